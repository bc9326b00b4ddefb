#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locked, nothing of the work is to be seen or read; and what was typed outlives the program."""

import os
import re
import subprocess
import sys

from rogdrive import Tap, hands, wait_for
from stories.at_desk import REFERENCE, AtDesk
from stories.desk import NAME, OFFICE, PIN
from stories.recovery import Keyring

LETTER, PAGE = "Letter of request", 3
SHOWN = (REFERENCE, LETTER, "Practice", "Notes", "page 3")
CONTENT = (*SHOWN, NAME, OFFICE, "Miriam Solde", "Tomas Rehlin", "Postbrev")
REASON = "The years before the meeting are linked to no payment; what was typed until the power failed is kept, ünbroken."
REFUSED = "This is the folder of the register itself"
# So often the register is written before the power fails: of the last moment nothing is promised.
WRITES = 3
# Another program.
PASTE = """
import gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
loop = GLib.MainLoop()
def read(clipboard, result):
    try:
        print(clipboard.read_text_finish(result))
    except GLib.Error:
        pass
    loop.quit()
Gdk.Display.get_default().get_clipboard().read_text_async(None, read)
loop.run()
"""
tap = Tap()


@tap.test
def before_a_register(desk):
    """Ctrl+L in the first run, and over a form for a backup: what nobody else may read goes, and does not come back."""
    app = desk.app
    app.find("text", "Name").type(NAME)
    first_run = secrets(app, "PIN for signing", "The same PIN")
    for entry in first_run:
        entry.type(PIN)
    app.key("ctrl+l")
    is_forgotten(first_run)
    assert app.find("text", "Name").text == NAME
    app.find("button", "Restore Backup…").point()
    dialog = app.find("dialog", "Restore Backup")
    words = dialog.find("text", "Words")
    words.type("abandon ability able")
    typed = [words, *secrets(app, "New PIN", "The same PIN", within=dialog)]
    for entry in typed[1:]:
        entry.type(PIN)
    app.key("ctrl+l")
    is_forgotten(typed)
    app.key("Escape")
    app.gone("dialog")
    desk.close()


@tap.test
def with_the_sheet(desk):
    """Not saved beside the register, and saved elsewhere; locked then: it need not be saved again, and the practice dossier comes."""
    sheet = desk.home / "stick" / "recovery sheet.pdf"
    sheet.parent.mkdir()
    desk.first_run()
    app = desk.app
    app.find("list item", re.compile("^Save as PDF"), timeout=60).point()
    app.save_as(desk.home / ".local/share/rogatory/sheet.pdf")
    app.find("label", re.compile(REFUSED))
    desk.save_sheet(sheet)
    app.gone("label", re.compile(REFUSED))
    app.key("ctrl+l")
    app.find("label", "Locked")
    app.find("button", "Unlock").click()
    app.find("image", "Saved")
    desk.confirm_sheet(sheet)
    desk.open_practice()


def secrets(app, *names, within=None):
    """The entries whose names begin so."""
    return [app.find("text", re.compile("^" + name), within=within) for name in names]


def is_forgotten(entries):
    """Nothing stands in them, nor after Undo."""
    for entry in entries:
        wait_for(lambda: entry.text == "", f"{entry} is empty", explain=lambda: entry.text)
        entry.focus()
        entry.app.key("ctrl+z")
        entry.app.still()
        assert entry.text == "", entry.text


def titles(pid):
    """What a task list could show of a program's windows, those that are hidden too."""
    said = []
    for window in hands.xdotool("search", "--pid", pid).split():
        said.append(subprocess.run(["xprop", "-id", window], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout)
    return "\n".join(said)


def told(app):
    """All that the accessibility bus says, of what is hidden too."""
    return "\n".join(f"{element.role} {element.name} {element.description} {element.text}" for element in app.top().walk(showing=False))


def memory_of(pid):
    """What a process has in memory, piece by piece."""
    with open(f"/proc/{pid}/maps", encoding="ascii") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            where, rights, *rest = line.split()
            if "r" not in rights or rest[-1] in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
                continue
            first, last = (int(number, 16) for number in where.split("-"))
            # What a sanitizer keeps about the memory; terabytes, of which the program's own is nowhere.
            if last - first > 1 << 36:
                continue
            try:
                memory.seek(first)
                yield memory.read(last - first)
            except (OSError, OverflowError):
                continue


def holds(pid, key):
    """Whether a key lies in the memory of a process, as bytes, digits or base64."""
    digits = key.hex().encode()
    forms = (key, digits, digits.upper(), Keyring.written(key))
    return any(form in piece for piece in memory_of(pid) for form in forms)


def open_files(pid):
    """The files that a process has open."""
    folder = f"/proc/{pid}/fd"
    return [os.readlink(f"{folder}/{number}") for number in os.listdir(folder) if os.path.lexists(f"{folder}/{number}")]


def has_register(pid):
    """Whether the register is open."""
    return any(path.endswith("register.db") for path in open_files(pid))


def has_pages(pid):
    """Whether documents or pictures of their pages are in memory that a worker shares."""
    return any(path.startswith("/memfd:rogatory") for path in open_files(pid))


def selected(desk):
    """The section that is on the desk."""
    return [row.name for row in desk.app.find_all("list item", within=desk.app.find("list", "Sections"), state="selected")]


@tap.test
def locked(desk):
    """Ctrl+L: no title, no task list and no accessibility tree tells anything; the keys are gone from memory."""
    app, keyring = desk.app, Keyring()
    desk.document(LETTER).point()
    app.key("ctrl+g")
    app.type(str(PAGE))
    app.key("Return")
    app.find("label", re.compile(f"^page {PAGE} of "))
    desk.section("Notes")
    app.find("grouping", "Which notes")
    desk.place = selected(desk)
    # Whatever still holds the reader, it holds no pages.
    app.key("ctrl+f")
    app.find("entry", "Find in document")
    before = told(app)
    for words in SHOWN:
        assert words in before, f"“{words}” was there to be hidden"
    key = keyring.secret(kind="master-key")
    assert len(key) == 32 and holds(app.pid, key) and has_register(app.pid) and has_pages(app.pid), "what is looked for is found while the register is open"
    app.key("ctrl+l")
    app.find("label", "Locked")
    app.gone("list", "Sections", showing=False)
    for where in (told(app), titles(app.pid)):
        for words in CONTENT:
            assert words not in where, f"“{words}” is told while locked:\n{where}"
    assert "Rogatory" in titles(app.pid)
    wait_for(lambda: not has_pages(app.pid), "no page is left in memory", explain=lambda: "\n".join(open_files(app.pid)))
    wait_for(lambda: not has_register(app.pid), "the register is closed", explain=lambda: "\n".join(open_files(app.pid)))
    wait_for(lambda: not holds(app.pid, key), "the key of the register is gone from memory")


@tap.test
def unlocked(desk):
    """Unlock leads back to the same section, document and page."""
    app = desk.app
    app.find("button", "Unlock").click()
    app.find("grouping", "Which notes")
    app.find("label", re.compile(f"^page {PAGE} of "))
    assert LETTER in told(app)
    assert selected(desk) == desk.place, selected(desk)


@tap.test
def from_a_dialog(desk):
    """Ctrl+L locks while a dialog is open, which goes with the rest."""
    app = desk.app
    app.key("ctrl+comma")
    app.find("dialog", "Preferences")
    app.key("ctrl+l")
    app.find("label", "Locked")
    app.gone("dialog", showing=False)
    app.find("button", "Unlock").click()
    app.find("grouping", "Which notes")


@tap.test
def in_other_windows(desk):
    """Dialogs for printing and for files go with the lock, and what was copied, and what went wrong."""
    app = desk.app
    desk.section("Record")
    app.find("button", re.compile("^Print Checkpoint")).click()
    app.find("dialog", "Print Checkpoint")
    lock_from_outside(desk)
    desk.section("Record")
    app.find("label", "Record opened").point()
    app.find_all("button", "Copy")[0].click()
    wait_for(copied, "something was copied")
    app.find("button", "Export Proof…").click()
    app.save_as(desk.home / ".local/share/rogatory/proof.json", "Export Proof")
    app.find("label", re.compile(REFUSED))
    app.find("button", "Export Proof…").click()
    app.find("dialog", "Export Proof")
    lock_from_outside(desk)
    assert not copied(), copied()


def lock_from_outside(desk):
    """By the command, as a key of the desktop may do; and unlocked again."""
    desk.open_with("--lock")
    desk.app.find("label", "Locked")
    desk.app.gone("dialog", showing=False)
    assert REFUSED not in told(desk.app), "what went wrong is still told"
    desk.app.find("button", "Unlock").click()
    desk.app.find("list", "Sections")


def copied():
    """The text that any other program could paste."""
    command = [sys.executable, "-c", PASTE]
    done = subprocess.run(command, env={**os.environ, "GTK_A11Y": "none"}, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    return done.stdout.strip()


@tap.test
def typing(desk):
    """The program is killed while a reason is typed: reopened, it has the text."""
    app = desk.app
    desk.section("Ruling")
    desk.layout("Work")
    first_reasons(desk).type(REASON)
    log = desk.home / ".local/share/rogatory/default/register.db-wal"
    writes = {log.stat().st_mtime_ns}

    def is_written():
        app.type(" more")
        writes.add(log.stat().st_mtime_ns)
        return len(writes) > WRITES

    wait_for(is_written, "what is typed is written while typing goes on")
    app.kill()
    desk.start()
    desk.open_practice()
    desk.section("Ruling")
    wait_for(lambda: first_reasons(desk).text.startswith(REASON), "the reason is there", explain=lambda: first_reasons(desk).text)


def first_reasons(desk):
    """Where the reasons on the first item are written, which is taken into the decision."""
    work = desk.app.find("grouping", "Desk")
    card = work.find("grouping", "Content of the mailbox m.solde@postbrev.example")
    taken = card.find("check box", re.compile("^Item "))
    if "checked" not in taken.states:
        taken.point()
    return desk.app.find("text", re.compile("^Reasons on "), within=work)


def main():
    """From the first run on."""
    desk = AtDesk(os.environ["ROGATORY_SESSION"])
    desk.start()
    return tap.run(desk)


if __name__ == "__main__":
    sys.exit(main())
