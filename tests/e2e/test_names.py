#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that a screen reader meets has a name, screen by screen; and the keyboard goes nowhere that it is not told of."""

import os
import re
import sys

from rogdrive import Tap
from stories.at_desk import AtDesk
from stories.casework import Casework
from stories.desk import BUILD
from stories.first import COUNSEL, GROUND, LETTER, PASSAGE, PERSON
from stories.named import Named

tap = Tap()


class Walk(Named, AtDesk, Casework):
    """A judge's desk."""


@tap.test
def first_run(desk):
    """Who am I, and the recovery sheet."""
    desk.first_run()
    desk.app.find("list item", re.compile("^Save as PDF"))
    desk.picture("recovery sheet")
    desk.recovery_sheet()
    desk.named()


@tap.test
def docket(desk):
    """The docket, its search, and files that come in."""
    desk.practice_row()
    desk.picture("docket")
    desk.open_with(*sorted((BUILD / "data/practice/second-story").glob("*.pdf")))
    desk.app.find("button", "Continue…", state="sensitive")
    desk.picture("import")
    desk.app.find("button", "Continue…").click()
    form = desk.app.find("grouping", "Complete the Request")
    for button in ("Add an Intake Fact", "Add an Offence", "Add a Person", "Add an Item", "Add Secrecy"):
        form.find("button", button).click()
    desk.picture("form")
    desk.app.key("Escape")
    desk.app.find("button", "Stop and Discard").click()
    desk.app.gone("button", "Stop and Discard")
    desk.named()


@tap.test
def sections(desk):
    """The six sections of a dossier, and the form of an event."""
    desk.open_practice()
    desk.picture("request")
    desk.app.find("button", "Enter Event…").point()
    desk.app.find("combo box", "What happened")
    desk.picture("event")
    desk.app.key("Escape")
    desk.app.gone("combo box", "What happened")
    for name in ("Notes", "Scope", "Challenges", "Ruling", "Record"):
        desk.section(name)
        desk.picture(name)
    desk.named()


@tap.test
def reader(desk):
    """The reader with its search, and a note."""
    desk.section("Notes")
    pages = desk.document(LETTER)
    desk.app.find("grouping", "Which notes")
    desk.app.still()
    pages.select(PASSAGE)
    desk.picture("selection")
    desk.app.key("ctrl+m")
    desk.app.find("grouping", "New note")
    desk.picture("note")
    desk.app.key("ctrl+f")
    desk.app.type(PASSAGE)
    desk.app.find("label", re.compile(r"^\d+ of \d+$"))
    desk.picture("find")
    desk.app.key("Escape")
    desk.named()


@tap.test
def preferences(desk):
    """Preferences by the Tab key, both pages; the shortcuts; about."""
    desk.app.key("ctrl+comma")
    desk.app.find("spin button", "Minutes without input")
    desk.picture("preferences")
    desk.tab_through()
    desk.app.find("page tab", "Court").click()
    desk.app.find("button", "Add a Signer").click()
    desk.picture("court")
    desk.app.key("Escape")
    desk.app.gone("dialog", "Preferences")
    desk.app.key("ctrl+question")
    desk.app.find("label", re.compile("Ctrl .* Keyboard shortcuts$"))
    desk.picture("shortcuts")
    desk.app.key("Escape")
    desk.app.gone("label", re.compile("Ctrl .* Keyboard shortcuts$"))
    desk.named()


@tap.test
def forms(desk):
    """What a judge opens to a person, a fact that is corrected, and a letter that asks for information."""
    desk.section("Request")
    desk.layout("Work")
    desk.app.find("button", "Open to…").point()
    desk.app.find("grouping", re.compile("^Open"))
    desk.picture("open to")
    desk.app.key("Escape")
    desk.app.find("toggle button", "Edit").point()
    desk.picture("edit")
    desk.app.find("button", "Change: Their reference").point()
    desk.picture("fact")
    desk.app.key("Escape")
    desk.app.find("toggle button", "Edit").point()
    desk.app.key("ctrl+5")
    desk.app.find("button", "Ruling Menu").click()
    desk.app.find("menu item", state="focused")
    desk.app.key("a")
    desk.app.find("dialog", "Ask for Information")
    desk.picture("letter")
    desk.app.key("Escape")
    desk.app.gone("dialog", "Ask for Information")
    desk.named()


@tap.test
def challenge(desk):
    """A challenge from paper, with a ground and a relief; then the items of a ruling."""
    argument = "The letter links no message before March 2023 to a payment"
    desk.enter_challenge(PERSON, COUNSEL, (1, 2), GROUND, argument, ("2023-02-01", "2024-11-30"), "2026-11-20")
    desk.picture("challenges")
    desk.section("Ruling")
    desk.picture("ruling")
    desk.named()


@tap.test
def search(desk):
    """What is found in all dossiers, and about."""
    desk.app.key("ctrl+shift+f")
    desk.app.type("Solde")
    desk.app.wait_for_announcement(re.compile(r"passages? in"))
    desk.picture("search")
    desk.app.key("Escape")
    desk.app.key("F10")
    desk.app.find("menu item", state="focused")
    desk.app.key("a")  # by its letter: a pointer that rests where the menu opens takes the keyboard to what is below it
    desk.app.find("dialog", "About")
    desk.picture("about")
    desk.named()


def main():
    """One walk, in the order of the work."""
    return tap.run(Walk(os.environ["ROGATORY_SESSION"]))


if __name__ == "__main__":
    sys.exit(main())
