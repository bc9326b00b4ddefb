#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every shortcut that the window of shortcuts lists does what it says: each is tried."""

import contextlib
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from rogdrive import Tap, hands, wait_for
from stories.at_desk import AtDesk
from stories.casework import exactly
from stories.desk import SIZE
from stories.second import ACCOUNT, SecondStory

LIST = Path(os.environ["ROG_SOURCE_ROOT"]) / "ui/window/help-overlay.ui"
LETTER, PASSAGE, ITEM = "Letter of request", "presumed innocent", "Content of the mailbox m.solde@postbrev.example"
SECTIONS = ["Request", "Notes", "Scope", "Challenges", "Ruling", "Record"]
tap, tried = Tap(), set()


class Keys(AtDesk, SecondStory):
    """The practice dossier is open."""

    def picture(self, name, size=SIZE):
        """None are kept."""

    @contextlib.contextmanager
    def managed(self):
        """The program begins anew under a window manager."""
        self.close()
        with open(os.environ["ROGATORY_SESSION"] + "/mutter.log", "wb") as log:
            manager = subprocess.Popen(["mutter", "--x11", "--sm-disable"], stdout=log, stderr=log)  # pylint: disable=consider-using-with
        try:
            wait_for(hands.is_managed, "there is a window manager")
            self.start()
            yield
            self.close()
        finally:
            manager.kill()
            manager.wait()

    def selected(self):
        """The section that is on the desk."""
        return self.app.find("list item", within=self.app.find("list", "Sections"), state="selected").name

    def now(self, condition, what):
        """Waits until it is so."""
        wait_for(condition, what, explain=self.app.tree)

    def read(self, name="Notes"):
        """A section beside the letter, with the keyboard in its pages."""
        self.app.key(f"ctrl+{SECTIONS.index(name) + 1}")
        self.layout("Both")
        pages = self.document(LETTER)
        self.app.still()
        return pages

    def select(self):
        """A passage of the letter."""
        pages = self.read()
        self.go_to(1)
        self.app.still()
        pages.select(PASSAGE)

    def pane(self, name):
        """Waits until the keyboard is in a pane."""
        self.now(lambda: any(found.has_focus for found in self.app.find_all("grouping", name)), f"the keyboard is in {name}")

    def go_to(self, page):
        """A page, by its number."""
        self.app.key("ctrl+g")
        self.app.type(str(page))
        self.app.key("Return")
        self.app.find("label", re.compile(f"^page {page} of "))

    def handle(self):
        """The first handle of the timeline, with the keyboard."""
        self.app.key("ctrl+3")
        handle = self.app.find("slider", "Item 1, first day kept")
        handle.point()
        self.now(lambda: handle.has_focus, "the handle has the keyboard")
        return handle

    def moves(self, *keys):
        """Each key moves the handle."""
        handle = self.handle()
        for key in keys:
            before = handle.value
            self.app.key(key)
            self.now(lambda was=before: handle.value != was, f"{key} moves the handle")
        self.app.key("Escape")


def tries(title):
    """A test that tries the shortcut of this title."""

    def register(function):
        tried.add(title)
        function.__doc__ = title
        return tap.test(function)

    return register


@tap.test
def listed(_):
    """Each that is listed is tried, and none that is not"""
    titles = {node.text for node in ElementTree.parse(LIST).iterfind(".//object[@class='GtkShortcutsShortcut']/property[@name='title']")}
    assert titles == tried, titles ^ tried


@tries("Section 1 to 6")
def sections(desk):
    """Ctrl and its number."""
    for number, name in enumerate(SECTIONS, 1):
        desk.app.key(f"ctrl+{number}")
        desk.now(lambda wanted=name: desk.selected() == wanted, f"Ctrl+{number} goes to {name}")


@tries("Previous or next section")
def step_section(desk):
    """Down, and up again."""
    desk.app.key("ctrl+2", "alt+Down")
    desk.now(lambda: desk.selected() == "Scope", "Alt+↓ goes to the next")
    desk.app.key("alt+Up")
    desk.now(lambda: desk.selected() == "Notes", "Alt+↑ goes to the one before")


@tries("Next pane")
def next_pane(desk):
    """Sidebar, document, desk, and round."""
    desk.read()
    desk.app.find("list", "Sections").focus()
    for name in ("Document", "Desk", "Dossier"):
        desk.app.key("F6")
        desk.pane(name)


@tries("Previous pane")
def previous_pane(desk):
    """The other way round."""
    for name in ("Desk", "Document", "Dossier"):
        desk.app.key("shift+F6")
        desk.pane(name)


@tries("Document, both or work")
def layouts(desk):
    """Round, from both."""
    desk.read()
    for name in ("Work", "Document", "Both"):
        desk.app.key("F8")
        desk.app.find("radio button", name, state="checked")


@tries("Show or hide the sidebar")
def sidebar(desk):
    """Away, and back."""
    desk.app.key("F9")
    desk.app.gone("grouping", "Dossier")
    desk.app.key("F9")
    desk.app.find("grouping", "Dossier")


@tries("Find")
def find(desk):
    """What is typed then is found."""
    desk.read()
    desk.app.key("ctrl+f")
    desk.app.type("the")
    desk.app.find("label", re.compile(r"^\d+ of \d+$"))


@tries("Next or previous hit or highlight")
def hits(desk):
    """From hit to hit."""
    place = desk.app.find("label", re.compile(r"^\d+ of \d+$"))
    before = place.name
    desk.app.key("F3")
    desk.now(lambda: desk.app.find("label", re.compile(r"^\d+ of \d+$")).name != before, "F3 goes on")
    desk.app.key("shift+F3")
    desk.now(lambda: desk.app.find("label", re.compile(r"^\d+ of \d+$")).name == before, "Shift+F3 goes back")
    desk.app.key("Escape")


@tries("Go to page, paragraph or document")
def go_to(desk):
    """Right after a document was chosen, too."""
    desk.read()
    desk.go_to(3)
    desk.go_to(1)


@tries("Select the page")
def select_page(desk):
    """All of it: what can be done with a selection is offered."""
    desk.read().focus()
    desk.app.key("ctrl+a")
    desk.app.find("button", "Note")
    desk.app.key("Escape")


@tries("Select with the cursor")
def caret(desk):
    """With Shift and the arrows."""
    desk.read().focus()
    desk.app.key("F7", "shift+Right", "shift+Right", "shift+Right")
    desk.app.find("button", "Note")
    desk.app.key("Escape", "F7")


@tries("Larger or smaller")
def zoom(desk):
    """The percentage of the page says so."""
    desk.read().focus()

    def percentage():
        return desk.app.find("label", re.compile(r"^\d+ %$")).name

    before = percentage()
    desk.app.key("ctrl+plus")
    desk.now(lambda: percentage() != before, "Ctrl++ makes it larger")
    larger = percentage()
    desk.app.key("ctrl+minus")
    desk.now(lambda: percentage() != larger, "Ctrl+− makes it smaller")


@tries("Fit the width")
def fit(desk):
    """Whatever it was before."""
    desk.read().focus()
    desk.app.key("ctrl+0")
    desk.app.still()
    before = desk.app.find("label", re.compile(r"^\d+ %$")).name
    desk.app.key("ctrl+plus", "ctrl+plus", "ctrl+0")
    desk.now(lambda: desk.app.find("label", re.compile(r"^\d+ %$")).name == before, "Ctrl+0 fits the width")


@tries("Note")
def note(desk):
    """On what is selected."""
    desk.select()
    desk.app.key("ctrl+m")
    desk.app.find("link", exactly(LETTER), within=desk.app.find("grouping", "New note"))


@tries("Add the note, sign the decision or the challenge")
def add(desk):
    """What is written is added."""
    desk.app.find("text", "Note").type("Seen.")
    desk.app.key("ctrl+Return")
    desk.app.wait_for_announcement("Note saved")


@tries("Mark an area of the page")
def mark_area(desk):
    """A frame, that the arrow keys move and Enter takes."""
    desk.read().focus()
    desk.app.key("ctrl+shift+a", "Right")
    desk.app.wait_for_announcement(re.compile("^26 % from the left, "))
    desk.app.key("Return")
    desk.app.find("button", "Note")
    desk.app.key("Escape")


@tries("Copy")
def copy(desk):
    """What is selected stands where it is pasted."""
    desk.select()
    desk.app.key("ctrl+c")
    note_text = desk.app.find("text", "Note")
    note_text.focus()
    desk.app.key("ctrl+v")
    desk.now(lambda: " ".join(note_text.text.split()) == PASSAGE, "the passage is pasted")
    desk.app.key("ctrl+a", "BackSpace")
    desk.now(lambda: note_text.text == "", "it is taken out again")


@tries("Highlight")
def highlight(desk):
    """Without a word."""
    before = len(desk.app.find_all("list item", within=desk.app.find("list", "Notes")))
    desk.select()
    desk.app.key("ctrl+shift+h")
    desk.now(lambda: len(desk.app.find_all("list item", within=desk.app.find("list", "Notes"))) > before, "a highlight is added")


@tries("Note of the highlight")
def note_of(desk):
    """Where the caret stands on one."""
    desk.read().focus()
    desk.app.key("F7", "Left", "Left", "alt+Return")
    notes = desk.app.find("list", "Notes")
    desk.now(lambda: any("focused" in row.states for row in desk.app.find_all("list item", within=notes)), "its note has the keyboard")
    desk.read().focus()
    desk.app.key("F7")


@tries("Cite")
def cite(desk):
    """In the note that is being written."""
    desk.select()
    desk.app.key("ctrl+shift+c")
    desk.app.find("link", exactly(LETTER), within=desk.app.find("grouping", "New note"))


@tries("Narrow an item")
def narrow(desk):
    """In the scope."""
    desk.select()
    desk.app.key("ctrl+shift+n")
    desk.now(lambda: desk.selected() == "Scope", "the scope is on the desk")


@tries("Day")
def day(desk):
    """A day on, a day back."""
    desk.moves("Right", "Left")


@tries("Month")
def month(desk):
    """A month on, a month back."""
    desk.moves("shift+Right", "shift+Left")


@tries("Year")
def year(desk):
    """A year on, a year back."""
    desk.moves("ctrl+Right", "ctrl+Left")


@tries("To the alleged offence")
def offence(desk):
    """To its first day."""
    desk.moves("Home")


@tries("To what is requested")
def requested(desk):
    """Away from it, and back."""
    desk.moves("Right", "Page_Up")


@tries("As it was")
def as_it_was(desk):
    """What a key has moved is moved back."""
    handle = desk.handle()
    before = handle.value
    desk.app.key("Right", "Escape")
    desk.now(lambda: handle.value == before, "Esc puts it back")


@tries("Outcome of the item")
def outcome(desk):
    """By its number, in the card."""
    desk.app.key("ctrl+5")
    desk.layout("Work")
    card = desk.take_item(ITEM)
    card.find("check box", exactly("Item ")).focus()
    desk.app.key("1")
    card.find("grouping", exactly("Outcome of ")).find("radio button", "Execute", state="checked")


@tries("Point to a passage in a text")
def at(desk):
    """What can be cited is offered."""
    reasons = desk.item_card(ITEM).find("text", exactly("Reasons on "))
    reasons.focus()
    desk.app.key("at")
    desk.app.find("list", "Passages to cite")
    desk.app.key("Escape")
    desk.app.gone("list", "Passages to cite")
    desk.app.key("BackSpace")


@tries("Undo")
def undo(desk):
    """The outcome is taken back."""
    desk.item_card(ITEM).find("radio button", "In Part").point()
    desk.item_card(ITEM).find("radio button", "In Part", state="checked")
    desk.app.key("ctrl+z")
    desk.now(lambda: not desk.app.find_all("radio button", "In Part", state="checked"), "Ctrl+Z takes it back")


@tries("Redo")
def redo(desk):
    """And made again."""
    desk.app.key("ctrl+shift+z")
    desk.item_card(ITEM).find("radio button", "In Part", state="checked")


@tries("Menu")
def menu(desk):
    """Of the dossier."""
    desk.app.key("F10")
    desk.app.find("menu", "Dossier Menu")
    desk.app.key("Escape")
    desk.app.gone("menu", "Dossier Menu")


@tries("Properties of the document")
def properties_of(desk):
    """Of the one on whose row the keyboard is."""
    desk.app.find("list item", re.compile("^Letter of request"), within=desk.app.find("list", "Documents")).point()
    desk.app.key("alt+Return")
    desk.app.find("grouping", "Properties").find("text", "Title", state="focused")
    desk.app.key("Escape")
    desk.app.gone("grouping", "Properties")


@tries("Preferences")
def preferences(desk):
    """Its dialog."""
    desk.app.key("ctrl+comma")
    desk.app.find("dialog", "Preferences")
    desk.app.key("Escape")
    desk.app.gone("dialog", "Preferences")


@tries("Keyboard shortcuts")
def shortcuts(desk):
    """This list."""
    desk.app.key("ctrl+question")
    desk.app.find("label", re.compile("Ctrl .* Keyboard shortcuts$"))
    desk.app.key("Escape")
    desk.app.gone("label", re.compile("Ctrl .* Keyboard shortcuts$"))


@tries("Lock")
def lock(desk):
    """Until it is unlocked."""
    desk.app.key("ctrl+l")
    desk.app.find("button", "Unlock").click()
    desk.app.find("list", "Sections")


@tries("Back, after a jump too")
def back(desk):
    """To the docket."""
    desk.app.key("ctrl+1")
    desk.now(lambda: desk.selected() == "Request", "the request is on the desk")
    for _ in range(4):
        if desk.app.find_all("list", "Queues"):
            break
        desk.app.key("alt+Left")
        desk.app.still()
    desk.app.find("list", "Queues")


@tries("Search everything")
def search(desk):
    """The keyboard is in the search."""
    desk.app.key("ctrl+shift+f")
    desk.now(lambda: any(found.has_focus for found in desk.app.find_all(name=re.compile("^Search"))), "the search has the keyboard")
    desk.app.key("Escape")


@tries("Import")
def import_files(desk):
    """Asks for files."""
    desk.app.key("ctrl+o")
    desk.app.find("button", "Import", within=desk.app.find("dialog"))
    desk.app.key("Escape")
    desk.app.gone("dialog")


@tries("Previous or next dossier")
def dossiers(desk):
    """A second one is opened."""
    desk.imported()
    desk.app.key("ctrl+Page_Up")
    desk.app.find("label", re.compile("^Practice: nothing here is real"))
    desk.app.key("ctrl+Page_Down")
    desk.app.gone("label", re.compile("^Practice: nothing here is real"))


@tries("Print the decision")
def print_decision(desk):
    """Once nothing is missing."""
    desk.settings()
    desk.section("Ruling")
    desk.layout("Both")
    card = desk.outcome(ACCOUNT, "Execute", "The account shows who paid for the lorry.")
    persons = (desk.values["suspect"], desk.values["company"])
    for person in persons:
        desk.not_heard(card, person, "because of urgency", "when the records are here", "the registry")
    desk.parts("The request was received on 2 June 2026 and entered from three files.", *persons)
    desk.app.find("button", "Sign and Record…", state="sensitive")
    desk.app.key("ctrl+p")
    desk.app.find("dialog", "Print Decision")
    desk.app.key("Escape")
    desk.app.gone("dialog", "Print Decision")


@tries("Night paper")
def night_paper(desk):
    """In the dark style."""
    desk.close()
    desk.start(dark=True)
    desk.open_practice()
    desk.read().focus()
    desk.app.key("ctrl+i")
    desk.app.find("label", re.compile("night paper$"))
    desk.app.key("ctrl+i")
    desk.app.gone("label", re.compile("night paper$"))


@tries("Full screen")
def full_screen(desk):
    """As large as the screen, and as it was."""
    with desk.managed():
        desk.app.key("F11")
        desk.now(lambda: hands.is_full_screen(desk.app.owner), "F11 makes it as large as the screen")
        desk.app.key("F11")
        desk.now(lambda: not hands.is_full_screen(desk.app.owner), "F11 makes it as it was")


@tries("Close window")
def close_window(desk):
    """The program ends with its last window."""
    desk.start()
    desk.app.find("list", "Queues")
    desk.app.key("ctrl+w")
    assert desk.app.wait_for_end() == 0
    desk.start()
    desk.app.find("list", "Queues")


@tries("Quit")
def leave(desk):
    """The program ends, and has said nothing."""
    desk.close()


def main():
    """One desk for all."""
    desk = Keys(os.environ["ROGATORY_SESSION"])
    desk.settle()
    desk.open_practice()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
