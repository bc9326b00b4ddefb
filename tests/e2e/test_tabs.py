#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several dossiers in a narrow window: a button with their number, and all of them side by side, by keyboard and by ear."""

import os
import re
import sys

from rogdrive import Tap
from stories.at_desk import REFERENCE as PRACTICE
from stories.at_desk import AtDesk
from stories.desk import NARROW, SIZE
from stories.second import REFERENCE, SecondStory

NUMBER = re.compile("^2 dossiers open$")
tap = Tap()


class Tabs(AtDesk, SecondStory):
    """The practice dossier is open, and one of bare PDFs behind it."""

    def in_front(self, reference):
        """Waits until a dossier is in front: the window's page is called after it, and its header says so."""
        self.app.find("label", re.compile(re.escape(reference).replace(r"\ ", "[ \u00a0]")), within=self.app.find_all("grouping", "Document")[0])

    def open_overview(self, front):
        """By the keyboard, from the button, to the dossier in front, which is heard."""
        self.app.find("button", NUMBER).focus()
        self.app.announced.clear()
        self.app.key("Return")
        self.app.find("label", "2 Tabs")
        self.app.still()
        # The first time libadwaita 1.7 begins at its own header.
        while front not in self.app.announced and self.app.focused().role != "panel":
            self.app.key("Tab")
            self.app.still()
        self.app.announced.clear()


@tap.test
def bar(desk):
    """In a wide window there are tabs, and no button; in a narrow one the button, and no tabs."""
    assert not desk.app.find_all("button", NUMBER), desk.app.tree()
    desk.app.find("page tab", REFERENCE)
    desk.app.resize(700, 800)
    desk.app.find("button", NUMBER)
    desk.app.gone("page tab", REFERENCE)
    desk.app.resize(*NARROW)
    desk.app.find("button", NUMBER)
    desk.app.gone("page tab", REFERENCE)
    desk.in_front(PRACTICE)


@tap.test
def change(desk):
    """From the one to the other and back, each named as the keyboard comes to it."""
    desk.app.key("ctrl+2")
    desk.open_overview(PRACTICE)
    desk.app.key("Left")
    desk.app.wait_for_announcement(REFERENCE)
    desk.app.key("Return")
    desk.app.gone("label", "2 Tabs")
    desk.in_front(REFERENCE)
    desk.open_overview(REFERENCE)
    desk.app.key("Right")
    desk.app.wait_for_announcement(PRACTICE)
    desk.app.key("Return")
    desk.in_front(PRACTICE)
    desk.app.find("radio button", "Notes", state="checked")


@tap.test
def back(desk):
    """Escape goes back to the dossier."""
    desk.open_overview(PRACTICE)
    desk.app.key("Escape")
    desk.app.gone("label", "2 Tabs")
    desk.in_front(PRACTICE)


@tap.test
def one(desk):
    """With one dossier left there is no button; what is closed there is closed."""
    desk.open_overview(PRACTICE)
    desk.app.find_all("button", "Close Tab")[0].click()
    desk.app.find("label", "1 Tab")
    desk.app.key("Escape")
    desk.app.gone("button", re.compile("dossiers? open$"))
    (left,) = [reference for reference in (PRACTICE, REFERENCE) if desk.app.find_all("panel", reference)]
    desk.in_front(left)
    desk.app.resize(*SIZE)
    said = desk.log.read_text(errors="replace").strip()
    assert not said, said


def main():
    """Two dossiers are opened in a wide window."""
    desk = Tabs(os.environ["ROGATORY_SESSION"])
    desk.settle()
    desk.imported()
    desk.app.find("list", "Measures requested")
    desk.app.key("alt+Left")
    desk.open_practice()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
