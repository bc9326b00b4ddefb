#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What blocks signing, through the interface: the button is not to be used and says why, the card says so too and leads there, and what is filled in is gone."""

import os
import re
import sys

from rogdrive import Tap, wait_for
from stories.at_desk import AtDesk
from stories.casework import Casework, exactly

SIGN = re.compile("^(Sign|Enter) and Record…$")
CARD = re.compile("before you can sign$|^Nothing ")
HEARING, WITNESS = "Hearing of Jonas Petterhall", "Jonas Petterhall"
ITEM = "Item 5: "
AGAIN = 3.0
tap = Tap()


class Blockers(AtDesk, Casework):
    """One decision on one item of the practice dossier."""

    def say(self, words):
        """The tests have names."""

    def told(self):
        """What the button says it is blocked by: a screen reader reads it, and a tooltip shows it."""
        return self.desk().find("button", SIGN).description.splitlines()

    def shown(self):
        """The card, with all that it has."""
        card = self.desk().find("grouping", CARD)
        for button in self.app.find_all("button", "Show All", within=card):
            button.click()
        return card

    def is_blocked_by(self, sentence):
        """Whether button and card both say it; a card that was just filled anew is asked again."""
        button = self.desk().find("button", SIGN)
        return sentence in self.told() and "sensitive" not in button.states and bool(self.app.find_all("button", sentence, within=self.shown()))

    def blocked(self, sentence, role=None, name=None):
        """It blocks, and what the card has for it leads to a place: there the keyboard is then."""
        wait_for(lambda: self.is_blocked_by(sentence), f"“{sentence}” blocks", explain=lambda: "\n".join(self.told()))
        if role is None:
            return None
        return wait_for(lambda: self.led(sentence, role, name), f"“{sentence}” leads to {role} {name}", explain=lambda: str(self.app.focused()))

    def led(self, sentence, role, name):
        """Presses the button, and again if it was one that the card has dropped meanwhile."""
        for button in self.app.find_all("button", sentence, within=self.shown()):
            button.click()
        try:
            return wait_for(lambda: next((e for e in self.app.find_all(role, name, within=self.desk()) if e.has_focus), None), "the keyboard is there", timeout=AGAIN)
        except AssertionError:
            return None

    def free(self, sentence):
        """It blocks no more."""
        wait_for(lambda: sentence not in self.told() and not self.app.find_all("button", sentence, within=self.shown()), f"“{sentence}” blocks no more")

    def ready(self):
        """Nothing blocks."""
        wait_for(lambda: not self.told() and "sensitive" in self.desk().find("button", SIGN).states, "nothing blocks", explain=lambda: "\n".join(self.told()))
        self.desk().find("grouping", "Nothing stands in the way of signing")

    def card(self):
        """Of the item."""
        return self.item_card(HEARING)

    def decide(self, words):
        """Another outcome."""
        self.choose_in(self.card(), exactly("Outcome of "), words)


@tap.test
def item(desk):
    """An item is chosen, its outcome, its reasons."""
    desk.blocked("No item is chosen for this decision", "check box", exactly("Item 1 in this decision"))
    desk.take_item(HEARING)
    desk.free("No item is chosen for this decision")
    desk.blocked(ITEM + "the outcome is missing", "grouping", exactly("Outcome of " + HEARING))
    desk.decide("Execute")
    desk.free(ITEM + "the outcome is missing")
    desk.blocked(ITEM + "the reasons are missing", "text", exactly("Reasons on " + HEARING)).type("He wrote the invoices.")
    desk.free(ITEM + "the reasons are missing")


@tap.test
def heard(desk):
    """Each person is heard, or it is said why not."""
    missing = f"{ITEM}how {WITNESS} was heard, or why not, is missing"
    desk.blocked(missing, "combo box", exactly(WITNESS))
    desk.heard(desk.card(), WITNESS, "at a hearing", "2026-11-20", "the court")
    desk.free(missing)


@tap.test
def parts(desk):
    """The parts: procedure, remedy, place, signers; then nothing blocks."""
    desk.blocked("The procedure is missing", "text", "Procedure").type("The letter came on 6 October 2026.")
    desk.free("The procedure is missing")
    desk.blocked("The place is missing", "text", "Place").type("Lindhaven")
    desk.free("The place is missing")
    missing = "Name and office of who signs are missing"
    desk.blocked(missing, "button", "Add Signer…").click()
    desk.app.find("text", "Name", within=desk.desk().find("list", "Signer")).type("Ada Lindqvist")
    desk.blocked(missing, "text", "Office").type("District Judge")
    desk.free(missing)
    missing = next(sentence for sentence in desk.told() if sentence.startswith("The remedy is missing"))
    desk.blocked(missing, "button", "Add Remedy…").click()
    desk.app.choose("There is none here", "Yes", within=desk.desk().find("list", "Remedy"))
    desk.blocked(missing, "text", "Where one lies").type("the Court of Appeal of Arvenia")
    desk.free(missing)
    desk.ready()


@tap.test
def refused(desk):
    """To refuse needs a ground and a consultation."""
    ground = ITEM + "the ground is missing: an article of the instrument, or another source that binds the court, named"
    desk.decide("Refuse")
    desk.blocked(ground, "combo box", "Source of the ground")
    desk.app.choose("Source of the ground", "An article of the instrument", within=desk.card())
    desk.free(ground)
    desk.blocked(ITEM + "the article of the instrument is missing", "text", "Article").type("4(1)")
    desk.free(ITEM + "the article of the instrument is missing")
    asked = [sentence for sentence in desk.told() if "consultation" in sentence]
    for sentence in asked:
        desk.blocked(sentence, "text", exactly("Consultation")).type("The authority was asked on 3 November 2026.")
        desk.free(sentence)
    desk.ready()


@tap.test
def postponed(desk):
    """To postpone needs an article, until when, and a review."""
    desk.decide("Postpone")
    desk.blocked(ITEM + "the article on postponement is missing", "text", "Article").type("5(1)")
    until = ITEM + "until when is missing: a date, an event, or not foreseeable"
    desk.blocked(until, "text", "Until (day)").type("2027-03-01")
    desk.free(until)
    desk.blocked(ITEM + "the review date is missing", "text", "To be reviewed on").type("2027-02-01")
    desk.ready()


@tap.test
def returned(desk):
    """To return needs to say to whom."""
    desk.decide("Return")
    how = ITEM + "returned to the issuing State, or forwarded, is missing"
    desk.blocked(how, "combo box", "Returned or forwarded")
    desk.app.choose("Returned or forwarded", "Forwarded to the competent authority", within=desk.card())
    desk.free(how)
    desk.blocked(ITEM + "the article is missing", "text", "Article").type("3(4)")
    desk.blocked(ITEM + "to whom it is forwarded is missing", "text", "Forwarded to").type("the District Court of Ostmark Bay")
    desk.blocked(ITEM + "when it is forwarded is missing", "text", "Forwarded on").type("2026-11-29")
    desk.ready()


def main():
    """One desk for all."""
    desk = Blockers(os.environ["ROGATORY_SESSION"])
    desk.settle()
    desk.open_practice()
    desk.layout("Work")
    desk.section("Ruling")
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
