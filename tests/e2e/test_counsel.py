#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the court's desk to counsel's: a dossier is exported and imported, read, annotated, and a challenge signed."""

import os
import re
import sys

from rogdrive import Tap, wait_for
from stories.both import REMEDY, SERVED, Counsel, Court
from stories.desk import PIN
from stories.second import ACCOUNT

NOTE, ARGUMENT = "Who rents the store is not said.", "Nothing but the address links the store to the crates."
GROUND = "Not necessary, or not proportionate"
tap = Tap()


@tap.test
def disclosed(desk):
    """What the court exported is what counsel has; the decision that was served is read in Ruling, and nothing is ruled there."""
    desk.open_with(desk.bag)
    desk.app.find("button", "Open Dossier", state="sensitive").click()
    desk.app.find("list", "Measures requested")
    sections = [row.name for row in desk.app.find("list", "Sections").children()]
    assert sections == ["Request", "Notes", "Scope", "Challenges", "Ruling", "Record"], sections
    desk.app.find("label", "Opened to you")
    desk.app.key("ctrl+5")
    card = desk.desk().find("grouping", re.compile("^Decision of "))
    card.find("label", f"Served {SERVED} on {desk.person}")
    card.find("label", "The whole decision")
    card.find("label", f"Remedy: {REMEDY}")
    card.find("label", "The signature fits this file")
    card.find("label", re.compile("self-made: compare the fingerprint"))
    assert not desk.app.find_all("label", re.compile("By the registry")), "why the whole was served is the court's own"
    card.find("button", "Read Decision").click()
    desk.app.find("list item", re.compile("^Decision of "), within=desk.app.find("list", "Opened to you"), state="selected")
    pages = desk.app.find("document text")
    wait_for(lambda: ACCOUNT in " ".join(pages.text.split()), "the decision is read", explain=lambda: pages.text)
    assert not desk.app.find_all("button", re.compile("^Sign")), "counsel signs no decision"


@tap.test
def note(desk):
    """A note is counsel's own, or the office's; no bench is named."""
    desk.section("Notes")
    desk.app.find("grouping", "Which notes").find("radio button", "My office")
    desk.app.key("ctrl+m")
    desk.app.find("text", "Note").type(NOTE)
    desk.app.find("button", "Add", state="sensitive").click()
    desk.app.wait_for_announcement("Note saved")
    assert not desk.app.find_all(name=re.compile("Bench")), desk.app.tree()


@tap.test
def challenge(desk):
    """A challenge is written beside the document, signed with the PIN, and saved; OpenSSL accepts its signature."""
    desk.section("Challenges")
    desk.app.find("button", "New Challenge").click()
    work = desk.desk()
    desk.app.choose("For", desk.person, within=work)
    work.find("check box", re.compile("^Search of the store")).point()
    desk.choose_ground(work, GROUND)
    work.find("text", "Argument").type(ARGUMENT)
    work.find("button", "Add Relief").point()
    desk.app.choose("Asked for", "Refuse", within=work)
    folder = desk.home / desk.stick / "pleading"
    folder.mkdir()
    work.find("button", "Sign and Save…", state="sensitive").click()
    dialog = desk.app.find("dialog", "Sign and Save")
    dialog.find("text", "PIN for signing").type(PIN)
    dialog.find("button", "Choose Folder and Sign…", state="sensitive").click()
    desk.app.open_file(folder, "Where the Pleading Is Saved", accept="Sign and Save")
    desk.app.find("label", "Signed", within=desk.desk())
    desk.look_at_signature(next(folder.glob("*.pdf")), folder / "counsel.pem")
    own = desk.app.find("list", "Written here")
    own.find("list item", f"Challenge for {desk.person}")


def main():
    """The court's work first; then counsel, at a register of counsel's own."""
    court = Court(os.environ["ROGATORY_SESSION"])
    court.hand_over()
    desk = Counsel(os.environ["ROGATORY_SESSION"], court)
    desk.settle()
    status = tap.run(desk)
    desk.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
