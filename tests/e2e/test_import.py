#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files come in: a package as a folder and as a zip, bare PDFs, and what cannot be taken; what is given up leaves nothing."""

import os
import re
import shutil
import subprocess
import sys

from rogdrive import Tap, wait_for
from stories.at_desk import REFERENCE, AtDesk
from stories.desk import BUILD

PACKAGE = BUILD / "data/practice/practice"
BARE = sorted((BUILD / "data/practice/second-story").glob("*.pdf"))
OTHER = bytes(range(256)) * 40 + "ünverändert".encode()
MANY = 60
tap = Tap()


class Incoming(AtDesk):
    """A desk to which files are brought."""

    @property
    def vault(self):
        """The names of the encrypted files on the disk, and their sizes."""
        return {path.name: path.stat().st_size for path in (self.home / ".local/share/rogatory/default/vault").iterdir()}

    def put(self, name, data):
        """A file in a folder of its own; returns its path."""
        path = self.home / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def package(self, name):
        """A copy of a package that is whole; returns its folder."""
        return shutil.copytree(PACKAGE, self.home / "in" / name)

    def discard(self):
        """Gives up what is being imported."""
        self.app.find("button", "Stop and Discard").click()
        self.app.gone("dialog", "Import")

    def says(self, words):
        """The dialog says so, and says once what is safe."""
        found = self.app.find("label", re.compile(words))
        assert found.name.lower().count("nothing") <= 1, found.name
        return found

    def unchanged(self, vault):
        """Nothing of it is on the disk, and the docket has no dossier of it."""
        wait_for(lambda: self.vault == vault, "nothing of it stays in the vault", explain=lambda: f"{set(self.vault) ^ set(vault)}")
        assert not self.app.find_all("list item", re.compile("^" + re.escape(REFERENCE)))

    def close_dossier(self):
        """Back to the docket."""
        self.app.key("alt+Left")
        self.app.find("list", "Queues")


@tap.test
def given_up(desk):
    """Stopped in the middle of many files, nothing of them stays: no file, no dossier."""
    before = desk.vault
    whole = BARE[0].read_bytes()
    files = [desk.put(f"many/{number}.pdf", whole + b"\n%% %d" % number) for number in range(MANY)]
    desk.open_with(*files)
    wait_for(lambda: len(desk.vault) > len(before), "the first files are encrypted")
    desk.discard()
    desk.unchanged(before)


@tap.test
def tampered(desk):
    """A package with one changed byte, and one with a file too few, are refused by name, and nothing stays."""
    before = desk.vault
    for name, change, words in (
        ("changed", lambda path: path.write_bytes(path.read_bytes()[:-1] + b"!"), "manifest says"),
        ("short", lambda path: path.unlink(), "lists is not in it"),
    ):
        folder = desk.package(name)
        victim = next(folder.glob("data/**/*.pdf"))
        change(victim)
        desk.open_with(folder)
        assert victim.name in desk.says(words).name, "the file is named"
        assert not desk.app.find_all("button", "Open Dossier"), "there is nothing to open"
        close_import(desk)
        desk.unchanged(before)


def close_import(desk):
    """Leaves the dialog of an import that has failed: there is nothing to stop or to discard."""
    desk.app.find("dialog", "Import").find("label", "Close").point()
    desk.app.gone("dialog", "Import")


@tap.test
def zipped(desk):
    """A package comes in as a zip, with what its request says."""
    before = desk.vault
    archive = shutil.make_archive(str(desk.home / "in" / "package"), "zip", PACKAGE.parent, PACKAGE.name)
    desk.open_with(archive)
    desk.app.find("button", "Open Dossier", state="sensitive")
    desk.discard()
    desk.unchanged(before)


@tap.test
def folder(desk):
    """A package comes in as a folder, and is a dossier."""
    desk.open_with(desk.package("whole"))
    desk.app.find("button", "Open Dossier", state="sensitive").click()
    desk.app.find("list", "Measures requested")
    desk.close_dossier()


@tap.test
def bare(desk):
    """Of bare files each that is not taken is named with the reason; another kind comes out again byte for byte."""
    locked = desk.home / "in" / "closed.pdf"
    subprocess.run(["qpdf", "--warning-exit-0", "--encrypt", "secret", "owner", "256", "--", BARE[0], locked], check=True, timeout=60)
    files = [BARE[0], locked, desk.put("broken.pdf", BARE[1].read_bytes()[:400]), desk.put("again.pdf", BARE[0].read_bytes()), desk.put("table.ods", OTHER), desk.put("empty.pdf", b"")]
    desk.open_with(*files)
    desk.says("^Protected by a password, not taken")
    desk.says("^Damaged, not taken")
    desk.says("^Empty, not taken")
    desk.says("^The same file as “letter.pdf”: not added twice")
    desk.says("not a PDF: kept as it is, listed and exportable")
    desk.app.find("button", "Continue…", state="sensitive").click()
    form = desk.app.find("grouping", "Complete the Request")
    for name, text in (("What it is about", "Objects"), ("Requesting authority", "Office"), ("Our reference", "MLA 7/2026")):
        form.find("text", name).type(text)
    desk.app.choose("Instrument", "Domestic law, on reciprocity", within=form)
    form.find("text", "Legal basis").type("Reciprocity")
    form.find("button", "Add an Item").click()
    form.find("text", "Item, in words").type("Records")
    desk.app.choose("Measure", "Information on bank accounts", within=form)
    form.find("button", "Open Dossier", state="sensitive").click()
    desk.app.find("label", "table", within=desk.app.find("list", "Documents"))
    export(desk)


def export(desk):
    """The dossier as a package on the disk: what came in is in it as it was."""
    desk.menu("e")
    out = desk.home / "out"
    desk.app.save_as(out)
    desk.app.find("label", re.compile("^Dossier exported"))
    written = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    assert OTHER in written and BARE[0].read_bytes() in written, sorted(map(str, out.rglob("*")))


def main():
    """Once the practice dossier is there, nothing else writes."""
    desk = Incoming(os.environ["ROGATORY_SESSION"])
    desk.settle()
    desk.practice_row()
    desk.app.find("label", "To decide", within=desk.app.find("list", "Queues")).point()
    desk.app.gone("list item", re.compile("^" + re.escape(REFERENCE)))
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
