#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what a user waits for, in lines of `name value unit`; peers open the same PDF in the same run.

Runs in a session. What is waited for is read from the framebuffer: a page that is seen, not a call
that has returned.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import cairo
from rogdrive import Picture, wait_for

PEERS = ["evince", "papers"]
RUNS = 5
MAGENTA = (255, 0, 255)


def show(name, value, unit):
    """One result."""
    print(f"{name} {value:.3f} {unit}" if isinstance(value, float) else f"{name} {value} {unit}", flush=True)


def make_pdf(path, pages=200):
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


def peers(pdf):
    """The peers that are here."""
    for peer in PEERS:
        if shutil.which(peer) is None:
            print(f"# {peer} is not installed, so it was not measured", flush=True)
            continue
        times = [open_and_time([peer, str(pdf)]) for _ in range(RUNS)]
        show(f"{peer}-start-to-page-first", times[0], "s")
        show(f"{peer}-start-to-page-median", statistics.median(times[1:]), "s")


def main():
    """Everything that can be measured here."""
    pdf = Path(os.environ["ROGATORY_SESSION"]) / "bench.pdf"
    make_pdf(pdf)
    show("session-start", time.time() - float(os.environ["ROGATORY_BENCH_BEGAN"]), "s")
    peers(pdf)


if __name__ == "__main__":
    sys.exit(main())
