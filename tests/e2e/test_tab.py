#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key alone goes round the docket, and each section beside a document, in the order of the panes."""

import os
import sys

from rogdrive import Tap
from stories.at_desk import AtDesk
from stories.desk import NARROW
from stories.first import LETTER
from stories.tabbed import Tabbed

SECTIONS = ["Request", "Notes", "Scope", "Challenges", "Ruling", "Record"]
tap = Tap()


class Walk(Tabbed, AtDesk):
    """A judge's desk."""

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


@tap.test
def narrow(desk):
    """In a narrow window: the document, and the work in a sheet over it."""
    desk.app.resize(*NARROW)
    for name in ("Scope", "Ruling"):
        desk.app.key(f"ctrl+{SECTIONS.index(name) + 1}")
        desk.app.still()
        desk.go_round(f"{name}, narrow")


def main():
    """One desk for all."""
    desk = Walk(os.environ["ROGATORY_SESSION"])
    desk.settle()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
