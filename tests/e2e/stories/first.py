# SPDX-License-Identifier: GPL-3.0-or-later
"""The first story: the practice dossier."""

import re

from .desk import BUILD, NARROW, Desk

REFERENCE, LETTER = "MLA 118/2026", "Letter of request"
PASSAGE, NOTE = "presumed innocent", "No charge yet: the answer names nobody as guilty."
SCAN = "Annex B: payment vouchers (scan)"
BARE = BUILD / "data/practice/second-story"


class FirstStory(Desk):
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
        self.say("The letter of request is read beside the work.")
        pages = self.document(LETTER)
        self.say("A passage is selected with the pointer, and a note written on it, for me alone.")
        self.section("Notes")
        self.app.find("grouping", "Which notes")
        self.app.still()
        pages.select(PASSAGE)
        self.app.key("ctrl+m")
        self.app.find("link", re.compile("^" + LETTER), within=self.app.find("grouping", "New note"))
        self.app.find("text", "Note").type(NOTE)
        self.app.find("button", "Add", state="sensitive").click()
        self.app.wait_for_announcement("Note saved")
        self.picture("document")
        self.say("On a narrow screen the notes lie in a sheet over the letter.")
        self.app.resize(*NARROW)
        self.app.find("link", re.compile("^" + LETTER), within=self.app.find("list", "Notes")).click()
        self.narrow_picture("document-narrow")

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
        self.say("The scope: what is asked for, item by item, beside the time alleged.")
        self.section("Scope")
        self.app.find("label", "Scope", within=self.app.find("grouping", "Desk"))
        self.picture("scope")

    def record(self):
        """What happened, entry by entry."""
        self.say("The record says what happened, and that it is whole.")
        self.section("Record")
        self.app.find("label", "The record is whole")
        self.app.find("label", "Hearing of Jonas Petterhall").point()
        self.app.find("label", "Signature valid")
        self.picture("record")

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
            self.record,
            self.close,
            self.look_at_pictures,
            self.look_through,
        ):
            step()
