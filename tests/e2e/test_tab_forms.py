#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each form by the keyboard alone: through its fields and back, out of it, and to where it was opened."""

import os
import re
import sys

from rogdrive import Tap, wait_for
from stories.at_desk import AtDesk
from stories.casework import Casework, exactly
from stories.first import COUNSEL, GROUND, PERSON
from stories.tabbed import Tabbed

tap = Tap()


class Forms(Tabbed, AtDesk, Casework):
    """The practice dossier is open."""

    def editing(self):
        """The Request with all that can be corrected."""
        self.app.key("ctrl+1")
        self.layout("Work")
        self.app.find("toggle button", "Edit").point()
        self.app.find("button", "Enter Person…")

    def has_keyboard(self, role, name):
        """Waits until this has the keyboard, and keeps it when the screen is still."""
        wait_for(lambda: any("focused" in found.states for found in self.app.find_all(role, name)), f"{name} has the keyboard", explain=self.app.tree)
        self.app.still()
        place = self.app.focused()
        said = place is not None and (name.search(place.name) if isinstance(name, re.Pattern) else place.name == name)
        assert said, f"the keyboard is at {place}, not {name}"

    def open(self, opener, form):
        """Opens a form by its button."""
        self.tab_to(self.app.find_all("button", opener)[0])
        self.app.key("Return")
        self.app.find("grouping", form)

    def enter(self, form):
        """Enters what stands in the form that is open."""
        self.app.find("button", re.compile("Record$"), state="sensitive")
        self.app.key("ctrl+Return")
        self.app.gone("grouping", form)

    def look_through(self, opener, form, menu=None):
        """Opens a form where it is opened, goes round in it, closes it, and is where it was opened."""
        role, name = opener
        self.tab_to(self.app.find_all(role, name)[0])
        self.app.key("Return")
        if menu:
            self.app.find("menu item", state="focused")
            self.app.key(menu)
        self.app.find("grouping", form)
        self.app.still()
        self.go_round(f"{name} {menu or ''}")
        self.app.key("Escape")
        self.app.gone("grouping", form)
        self.has_keyboard(role, name)


@tap.test
def entering(desk):
    """What is entered from the Request."""
    desk.editing()
    for name, form in (
        ("Enter Event…", "Enter Event"),
        ("Open to…", re.compile("^Open")),
        ("Enter Person…", "Enter Person"),
        ("Enter Time Limit…", "Enter Time Limit"),
        ("Keep Secret…", "Keep Secret"),
        ("Add a Fact…", "Use as Fact"),
        ("Add an Offence…", "Use as Fact"),
        ("Add an Intake Fact…", "Use as Fact"),
        ("Change: Their reference", "Their reference"),
    ):
        desk.look_through(("button", name), form)


@tap.test
def menus(desk):
    """What is opened from a menu."""
    for menu, form in (("p", "Capacity"), ("d", "Details of a Person"), ("e", "Enter Counsel")):
        desk.look_through(("toggle button", f"What is known of {PERSON}"), form, menu)
    for menu, form in (("e", "Change Time Limit"), ("m", "Time Limit Met")):
        desk.look_through(("toggle button", re.compile("^What became of the time limit: ")), form, menu)


@tap.test
def entered(desk):
    """What is entered leads back to where it was opened, too; and what is gone then, to what has come into its place."""
    desk.open("Enter Event…", "Enter Event")
    desk.app.choose("What happened", "Called to a hearing")
    desk.app.find("text", "When").type("20 November 2026, 14:30")
    desk.app.find("text", "To or by whom, in words").type("the authority, Dr Marrenholt")
    desk.app.find("text", "How it is known, in words").type("note of the call")
    desk.enter("Enter Event")
    desk.app.find("label", "Called to a hearing")
    desk.has_keyboard("button", "Enter Event…")
    lifts = len(desk.app.find_all("button", "Lift…"))
    desk.open("Lift…", "Lift Secrecy")
    desk.app.find("text", exactly("Why")).type("The authority has told her itself.")
    desk.enter("Lift Secrecy")
    wait_for(lambda: len(desk.app.find_all("button", "Lift…")) == lifts - 1, "it is lifted", explain=desk.app.tree)
    desk.app.still()
    assert desk.app.focused().name in ("Lift…", "Keep Secret…"), desk.app.focused()


@tap.test
def challenges(desk):
    """A challenge from paper, and what is entered of one."""
    desk.app.key("ctrl+4")
    desk.layout("Work")
    desk.tab_to(desk.app.find("button", "Enter from Paper…"))
    desk.app.key("Return")
    desk.app.find("button", "Choose Scan…")
    desk.app.key("Escape")
    desk.app.gone("button", "Choose Scan…")
    desk.has_keyboard("button", "Enter from Paper…")
    desk.enter_challenge(PERSON, COUNSEL, (1, 2), GROUND, "No message is linked to a payment", ("2023-02-01", "2024-11-30"), "2026-11-20")
    desk.has_keyboard("button", "Enter from Paper…")
    for name, form in (("Enter Supplement…", "Enter Supplement"), ("Enter Withdrawal…", "Enter Withdrawal")):
        desk.look_through(("button", name), form)


def main():
    """One desk for all."""
    desk = Forms(os.environ["ROGATORY_SESSION"])
    desk.settle()
    desk.open_practice()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
