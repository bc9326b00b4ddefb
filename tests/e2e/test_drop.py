#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files are dropped onto the window, as out of a file manager: at the docket, over a dossier that is open, while it is locked."""

import os
import re
import subprocess
import sys
from pathlib import Path

from dragged import TITLE
from rogdrive import Tap, hands, wait_for
from stories.at_desk import REFERENCE, AtDesk
from stories.desk import BUILD

HERE = Path(__file__).resolve().parent
BARE = sorted((BUILD / "data/practice/second-story").glob("*.pdf"))
PACKAGE = BUILD / "data/practice/practice"
HINT = "Drop to import as a new dossier"
STEPS = 8
tap = Tap()


class Drop(AtDesk):
    """A desk onto which things are dropped."""

    def hold(self, *addresses, over, taken=True):
        """Drags them above a place of the window; returns the program that they come from."""
        command = [sys.executable, HERE / "dragged.py", *addresses]
        source = subprocess.Popen(command, env={**os.environ, "GTK_A11Y": "none"})  # pylint: disable=consider-using-with
        window = wait_for(lambda: hands.xdotool("search", "--onlyvisible", "--name", TITLE), "there is something to drag").split()[-1]
        hands.xdotool("windowmove", window, 1100, 700, "windowraise", window)
        self.app.still()
        hands.xdotool("mousemove", 1150, 730, "mousedown", 1)

        def carried():
            # Each step is a motion of its own: the first ones only begin the drag.
            for step in range(STEPS + 1):
                hands.xdotool("mousemove", 1150 + (over[0] - 1150) * step // STEPS, 730 + (over[1] - 730) * step // STEPS, "sleep", 0.02)
            return not taken or self.app.find_all("label", HINT)

        wait_for(carried, "the window says what will become of it", explain=self.app.tree)
        return source

    def let_go(self, source):
        """Drops what is held."""
        hands.xdotool("mouseup", 1)
        self.app.gone("label", HINT)
        return source

    def drop(self, *addresses, over):
        """Drags and drops; returns the dialog that came of it."""
        source = self.let_go(self.hold(*addresses, over=over))
        dialog = self.app.find("dialog", "Import")
        source.kill()
        source.wait()
        hands.focus_window(self.app.owner)
        return dialog

    def close_import(self):
        """Leaves a dialog that has nothing to open."""
        self.app.find("dialog", "Import").find("label", "Close").point()
        self.app.gone("dialog", "Import")


@tap.test
def docket(desk):
    """Several files at the docket are one import."""
    dialog = desk.drop(*[path.as_uri() for path in BARE], over=(640, 400))
    for path in BARE:
        dialog.find("label", path.name)
    dialog.find("button", "Continue…", state="sensitive")
    dialog.find("button", "Stop and Discard").click()
    desk.app.gone("dialog", "Import")


@tap.test
def useless(desk):
    """What no dossier can begin with is said so: nothing stands there that cannot be pressed."""
    text, empty = desk.home / "note.txt", desk.home / "empty"
    text.write_text("no dossier")
    empty.mkdir()
    for address in (text.as_uri(), empty.as_uri()):
        dialog = desk.drop(address, over=(640, 400))
        dialog.find("label", re.compile("^A dossier begins with a PDF"))
        assert not desk.app.find_all("button", re.compile("^(Continue…|Open Dossier|Stop and Discard)$"), within=dialog), desk.app.tree()
        desk.close_import()


@tap.test
def elsewhere(desk):
    """An address, as out of a browser, is not fetched."""
    dialog = desk.drop("https://rogatory.example/letter.pdf", over=(640, 400))
    dialog.find("label", re.compile("“letter.pdf” is not a file on this computer"))
    desk.close_import()


@tap.test
def dossier(desk):
    """A package over the document of an open dossier is another dossier, beside it."""
    desk.open_practice()
    desk.section("Notes")
    desk.app.find("document text")
    dialog = desk.drop(PACKAGE.as_uri(), over=(500, 400))
    dialog.find("button", "Open Dossier", state="sensitive").click()
    desk.app.gone("dialog", "Import")
    wait_for(lambda: len(desk.app.find_all("page tab", re.compile(re.escape(REFERENCE)))) == 2, "two dossiers are open", explain=desk.app.tree)


@tap.test
def locked(desk):
    """Locked, the window takes nothing."""
    desk.app.key("ctrl+l")
    desk.app.find("button", "Unlock")
    source = desk.hold(BARE[0].as_uri(), over=(640, 300), taken=False)
    desk.let_go(source).kill()
    source.wait()
    hands.focus_window(desk.app.owner)
    desk.app.find("button", "Unlock").click()
    desk.app.find("list", "Sections")
    desk.app.still()
    assert not desk.app.find_all("dialog"), desk.app.tree()


def main():
    """At the docket, once the practice dossier is there."""
    desk = Drop(os.environ["ROGATORY_SESSION"])
    desk.settle()
    desk.practice_row()
    status = tap.run(desk)
    desk.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
