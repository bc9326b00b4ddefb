#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs made to crash, to hang or to fill the memory come into a dossier: the program names the page, and goes on."""

import os
import re
import sys

import hostile
from rogdrive import Tap, wait_for
from stories.at_desk import AtDesk
from stories.desk import BUILD

GOOD = sorted((BUILD / "data/practice/second-story").glob("*.pdf"))[0]
# Reading a page may take the worker its whole time, twice.
LONG = 120.0
tap = Tap()


class Attacked(AtDesk):
    """A desk to which hostile files are brought."""

    def bring(self):
        """All of them at once, with one that is sound; a form asks for the rest."""
        files = [GOOD]
        for name, make in hostile.ALL.items():
            files.append(self.home / f"{name}.pdf")
            files[-1].write_bytes(make())
        self.open_with(*files)
        self.app.find("button", "Continue…", state="sensitive", timeout=LONG)

    def fill_in(self):
        """What the files do not say."""
        self.app.find("button", "Continue…").click()
        form = self.app.find("grouping", "Complete the Request")
        for name, text in (("What it is about", "Files"), ("Requesting authority", "Office"), ("Our reference", "MLA 9/2026")):
            form.find("text", name).type(text)
        self.app.choose("Instrument", "Domestic law, on reciprocity", within=form)
        form.find("text", "Legal basis").type("Reciprocity")
        form.find("button", "Add an Item").click()
        form.find("text", "Item, in words").type("Records")
        self.app.choose("Measure", "Information on bank accounts", within=form)
        form.find("button", "Open Dossier", state="sensitive").click()
        self.app.find("list", "Documents")
        # A dossier's lists are made anew when what was entered with it has come.
        self.app.still()

    def first_page_fails(self, name):
        """The first page cannot be shown, and that is said with its number; the second can be read."""
        pages = self.document(name, has_text=False)
        self.app.find("label", "Page 1 cannot be shown", timeout=LONG)
        self.app.key("ctrl+g")
        self.app.type("2")
        self.app.key("Return")
        wait_for(lambda: "CALM" in pages.text, f"the second page of {name} can be read", LONG, self.app.tree)


@tap.test
def imported(desk):
    """Those that are no documents any more are named with the reason; the others come in."""
    desk.bring()
    row = desk.app.find("list item", "truncated.pdf", showing=False)
    desk.app.find("label", re.compile("^Damaged, not taken: ask"), within=row, showing=False)
    desk.fill_in()


@tap.test
def bomb(desk):
    """15 GB of drawing in 40 kilobytes cost one page."""
    desk.first_page_fails("bomb")


@tap.test
def endless(desk):
    """A page that never ends costs itself."""
    desk.first_page_fails("endless")


@tap.test
def huge(desk):
    """A page of ten million points costs itself."""
    desk.first_page_fails("huge")


@tap.test
def looping(desk):
    """Of a tree of pages that leads back into itself, what can be found is shown, and what cannot is named."""
    assert "CALM" in desk.document("looping").text
    desk.app.find("label", "Page 2 cannot be shown", timeout=LONG)


@tap.test
def goes_on(desk):
    """After all that the sound document is read, and the program ends as it should."""
    assert desk.document(GOOD.stem).text
    desk.close()


def main():
    """One dossier of all of them."""
    desk = Attacked(os.environ["ROGATORY_SESSION"])
    desk.settle()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
