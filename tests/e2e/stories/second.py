# SPDX-License-Identifier: GPL-3.0-or-later
"""The second story: three bare PDFs, of which the program knows nothing; two decisions."""

import configparser
import os
import re
import subprocess
from pathlib import Path

from rogdrive import wait_for

from .casework import Casework, exactly
from .desk import BUILD

SOURCE = Path(os.environ["ROG_SOURCE_ROOT"]) / "data/practice/second/values.ini"
ABOUT, REFERENCE = "Objects from a depot", "MLA 204/2026"
ACCOUNT = "Records of the account of the company"
STORE = "Search of the store"
WITNESS = "Hearing of the person who rents the store"


class Unplayable(Exception):
    """What was given to the story is not enough for it; the message says what to give."""


def given_files(directory):
    """The PDFs in a folder."""
    files = sorted(path for path in Path(directory).iterdir() if path.suffix.lower() == ".pdf")
    if not files:
        raise Unplayable(f"there is no PDF in {directory}: give a folder with PDFs as STORY_PDFS")
    return files


def read_values():
    """The names and days in the files made for this story."""
    values = configparser.ConfigParser(interpolation=None)
    values.optionxform = str
    values.read(SOURCE, encoding="utf-8")
    return dict(values["values"])


def page_of(files, words):
    """The file and the page that words stand on, found without the program."""
    for path in files:
        read = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, errors="replace", check=False)
        if read.returncode != 0:
            raise Unplayable(f"{path.name} cannot be read as a PDF: take it out of STORY_PDFS")
        for number, page in enumerate(read.stdout.split("\f"), 1):
            if " ".join(words.split()) in " ".join(page.split()):
                return path, number
    raise Unplayable(f"“{words}” stands in none of {', '.join(path.name for path in files)}: give words that one of them has as STORY_QUOTE")


class SecondStory(Casework):
    """Bare PDFs: a form asks for what they do not say."""

    def __init__(self, directory):
        super().__init__(directory)
        self.values = read_values()
        given = os.environ.get("STORY_PDFS")
        self.files = given_files(given or BUILD / "data/practice/second-story")
        self.quote = os.environ.get("STORY_QUOTE") or self.values["quote"]
        self.cited, self.page = page_of(self.files, self.quote)
        self.names = [*self.names, self.values["suspect"], self.values["account"], self.values["authority"], ABOUT, REFERENCE, self.quote]

    # Import

    def imported(self):
        """Three files without a word about them."""
        self.say("Three bare PDFs are opened; a form asks for what they do not say.")
        self.open_with(*self.files)
        self.app.find("button", "Continue…", state="sensitive").click()
        self.form = self.app.find("grouping", "Complete the Request")
        for name, text in (
            ("What it is about", ABOUT),
            ("Requesting authority", self.values["authority"]),
            ("Their reference", self.values["reference"]),
            ("Our reference", REFERENCE),
            ("Legal basis", "Reciprocity, assured by the requesting State"),
            ("Facts as alleged, in short", "Objects are alleged to have been taken from a public collection and dealt in."),
        ):
            self.form.find("text", name).type(text)
        self.app.choose("Instrument", "Domestic law, on reciprocity", within=self.form)
        self.app.choose("Country of the court", re.compile("^Arvenia"), within=self.form)
        self.add(
            "Add an Intake Fact",
            "Intake facts",
            {"When": "2 June 2026, 10:15", "How it is known, in words": "Stamp of the registry"},
            {"Which fact": "Received by the competent authority", "Document that shows it": self.cited.stem},
        )
        self.add("Add an Offence", "Offences alleged", {"Offence alleged": "Handling of stolen cultural goods", "From": "2024-05-01", "To": "2025-09-30"})
        suspect, company = self.values["suspect"], self.values["company"]
        self.add("Add a Person", "Persons", {"Name": suspect}, {"Kind": "Natural person"})
        self.add("Add a Person", "Persons", {"Name": company}, {"Kind": "Legal person"})
        self.add(
            "Add an Item",
            "Items asked for",
            {"Item, in words": ACCOUNT, "Period from": "2024-05-01", "Period to": "2025-09-30", "Held by": self.values["bank"]},
            {"Measure": "Information on bank accounts", suspect: "suspect", company: "account holder"},
        )
        self.add("Add an Item", "Items asked for", {"Item, in words": STORE, "Place": self.values["storage"]}, {"Measure": "Search of premises", suspect: "suspect"})
        # Who rents the store is not known yet.
        self.add("Add an Item", "Items asked for", {"Item, in words": WITNESS}, {"Measure": "Hearing of a witness"})
        self.form.find("label", "1 item touches no person so far")
        self.picture("form")
        self.form.find("button", "Open Dossier", state="sensitive").click()
        self.app.find("list", "Sections")

    def add(self, button, group, texts, choices=()):
        """An entry of the form."""
        self.form.find("button", button).click()
        entry = wait_for(lambda: self.app.find_all("list item", re.compile("^(New |Not chosen)"), within=self.form.find("list", group), state="expanded"), "a new entry")[-1]
        fields = next(element for element in entry.ancestors() if element.role == "list item")
        for name, item in dict(choices).items():
            self.app.choose(name, item, within=fields)
        for name, text in texts.items():
            fields.find("text", name).type(text)

    # Ruling

    def settings(self):
        """Filled in once."""
        self.say("The court's settings are filled in once.")
        self.court_settings("Lindhaven", "District Judge", "the Court of Appeal", "one month")

    def first_decision(self):
        """One item, without hearing."""
        self.say("A first decision, on one item only and without hearing; its reasons cite the words found in the documents.")
        self.section("Ruling")
        self.layout("Both")
        card = self.outcome(ACCOUNT, "Execute", "The account shows who paid for the lorry.")
        self.cite()
        for person in (self.values["suspect"], self.values["company"]):
            self.not_heard(card, person, "because of urgency", "when the records are here", "the registry")
        self.parts("The request was received on 2 June 2026 and entered from three files.", self.values["suspect"], self.values["company"])
        self.picture("first-decision")
        self.sign()
        self.export("decision.pdf")
        self.look_at_decision("decision.pdf", pages=1)
        self.say(f"The decision cites p. {self.page}; OpenSSL accepts its signature, and not for one changed byte.")

    def cite(self):
        """The words are found in the documents, selected, and cited where the reasons are written."""
        self.app.find("radio button", "Documents").click()
        pages = self.document(self.cited.stem)
        self.app.key("ctrl+f")
        self.app.type(self.quote)
        self.app.find("label", re.compile(r"^\d+ of \d+$"))
        self.app.key("Escape")
        wait_for(lambda: self.quote in " ".join(pages.text.split()), "the words are on the screen", explain=lambda: pages.text)
        pages.select(self.quote)
        self.app.key("ctrl+shift+c")
        self.said.append(f"p. {self.page}")
        self.app.find("link", re.compile(rf"p\. {self.page}\b"), within=self.desk())
        self.app.find("radio button", "Decision").click()

    def parts(self, procedure, *persons):
        """The decision as a whole."""
        parts = self.desk().find("grouping", "Parts of the decision")
        self.write("Procedure", procedure, within=parts)
        self.write(re.compile("^Consultation"), "The authority was not consulted: nothing is refused.", within=parts)
        parts.find("button", re.compile("^Use the Court")).point()
        parts.find("list", "Remedy")
        for person in persons:
            self.serve(parts, person)

    def second_decision(self):
        """The rest."""
        self.say("A second decision, on the rest.")
        self.said = []
        self.app.find("button", "Continue with the Ruling").click()
        suspect = self.values["suspect"]
        card = self.outcome(STORE, "Execute", "The store is the only place known where the objects may be.")
        self.not_heard(card, suspect, "because of urgency", "after the search", "the court")
        card = self.outcome(WITNESS, "Execute", "Whoever rents the store can say when it was filled.")
        assert not self.app.find_all("list", exactly(suspect), within=card), "an item touches only whom somebody chose"
        self.parts("The first item was decided today.", suspect)
        self.sign()
        self.export("decision-2.pdf")
        self.look_at_decision("decision-2.pdf", pages=1)

    def play(self):
        """All of it."""
        for step in (
            self.first_run,
            self.recovery_sheet,
            self.imported,
            self.settings,
            self.first_decision,
            self.second_decision,
            self.close,
            self.look_through,
        ):
            step()
