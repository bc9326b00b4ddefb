# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing on the accessibility bus."""

import itertools
import re
import time

from gi.repository import GLib

from . import bus, hands
from .wait import wait_for

DEEPEST = 80
MOST_TABS = 100
MARGIN = 5
AGAIN = 3.0
# What these open stands beside them, not in them: it does not scroll with what is around them.
OPENERS = ("button", "combo box", "toggle button")
# What stands for a character of a secret: GTK takes the first that it finds a glyph for.
HIDDEN = set("●•")
SHOWN = {"showing", "visible"}


def has_arrived(text, before, after):
    """Whether a typed text stands there; of a secret one only the number of its characters is told."""
    if after and set(after) <= HIDDEN:
        return len(after) == len(before) + len(text)
    return text in after and after != before


class Element:
    """A widget as assistive technology sees it. What it says is asked anew each time."""

    def __init__(self, app, node):
        self.app, self.node = app, node

    def __repr__(self):
        x, y, width, height = self.bounds
        states = " ".join(sorted(self.states & {"focused", "checked", "pressed", "selected", "expanded", "editable", "showing", "sensitive"}))
        return f"{self.role} {self.name!r} [{states}] {width}×{height}+{x}+{y}"

    def __eq__(self, other):
        return isinstance(other, Element) and self.node == other.node

    def __hash__(self):
        return hash(self.node)

    def _call(self, interface, method, arguments=None):
        return bus.ask([(*self.node, interface, method, arguments)])[0]

    def _get(self, interface, name, default):
        answer = bus.ask([bus.get(self.node, interface, name)])[0]
        return default if answer is None else answer[0]

    @property
    def role(self):
        """Its role, as AT-SPI names it: "button", "list item", "text"."""
        return bus.role_of(self._call(bus.ACCESSIBLE, "GetRole"))

    @property
    def name(self):
        """Its accessible name."""
        return self._get(bus.ACCESSIBLE, "Name", "")

    @property
    def description(self):
        """Its accessible description."""
        return self._get(bus.ACCESSIBLE, "Description", "")

    @property
    def states(self):
        """The names of its states."""
        return bus.states_of(self._call(bus.ACCESSIBLE, "GetState"))

    @property
    def is_showing(self):
        """Whether it is on the screen, or would be if scrolled to."""
        return SHOWN <= self.states

    @property
    def text(self):
        """Its text. GTK 4.18 gives nothing for an end of −1, so the count is asked first."""
        count = self._get(bus.TEXT, "CharacterCount", 0)
        return (self._call(bus.TEXT, "GetText", GLib.Variant("(ii)", (0, count))) or ("",))[0] if count else ""

    @property
    def value(self):
        """Its number: a slider's, a spin button's."""
        return self._get(bus.VALUE, "CurrentValue", None)

    @property
    def bounds(self):
        """x, y, width, height in its window."""
        answer = self._call(bus.COMPONENT, "GetExtents", GLib.Variant("(u)", (bus.WINDOW,)))
        return answer[0] if answer else (0, 0, 0, 0)

    @property
    def extents(self):
        """x, y, width, height on the screen."""
        x, y, width, height = self.bounds
        left, top = hands.window_origin(self.app.owner, self._title())
        return x + left, y + top, width, height

    def _title(self):
        top = [self, *self.ancestors()]
        return next((element.name for element in reversed(top) if element.role not in ("application", "desktop frame", "")), "")

    def children(self):
        """What is in it."""
        return [Element(self.app, tuple(node)) for node in (self._call(bus.ACCESSIBLE, "GetChildren") or ([],))[0]]

    def walk(self, showing=True):
        """All that is in it, in the order of the tree."""
        return [Element(self.app, node) for node, _, _ in self.look(showing)]

    def look(self, showing=True):
        """All that is in it, in the order of the tree: nodes with their roles and states."""
        found, order, frontier, seen = {}, {}, [self.node], set()
        for _ in range(DEEPEST):
            answers = bus.ask([(*node, bus.ACCESSIBLE, "GetChildren", None) for node in frontier])
            below = []
            for node, answer in zip(frontier, answers):
                # GTK tells some children of a stack twice.
                order[node] = [child for child in map(tuple, (answer or ([],))[0]) if not (child in seen or seen.add(child))]
                below += order[node]
            if not below:
                break
            questions = [(*node, bus.ACCESSIBLE, method, None) for node in below for method in ("GetRole", "GetState")]
            told = bus.ask(questions)
            for position, node in enumerate(below):
                found[node] = (bus.role_of(told[2 * position]), bus.states_of(told[2 * position + 1]))
            frontier = [node for node in below if not showing or SHOWN <= found[node][1]]

        def lay_out(node):
            for child in order.get(node, []):
                if not showing or SHOWN <= found[child][1]:
                    yield child, *found[child]
                    yield from lay_out(child)

        return list(lay_out(self.node))

    def find(self, role=None, name=None, **rest):
        """The one thing in it that answers the description."""
        return self.app.find(role, name, within=self, **rest)

    # Acting

    def actions(self):
        """The names of what it can be told to do over the bus."""
        count = self._get(bus.ACTION, "NActions", 0)
        return [(self._call(bus.ACTION, "GetName", GLib.Variant("(i)", (number,))) or ("",))[0] for number in range(count)]

    def click(self):
        """Activates it: over the bus where it offers that, else with the pointer."""
        wait_for(lambda: "sensitive" in self.states, f"{self} can be used", explain=self.app.tree)
        if self.actions()[:1] in (["click"], ["activate"], ["toggle"]):
            self._call(bus.ACTION, "DoAction", GLib.Variant("(i)", (0,)))
        else:
            self.point()

    def centre(self):
        """The middle of it on the screen, once it is somewhere."""
        x, y, width, height = wait_for(lambda: self.extents if self.extents[2] > 0 else None, f"{self} has a place", explain=self.app.tree)
        return x + width // 2, y + height // 2

    def ancestors(self):
        """What it is in, from the inside out."""
        above = self._get(bus.ACCESSIBLE, "Parent", None)
        while above is not None and not above[1].endswith("/null"):
            element = Element(self.app, tuple(above))
            yield element
            above = element._get(bus.ACCESSIBLE, "Parent", None)  # pylint: disable=protected-access

    def reveal(self):
        """Turns the wheel until its middle is in sight, in everything that scrolls around it."""
        around = itertools.takewhile(lambda element: element.role not in OPENERS, self.ancestors())
        for pane in [element for element in around if element.role == "scroll pane"]:
            wait_for(lambda within=pane: self._scroll_towards(within), f"{self} can be scrolled to", explain=self.app.tree)

    def _scroll_towards(self, pane):
        """Whether it is in sight of a pane; if not, turns the wheel some way and lets the view move."""
        _, top, _, height = pane.bounds
        _, y, _, own = self.bounds
        middle = y + own // 2
        edge = min(own // 2, height // 4)
        if top + edge <= middle <= top + height - edge:
            return True
        x, screen_top, _, _ = pane.extents
        # At its margin, so that nothing in it takes the wheel.
        beyond = middle - top - height // 2
        turns = max(1, min(abs(beyond) // height * 4, 20))
        hands.scroll(x + MARGIN, screen_top + height // 2, turns if beyond > 0 else -turns)
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
        """Drags over words in its text, from the first character to the last; lines may end between them."""
        found = re.search(r"\s+".join(map(re.escape, words.split())), self.text)
        left, top, _, _ = self.bounds
        x, y, _, height = self._place(found.start())
        end_x, end_y, end_width, end_height = self._place(found.end() - 1)
        self.drag((x - left + 1, y - top + height // 2), (end_x - left + end_width, end_y - top + end_height // 2))

    def _place(self, character):
        arguments = GLib.Variant("(iiu)", (character, character + 1, bus.WINDOW))
        return self._call(bus.TEXT, "GetRangeExtents", arguments) or (0, 0, 0, 0)

    def focus(self):
        """Gives it the keyboard: a text by a click, anything else by the Tab key."""
        hands.focus_window(self.app.owner)
        if self.has_focus:
            return
        if "editable" in self.states:
            wait_for(self._pointed_at(), f"{self} has the keyboard", explain=self.app.tree)
        else:
            self._tab()
            wait_for(lambda: self.has_focus, f"{self} has the keyboard", explain=self.app.tree)

    def _pointed_at(self):
        # What moved under the pointer is clicked again.
        last = [float("-inf")]

        def clicked():
            if not self.has_focus and time.monotonic() - last[0] > AGAIN:
                self.point()
                last[0] = time.monotonic()
            return self.has_focus

        return clicked

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
        return "focused" in self.states or any("focused" in states for _, _, states in self.look())

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
        text = child.text
        lines.append("  " * depth + repr(child) + (f" “{text[:60]}”" if text and text != child.name else ""))
        if depth < DEEPEST:
            lines.append(tree_of(child, depth + 1))
    return "\n".join(line for line in lines if line)
