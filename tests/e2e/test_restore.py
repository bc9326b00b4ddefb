#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup by the menu, and the way back from it: on another computer, with an empty keyring and the recovery sheet."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from rogdrive import Tap
from stories.at_desk import AtDesk
from stories.desk import words_of
from stories.recovery import Keyring, Recovery

HERE = Path(__file__).resolve().parent
NOTE, NEW_PIN = "Kept on paper until the backup is back.", "975312"
tap = Tap()


class Restored(AtDesk, Recovery):
    """A judge whose computer is lost; what is left is a stick with a backup and the recovery sheet."""

    def __init__(self, directory):
        super().__init__(directory)
        self.stick = self.home / "stick"
        self.sheet, self.backup = self.stick / "recovery sheet.pdf", self.stick / "court.rogbackup"

    def write_note(self):
        """A note in the dossier that is open."""
        self.section("Notes")
        self.layout("Work")
        self.app.find("grouping", "Which notes")
        self.app.key("ctrl+m")
        self.app.find("text", "Note").type(NOTE)
        self.app.find("button", "Add", state="sensitive").click()
        self.app.wait_for_announcement("Note saved")

    def back_up(self):
        """By the docket's menu."""
        self.app.find("list", "Queues")
        self.app.still()
        self.app.key("F10")
        self.app.find("menu item", state="focused")
        self.app.key("b")
        self.app.save_as(self.backup)
        self.app.find("label", re.compile("^Backup written"))

    def words(self):
        """The words of the sheet, in their order."""
        return [word for _, word in sorted(words_of(self.sheet).items())]

    def ask(self, backup, words):
        """Fills in Restore Backup, and presses Restore."""
        if not self.app.find_all("dialog", "Restore Backup"):
            self.app.find("button", "Restore Backup…").point()
        dialog = self.app.find("dialog", "Restore Backup")
        dialog.find("button", "Backup").point()
        self.app.open_file(backup, "Choose Backup")
        self.app.find("label", backup.name)
        dialog.find("text", "Words").fill(" ".join(words))
        for entry in self.app.find_all("text", re.compile("PIN"), within=dialog):
            if not entry.text:
                entry.type(NEW_PIN)
        dialog.find("button", "Restore", state="sensitive").click()

    def is_refused(self, *sentences):
        """It says so, and nothing was made."""
        for sentence in ("The backup was not restored.", *sentences):
            self.app.find("label", re.compile(re.escape(sentence)))
        self.app.find("button", "Restore", state="sensitive")
        profile = self.home / ".local/share/rogatory/default"
        left = [path for path in profile.rglob("*") if path.is_file() and path.name != "register.lock"]
        assert not left, f"half of a restore stays: {left}"
        assert not Keyring().items(), "keys were put into the keyring"

    def is_whole(self):
        """Dossier and note are there; the record holds, goes on from the restore, and is compared with the keyring's."""
        self.open_practice()
        assert not self.app.find_all("button", "What Can Be Done…"), self.app.tree()
        self.section("Notes")
        self.app.find("grouping", "Which notes")
        self.app.find("label", NOTE, within=self.app.find("list", "Notes"))
        self.section("Record")
        self.app.find("label", re.compile("^The record is whole"))
        self.app.find("label", re.compile("It matches the checkpoint of .* in the keyring"))
        # What was restored ends, and goes on in a record that begins anew.
        newest = self.app.find_all("label", re.compile(r" entry \d+$"))[0]
        assert newest.name.endswith(" entry 0"), newest.name


@tap.test
def backed_up(desk):
    """A note, and a backup by the menu: nothing can be read in it without the sheet."""
    desk.open_practice()
    desk.write_note()
    desk.app.find("button", "Back").click()
    desk.back_up()
    desk.close()
    assert NOTE.encode() not in desk.backup.read_bytes()


@tap.test
def restored(desk):
    """In another home, with another keyring."""
    command = [HERE.parent / "session", sys.executable, __file__, desk.stick]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout


def restore(desk):
    """What cannot be restored is told, and makes nothing; then what can."""
    words, whole = desk.words(), desk.backup.read_bytes()
    desk.start()
    desk.app.find("heading", "Who are you?")
    desk.ask(desk.backup, ["harbourish", *words[1:]])
    desk.is_refused("Word 1, “harbourish”, is not one of the words of a recovery sheet.")
    desk.ask(desk.backup, [words[1], words[0], *words[2:]])
    desk.is_refused("Each of these words is in the list, but not together: one was read wrongly, or two are exchanged.")
    for name, sentence, data in (
        ("cut.rogbackup", "is damaged, or was changed since it was made.", whole[: len(whole) // 2]),
        ("damaged.rogbackup", "is damaged, or was changed since it was made.", changed(whole, len(whole) // 2)),
        ("letter.rogbackup", "is not a backup of this program, or was cut short.", b"%PDF-1.7 not a backup" * 100),
    ):
        (desk.stick / name).write_bytes(data)
        desk.ask(desk.stick / name, words)
        desk.is_refused(f"“{name}” {sentence}", "Nothing was put on this computer", "Choose another backup, or another copy of this one.")
    desk.ask(desk.backup, words)
    desk.sheet = desk.save_new_sheet(desk.sheet)
    desk.is_whole()
    desk.close()
    desk.start()
    desk.is_whole()
    desk.close()


def changed(data, where):
    """With one bit of one byte changed."""
    return data[:where] + bytes([data[where] ^ 1]) + data[where + 1 :]


def main():
    """At the desk; or, with a stick, on another computer."""
    desk = Restored(os.environ["ROGATORY_SESSION"])
    if sys.argv[1:]:
        shutil.copytree(sys.argv[1], desk.stick)
        restore(desk)
        return 0
    desk.settle()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
