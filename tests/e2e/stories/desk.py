# SPDX-License-Identifier: GPL-3.0-or-later
"""The person at the desk, and what is kept of what happens there."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

from rogdrive import App, plaintext, wait_for

BUILD = Path(os.environ["ROG_BUILD_ROOT"])
PROGRAM, SCHEMAS = BUILD / "ui/rogatory", {"GSETTINGS_SCHEMA_DIR": str(BUILD / "data")}
DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
NAME, OFFICE, PIN = "Ada Lindqvist", "District Court of Lindhaven", "246813"
SIZE, NARROW = (1280, 800), (400, 800)
# Under sanitizers the story looks at memory, and is slow enough: nothing is recorded of what is written.
SANITIZED = "ROG_SANITIZED" in os.environ
# What is mostly empty.
PALE = {"first-run", "docket", "docket-narrow"}

ENCRYPTED = plaintext.is_encrypted
SETTINGS = re.compile(rb"(\[[\w/:.-]+\]\n([\w-]+=.*\n|\n)*)*")
RECOVERY = re.compile(rb'\{"sheet":"[\w-]*","v":1,"wrapped":"[\w-]*"\}\s*')

# GTK's own dialog for files completes a path that is typed while its folder is still read; the one for printing looks for
# printers where no system bus is.
GTKS_OWN = re.compile(
    r"Gtk-CRITICAL \*\*: .*: gtk_tree_store_remove: assertion 'VALID_ITER \(iter, tree_store\)' failed$|avahi printers will not be available"
)


def whole(pattern):
    """Whether bytes are nothing but what a pattern says."""
    return lambda data: pattern.fullmatch(data.strip(b"\n") + b"\n" if data else data) is not None


# What may be written besides what the user chooses to save: pairs of a path and a format.
KNOWN = [
    ("*.db", ENCRYPTED),
    # It begins with its header only where it was begun anew.
    ("*.db-wal", ENCRYPTED),
    # The index of the log: numbers of pages and frames.
    ("*.db-shm", lambda data: b"\x18\xe2\x2d\0" in data),
    # Its header comes last; only the first database, still without content, has one.
    ("*.db-journal", lambda data: b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" in data and len(data) < 1024),
    # The program's error output: close() looks whether it is empty.
    ("*/rogatory.log", lambda data: True),
    ("*/register.lock", lambda data: not data),
    ("*/recovery.json.??????", whole(RECOVERY)),
    ("*/vault/*", lambda data: data.startswith(b"ROGVAULT") and ENCRYPTED(data[64:])),
    ("*/glib-2.0/settings/.goutputstream-??????", whole(SETTINGS)),
    ("*/glib-2.0/settings/keyfile", whole(SETTINGS)),
    # GTK writes its list of recent files; the program puts none into it.
    ("*/recently-used.xbel.??????", lambda data: b"<bookmark" not in data),
]


class Desk:
    """A judge at a desk: the steps that every story has."""

    # Who it is; whoever is not a judge says so.
    name, office, role = NAME, OFFICE, None
    # Where the recovery sheet is kept.
    stick = "stick"
    # Before each step that is printed; a test's output has them as comments.
    mark = ""
    # What may not be found on the disk.
    names = [NAME, OFFICE, PIN]

    def __init__(self, directory):
        self.directory = Path(directory)
        self.home = Path(os.environ["HOME"])
        self.written = Path(tempfile.mkdtemp(prefix="written", dir=os.environ["ROGATORY_SESSION"]))
        self.log = Path(os.environ["ROGATORY_SESSION"]) / "rogatory.log"
        self.chosen, self.number, self.app, self.runs, self.pale = [], 0, None, [], []

    def say(self, words):
        """Prints a step."""
        print(self.mark + words, flush=True)

    def picture(self, name, size=SIZE):
        """Leaves a picture of the window."""
        self.number += 1
        picture = self.app.still().part(0, 0, *size)
        picture.save(self.directory / f"{self.number:02}-{name}.png")
        if picture.share_of_one_colour() > 0.6 and name not in PALE:
            self.pale.append(name)

    def narrow_picture(self, name):
        """Leaves a picture of the window as on a telephone."""
        self.app.resize(*NARROW)
        self.picture(name, NARROW)
        self.app.resize(*SIZE)
        self.app.still()

    def start(self, *arguments, dark=False):
        """Opens the program, under the recorder."""
        run = None if SANITIZED else self.written / str(len(self.runs))
        self.runs.append(run)
        environment = {**SCHEMAS, **(DARK if dark else {})}
        self.app = App.start([PROGRAM, *arguments], environment, log=self.log, record=run)
        self.app.resize(*SIZE)

    def open_with(self, *files):
        """Opens files with the program that runs, as a file manager does."""
        subprocess.run([PROGRAM, *files], env={**os.environ, **SCHEMAS}, check=True, timeout=60)

    def close(self):
        """Closes the window, and with it the program."""
        self.app.key("ctrl+q")
        status = self.app.wait_for_end()
        said = "\n".join(line for line in self.log.read_text(errors="replace").splitlines() if line and not GTKS_OWN.search(line))
        if status != 0 or said:
            raise AssertionError(f"the program ended with {status} and said:\n{said}")

    # Steps

    def first_run(self):
        """Who am I?"""
        self.say(f"The program is opened for the first time and asks who I am: {self.role or 'a judge'}.")
        self.start()
        if self.role:
            self.app.find("toggle button", self.role).click()
        self.app.find("text", "Name").type(self.name)
        self.app.find("text", "Court or firm").type(self.office)
        self.app.find("text", re.compile("^PIN for signing")).type(PIN)
        self.app.find("text", re.compile("^The same PIN")).type(PIN)
        self.app.find("button", "Continue", state="sensitive")
        self.picture("first-run")
        self.app.find("button", "Continue").click()

    def recovery_sheet(self):
        """The way back, if the keyring is lost."""
        self.say("The recovery sheet is saved to a stick, and two of its words are typed back.")
        sheet = self.home / self.stick / "recovery sheet.pdf"
        sheet.parent.mkdir()
        self.save_sheet(sheet)
        self.confirm_sheet(sheet)

    def save_sheet(self, sheet):
        """As a PDF, in clear."""
        self.app.find("list item", re.compile("^Save as PDF"), timeout=60).point()
        self.app.save_as(sheet)
        self.chosen.append(str(sheet))
        self.app.find("image", "Saved")

    def confirm_sheet(self, sheet):
        """Two of its words are typed back."""
        words = words_of(sheet)
        for entry in self.app.find_all("text", re.compile(r"^Word \d+$")):
            entry.type(words[int(entry.name.split()[1])])
        self.app.find("button", "Continue", state="sensitive").click()
        self.app.find("list", "Queues")

    def look_at_pictures(self):
        """The pictures show different things, and something."""
        seen = {}
        for path in sorted(self.directory.glob("*.png")):
            same = seen.setdefault(path.read_bytes(), path.name)
            if same != path.name:
                raise AssertionError(f"{path.name} is the same as {same}")
        if self.pale:
            raise AssertionError("more than 60 % of one colour: " + ", ".join(self.pale))

    def look_through(self):
        """Nothing in clear."""
        if SANITIZED:
            self.say("What was written to the disk is looked through with the ordinary build.")
            return
        self.say("Everything that was written to the disk is looked through: nothing lies there in clear.")
        written = [file for run in self.runs for file in plaintext.read(run)]
        if not written:
            raise AssertionError("the recorder saw nothing written")
        leaks = plaintext.leaks(written, self.names, KNOWN, self.chosen)
        if leaks:
            raise AssertionError("in clear on the disk:\n" + "\n".join(leaks))
        self.say(f"({len(written)} files, {sum(len(file.data) for file in written)} bytes)")

    # Places

    def section(self, name):
        """Puts a section of the dossier on the desk."""
        self.app.find("label", name, within=self.app.find("list", "Sections")).point()

    def layout(self, name):
        """Chooses what is seen: Document, Both or Work."""
        self.app.find("radio button", name, within=self.app.find("grouping", "Layout")).click()

    def document(self, name, has_text=True):
        """Opens a document of the dossier beside the work; returns its pages once they can be read."""
        self.app.find("label", name, within=self.app.find("list", "Documents")).point()
        self.app.find("label", re.compile(r"^page \d+ of \d+$"))
        pages = self.app.find("document text")
        if has_text:
            wait_for(lambda: pages.text, "the page can be read", explain=self.app.tree)
        return pages


def words_of(sheet):
    """The numbered words on a recovery sheet."""
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return {int(number): word for number, word in re.findall(r"(?<!\d)(\d{1,2})\.?\s+([a-z]{3,8})\b", text)}
