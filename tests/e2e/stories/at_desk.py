# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk for one question: past the first run, without pictures."""

import re

from rogdrive import App

from .desk import DARK, PROGRAM, SCHEMAS, SIZE, Desk

REFERENCE = "MLA 118/2026"


class AtDesk(Desk):
    """The register is open at the docket; what is written to the disk is not recorded."""

    mark = "# "

    def picture(self, name, size=SIZE):
        """None are kept."""

    def start(self, *arguments, dark=False):
        """Opens the program; one that a failed test has left is ended."""
        if self.app is not None:
            self.app.kill()
        self.app = App.start([PROGRAM, *arguments], {**SCHEMAS, **(DARK if dark else {})}, log=self.log)
        self.app.resize(*SIZE)

    def settle(self):
        """First run, with the recovery sheet on a stick."""
        self.first_run()
        self.recovery_sheet()

    def practice_row(self):
        """The practice dossier in the docket."""
        self.app.find("label", "Practice", within=self.app.find("list", "Queues")).point()
        return self.app.find("list item", re.compile("^" + re.escape(REFERENCE)))

    def open_practice(self):
        """From the docket into the practice dossier."""
        self.practice_row().point()
        self.app.find("list", "Measures requested")

    def menu(self, letter):
        """Takes an item of the menu of the dossier that is open, by its letter: GTK 4.18 tells no name of it."""
        # A dialog that is on its way out still has the keyboard.
        self.app.gone("dialog")
        self.app.still()
        self.app.key("F10")
        self.app.find("menu", "Dossier Menu").find("menu item", state="focused")
        self.app.key(letter)
        self.app.gone("menu", "Dossier Menu")
