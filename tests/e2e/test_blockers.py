#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What blocks signing, through the interface: the button is not to be used and says why, the card says so too and leads there, and what is filled in is gone."""

import os
import re
import sys

from rogdrive import Late, Tap, wait_for
from stories.at_desk import AtDesk
from stories.casework import Casework, exactly
from stories.first import COUNSEL, GROUND, PERSON
from stories.paper import make_scan

SIGN = re.compile("^(Sign|Enter) and Record…$")
CARD = re.compile("before you can (sign|enter it)$|^Nothing ")
HEARING, WITNESS = "Hearing of Jonas Petterhall", "Jonas Petterhall"
ITEM = "Item 5: "
URGENCY, INTERIM = exactly("Urgency, "), "Interim relief: suspend transfer"
AGAIN = 3.0
tap = Tap()


class Blockers(AtDesk, Casework):
    """One decision on one item of the practice dossier."""

    def say(self, words):
        """The tests have names."""

    def told(self):
        """What the button says it is blocked by: a screen reader reads it, and a tooltip shows it."""
        return self.desk().find("button", SIGN).description.splitlines()

    def buttons(self, sentence):
        """What the card has for it, with all that the card has."""
        for card in self.app.find_all("grouping", CARD, within=self.desk()):
            for button in self.app.find_all("button", "Show All", within=card):
                button.click()
            return self.app.find_all("button", sentence, within=card)
        return []

    def is_blocked_by(self, sentence):
        """Whether the button for signing and the card both say it."""
        return sentence in self.told() and "sensitive" not in self.desk().find("button", SIGN).states and bool(self.buttons(sentence))

    def blocked(self, sentence, role=None, name=None):
        """It blocks, and what the card has for it leads to a place: there the keyboard is then."""
        if isinstance(sentence, re.Pattern):
            sentence = wait_for(lambda: next((one for one in self.told() if sentence.search(one)), None), f"{sentence} blocks", explain=lambda: "\n".join(self.told()))
        wait_for(lambda: self.is_blocked_by(sentence), f"“{sentence}” blocks", explain=lambda: "\n".join(self.told()))
        if role is not None:
            place = wait_for(lambda: self.led(sentence, role, name), f"“{sentence}” leads to {role} {name}", explain=lambda: str(self.app.focused()))
        return place if role is not None else sentence

    def led(self, sentence, role, name):
        """Presses what the card has for it, and again if that was just dropped for another of the same words."""
        for button in self.buttons(sentence):
            button.click()
        try:
            return wait_for(lambda: next((e for e in self.app.find_all(role, name, within=self.desk()) if e.has_focus), None), "the keyboard is there", timeout=AGAIN)
        except Late:
            return None

    def free(self, sentence):
        """It blocks no more."""
        wait_for(lambda: sentence not in self.told() and not self.buttons(sentence), f"“{sentence}” blocks no more")

    def ready(self):
        """Nothing blocks."""
        wait_for(lambda: not self.told() and "sensitive" in self.desk().find("button", SIGN).states, "nothing blocks", explain=lambda: "\n".join(self.told()))
        self.desk().find("grouping", exactly("Nothing stands in the way of "))

    def ruling_menu(self, letter):
        """Takes an item of the menu of the ruling, by its letter."""
        opener = self.desk().find("button", "Ruling Menu")
        opener.point(at=(opener.extents[2] - 4, opener.extents[3] - 4))
        self.app.find("menu", "Ruling Menu")
        self.app.key(letter)
        self.app.gone("menu", "Ruling Menu")

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
def formalities(desk):
    """Whether each formality that is asked is followed, and why not."""
    warning, minutes = "he may refuse to testify where a relative is accused", "that the minutes be read back to him and signed by him"
    for text in (warning, minutes):
        missing = f"{ITEM}whether the formality “{text}” is followed is missing"
        desk.blocked(missing, "combo box", text)
        desk.app.choose(text, "Followed", within=desk.card().find("list", text))
        desk.free(missing)
    fields = desk.card().find("list", minutes)
    desk.app.choose(minutes, "Not followed", within=fields)
    reason = f"{ITEM}the reason why the formality “{minutes}” is not, or only in part, followed is missing"
    desk.blocked(reason, "text", "Why not, or only in part").type("They are recorded in sound.")
    desk.free(reason)
    desk.app.choose(minutes, "Followed", within=fields)
    desk.free(reason)


@tap.test
def heard(desk):
    """Each person is heard, or it is said why not."""
    missing = f"{ITEM}how {WITNESS} was heard, or why not, is missing"
    desk.blocked(missing, "combo box", exactly(WITNESS))
    person = desk.card().find("list", exactly(WITNESS))
    desk.app.choose(exactly(WITNESS), "No", within=person)
    desk.app.choose("Why not", "for another reason", within=person)
    desk.free(missing)
    reason = f"{ITEM}the reason why {WITNESS} was not heard is missing"
    desk.blocked(reason, "text", "In words").type("He is ill.")
    desk.free(reason)
    desk.app.find("text", "In words", within=person).fill("")
    desk.app.choose("Why not", "because of secrecy", within=person)
    for sentence, field, text in (
        (f"{ITEM}when {WITNESS} will be told is missing, or in words why that is not for this court", "To be told when", "after the search"),
        (f"{ITEM}by whom {WITNESS} will be told is missing, or in words why that is not for this court", "To be told by", "the court"),
    ):
        desk.blocked(sentence, "text", field).type(text)
        desk.free(sentence)
    desk.heard(desk.card(), WITNESS, "at a hearing", "2026-11-20", "the court")
    desk.free(missing)


@tap.test
def parts(desk):
    """The parts: procedure, secrecy, remedy, place, signers; then nothing blocks."""
    desk.blocked("The procedure is missing", "text", "Procedure").type("The letter came on 6 October 2026.")
    desk.free("The procedure is missing")
    secrecy = "An item of this decision is kept secret: the part on secrecy, and who is told when, is missing"
    desk.blocked(secrecy, "text", "Secrecy, and who is told when").type("The suspects are told when the search has been carried out.")
    desk.free(secrecy)
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


@tap.test
def references(desk):
    """References and legal basis, where the request has none."""
    desk.section("Request")
    desk.app.find("toggle button", "Edit", within=desk.desk()).click()
    for fact in ("Their reference", "Our reference", "Legal basis"):
        desk.app.find("button", f"Change: {fact}", within=desk.desk()).click()
        desk.app.choose("This fact", "Is taken away", within=desk.desk())
        desk.app.find("text", "How it is known, in words", within=desk.desk()).type("It was read wrongly.")
        desk.app.find("button", "Keep", within=desk.desk(), state="sensitive").click()
        desk.app.gone("button", "Keep", within=desk.desk())
    desk.app.find("button", "Enter in Record", within=desk.desk()).click()
    desk.section("Ruling")
    for sentence, field, text in (
        ("The authority's reference is missing", "Another reference of theirs", "212 Js 4471/25"),
        ("The court's reference is missing", "Another reference of ours", "MLA 118/2026"),
        ("The legal basis is missing", "Another legal basis", "the Treaty of 2011"),
    ):
        desk.blocked(sentence, "text", field).type(text)
        desk.free(sentence)
    desk.ready()


@tap.test
def period(desk):
    """A period to file that still runs: urgency, which the decision gives."""
    desk.section("Request")
    desk.app.find("button", "Enter Event…").point()
    form = desk.app.find("grouping", "Enter Event")
    desk.app.choose("What happened", "Period to file set", within=form)
    form.find("text", "When").type("2026-11-20")
    form.find("text", "Until").type("2199-01-01")
    form.find("check box", exactly(WITNESS)).point()
    form.find("check box", re.compile(HEARING)).point()
    form.find("text", "How it is known, in words").type("The order of 20 November.")
    form.find("button", "Enter in Record", state="sensitive").click()
    desk.app.gone("grouping", "Enter Event")
    desk.section("Ruling")
    running = f"{ITEM}the period for {WITNESS} to file is still running. Give the urgency as a reason, or enter that nothing more will be filed"
    desk.blocked(running, "text", URGENCY).type("He leaves the country on Monday.")
    desk.free(running)
    desk.ready()


@tap.test
def challenged(desk):
    """A ground unanswered, or without reasons; interim relief too, where what it concerns would be executed."""
    desk.enter_challenge(PERSON, COUNSEL, (5,), GROUND, "He knows nothing of it", ("2023-02-01", "2024-11-30"), "2026-11-20")
    desk.section("Ruling")
    desk.layout("Work")
    desk.decide("Execute")
    for card, title, prefix, words in ((desk.card(), GROUND, ITEM + "“%s”", "Dismissed"), (desk.desk(), INTERIM, "%s", "Granted")):
        challenge, said = f"{PERSON}: {title}", prefix % title
        unanswered = desk.blocked(re.compile("^" + re.escape(said) + ".* not answered"))
        desk.blocked(unanswered, "grouping", f"Answer to {challenge}")
        desk.choose_in(card, f"Answer to {challenge}", words)
        desk.free(unanswered)
        if words == "Granted":
            desk.blocked(f"{said}: until when it is granted is missing", "text", "Until (day)").type("2027-03-01")
        without = desk.blocked(re.compile("“" + re.escape(title) + "” is answered without reasons"))
        desk.blocked(without, "text", f"Reasons for the answer to {challenge}").type("It is not made out.")
        desk.free(without)
    desk.ready()


@tap.test
def narrowed(desk):
    """In part: a change in the scope, its reason, the rest, and a route that names what it must."""
    item, desk_card = "Item 1: ", "Content of the mailbox m.solde@postbrev.example"
    desk.take_item(desk_card)
    desk.choose_in(desk.item_card(desk_card), exactly("Outcome of "), "In Part")
    desk.blocked(item + "nothing is changed in the scope")
    desk.section("Scope")
    handle = desk.app.find("slider", "Item 1, first day kept")
    handle.point()
    wait_for(lambda: handle.has_focus, "the handle has the keyboard")
    desk.app.key("Home")
    desk.section("Ruling")
    desk.free(item + "nothing is changed in the scope")
    desk.blocked(re.compile(item + "the reason for changing .* is missing"), "text", "Period: because").type("Nothing is alleged before.")
    desk.section("Ruling")
    desk.blocked(re.compile(item + "what becomes of the rest of .* is missing"), "combo box", "The rest is")
    desk.app.choose("The rest is", "refused", within=desk.desk())
    desk.section("Ruling")
    desk.desk().find("text", exactly("Consultation")).fill("")
    asked = desk.blocked(re.compile("asks for a consultation"))
    desk.blocked(asked, "text", exactly("Consultation")).type("The authority was asked on 3 November 2026.")
    desk.free(asked)
    desk.blocked(re.compile(item + "the route for changing .* is missing"), "combo box", "Route")
    desk.app.choose("Route", "This part is refused", within=desk.desk())
    desk.section("Ruling")
    desk.blocked(re.compile(item + "the route for changing .* does not name its “source of the ground”"), "combo box", "Where the ground stands")
    desk.app.choose("Where the ground stands", "In the instrument", within=desk.desk())
    desk.section("Ruling")
    desk.blocked(re.compile(item + "the route for changing .* does not name its “article”"), "text", "Article of the instrument")
    desk.app.choose("Route", "Our law allows only this", within=desk.desk())
    for field, text in (("Provision of our law", "Section 21 of the Assistance Act"), ("Opening of the instrument to our law", "Article 3(2)")):
        desk.section("Ruling")
        desk.blocked(re.compile(item + "the route for changing .* does not name its"), "text", field).type(text)
    desk.section("Ruling")
    desk.item_card(desk_card).find("check box", exactly("Item ")).point()
    desk.ready()


@tap.test
def elsewhere(desk):
    """A decision written elsewhere: its document, its parts; urgency is asked of it too."""
    paper = desk.home / "stick" / "decision.pdf"
    make_scan(paper, ["Decision", "", HEARING, "He is heard as asked."])
    desk.ruling_menu("e")
    desk.blocked("The decision written elsewhere is not attached", "button", "Choose…").click()
    desk.app.open_file(paper)
    desk.free("The decision written elsewhere is not attached")
    for missing in desk.told():
        part = missing.removeprefix("Not confirmed in the decision written elsewhere: ")
        desk.blocked(missing, "check box", re.compile(f"^{re.escape(part)}$", re.IGNORECASE))
        desk.app.key("space")
        desk.free(missing)
    desk.ready()
    desk.desk().find("text", URGENCY).fill("")
    running = desk.blocked(re.compile("to file is still running"))
    desk.blocked(running, "text", URGENCY).type("He leaves the country on Monday.")
    desk.free(running)
    desk.ready()
    desk.desk().find("button", "Write It Here Instead").point()
    desk.ready()
    desk.desk().find("button", "Sign and Record…", state="sensitive").click()
    desk.app.find("dialog", "Sign and Record")


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
