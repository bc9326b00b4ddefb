#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that a screen reader meets has a name, screen by screen; and the keyboard goes nowhere that it is not told of."""

import os
import re
import sys

from rogdrive import Tap, bus, wait_for
from stories.at_desk import AtDesk
from stories.casework import Casework
from stories.desk import BUILD
from stories.first import COUNSEL, GROUND, LETTER, PASSAGE, PERSON

# What must have a name, whether or not it can have the keyboard.
NAMED = {
    "button", "toggle button", "text", "entry", "password text", "list item", "list", "check box", "radio button", "switch",
    "combo box", "page tab", "slider", "spin button", "link", "tree item", "table row", "dialog", "document text", "frame",
}  # fmt: skip
# GTK lets these take the keyboard only where nothing in them can, and tells no name of an item of a menu.
UNNAMED = {"scroll pane", "panel", "menu item"}
MOST_TABS = 60
tap = Tap()


class Walk(AtDesk, Casework):
    """Goes from screen to screen; each is looked at when it is there."""

    def __init__(self, directory):
        super().__init__(directory)
        self.found = []

    def say(self, words):
        """The screens are told by the test."""

    def picture(self, name, size=None):
        """Where a story takes a picture, the screen is looked at."""
        self.app.still()
        top = self.app.top()
        for node, role, states in top.look():
            if role in UNNAMED or (role not in NAMED and "focusable" not in states):
                continue
            told = bus.ask([bus.get(node, bus.ACCESSIBLE, "Name")])[0]
            # What is gone by now says nothing at all.
            if told is not None and not told[0].strip():
                self.unnamed(name, type(top)(self.app, node))

    def unnamed(self, screen, element):
        """Keeps what has no name; what a list of choices shows of its choice is part of the list."""
        around = list(element.ancestors())
        if any(above.role == "combo box" for above in around):
            return
        # The lists of libadwaita's own dialog have rows with names, and no title.
        if element.role == "list" and any(above.name == "About" for above in around):
            return
        inner = next((part.name for part in element.walk() if part.name), "")
        within = next((f"{above.role} “{above.name}”" for above in around if above.name), "")
        if around:
            self.found.append(f"{screen}: {element.role} around “{inner}” in {within}")

    def tab_through(self, most=MOST_TABS):
        """The Tab key comes round; a screen reader is told of each place."""
        been = []
        while len(been) < most:
            before = been[-1] if been else None
            self.app.key("Tab")
            place = wait_for(lambda was=before: next((e for e in [self.app.focused()] if e and e != was), None), f"Tab goes on from {before}", explain=self.app.tree)
            if place in been:
                return
            if not place.name.strip() and place.role not in UNNAMED:
                self.found.append(f"Tab: {place.role} in {next((above.name for above in place.ancestors() if above.name), '')}")
            been.append(place)

    def named(self):
        """Fails with all that has no name since the last time."""
        found, self.found = self.found, []
        assert not found, "without a name:\n" + "\n".join(dict.fromkeys(found))


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
    form = desk.app.find("grouping", "What the files do not say")
    for button in ("Add an Offence", "Add a Person", "Add an Item"):
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
    desk.app.key("End", "Return")
    desk.app.find("dialog", "About")
    desk.picture("about")
    desk.named()


def main():
    """One walk, in the order of the work."""
    return tap.run(Walk(os.environ["ROGATORY_SESSION"]))


if __name__ == "__main__":
    sys.exit(main())
