#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shapes of the program, and its keys: wide and narrow, without a warning."""

import os
import re
import subprocess
import sys

from rogdrive import Tap, wait_for
from stories.desk import BUILD, PROGRAM, SCHEMAS, Desk

WIDE, NARROW = (1280, 800), (400, 800)
AUDIENCE = re.compile("^Who reads it: ")
tap = Tap()


class Shapes(Desk):
    """A desk with the practice dossier open on it."""

    mark = "# "

    def open(self):
        """First run, docket, dossier: whoever has nothing to decide yet is led to the practice dossier."""
        self.first_run()
        self.recovery_sheet()
        self.app.find("list item", "Practice, 1")
        self.app.find("label", "Nothing to decide")
        self.app.find("button", "Open Practice Dossier").click()
        self.app.find("list", "Measures requested")
        self.app.still()

    def picture(self, name, size=WIDE):
        """None are kept here."""

    def reshape(self, size):
        """Gives the window another size and waits until it is laid out."""
        self.app.resize(*size)
        self.app.still()

    def quiet(self):
        """Nothing was said on the standard error."""
        said = self.log.read_text(errors="replace").strip()
        assert not said, said

    def has_focus(self, role, name):
        """Whether the keyboard is in the thing of that role and name."""
        return any(thing.has_focus for thing in self.app.find_all(role, name))


@tap.test
def beside(desk):
    """F8 goes round document, both and work; F9 hides the sidebar; F6 goes from pane to pane."""
    app = desk.app
    app.key("ctrl+2")
    app.find("label", "Notes", within=app.find("grouping", "Desk"))
    app.find("document text")
    app.key("F8")
    app.gone("document text")
    app.key("F8")
    app.gone("grouping", "Desk")
    app.key("F8")
    app.find("grouping", "Desk")
    app.key("F9")
    app.gone("grouping", "Dossier")
    app.key("F9")
    app.find("grouping", "Dossier")
    app.find("list", "Sections").focus()
    app.key("F6")
    wait_for(lambda: desk.has_focus("grouping", "Document"), "F6 goes to the document", explain=app.tree)
    app.key("F6")
    wait_for(lambda: desk.has_focus("grouping", "Desk"), "F6 goes to the desk", explain=app.tree)
    app.key("shift+F6")
    wait_for(lambda: desk.has_focus("grouping", "Document"), "Shift+F6 goes back", explain=app.tree)


@tap.test
def shortcuts(desk):
    """Ctrl+? opens the list of shortcuts."""
    app = desk.app
    app.key("ctrl+question")
    app.find("label", re.compile("Ctrl .* Keyboard shortcuts$"))
    app.key("Escape")
    app.gone("label", re.compile("Ctrl .* Keyboard shortcuts$"))


@tap.test
def sheet(desk):
    """On a narrow window the desk is a sheet: half, whole, closed; its views, the menu and the preview."""
    app = desk.app
    app.key("ctrl+2")
    desk.reshape(NARROW)
    app.find("document text")
    app.find("radio button", "Notes", state="checked")
    app.find("button", "Enlarge the Sheet").click()
    app.find("button", "Close the Sheet").click()
    app.gone("grouping", "Desk")
    app.key("ctrl+5")
    app.find("radio button", "Ruling", state="checked")
    app.find("button", "Preview").click()
    app.find("grouping", "Decision")
    app.key("alt+Left")
    app.gone("grouping", "Decision")
    app.find("radio button", "Ruling", state="checked")
    desk.quiet()


@tap.test
def writing(desk):
    """Whoever writes goes on writing when the window gets another shape; and comes back to a note as they left it."""
    app = desk.app
    desk.reshape(WIDE)
    app.key("ctrl+2")
    app.find("text", "Note").type("Both shapes")
    desk.reshape(NARROW)
    app.key("End")
    app.type(", one")
    desk.reshape(WIDE)
    app.type(" note")
    note = app.find("text", "Note")
    wait_for(lambda: note.text == "Both shapes, one note", "what was typed stands in one note", explain=lambda: note.text)
    note.fill("")
    desk.reshape(NARROW)
    app.key("Tab")
    wait_for(lambda: desk.has_focus("toggle button", AUDIENCE), "Tab goes to who reads it", explain=app.tree)
    app.key("Tab")
    wait_for(lambda: not desk.has_focus("grouping", "New note"), "Tab leaves the note", explain=app.tree)
    app.key("shift+Tab")
    wait_for(lambda: desk.has_focus("toggle button", AUDIENCE), "Shift+Tab comes to who reads it", explain=app.tree)


@tap.test
def every_section(desk):
    """Each section goes from wide to narrow and back, without a warning; an entry of the record is looked at, and closed."""
    app = desk.app
    for number in range(1, 7):
        desk.reshape(WIDE)
        app.key(f"ctrl+{number}")
        app.still()
        desk.reshape(NARROW)
        desk.quiet()
    desk.reshape(WIDE)
    app.find("label", "Hearing of Jonas Petterhall").point()
    app.find("label", "Signature valid")
    app.find("button", "Close Entry").click()
    app.gone("label", "Signature valid")
    desk.quiet()


@tap.test
def columns(desk):
    """What the facts say begins on one line down the card, however long their names are; the register locks on them."""
    app = desk.app
    app.key("ctrl+1")
    desk.reshape(NARROW)
    facts = [app.find("label", re.compile("^" + re.escape(words)), within=app.find("list", "In short")) for words in ("212 Js 4471/25", "Dr Ilse Marrenholt", "Treaty of 14 May 2009")]
    assert len({fact.bounds[0] for fact in facts}) == 1, facts


@tap.test
def waiting(desk):
    """Files that two calls bring while the register is locked are all there after it."""
    app = desk.app
    desk.reshape(WIDE)
    desk.open_with("--lock")
    unlock = app.find("button", "Unlock")
    for name in ("letter", "order"):
        desk.open_with(BUILD / f"data/practice/second-story/{name}.pdf")
    unlock.click()
    app.find("label", "letter.pdf")
    app.find("label", "order.pdf")
    app.find("button", "Continue…", state="sensitive")
    app.find("button", "Stop and Discard").click()
    app.gone("button", "Stop and Discard")
    desk.quiet()


@tap.test
def command_line(desk):
    """What cannot be is one sentence; nothing is locked, and nothing made, where nothing runs."""

    def said(*arguments):
        done = subprocess.run([PROGRAM, *arguments], env={**os.environ, **SCHEMAS}, capture_output=True, text=True, check=False, timeout=60)
        return done.returncode, done.stdout + done.stderr

    status, line = said("--profile", "../x")
    assert status == 2 and "cannot be the name of a profile" in line and line.count("\n") == 1, line
    status, line = said("--nothing")
    assert status == 1 and "--nothing" in line and line.count("\n") == 1, line
    assert said("--profile", "other", "--lock") == (0, "")
    assert not (desk.home / ".local/share/rogatory/other").exists()


def main():
    """Opens the dossier, then looks at it in all shapes."""
    desk = Shapes(os.environ["ROGATORY_SESSION"])
    desk.open()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
