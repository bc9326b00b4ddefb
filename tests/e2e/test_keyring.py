#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyring locked, absent, and without its items: three pages, each with a way on, and never a new key."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

from rogdrive import Tap, hands, wait_for
from stories.desk import Desk
from stories.recovery import Keyring, Recovery

HERE = Path(__file__).resolve().parent
PASSWORD = "a test keyring"
LOCKED, ABSENT, MISSING = "The keyring is locked", "No keyring answers", "The key of the register is missing"
# A keyring that can be asked is told by its name.
TOLD = {
    LOCKED: "Its key is in the keyring “[Ll]ogin”",
    ABSENT: "^Nothing on the disk was touched",
    MISSING: "Its key was looked for in the keyring “[Ll]ogin”",
}
tap = Tap()


class Keys(Recovery, Desk):
    """A desk whose keyring comes and goes; the program is closed between the tests."""

    mark = "# "

    def picture(self, name, size=None):
        """None are kept here."""

    def state(self):
        """What may not change while the register cannot be opened."""
        folder = self.home / ".local/share/rogatory"
        return {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.rglob("*") if path.is_file() and path.suffix in (".db", ".json")}

    def page(self, title):
        """The page of this title alone, which says that the register is safe."""
        self.app.find("label", title)
        self.app.find("label", re.compile(TOLD[title]))
        for other in {LOCKED, ABSENT, MISSING} - {title}:
            assert not self.app.find_all("label", other), other
        assert not self.app.find_all("text"), "first run is not offered over a register"

    def docket(self):
        """The register is open."""
        self.app.find("list", "Queues")


@tap.test
def locked(desk):
    """A locked keyring is said to be locked; Unlock Keyring asks for its password and opens the register."""
    before = desk.state()
    keyring = Keyring()
    keys = keyring.items(kind="master-key")
    keyring.lock()
    desk.start()
    desk.page(LOCKED)
    assert desk.state() == before
    desk.app.find("button", "Unlock Keyring").click()
    answer_prompt(PASSWORD)
    desk.docket()
    assert keyring.items(kind="master-key") == keys, "the key is the same item"
    desk.close()


def answer_prompt(password):
    """Types into the window in which the keyring asks."""
    window = wait_for(lambda: hands.xdotool("search", "--onlyvisible", "--class", "gcr-prompter"), "the keyring asks for its password").split()[-1]
    hands.xdotool("windowfocus", window)
    wait_for(lambda: hands.xdotool("getwindowfocus", "-f") == window, "the question has the keyboard")
    hands.type_text(password)
    hands.key("Return")


def in_session(desk, keyring):
    """Plays the function of that name in another session of the same home, whose keyring is in that state."""
    before = desk.state()
    command = [HERE.parent / "session", "--keyring", keyring, "--home", desk.home, sys.executable, __file__, keyring]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stdout
    return before


@tap.test
def never_opened(desk):
    """A keyring that the login did not open is locked, and not without the key."""
    in_session(desk, "locked")


def with_shut_keyring(desk):
    """In a session whose keyring nobody has opened."""
    desk.start()
    desk.page(LOCKED)
    desk.app.find("button", "Unlock Keyring").click()
    answer_prompt(PASSWORD)
    desk.docket()
    desk.close()


@tap.test
def absent(desk):
    """Without a keyring the page says so, and nothing is made."""
    before = in_session(desk, "none")
    assert desk.state() == before


def without_keyring(desk):
    """In a session that has none."""
    desk.start()
    desk.page(ABSENT)
    desk.app.find("button", "Try Again").click()
    desk.app.find("button", "Try Again", state="sensitive")
    desk.page(ABSENT)
    desk.close()


@tap.test
def removed(desk):
    """Without its items the register stays shut until the words of the sheet are typed."""
    before = desk.state()
    desk.lose_keys()
    desk.page(MISSING)
    desk.app.find("button", "Try Again").click()
    desk.app.find("button", "Try Again", state="sensitive")
    desk.page(MISSING)
    assert desk.state() == before
    assert not Keyring().items(), "nothing was put into the keyring"
    sheet = desk.home / "stick" / "recovery sheet.pdf"
    desk.use_sheet(sheet)
    desk.save_new_sheet(sheet)
    desk.docket()
    desk.close()
    desk.start()
    desk.docket()
    desk.close()


def main():
    """A register first, then its keys."""
    desk = Keys(os.environ["ROGATORY_SESSION"])
    if sys.argv[1:]:
        {"locked": with_shut_keyring, "none": without_keyring}[sys.argv[1]](desk)
        return 0
    desk.first_run()
    desk.recovery_sheet()
    desk.close()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
