#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""story.py DIRECTORY: the main job, played through the real interface, step by step in words.

Runs in a session (tests/session) and leaves its pictures in DIRECTORY. It has the steps that the
program has, and no others. Afterwards everything that the program wrote to the disk is looked
through: nothing of the dossier may lie there in clear.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rogdrive import App, plaintext

BUILD = Path(os.environ["ROG_BUILD_ROOT"])
NAME, OFFICE, PIN = "Ada Lindqvist", "District Court of Veldmark", "246813"

ENCRYPTED = plaintext.is_encrypted
# What may be written besides what the user chooses to save: pairs of a path and a format.
KNOWN = [
    ("*.db", ENCRYPTED),
    ("*.db-wal", lambda data: data[:3] == b"\x37\x7f\x06" and ENCRYPTED(data) or not data),
    ("*/vault/*", lambda data: data.startswith(b"ROGVAULT") and ENCRYPTED(data[64:])),
    ("*/glib-2.0/settings/keyfile*", lambda data: data.startswith(b"[") or not data),
]


class Story:
    """The person at the desk, and what is kept of what happens."""

    def __init__(self, directory):
        self.directory = Path(directory)
        self.written = Path(tempfile.mkdtemp(prefix="written", dir=os.environ["ROGATORY_SESSION"]))
        self.chosen, self.number, self.app, self.runs = [], 0, None, []

    def say(self, words):
        """Prints a step."""
        print(words, flush=True)

    def picture(self, name):
        """Leaves a picture of the screen."""
        self.number += 1
        self.app.screenshot(self.directory / f"{self.number:02}-{name}.png")

    def start(self, *arguments):
        """Opens the program, under the recorder."""
        run = self.written / str(len(self.runs))
        self.runs.append(run)
        log = Path(os.environ["ROGATORY_SESSION"]) / "rogatory.log"
        environment = {"GSETTINGS_SCHEMA_DIR": str(BUILD / "data")}
        program = next(path for path in (*BUILD.glob("rogatory"), *BUILD.glob("*/rogatory")) if path.is_file())
        self.app = App.start([program, *arguments], environment, log=log, record=run)
        self.app.resize(1280, 800)

    def close(self):
        """Closes the window, and with it the program."""
        self.app.key("ctrl+q")
        self.app.wait_for_end()

    # The steps

    def first_run(self):
        """Who am I?"""
        self.say("The program is opened for the first time, and asks who I am: a judge.")
        self.start()
        self.app.find("text", "Name").type(NAME)
        self.app.find("text", "Court or firm").type(OFFICE)
        self.app.find("text", re.compile("^PIN for signing")).type(PIN)
        self.app.find("text", re.compile("^The same PIN")).type(PIN)
        self.app.find("button", "Continue", state="sensitive")
        self.picture("first-run")
        self.app.find("button", "Continue").click()

    def recovery_sheet(self):
        """The way back, if the keyring is lost."""
        self.say("The recovery sheet is saved to a stick, and two of its words are typed back.")
        sheet = Path(os.environ["HOME"]) / "stick" / "recovery sheet.pdf"
        sheet.parent.mkdir()
        self.app.find("list item", re.compile("^Save as PDF")).point()
        self.app.save_as(sheet)
        self.chosen.append(str(sheet))
        self.app.find("image", "Saved")
        words = words_of(sheet)
        for entry in self.app.find_all("text", re.compile(r"^Word \d+$")):
            entry.type(words[int(entry.name.split()[1])])
        self.app.find("button", "Continue", state="sensitive").click()

    def docket(self):
        """What there is to do."""
        self.say("The docket opens.")
        self.app.find(name="Docket")
        self.picture("docket")
        self.app.resize(400, 800)
        self.picture("docket-narrow")
        self.app.resize(1280, 800)

    def again(self):
        """Nothing is lost."""
        self.say("The program is closed and opened again: it knows me, and the docket is there.")
        self.close()
        self.start()
        self.app.find(name="Docket")
        self.close()

    def look_through(self):
        """Nothing in clear."""
        self.say("Everything that was written to the disk is looked through: nothing lies there in clear.")
        written = [file for run in self.runs for file in plaintext.read(run)]
        if not written:
            raise AssertionError("the recorder saw nothing written")
        leaks = plaintext.leaks(written, [NAME, OFFICE, PIN], KNOWN, self.chosen)
        if leaks:
            raise AssertionError("in clear on the disk:\n" + "\n".join(leaks))
        self.say(f"({len(written)} files, {sum(len(file.data) for file in written)} bytes)")

    def play(self):
        """All of it."""
        for step in (self.first_run, self.recovery_sheet, self.docket, self.again, self.look_through):
            step()


def words_of(sheet):
    """The numbered words on a recovery sheet."""
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return {int(number): word for number, word in re.findall(r"(?<!\d)(\d{1,2})\.?\s+([a-z]{3,8})\b", text)}


def main():
    """Plays it into the folder that the command line names."""
    directory = Path(sys.argv[1])
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    story = Story(directory)
    try:
        story.play()
    except Exception:
        if story.app is not None and story.app.process.poll() is None:
            story.app.still().save(directory / "where-it-stopped.png")
            story.app.kill()
        sys.stderr.write((Path(os.environ["ROGATORY_SESSION"]) / "rogatory.log").read_text(errors="replace")[-4000:])
        raise
    print(f"The pictures are in {directory}.")


if __name__ == "__main__":
    main()
