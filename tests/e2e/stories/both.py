# SPDX-License-Identifier: GPL-3.0-or-later
"""The court's desk and counsel's, on the same machine: what the one exports the other opens."""

import re

from .at_desk import AtDesk
from .casework import Casework
from .second import SecondStory

REMEDY, SERVED = "Appeal to the Court of Appeal within one month from service", "28 November 2026, 10:00"


class Court(AtDesk, SecondStory):
    """A judge who decides one item, enters that the decision was served, and exports the dossier."""

    def __init__(self, directory):
        super().__init__(directory)
        self.bag = self.home / "stick" / "for counsel"

    def enter_served(self):
        """An event of the Request."""
        self.section("Request")
        self.layout("Work")
        self.app.find("button", "Enter Event…").point()
        form = self.app.find("grouping", "Enter Event")
        self.app.choose("What happened", "Served", within=form)
        form.find("text", "When").type(SERVED)
        self.app.choose("Decision", re.compile("2026"), within=form)
        form.find("check box", self.values["suspect"]).point()
        self.app.choose("What was served", "Whole", within=form)
        form.find("text", re.compile("^Why it was served whole")).type("By the registry")
        form.find("text", "Information on the remedy").type(REMEDY)
        form.find("text", "How it is known, in words").type("Certificate of service")
        form.find("button", "Enter in Record", state="sensitive").click()
        self.app.gone("grouping", "Enter Event")

    def export_dossier(self):
        """By the menu of the dossier."""
        self.menu("e")
        self.app.save_as(self.bag)
        self.app.find("label", "Dossier exported, not encrypted")

    def hand_over(self):
        """All of it, from the first run on; the program is closed at the end."""
        self.settle()
        self.imported()
        self.settings()
        self.first_decision()
        self.enter_served()
        self.export_dossier()
        self.close()


class Counsel(AtDesk, Casework):
    """Counsel, with a register of counsel's own."""

    name, office, role = "Henrik Vaal", "Quay Street Chambers", "Counsel"
    stick = "counsel"

    def __init__(self, directory, court):
        super().__init__(directory)
        self.bag, self.person = court.bag, court.values["suspect"]

    def start(self, *arguments, dark=False):
        super().start("--profile", "counsel", *arguments, dark=dark)

    def open_with(self, *files):
        """With counsel's profile."""
        super().open_with("--profile", "counsel", *files)
