# SPDX-License-Identifier: GPL-3.0-or-later
"""The first story: the practice dossier."""

import os
import re
import subprocess

from .casework import Casework
from .desk import BUILD, NARROW, Desk
from .recovery import Recovery

REFERENCE, LETTER = "MLA 118/2026", "Letter of request"
PASSAGE, NOTE = "presumed innocent", "No charge yet: the answer names nobody as guilty."
SCAN = "Annex B: payment vouchers (scan)"
BARE = BUILD / "data/practice/second-story"
MAILBOX = "Content of the mailbox m.solde@postbrev.example"
TRAFFIC = "Subscriber and traffic data of the mailbox and of +999 47 20 18 63"
HEARING, WITNESS = "Hearing of Jonas Petterhall", "Jonas Petterhall"
PERSON, COUNSEL = "Miriam Solde", ("Henrik Vaal", "Quay Street 3, Lindhaven")
GROUND = "Not necessary, or not proportionate"
REASON = os.environ.get("STORY_REASON") or "The facts alleged begin in March 2023; no fact is stated for the three years before."


class FirstStory(Recovery, Casework):
    """The practice dossier, from the docket on."""

    names = [*Desk.names, "Tomas Rehlin", "Miriam Solde", "Corrin Advisory", "212 Js 4471/25", "MLA 118/2026", "Leopold Ansgar Finch", NOTE]

    def docket(self):
        """What there is to do."""
        self.say("The docket opens; the practice dossier is in its queue, with the time that is left.")
        self.app.find("label", "Practice", within=self.app.find("list", "Queues")).point()
        self.row()
        self.picture("docket")
        self.narrow_picture("docket-narrow")

    def row(self):
        """The dossier in the docket."""
        return self.app.find("list item", re.compile("^" + re.escape(REFERENCE)))

    def open_dossier(self):
        """The dossier on the desk."""
        self.row().point()
        self.app.find("list", "Sections")

    def dossier(self):
        """From the docket to the dossier."""
        self.say("The dossier is opened: who asks, what for, until when, and whom it concerns.")
        self.open_dossier()
        self.app.find("list", "Measures requested")

    def discarded(self):
        """Files that are not wanted after all."""
        self.say("Three PDFs are opened with the program by mistake: they are read, encrypted as they come, and discarded again.")
        self.open_with(*sorted(BARE.glob("*.pdf")))
        self.app.find("button", "Continue…", state="sensitive")
        self.picture("import")
        self.app.find("button", "Stop and Discard").click()
        self.app.gone("button", "Stop and Discard")

    def read(self):
        """Document left, work right."""
        self.read_and_note()
        self.picture("document")
        self.say("On a narrow screen the notes lie in a sheet over the letter.")
        self.app.resize(*NARROW)
        self.app.find("link", re.compile("^" + LETTER), within=self.app.find("list", "Notes")).click()
        self.narrow_picture("document-narrow")

    def read_and_note(self):
        """A note on a passage."""
        self.say("The letter of request is read beside the work.")
        pages = self.document(LETTER)
        self.say("A passage is selected, and a note written on it, for me alone.")
        self.section("Notes")
        self.app.find("grouping", "Which notes")
        self.app.still()
        pages.select(PASSAGE)
        self.app.key("ctrl+m")
        self.app.find("link", re.compile("^" + LETTER), within=self.app.find("grouping", "New note"))
        self.app.find("text", "Note").type(NOTE)
        self.app.find("button", "Add", state="sensitive").click()
        self.app.wait_for_announcement("Note saved")

    def again_in_the_dark(self):
        """Nothing is lost."""
        self.say("The program is closed and opened again, in the dark: it knows me, and the dossier is there.")
        self.close()
        self.start(dark=True)
        self.app.find("label", "Practice", within=self.app.find("list", "Queues")).point()
        self.open_dossier()
        self.document(LETTER)
        self.picture("document-dark")
        self.say("One of the annexes is a scan, which has no text.")
        self.document(SCAN, has_text=False)
        self.close()

    def request(self):
        """The request in short."""
        self.say("In the light again, the request in short.")
        self.start()
        self.app.find("label", "Practice", within=self.app.find("list", "Queues")).point()
        self.open_dossier()
        self.layout("Work")
        self.app.find("list", "Measures requested")
        self.picture("request")

    def scope(self):
        """Item by item."""
        self.say("The scope: item 1 asks for five years, the offence alleged took twenty months. The period is narrowed by the keyboard.")
        self.narrow_period(
            1,
            "Nothing in the letter links the years before the meeting to a payment.",
            "Section 21 of the Assistance Act",
            "Article 3(2) of the Treaty",
        )
        self.app.find("grouping", "Points to check").reveal()
        self.picture("scope")

    def challenge(self):
        """The other side speaks."""
        self.say("Counsel's challenge has come on paper: its scan is entered, with what it attacks, why, and what it asks for.")
        self.enter_challenge(
            PERSON, COUNSEL, (1, 2), GROUND, "The letter links no message before March 2023 to a payment", ("2023-02-01", "2024-11-30"), "2026-11-20"
        )

    def settings(self):
        """Filled in once."""
        self.say("The court's settings are filled in once: place, signer, remedy.")
        self.court_settings("Lindhaven", "District Judge", "the Court of Appeal of Arvenia", "two weeks")

    def ruling(self):
        """Three items are decided, three stay open."""
        self.say("The ruling: item 1 in part, items 2 and 5 as asked; the others stay open. Each ground that was pleaded is answered, and each formality that is asked.")
        self.section("Ruling")
        challenge = f"{PERSON}: {GROUND}"
        card = self.outcome(MAILBOX, "In Part", REASON)
        self.answer(card, challenge, "Upheld", "The period is cut to a month on either side of the alleged offence.")
        card.find("check box", re.compile("^Item 1 ")).reveal()
        self.picture("ruling")
        self.heard(card, PERSON, "in writing, by the challenge that was filed", "2026-11-20", "the court")
        self.not_heard(card, "Postbrev A/S", "because of secrecy", "when the messages have been secured", "the registry")
        card = self.outcome(TRAFFIC, "Execute", "The data are asked for the time of the alleged offence and no longer.")
        self.answer(card, challenge, "Dismissed", "Nothing less would show who wrote to whom on the days of the payments.")
        self.heard(card, PERSON, "in writing, by the same challenge", "2026-11-20", "the court")
        self.not_heard(card, "Tomas Rehlin", "because of secrecy", "when confidentiality ends", "the court")
        self.not_heard(card, "Postbrev A/S", "because of secrecy", "when the data have been secured", "the registry")
        card = self.outcome(HEARING, "Execute", "He is said to have written the invoices.")
        self.formality(card, "he may refuse to testify where a relative is accused", "Followed")
        self.formality(card, "that the minutes be read back to him and signed by him", "Followed in part", "They are recorded in sound, and read back.")
        self.heard(card, WITNESS, "at the counter, by himself", "2026-11-20", "the registry")
        self.parts()

    def parts(self):
        """The decision as a whole."""
        self.say("The decision as a whole: interim relief, procedure, consultation, and who is served what.")
        parts = self.desk().find("grouping", "Parts of the decision")
        self.answer(parts, f"{PERSON}: Interim relief: suspend transfer", "No object", "Handing over is decided later, with a remedy of its own.")
        self.write("Procedure", "The letter was received by this court on 6 October 2026 through the International Assistance Unit.", within=parts)
        self.write(re.compile("^Consultation"), "The authority was not consulted: what is kept covers all that it alleges.", within=parts)
        self.write("Secrecy, and who is told when", "The request is kept secret from Tomas Rehlin until the search has been carried out; he is told then.", within=parts)
        parts.find("button", re.compile("^Use the Court")).point()
        parts.find("list", "Remedy")
        self.serve(parts, PERSON, "what is secret has been opened to her")
        self.serve(parts, "Tomas Rehlin", "confidentiality ends")
        self.serve(parts, "Postbrev A/S", "the data have been secured")
        self.serve(parts, WITNESS, "he has been called")

    def signing(self):
        """With the PIN."""
        self.say("What is signed is read once more; the PIN signs it, and it is recorded.")
        self.sign("sign")
        self.export("decision.pdf")
        self.look_at_decision("decision.pdf")
        self.look_for_practice("decision.pdf")
        self.say("OpenSSL accepts the signature, and not for one changed byte; all that was typed stands in the decision.")

    def look_for_practice(self, name):
        """Each page says that it is no decision."""
        text = subprocess.run(["pdftotext", self.directory / name, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
        silent = [number for number, page in enumerate(text.split("\f")[:-1], 1) if "Practice: not a decision" not in page]
        if silent or "\f" not in text:
            raise AssertionError(f"{name} does not say on these pages that it is practice: {silent}")

    def record(self):
        """What happened, entry by entry."""
        self.say("The record says what happened, and that it is whole.")
        self.section("Record")
        self.app.find("label", "The record is whole")
        self.app.find("label", HEARING).point()
        self.app.find("label", "Signature valid")
        self.picture("record")

    def restored(self):
        """The keyring is lost, the sheet is not."""
        self.restore_from_sheet(self.home / "stick" / "recovery sheet.pdf", self.find_decided)

    def find_decided(self):
        """The dossier is there, with its decision."""
        self.app.find("label", "Practice", within=self.app.find("list", "Queues")).point()
        self.open_dossier()
        self.section("Record")
        self.app.find("label", re.compile("^The record is whole"))

    def play(self):
        """All of it."""
        for step in (
            self.first_run,
            self.recovery_sheet,
            self.docket,
            self.dossier,
            self.discarded,
            self.read,
            self.again_in_the_dark,
            self.request,
            self.scope,
            self.challenge,
            self.settings,
            self.ruling,
            self.signing,
            self.record,
            self.close,
            self.restored,
            self.close,
            self.look_at_pictures,
            self.look_through,
        ):
            step()
