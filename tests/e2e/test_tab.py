#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key alone: it goes round through all that is there, in the order of the panes."""

import os
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from rogdrive import Tap, wait_for  # noqa: E402
from rogdrive.element import Element  # noqa: E402
from stories.at_desk import AtDesk  # noqa: E402
from stories.first import LETTER  # noqa: E402
from stories.named import UNNAMED  # noqa: E402

# Sidebar, reader, work.
PANES = {"Dossier": 0, "Document": 1, "Decision": 1, "Desk": 2}
MOST = 120
SECTIONS = ["Request", "Notes", "Scope", "Challenges", "Ruling", "Record"]
GOES_ON = 5
tap = Tap()


class Walk(AtDesk):
    """Presses Tab and looks where the keyboard is."""

    def __init__(self, directory):
        super().__init__(directory)
        self.words, self.at = {}, None
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

    def around(self, place):
        """The names of what a place is in, for people."""
        return " < ".join(above.name for above in place.ancestors() if above.name) if place else "nothing"

    def pane(self, place):
        """The pane that a place is in, if any."""
        return next((PANES[above.name] for above in place.ancestors() if above.role == "grouping" and above.name in PANES), None)

    def look(self, place):
        """Has a name, and is in sight; keeps what it is, for people."""
        self.words[place] = f"{place!r} in {self.around(place)}"
        assert place.name.strip() or place.role in UNNAMED, f"without a name: {self.words[place]}"

        def in_sight():
            panes = [above.bounds for above in place.ancestors() if above.role in ("scroll pane", "frame", "dialog")]
            x, y, width, height = place.bounds
            return width > 0 < height and all(x < left + w and left < x + width and y < top + h and top < y + height for left, top, w, h in panes)

        wait_for(in_sight, f"{self.words[place]} is in sight", GOES_ON, self.app.tree)
        return place

    def go_round(self, name, panes):
        """Tab comes back to where it began, in the order of the panes, and Shift+Tab the same way back."""
        ring, back = self.ring(name, "Tab"), self.ring(name, "shift+Tab")
        self.in_order(ring, panes)
        turn = back.index(ring[-1]) if ring[-1] in back else 0
        assert back[turn:] + back[:turn] == ring[::-1], f"{name}:\n{self.told(ring)}\nand back:\n{self.told(back)}"
        self.say(f"{name}: {len(ring)} places")
        return ring

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

    def section_round(self, name):
        """A section of the dossier, beside the letter: the Tab key leaves it there."""
        self.app.key(f"ctrl+{SECTIONS.index(name) + 1}")
        self.layout("Both")
        self.app.still()
        ring = self.go_round(name, (0, 1, 2))
        for button in ("Back", "Dossier Menu"):
            assert any(place.name == button for place in ring), f"{button} is not one of:\n{self.told(ring)}"
        self.app.find("list item", name, within=self.app.find("list", "Sections"), state="selected")


@tap.test
def docket(desk):
    """The docket."""
    desk.practice_row()
    desk.app.gone("button", "Dismiss")
    desk.go_round("docket", ())


@tap.test
def opened(desk):
    """The request, beside the letter."""
    desk.open_practice()
    desk.document(LETTER)
    desk.section_round("Request")


@tap.test
def notes(desk):
    """Notes."""
    desk.section_round("Notes")


@tap.test
def scope(desk):
    """Scope."""
    desk.section_round("Scope")


@tap.test
def challenges(desk):
    """Challenges."""
    desk.section_round("Challenges")


@tap.test
def ruling(desk):
    """Ruling."""
    desk.section_round("Ruling")


@tap.test
def record(desk):
    """Record."""
    desk.section_round("Record")


def main():
    """One desk for all."""
    desk = Walk(os.environ["ROGATORY_SESSION"])
    desk.settle()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
