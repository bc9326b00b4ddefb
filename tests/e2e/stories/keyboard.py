# SPDX-License-Identifier: GPL-3.0-or-later
"""A story by the keyboard alone: what it points at, it goes to by F6, Tab and the arrow keys."""

import re

from rogdrive import bus, hands, wait_for
from rogdrive.element import Element

from .tabbed import PANES, Tabbed

# What the arrow keys go through, and Tab passes.
IN_A_LIST = ("label", "list item")
CHOICES = ("radio button", "page tab")
TAKEN = {"checked", "selected"}
MOST_STEPS = 150


def by_keys(element, *_, **__):
    """In place of a click."""
    element.app.hand.activate(element)


def to_it(element):
    """In place of a click into it."""
    hands.focus_window(element.app.owner)
    if not element.has_focus:
        element.app.hand.go(element)


def select(element, words):
    """In place of dragging over words: the caret goes to them, and over them."""
    element.app.hand.select(element, words)


def leave_the_pointer_alone():
    """From now on nothing is done with the pointer, nor over the bus."""
    Element.point = Element.click = by_keys
    Element.focus = to_it
    Element.select = select
    Element.reveal = lambda element: None
    for name in ("click", "drag", "scroll"):
        setattr(hands, name, None)


class ByKeys(Tabbed):
    """Goes where the story points."""

    def start(self, *arguments, dark=False):
        super().start(*arguments, dark=dark)
        self.app.hand = self

    def place(self):
        """Where the keyboard is, by the last that was told of it."""
        if self.at is None or "focused" not in self.at.states:
            self.at = self.app.focused()
        return self.at

    def inside(self, place, wanted):
        """Whether a place is something, or in it."""
        return place is not None and (place == wanted or wanted.node in [node for node, _, _ in self.above(place)])

    def press(self, key, before):
        """Presses a key that goes on, and returns where to."""
        self.at = None
        hands.key(key)
        return wait_for(lambda: self.at if self.at != before else None, f"{key} goes on from {before}", explain=self.app.tree)

    def change_pane(self, wanted):
        """By F6, where it is in another one."""
        target = self.pane(wanted)
        for _ in PANES:
            place = self.place()
            here = self.pane(place) if place is not None else None
            if target is None or here == target or self.in_dialog(wanted):
                return
            self.at = None
            self.app.key("F6")
            wait_for(lambda was=place: self.at not in (None, was), "F6 goes on", explain=self.app.tree)

    def in_dialog(self, element):
        """Whether something is in a dialog, which has no panes."""
        return any(role == "dialog" for _, role, _ in self.above(element))

    def go(self, wanted):
        """By Tab, the way that is shorter to see."""
        if self.inside(self.place(), wanted):
            return
        self.change_pane(wanted)
        place = self.place()
        key = "shift+Tab" if place is not None and wanted.bounds[1] < place.bounds[1] and self.pane(place) == self.pane(wanted) else "Tab"
        for _ in range(MOST_STEPS):
            if self.inside(place, wanted):
                return
            place = self.press(key, place)
        raise AssertionError(f"{key} does not come to {wanted}")

    def go_in_list(self, wanted):
        """To a row of a list, by the arrow keys."""
        row = wanted if wanted.role == "list item" else next(above for above in wanted.ancestors() if above.role == "list item")
        rows_in = next(above for above in row.ancestors() if above.role == "list")
        self.go(rows_in)
        rows = [child for child in rows_in.walk() if child.role == "list item"]
        for _ in rows:
            at = next((number for number, one in enumerate(rows) if self.inside(self.place(), one)), 0)
            if rows[at] == row:
                return
            self.press("Down" if at < rows.index(row) else "Up", self.place())
        raise AssertionError(f"the arrow keys do not come to {wanted}")

    def take_choice(self, wanted):
        """One of some choices, by the arrow keys."""
        node, _, _ = self.above(wanted)[0]
        group = Element(self.app, node)
        self.go(group)
        choices = [child for child in group.walk() if child.role in CHOICES]
        for _ in choices:
            place = self.place()
            if place == wanted:
                break
            self.press("Right" if choices.index(place) < choices.index(wanted) else "Left", place)
        if not TAKEN & wanted.states:
            self.app.key("space")
        wait_for(lambda: TAKEN & wanted.states, f"{wanted} is taken", explain=self.app.tree)

    def activate(self, element):
        """Does by keys what a click would."""
        wait_for(lambda: "sensitive" in element.states, f"{element} can be used", explain=self.app.tree)
        role = element.role
        if role in IN_A_LIST and any(above == "list" for _, above, _ in self.above(element)):
            self.go_in_list(element)
            self.app.key("Return")
        elif role in CHOICES:
            self.take_choice(element)
        else:
            self.go(element)
            if role not in ("slider", "text"):
                self.app.key("space")

    def select(self, pages, words):
        """F7, the caret to the words, and over them with Shift."""
        self.go(pages)
        self.app.key("F7")
        found = re.search(r"\s+".join(map(re.escape, words.split())), pages.text)
        caret = self.caret(pages)
        while caret < found.start():
            before = caret
            self.app.key("Down")
            wait_for(lambda was=before: self.caret(pages) != was, "the caret goes down", explain=self.app.tree)
            caret = self.caret(pages)
        self.app.key(*["Left"] * (caret - found.start()))
        wait_for(lambda: self.caret(pages) == found.start(), f"the caret stands before {words}", explain=lambda: self.caret(pages))
        self.app.key(*["shift+Right"] * (found.end() - found.start()))
        self.app.find("button", "Note")

    @staticmethod
    def caret(pages):
        """Where the caret is in the text of the page."""
        return pages._get(bus.TEXT, "CaretOffset", -1)  # pylint: disable=protected-access
