#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a document is can be read and corrected, and one that arrives later is added."""

import os
import re
import sys

from rogdrive import Tap
from stories.at_desk import AtDesk
from stories.named import Named
from stories.paper import make_scan

TRANSLATION = "Warrant (English translation)"
tap = Tap()


class Documents(Named, AtDesk):
    """The practice dossier is open."""

    def form(self):
        """The properties that are on the desk."""
        return self.app.find("grouping", "Properties")

    def row_properties(self):
        """Of the translation, by its row: another document is open."""
        self.app.find("list item", re.compile("^Letter of request"), within=self.app.find("list", "Documents")).point()
        self.app.key("Down")
        self.app.key("Down")
        self.app.find("list item", re.compile("^" + re.escape(TRANSLATION)), state="focused")
        self.app.key("alt+Return")

    def enter(self):
        """What was typed."""
        self.form().find("button", "Enter in Record", state="sensitive").click()
        self.app.gone("grouping", "Properties")

    def add(self, path):
        """By the menu of the dossier."""
        self.menu("u")
        self.app.open_file(path)


@tap.test
def corrected(desk):
    """By the keyboard, from its row; what was not touched stays, and what was entered is there again."""
    desk.row_properties()
    title = desk.form().find("text", "Title", state="focused")
    assert title.text == TRANSLATION, title.text
    desk.form().find("label", "Nothing is changed yet")
    desk.picture("properties")
    desk.form().find("text", "Language").fill("en-GB")
    desk.form().find("check box", "Hearing of Jonas Petterhall").point()
    desk.enter()
    desk.menu("t")  # of the document that is open, another one
    desk.form().find("text", "Title", state="focused")
    assert desk.form().find("text", "Title").text == "Letter of request"
    desk.app.key("Escape")
    desk.row_properties()
    assert desk.form().find("text", "Language").text == "en-GB"
    assert "checked" in desk.form().find("check box", "Hearing of Jonas Petterhall").states
    desk.app.key("Escape")
    desk.app.gone("grouping", "Properties")
    desk.named()


@tap.test
def added(desk):
    """A file that arrived later: it is open, and asked what it is."""
    scan = desk.home / "stick" / "Answer of 3 December.pdf"
    make_scan(scan, ["Regional Court of Karvelle", "", "The period may be narrowed."])
    desk.add(scan)
    assert desk.form().find("text", "Title", state="focused").text == "Answer of 3 December"
    desk.form().find("text", "Title").fill("Answer of the authority")
    desk.app.choose("Role", "Correspondence", within=desk.form())
    desk.form().find("check box", re.compile("^Content of the mailbox")).point()
    desk.enter()
    desk.app.find("list item", "Answer of the authority", within=desk.app.find("list", "Documents"))


@tap.test
def twice(desk):
    """What is in the dossier already is not added again, and that is said."""
    desk.add(desk.home / "stick" / "Answer of 3 December.pdf")
    desk.app.find("label", re.compile("^The document was not added"))


@tap.test
def another_type(desk):
    """What is no PDF is kept as it came."""
    sheet = desk.home / "stick" / "Payments.csv"
    sheet.write_text("a,b\n1,2\n", encoding="utf-8")
    desk.add(sheet)
    desk.form().find("text", "Title", state="focused")
    desk.form().find("label", "text/csv")
    desk.app.key("Escape")
    desk.app.find("list item", "Payments", within=desk.app.find("list", "Documents"))


def main():
    """One desk, one dossier."""
    desk = Documents(os.environ["ROGATORY_SESSION"])
    desk.settle()
    desk.open_practice()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
