#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A register that was rolled back or broken, as a person meets it; and the practice dossier reset and deleted."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from rogdrive import Tap, wait_for
from stories.at_desk import AtDesk
from stories.desk import NARROW, SIZE

WITH_KEY = Path(os.environ["ROG_BUILD_ROOT"]) / "tests/e2e/with-key"
ATTENTION = "The register needs attention"
NOTE = "Written before it was reset."
tap = Tap()


class Register(AtDesk):
    """A desk whose register is changed while the program is closed."""

    @property
    def folder(self):
        """Where the register is."""
        return self.home / ".local/share/rogatory/default"

    def notice(self, words):
        """The banner says these words; what can be done is looked at."""
        self.app.find("label", re.compile(words))
        self.app.find("button", "What Can Be Done…").click()
        return self.app.find("alert", ATTENTION)

    def record(self, state):
        """The record of the practice dossier is in that state."""
        self.open_practice()
        self.section("Record")
        self.app.find("label", re.compile(state))

    def write_note(self):
        """A note in the dossier that is open."""
        self.section("Notes")
        self.layout("Work")
        self.app.find("grouping", "Which notes")
        self.app.key("ctrl+m")
        self.app.find("text", "Note").type(NOTE)
        self.app.find("button", "Add", state="sensitive").click()
        self.app.wait_for_announcement("Note saved")


@tap.test
def reset(desk):
    """Reset by the menu: the notes are gone with the old practice dossier, and a fresh one is in its place."""
    desk.close()
    shutil.copytree(desk.folder, desk.home / "kept")
    desk.start()
    desk.open_practice()
    desk.write_note()
    desk.menu("r")
    desk.app.find("alert", "Reset This Practice Dossier?").find("button", "Reset").click()
    desk.app.find("list", "Measures requested")
    desk.section("Notes")
    desk.app.find("grouping", "Which notes")
    assert not [node for node in desk.app.top().walk() if NOTE in (node.name, node.text)], "the note is gone"
    desk.close()


@tap.test
def newer(desk):
    """What a newer version wrote is said to be there; the dossier opens, and the record has it."""
    subprocess.run([WITH_KEY, "default", "newer", "2"], check=True, timeout=60)
    desk.start()
    desk.open_practice()
    desk.app.find("label", re.compile("^2 entries here were written by a newer version"))
    desk.app.find("button", "Show in Record").click()
    desk.app.find("label", re.compile("^The record is whole"))
    assert len(desk.app.find_all("label", "transfer.sealed")) == 2
    desk.close()


@tap.test
def rolled_back(desk):
    """An older copy put back is said to be rolled back; nothing can be entered until it is accepted."""
    shutil.rmtree(desk.folder)
    shutil.copytree(desk.home / "kept", desk.folder)
    desk.start()
    dialog = desk.notice("^The register was rolled back")
    dialog.find("button", "It Was Put Back on Purpose").click()
    desk.app.gone("alert", ATTENTION)
    desk.app.gone("label", re.compile("^The register was rolled back"))
    desk.record("^The record is whole")
    desk.close()
    desk.start()
    desk.record("^The record is whole")
    assert not desk.app.find_all("button", "What Can Be Done…")
    desk.close()


@tap.test
def not_compared(desk):
    """Where the keyring knows nothing of it nothing can be entered until somebody says that it is the right one."""
    subprocess.run([WITH_KEY, "default", "forget", "0"], check=True, timeout=60)
    desk.start()
    dialog = desk.notice("^The register was not compared")
    dialog.find("button", "It Is the Right One").click()
    desk.app.gone("alert", ATTENTION)
    desk.app.gone("label", re.compile("^The register was not compared"))
    desk.record("^The record is whole")
    desk.close()


@tap.test
def broken(desk):
    """A record with one letter changed is said to be broken, with the entry; nothing can be entered into it."""
    subprocess.run([WITH_KEY, "default", "break", "5"], check=True, timeout=60)
    desk.start()
    desk.notice("broken").find("button", "Close").click()
    desk.app.gone("alert", ATTENTION)
    desk.record("^Everything before it holds")
    desk.app.find("label", re.compile("^This entry is not the one that was entered"))
    # On its way to narrow the inspector, which is hidden, is left no room at all.
    for size in (NARROW, SIZE):
        desk.app.resize(*size)
        desk.app.still()


@tap.test
def deleted(desk):
    """Delete by the menu: the practice dossier is gone from the docket and its files from the disk."""
    before = len(list((desk.folder / "vault").iterdir()))
    desk.menu("d")
    desk.app.find("alert", "Delete This Practice Dossier?").find("button", "Delete").click()
    desk.app.find("list", "Queues")
    assert not desk.app.find_all("list item", re.compile("^MLA 118/2026"))
    wait_for(lambda: len(list((desk.folder / "vault").iterdir())) < before, "its files are gone from the disk")
    desk.close()


def main():
    """A register with the practice dossier."""
    desk = Register(os.environ["ROGATORY_SESSION"])
    desk.settle()
    desk.practice_row()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
