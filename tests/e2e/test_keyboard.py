#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by the keyboard alone, from the first run to the decision that is exported: the pointer is not there."""

import os
import re
import sys

from rogdrive import Tap
from stories.at_desk import AtDesk
from stories.first import LETTER, SCAN, FirstStory
from stories.keyboard import ByKeys, leave_the_pointer_alone

AREA_NOTE = "Who released this payment?"
tap = Tap()


class Judge(ByKeys, AtDesk, FirstStory):
    """The first story, without its pictures."""

    def narrow_picture(self, name):
        """None are kept."""


@tap.test
def first_run(desk):
    """Who am I, and the recovery sheet."""
    desk.settle()


@tap.test
def read(desk):
    """From the docket to a note on a passage."""
    desk.docket()
    desk.dossier()
    desk.read_and_note()


@tap.test
def marked(desk):
    """A note on an area of a page without text, and from the note to the area."""
    pages = desk.document(SCAN, has_text=False)
    pages.focus()
    desk.app.key("ctrl+shift+a")
    desk.app.wait_for_announcement(re.compile("^Area on page 1: 25 % from the left, .* Enter takes it"))
    desk.app.key("ctrl+Right")
    desk.app.wait_for_announcement(re.compile("^35 % from the left, "))
    desk.app.key(*["Page_Down"] * 8)
    desk.app.wait_for_announcement(re.compile("^Area on page 2: 35 % from the left, 0 % from the top, "))
    desk.app.key("Return")
    desk.app.wait_for_announcement("Area marked")
    desk.app.key("ctrl+m")
    desk.app.find("link", f"{SCAN} p. 2", within=desk.app.find("grouping", "New note"))
    desk.app.find("text", "Note").type(AREA_NOTE)
    desk.app.find("button", "Add", state="sensitive").click()
    row = desk.app.find("list item", re.compile(AREA_NOTE), within=desk.app.find("list", "Notes"))

    pages.focus()
    desk.app.key("ctrl+g", "1", "Return")
    desk.app.find("label", "page 1 of 2")
    desk.document(LETTER)
    row.find("link", f"{SCAN} p. 2").click()
    desk.app.find("label", "page 2 of 2")


@tap.test
def narrowed(desk):
    """The period of an item."""
    desk.scope()


@tap.test
def taken_in(desk):
    """A challenge that came on paper."""
    desk.challenge()


@tap.test
def ruled(desk):
    """The court's settings, and a ruling on two items."""
    desk.settings()
    desk.ruling()


@tap.test
def signed(desk):
    """Signed, recorded, exported; OpenSSL accepts it."""
    desk.signing()
    desk.record()
    desk.close()


def main():
    """One desk for all."""
    leave_the_pointer_alone()
    return tap.run(Judge(os.environ["ROGATORY_SESSION"]))


if __name__ == "__main__":
    sys.exit(main())
