#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key alone goes round what is filled in, too: a scope, a challenge, a ruling, what is signed, and what counsel gets of it."""

import os
import sys

from rogdrive import Tap
from stories.at_desk import AtDesk
from stories.both import Counsel, Court
from stories.casework import Casework, exactly
from stories.desk import PIN, SIZE
from stories.first import COUNSEL, GROUND, PERSON
from stories.tabbed import Tabbed

ITEM = "Content of the mailbox m.solde@postbrev.example"
tap = Tap()


class Rounds(Tabbed):
    """Where a story takes a picture, Tab goes round."""

    def picture(self, name, size=SIZE):
        """Once all is there."""
        self.app.still()
        self.go_round(name)


class Judge(Rounds, AtDesk, Casework):
    """The practice dossier, in a register of its own."""

    def start(self, *arguments, dark=False):
        super().start("--profile", "practice", *arguments, dark=dark)


class TabbedCourt(Rounds, Court):
    """The court, up to the dossier that it exports."""

    stick = "court"

    def sign(self, picture="sign"):
        """Round the dialog before the PIN is typed."""
        super().sign(picture)


class TabbedCounsel(Rounds, Counsel):
    """Counsel, who gets it."""


@tap.test
def scope(judge, *_):
    """First run; an item that is narrowed, with its handles; preferences."""
    judge.settle()
    judge.open_practice()
    judge.narrow_period(1, "Nothing links these years to a payment.", "Section 21 of the Assistance Act", "Article 3(2) of the Treaty")
    judge.layout("Work")
    judge.picture("scope")
    judge.app.key("ctrl+comma")
    for page in ("General", "Court"):
        judge.app.find("page tab", page).click()
        judge.picture(f"preferences, {page}")
    judge.app.key("Escape")
    judge.app.gone("dialog", "Preferences")


@tap.test
def challenge(judge, *_):
    """A challenge from paper, and an item of a ruling that it is about."""
    judge.enter_challenge(PERSON, COUNSEL, (1, 2), GROUND, "No message is linked to a payment", ("2023-02-01", "2024-11-30"), "2026-11-20")
    judge.section("Ruling")
    card = judge.outcome(ITEM, "In Part", "What is kept is what the payments explain.")
    judge.answer(card, f"{PERSON}: {GROUND}", "Upheld", "The period is cut.")
    judge.picture("ruling")


@tap.test
def letter(judge, *_):
    """A letter that asks for information."""
    judge.app.find("button", "Ruling Menu").click()
    judge.app.find("menu item", state="focused")
    judge.app.key("a")
    judge.app.find("dialog", "Ask for Information")
    judge.picture("letter")
    judge.app.key("Escape")
    judge.app.gone("dialog", "Ask for Information")
    judge.close()


@tap.test
def court(_judge, desk, _):
    """What bare PDFs do not say, a ruling with all that it needs, and what is about to be signed."""
    desk.hand_over()


@tap.test
def counsel(_judge, _, desk):
    """What was disclosed, the decision that was served, and a challenge that is written."""
    desk.settle()
    desk.open_with(desk.bag)
    desk.app.find("button", "Open Dossier", state="sensitive")
    desk.picture("import")
    desk.app.find("button", "Open Dossier").click()
    desk.app.find("list", "Measures requested")
    desk.section("Ruling")
    desk.picture("served")
    desk.section("Challenges")
    desk.app.find("button", "New Challenge").click()
    work = desk.desk()
    desk.app.choose("For", desk.person, within=work)
    work.find("check box", exactly("Search of the store")).point()
    desk.choose_ground(work, "Not necessary, or not proportionate")
    work.find("text", "Argument").type("Nothing links the store to the crates.")
    work.find("button", "Add Relief").point()
    desk.app.choose("Asked for", "Refuse", within=work)
    desk.picture("challenge")
    work.find("button", "Sign and Save…", state="sensitive").click()
    desk.app.find("dialog", "Sign and Save").find("text", "PIN for signing").type(PIN)
    desk.picture("sign and save")
    desk.app.key("Escape")
    desk.app.gone("dialog", "Sign and Save")


def main():
    """A judge's desk, then the court's and counsel's."""
    session = os.environ["ROGATORY_SESSION"]
    judge = Judge(session)
    desk = TabbedCourt(session)
    return tap.run(judge, desk, TabbedCounsel(session, desk))


if __name__ == "__main__":
    sys.exit(main())
