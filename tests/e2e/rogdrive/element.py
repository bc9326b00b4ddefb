# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing on the accessibility bus."""

import itertools

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from . import hands  # noqa: E402
from .wait import wait_for  # noqa: E402

DEEPEST = 80
MOST_TABS = 100
# What these open stands beside them, not in them: it does not scroll with what is around them.
OPENERS = ("button", "combo box", "toggle button")
HIDDEN = "●"


def has_arrived(text, before, after):
    """Whether a typed text stands there; of a secret one only the number of its characters is told."""
    if after and set(after) == {HIDDEN}:
        return len(after) == len(before) + len(text)
    return text in after and after != before


class Element:
    """A widget as assistive technology sees it. What it says is asked anew each time."""

    def __init__(self, app, accessible):
        self.app, self.accessible = app, accessible

    def __repr__(self):
        x, y, width, height = self.bounds
        states = " ".join(sorted(self.states & {"focused", "checked", "pressed", "selected", "expanded", "editable", "showing", "sensitive"}))
        return f"{self.role} {self.name!r} [{states}] {width}×{height}+{x}+{y}"

    def _ask(self, question, default):
        # A widget may go while it is asked: then it says nothing.
        try:
            answer = question()
        except GLib.Error:
            return default
        return default if answer is None else answer

    @property
    def role(self):
        """Its role, as AT-SPI names it: "button", "list item", "text"."""
        return self._ask(self.accessible.get_role_name, "")

    @property
    def name(self):
        """Its accessible name."""
        return self._ask(self.accessible.get_name, "")

    @property
    def description(self):
        """Its accessible description."""
        return self._ask(self.accessible.get_description, "")

    @property
    def states(self):
        """The names of its states."""
        states = self._ask(lambda: self.accessible.get_state_set().get_states(), [])
        return {state.value_nick for state in states}

    @property
    def is_showing(self):
        """Whether it is on the screen, or would be if scrolled to."""
        return {"showing", "visible"} <= self.states

    @property
    def text(self):
        """Its text. GTK 4.18 gives nothing for an end of −1, so the count is asked first."""
        interface = self.accessible.get_text_iface()
        if interface is None:
            return ""
        count = self._ask(lambda: Atspi.Text.get_character_count(interface), 0)
        return self._ask(lambda: Atspi.Text.get_text(interface, 0, count), "")

    @property
    def value(self):
        """Its number: a slider's, a spin button's."""
        interface = self.accessible.get_value_iface()
        return None if interface is None else self._ask(lambda: Atspi.Value.get_current_value(interface), None)

    @property
    def bounds(self):
        """x, y, width, height in its window."""
        component = self.accessible.get_component_iface()
        rect = component and self._ask(lambda: Atspi.Component.get_extents(component, Atspi.CoordType.WINDOW), None)
        return (rect.x, rect.y, rect.width, rect.height) if rect else (0, 0, 0, 0)

    @property
    def extents(self):
        """x, y, width, height on the screen."""
        x, y, width, height = self.bounds
        left, top = hands.window_origin(self.app.pid, self._title())
        return x + left, y + top, width, height

    def _title(self):
        top = self.accessible
        while True:
            parent = self._ask(top.get_parent, None)
            if parent is None or self._ask(parent.get_role_name, "") in ("application", "desktop frame", ""):
                return self._ask(top.get_name, "")
            top = parent

    def children(self):
        """What is in it."""
        count = self._ask(self.accessible.get_child_count, 0)
        found = [self._ask(lambda i=i: self.accessible.get_child_at_index(i), None) for i in range(count)]
        return [Element(self.app, child) for child in found if child is not None]

    def walk(self, showing=True, depth=0):
        """All that is in it, in the order of the tree."""
        for child in self.children():
            if showing and not child.is_showing:
                continue
            yield child
            if depth < DEEPEST:
                yield from child.walk(showing, depth + 1)

    def find(self, role=None, name=None, **rest):
        """The one thing in it that answers the description."""
        return self.app.find(role, name, within=self, **rest)

    # Acting

    def actions(self):
        """The names of what it can be told to do over the bus."""
        interface = self.accessible.get_action_iface()
        if interface is None:
            return []
        count = self._ask(lambda: Atspi.Action.get_n_actions(interface), 0)
        return [self._ask(lambda i=i: Atspi.Action.get_action_name(interface, i), "") for i in range(count)]

    def click(self):
        """Activates it: over the bus where it offers that, else with the pointer."""
        wait_for(lambda: "sensitive" in self.states, f"{self} can be used", explain=self.app.tree)
        if self.actions()[:1] in (["click"], ["activate"], ["toggle"]):
            Atspi.Action.do_action(self.accessible.get_action_iface(), 0)
        else:
            self.point()

    def centre(self):
        """The middle of it on the screen, once it is somewhere."""
        x, y, width, height = wait_for(lambda: self.extents if self.extents[2] > 0 else None, f"{self} has a place", explain=self.app.tree)
        return x + width // 2, y + height // 2

    def ancestors(self):
        """What it is in, from the inside out."""
        above = self._ask(self.accessible.get_parent, None)
        while above is not None:
            yield Element(self.app, above)
            above = self._ask(above.get_parent, None)

    def reveal(self):
        """Turns the wheel until its middle is in sight, in everything that scrolls around it."""
        around = itertools.takewhile(lambda element: element.role not in OPENERS, self.ancestors())
        for pane in [element for element in around if element.role == "scroll pane"]:
            wait_for(lambda within=pane: self._scroll_towards(within), f"{self} can be scrolled to", explain=self.app.tree)

    def _scroll_towards(self, pane):
        """Whether it is in sight of a pane; if not, turns the wheel by one step and lets the view move."""
        _, top, _, height = pane.bounds
        _, y, _, own = self.bounds
        middle = y + own // 2
        edge = min(own // 2, height // 4)
        if top + edge <= middle <= top + height - edge:
            return True
        x, screen_top, width, _ = pane.extents
        hands.scroll(x + width // 2, screen_top + height // 2, 1 if middle > top + height // 2 else -1)
        return False

    def point(self, button=1, times=1, at=None):
        """Clicks it with the pointer, scrolled to if need be: in the middle, or at a place in it."""
        self.reveal()
        x, y = self.centre() if at is None else (self.extents[0] + at[0], self.extents[1] + at[1])
        hands.click(x, y, button, times)

    def drag(self, start, end):
        """Drags with the first button between two places in it."""
        left, top, _, _ = self.extents
        hands.drag((left + start[0], top + start[1]), (left + end[0], top + end[1]))

    def select(self, words):
        """Drags over words in its text that stand on one line."""
        interface = self.accessible.get_text_iface()
        start = self.text.index(words)
        rect = Atspi.Text.get_range_extents(interface, start, start + len(words), Atspi.CoordType.WINDOW)
        left, top, _, _ = self.bounds
        middle = rect.y - top + rect.height // 2
        self.drag((rect.x - left + 1, middle), (rect.x - left + rect.width, middle))

    def focus(self):
        """Gives it the keyboard: a text by a click, anything else by the Tab key."""
        hands.focus_window(self.app.pid)
        if self.has_focus:
            return
        if "editable" in self.states:
            self.point()
        else:
            self._tab()
        wait_for(lambda: self.has_focus, f"{self} has the keyboard", explain=self.app.tree)

    def _tab(self):
        for _ in range(MOST_TABS):
            before = self.app.focused()
            hands.key("Tab")
            wait_for(lambda old=before: old is None or "focused" not in old.states, "the Tab key moves the keyboard's place")
            if self.has_focus:
                return

    @property
    def has_focus(self):
        """Whether it, or something in it, has the keyboard."""
        return "focused" in self.states or any("focused" in child.states for child in self.walk())

    def type(self, text):
        """Types into it with the keyboard, after what is there, and waits until it stands there."""
        self.focus()
        before = self.text
        hands.type_text(text)
        wait_for(lambda: has_arrived(text, before, self.text), f"“{text[:60]}” stands in {self}", explain=lambda: self.text)

    def fill(self, text):
        """Replaces what is in it, by select all and the keyboard."""
        self.focus()
        hands.key("ctrl+a", "BackSpace")
        wait_for(lambda: self.text == "", f"{self} is empty", explain=lambda: self.text)
        if text:
            self.type(text)


def tree_of(element, depth=0):
    """The tree below an element, one line each."""
    lines = []
    for child in element.children():
        lines.append("  " * depth + repr(child) + (f" “{child.text[:60]}”" if child.text and child.text != child.name else ""))
        if depth < DEEPEST:
            lines.append(tree_of(child, depth + 1))
    return "\n".join(line for line in lines if line)
