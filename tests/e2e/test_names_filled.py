#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is filled in has names too: a ruling, what is signed, and what counsel gets of it."""

import os
import re
import sys

from rogdrive import Tap
from stories.both import Counsel, Court
from stories.desk import PIN
from stories.named import Named

tap = Tap()


class NamedCourt(Named, Court):
    """The court, up to the dossier that it exports."""

    def sign(self, picture="sign"):
        """The dialog is looked at before the PIN is typed."""
        super().sign(picture)


class NamedCounsel(Named, Counsel):
    """Counsel, who gets it."""


@tap.test
def filled(court, _):
    """A ruling with all that it needs, what is about to be signed, and what was."""
    court.hand_over()
    court.named()


@tap.test
def disclosed(_, desk):
    """Counsel's first run, what was disclosed, and each section of it."""
    desk.settle()
    desk.open_with(desk.bag)
    desk.app.find("button", "Open Dossier", state="sensitive")
    desk.picture("import")
    desk.app.find("button", "Open Dossier").click()
    desk.app.find("list", "Measures requested")
    desk.picture("request")
    for name in ("Notes", "Scope", "Challenges", "Ruling", "Record"):
        desk.section(name)
        desk.picture(name)
    desk.named()


@tap.test
def served(_, desk):
    """The decision that was served, in the reader."""
    desk.section("Ruling")
    desk.desk().find("grouping", re.compile("^Decision of ")).find("button", "Read Decision").click()
    desk.app.find("document text")
    desk.picture("decision")
    desk.named()


@tap.test
def challenge(_, desk):
    """A challenge that is written, and its dialog for the PIN."""
    desk.section("Challenges")
    desk.app.find("button", "New Challenge").click()
    work = desk.desk()
    desk.app.choose("For", desk.person, within=work)
    work.find("check box", re.compile("^Search of the store")).point()
    desk.choose_ground(work, "Not necessary, or not proportionate")
    work.find("text", "Argument").type("Nothing links the store to the crates.")
    work.find("button", "Add Relief").point()
    desk.app.choose("Asked for", "Refuse", within=work)
    desk.picture("challenge")
    work.find("button", "Sign and Save…", state="sensitive").click()
    desk.app.find("dialog", "Sign and Save").find("text", "PIN for signing").type(PIN)
    desk.picture("sign and save")
    desk.app.key("Escape")
    desk.app.gone("dialog", "Sign and Save")
    desk.named()


def main():
    """The court's work, then counsel's."""
    court = NamedCourt(os.environ["ROGATORY_SESSION"])
    return tap.run(court, NamedCounsel(os.environ["ROGATORY_SESSION"], court))


if __name__ == "__main__":
    sys.exit(main())
