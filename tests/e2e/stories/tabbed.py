# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key alone: it goes round through all that is there, and each place has a name and is in sight."""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from rogdrive import bus, wait_for  # noqa: E402
from rogdrive.element import Element  # noqa: E402

from .desk import Desk  # noqa: E402
from .named import UNNAMED  # noqa: E402

# Sidebar, reader, work.
PANES = {"Dossier": 0, "Document": 1, "Decision": 1, "Desk": 2}
MOST = 250
GOES_ON = 5
# What the bus tells of places leaves out the padding of what is around them.
FRAME = 18


def shows(start, length, first, room):
    """Whether something that begins at a place is seen in what begins at another: all of it, if there is room."""
    if length <= room:
        return first - FRAME <= start and start + length <= first + room + FRAME
    return start < first + room and first < start + length


class Tabbed(Desk):
    """Presses Tab and looks where the keyboard is."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.words, self.known, self.at = {}, {}, None
        self.listener = Atspi.EventListener.new(self.on_focus)

    def start(self, *arguments, dark=False):
        super().start(*arguments, dark=dark)
        self.listener.register("object:state-changed:focused")

    def on_focus(self, event):
        """The program says where the keyboard goes: to ask everything on the screen takes too long at each step."""
        if event.detail1 and event.source is not None:
            self.at = Element(self.app, (event.source.app.bus_name, event.source.path))

    def step(self, key, before):
        """Presses a key, and returns the place that it goes to."""
        self.at = None
        self.app.key(key)
        return wait_for(lambda: self.at if self.at != before else None, f"{key} goes on from {self.words.get(before)}", GOES_ON, self.app.tree)

    def above(self, place):
        """What a place is in, from the inside out, with roles and names; asked once."""
        if place not in self.known:
            around = list(place.ancestors())
            roles = bus.ask([(*above.node, bus.ACCESSIBLE, "GetRole", None) for above in around])
            names = bus.ask([bus.get(above.node, bus.ACCESSIBLE, "Name") for above in around])
            self.known[place] = [(above.node, bus.role_of(role), name[0] if name else "") for above, role, name in zip(around, roles, names)]
        return self.known[place]

    def pane(self, place):
        """The pane that a place is in, if any."""
        return next((PANES[name] for _, role, name in self.above(place) if role == "grouping" and name in PANES), None)

    def in_sight(self, place):
        """Whether a place is where all that scrolls around it shows it, as much of it as there is room for."""
        nodes = [place.node] + [node for node, role, _ in self.above(place) if role in ("scroll pane", "frame", "dialog")]
        told = bus.ask([(*node, bus.COMPONENT, "GetExtents", GLib.Variant("(u)", (bus.WINDOW,))) for node in nodes])
        if None in told:
            return False
        x, y, width, height = told[0][0]
        return width > 0 < height and all(shows(x, width, left, w) and shows(y, height, top, h) for (left, top, w, h), in told[1:])

    def look(self, place):
        """Has a name, and is in sight; keeps what it is, for people."""
        if place not in self.words:
            self.words[place] = f"{place!r} in " + " < ".join(name for _, _, name in self.above(place) if name)
            assert place.name.strip() or place.role in UNNAMED, f"without a name: {self.words[place]}"
        wait_for(lambda: self.in_sight(place), f"{self.words[place]} is in sight", GOES_ON, self.app.tree)
        return place

    def go_round(self, name, panes=None):
        """Tab comes back to where it began, in the order of the panes, if any, and Shift+Tab the same way back."""
        ring, back = self.ring(name, "Tab"), self.ring(name, "shift+Tab")
        if panes is not None:
            self.in_order(ring, panes)
        on, there = [self.stop(place) for place in ring][::-1], [self.stop(place) for place in back]
        turn = there.index(on[0]) if on[0] in there else 0
        assert there[turn:] + there[:turn] == on, f"{name}:\n{self.told(ring)}\nand back:\n{self.told(back)}"
        self.say(f"{name}: {len(ring)} places")
        return ring

    def stop(self, place):
        """What Tab stops at: of choices of which none is taken, the one end is the first, and the other the last."""
        return self.above(place)[0][0] if place.role == "radio button" else place.node

    def tab_to(self, wanted):
        """By the Tab key to something, wherever the keyboard is."""
        place = self.app.focused()
        for _ in range(MOST):
            if place == wanted:
                return wanted
            place = self.step("Tab", place)
        raise AssertionError(f"Tab does not come to {wanted}")

    def ring(self, name, key):
        """All places that a key goes to, until it is where it began."""
        ring = [self.look(self.step(key, self.app.focused()))]
        while (place := self.step(key, ring[-1])) not in ring:
            ring.append(self.look(place))
            assert len(ring) < MOST, f"{name}: not round after {MOST}:\n" + self.told(ring)
        assert place == ring[0], f"{name}: round to {place!r}, not to where it began:\n" + self.told(ring)
        return ring

    def in_order(self, ring, panes):
        """Each pane once, one after the other."""
        been = [pane for pane in map(self.pane, ring) if pane is not None]
        turns = [pane for number, pane in enumerate(been) if pane != been[number - 1]]
        first = turns.index(min(turns)) if turns else 0
        assert turns[first:] + turns[:first] == list(panes), f"{turns}, not {panes}:\n" + self.told(ring)

    def told(self, ring):
        """All places, for people."""
        return "\n".join(self.words[place] for place in ring)
