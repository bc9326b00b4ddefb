#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what a user waits for, in lines of `name value unit`; peers open the same PDF in the same run.

Runs in a session. What is waited for is read from the framebuffer: a page that is seen, not a call
that has returned. Each run is a process of its own on an empty screen; rounds go through all
programs, so that what else the machine does falls on each of them.

    rogatory-start-to-docket   from the start of the process to the docket with its dossier
    rogatory-click-to-page     from the click on the dossier to the first page of its first document
    PEER-start-to-page         from the start of the process to the same page of the same file
"""

import base64
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import cairo
from rogdrive import App, Picture, hands, wait_for
from stories.desk import BUILD, PROGRAM, SCHEMAS, Desk

PEERS = ["evince", "papers"]
RUNS = 6
STILL = 3.0
CORNER = (1398, 998)
PAGES = 200
MAGENTA = (255, 0, 255)


def show(name, value, unit):
    """One result."""
    print(f"{name} {value:.3f} {unit}" if isinstance(value, float) else f"{name} {value} {unit}", flush=True)


def make_pdf(path, pages=PAGES):
    """A PDF whose first page is seen from afar."""
    surface = cairo.PDFSurface(str(path), 595, 842)
    context = cairo.Context(surface)
    for page in range(pages):
        if page == 0:
            context.set_source_rgb(1, 0, 1)
            context.paint()
        context.set_source_rgb(0, 0, 0)
        for line in range(50):
            context.move_to(60, 60 + 14 * line)
            context.show_text(f"Page {page + 1}, line {line + 1}: the quick brown fox jumps over the lazy dog")
        context.show_page()
    surface.finish()


def is_painted():
    """Whether a good part of the screen shows the first page."""
    picture = Picture.take()
    places = [(x, y) for x in range(0, picture.width, 16) for y in range(0, picture.height, 16)]
    return sum(picture.pixel(x, y) == MAGENTA for x, y in places) > len(places) // 50


def is_empty():
    """Whether no window is on the screen."""
    return Picture.take().share_of_one_colour() == 1


def when_still():
    """The screen, once nothing has changed on it for a while."""
    last, since = Picture.take(), time.monotonic()
    while time.monotonic() - since < STILL:
        picture = Picture.take()
        if picture != last:
            last, since = picture, time.monotonic()
        time.sleep(0.02)
    return last


def time_to(condition, timeout=60):
    """Seconds until the screen shows something."""
    start = time.monotonic()
    while not condition():
        if time.monotonic() - start > timeout:
            raise AssertionError("nothing was painted")
        time.sleep(0.002)
    return time.monotonic() - start


def open_and_time(command):
    """Seconds from the start of a program to the painted page."""
    wait_for(is_empty, "the screen is empty")
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            return time_to(is_painted)
        finally:
            process.kill()


def write_manifest(folder, name, files):
    """A manifest of a bag (RFC 8493)."""
    lines = [f"{hashlib.sha512(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n" for path in files]
    (folder / name).write_text("".join(lines))


def make_bag(folder, pdf):
    """The practice dossier as a real one, with another file as its first document."""
    shutil.copytree(BUILD / "data/practice/practice", folder)
    request = folder / "data/request.json"
    data, text = pdf.read_bytes(), request.read_text(encoding="utf-8")
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
    # Its pins name the document by its hash.
    content = json.loads(text.replace(json.loads(text)["documents"][0]["hash"], digest))
    first = content["documents"][0]
    first.update(size=len(data), pages=PAGES, sheets=PAGES)
    # In the queue that the docket opens with.
    del content["request"]["practice"]
    (folder / first["file"]).write_bytes(data)
    request.write_bytes(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())
    files = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in files)
    (folder / "bag-info.txt").write_text(f"Payload-Oxum: {size}.{len(files)}\n")
    write_manifest(folder, "manifest-sha512.txt", files)
    write_manifest(folder, "tagmanifest-sha512.txt", [folder / name for name in ("bagit.txt", "bag-info.txt", "manifest-sha512.txt")])


class Bench(Desk):
    """The program, with that dossier in its register."""

    def __init__(self, directory):
        super().__init__(directory)
        self.place, self.part, self.seen = None, None, None

    def say(self, words):
        """Nothing but results is printed."""

    def picture(self, name, size=None):
        """No pictures here."""

    def start(self, *arguments, dark=False):
        """Opens the program, with nothing that looks over its shoulder."""
        self.app = App.start([PROGRAM, *arguments], SCHEMAS, log=self.log)

    def row(self):
        """The dossier in the docket."""
        return self.app.find("list item", re.compile("^MLA 118/2026"))

    def prepare(self, bag):
        """A register with the dossier, whose request lies beside its document."""
        self.first_run()
        self.recovery_sheet()
        self.open_with(bag)
        self.app.find("button", "Open Dossier", state="sensitive", timeout=60).click()
        self.app.find("list", "Sections", timeout=60)
        self.layout("Both")
        wait_for(is_painted, "the document is beside the work", 60)
        self.close()

        self.start()
        row = self.row()
        left, top, width, height = row.extents
        self.place, self.part = row.centre(), (left + 8, top + 8, width // 2, height - 16)
        self.close()
        with self.process() as process:
            wait_for(lambda: not is_empty(), "it shows its window", 60)
            self.seen = when_still().part(*self.part)
            process.kill()

    def process(self):
        """The program as in each round: nobody has given it the keyboard, and the pointer is elsewhere."""
        hands.click(*CORNER)
        wait_for(is_empty, "the screen is empty")
        return subprocess.Popen([PROGRAM], env={**os.environ, **SCHEMAS}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def is_docket(self):
        """Whether the dossier's row is painted as it stays."""
        return Picture.take().part(*self.part) == self.seen

    def round(self):
        """Seconds from the start to the docket, and from the click to the page."""
        with self.process() as process:
            try:
                started = time_to(self.is_docket)
                begin = time.monotonic()
                hands.click(*self.place)
                time_to(is_painted)
                return started, time.monotonic() - begin
            finally:
                process.kill()


def results(times, own):
    """Medians, and how they stand to the peers'."""
    medians = {}
    for name, values in times.items():
        if len(values) > 1:
            medians[name] = statistics.median(values[1:])
            show(f"{name}-first", values[0], "s")
            show(f"{name}-median", medians[name], "s")
    for name in own:
        for peer in medians:
            if peer not in own and name in medians:
                show(f"{name}-to-{peer}", medians[name] / medians[peer], "ratio")


def main():
    """Everything that can be measured here."""
    session = Path(os.environ["ROGATORY_SESSION"])
    pdf, bag = session / "bench.pdf", session / "bench-bag"
    make_pdf(pdf)
    make_bag(bag, pdf)
    show("session-start", time.time() - float(os.environ["ROGATORY_BENCH_BEGAN"]), "s")
    bench = Bench(session)
    bench.prepare(bag)

    peers = [peer for peer in PEERS if shutil.which(peer)]
    for peer in set(PEERS) - set(peers):
        print(f"# {peer} is not installed, so it was not measured", flush=True)
    own = ["rogatory-start-to-docket", "rogatory-click-to-page"]
    times = {name: [] for name in own + [f"{peer}-start-to-page" for peer in peers]}
    for _ in range(RUNS):
        for name, seconds in zip(own, bench.round()):
            times[name].append(seconds)
        for peer in peers:
            times[f"{peer}-start-to-page"].append(open_and_time([peer, str(pdf)]))
    results(times, own)


if __name__ == "__main__":
    sys.exit(main())
