#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A form that becomes an act: closed by mistake, it comes back as it was; closed on purpose, it says nothing."""

import os
import re
import sys

from rogdrive import Tap
from stories.at_desk import AtDesk

CLOSED = "Form closed, nothing was entered"
MOMENT = "20 November 2026, 14:30"
tap = Tap()


class Forms(AtDesk):
    """The practice dossier is open, its Request on the desk."""

    def open_event(self):
        """The form for what happened elsewhere."""
        self.app.find("button", "Enter Event…").point()
        self.app.find("grouping", "Enter Event")

    def open_dossier(self):
        """From the docket into the dossier, whatever stands on the desk there."""
        self.practice_row().point()
        self.app.find("list", "Sections")

    def as_it_was(self):
        """The form of the event that was being filled in."""
        form = self.app.find("grouping", "Enter Event")
        for name, chosen in (("What happened", "Served"), ("What was served", "Extract"), ("Document of the dossier", "Letter of request")):
            form.find("combo box", name).find("label", chosen)
        assert "checked" in form.find("check box", "Miriam Solde").states
        assert form.find("text", "How it is known, in words").text == "return slip"
        assert form.find("text", "When").text == MOMENT, form.find("text", "When").text

    def escape(self):
        """Out of the form."""
        self.app.key("Escape")
        self.app.gone("grouping", "Enter Event")


@tap.test
def capacities(desk):
    """Wherever a name can be chosen, its capacity stands below it."""
    desk.open_event()
    row = desk.app.find("list item", "Miriam Solde", within=desk.app.find("list", "Persons"))
    row.find("label", "suspect")
    desk.escape()
    desk.app.find("button", "Open to…").point()
    row = desk.app.find("list item", "Jonas Petterhall", within=desk.app.find("list", "To whom"))
    row.find("label", "witness")
    desk.app.key("Escape")
    desk.app.find("button", "Enter Event…")


@tap.test
def untouched(desk):
    """Where nothing was typed there is nothing to undo."""
    desk.open_event()
    desk.escape()
    desk.app.find("button", "Enter Event…")
    assert not desk.app.find_all("label", CLOSED)


@tap.test
def typed(desk):
    """What was typed and chosen comes back, and can be entered."""
    banner = next(desk.app.find("label", "Practice: nothing here is real").ancestors())
    desk.open_event()
    form = desk.app.find("grouping", "Enter Event")
    desk.app.choose("What happened", "Called to a hearing", within=form)
    form.find("text", "When").type("20 November 2026, 14:30")
    form.find("text", "To or by whom, in words").type("the authority, Dr Marrenholt")
    desk.escape()
    desk.app.find("label", CLOSED)
    undo = desk.app.find("button", "Undo")
    _, top, _, height = undo.bounds
    undo.click()
    assert top + height <= banner.bounds[1], "the toast covers no bar"
    form = desk.app.find("grouping", "Enter Event")
    assert form.find("text", "When").text == "20 November 2026, 14:30"
    assert form.find("text", "To or by whom, in words").text == "the authority, Dr Marrenholt"
    form.find("text", "How it is known, in words").type("note of the call")
    form.find("button", "Enter in Record", state="sensitive").click()
    desk.app.gone("grouping", "Enter Event")
    desk.app.find("label", "Called to a hearing")
    assert not desk.app.find_all("label", CLOSED), "what was entered is not offered again"


@tap.test
def locked(desk):
    """Half filled when the program locks, or is killed, it comes back as it was; closed, it does not."""
    desk.open_event()
    form = desk.app.find("grouping", "Enter Event")
    desk.app.choose("What happened", "Served", within=form)
    desk.app.choose("What was served", "Extract", within=form)
    form.find("check box", "Miriam Solde").point()
    desk.app.choose("Document of the dossier", "Letter of request", within=form)
    form.find("text", "How it is known, in words").type("return slip")
    # At once after the last letter.
    form.find("text", "When").type(MOMENT)
    desk.app.key("ctrl+l")
    desk.app.find("button", "Unlock").click()
    desk.as_it_was()
    desk.app.kill()
    desk.start()
    desk.open_dossier()
    desk.as_it_was()
    desk.app.find("text", "When").focus()
    desk.escape()
    desk.app.find("button", "Enter Event…")
    desk.app.key("ctrl+l")
    desk.app.find("button", "Unlock").click()
    desk.app.find("button", "Enter Event…")
    assert not desk.app.find_all("grouping", "Enter Event"), "what was closed is not opened again"


@tap.test
def corrected(desk):
    """An event that was entered wrong is there to be put right, and says the right thing then."""
    desk.app.find("toggle button", "Edit").click()
    desk.app.find("button", "Correct This Event").click()
    form = desk.app.find("grouping", "Correct Event")
    assert form.find("text", "How it is known, in words").text == "note of the call"
    form.find("text", "To or by whom, in words").fill("the authority, Dr Marrenholt's office")
    form.find("button", "Enter in Record", state="sensitive").click()
    desk.app.gone("grouping", "Correct Event")
    desk.app.find("label", re.compile("Dr Marrenholt's office"))
    assert len(desk.app.find_all("label", "Called to a hearing")) == 1, "it is one event"


def main():
    """One desk for all."""
    desk = Forms(os.environ["ROGATORY_SESSION"])
    desk.settle()
    desk.open_practice()
    desk.layout("Work")
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
