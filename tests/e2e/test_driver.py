#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver, proved on a small window before anything rests on it."""

import os
import re
import sys
from pathlib import Path

from rogdrive import App, Late, Missing, Picture, Tap

tap = Tap()


@tap.test
def over_the_bus(app):
    """A button is pressed over the bus, and what it says is heard."""
    app.find("button", "Press").click()
    app.find("label", "Pressed")
    app.wait_for_announcement("Pressed")


@tap.test
def keyboard(app):
    """An entry takes keys, beyond ASCII too, and Return."""
    entry = app.find(name="Words")
    entry.type("Straße 14, “Mühle” 😀 שלום")
    assert entry.text == "Straße 14, “Mühle” 😀 שלום", entry.text
    entry.fill("Second")
    app.key("Return")
    app.find("label", "Entered Second")


@tap.test
def secret_text(app):
    """A PIN is typed, and the bus does not tell it."""
    entry = app.find("text", "PIN")
    entry.type("246813")
    app.key("Return")
    app.find("label", "PIN of 6")
    assert "2" not in entry.text, entry.text


@tap.test
def long_text(app):
    """A text view takes a long text without losing a character."""
    words = " ".join(f"word{number}" for number in range(150))
    view = app.find(name="Reasons")
    view.type(words)
    assert view.text == words, view.text


@tap.test
def pointer(app):
    """A row, which cannot be activated over the bus, is clicked with the pointer."""
    app.find("list item", "Second").point()
    app.find("label", "Opened Second")


@tap.test
def popover(app):
    """What is in a popover is found and clicked."""
    app.find("toggle button", "More").click()
    app.find("button", "In the popover").point()
    app.find("label", "Popover")
    app.gone("button", "In the popover")


@tap.test
def states_and_values(app):
    """States and values are read."""
    check = app.find("check box", "Agree")
    assert "checked" not in check.states
    check.click()
    app.find("check box", "Agree", state="checked")
    scale = app.find("slider", "How much")
    scale.focus()
    app.key("Right", "Right")
    assert scale.value == 2, scale.value


@tap.test
def pictures(app):
    """A picture shows what changed, and can be saved."""
    app.resize(480, 560)
    before = app.still()
    app.find(name="Words").fill("Something else")
    after = app.screenshot(os.environ["ROGATORY_SESSION"] + "/sample.png")
    assert before != after
    assert (after.width, after.height) == (1280, 800)
    assert after.pixel(1200, 700) == (0, 0, 0)
    assert Picture(2, 1, b"\1\2\3\0\1\2\3\0").share_of_one_colour() == 1
    data = Path(os.environ["ROGATORY_SESSION"] + "/sample.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n") and data.endswith(b"IEND\xae\x42\x60\x82")


@tap.test
def what_is_not_there(app):
    """What is not there is missed after the deadline, and what is there twice is not guessed at."""
    try:
        app.find("button", "No such button", timeout=0.2)
    except Late as late:
        assert "Press" in str(late), "the tree is told"
    else:
        raise AssertionError("found what is not there")
    try:
        app.find("list item", re.compile("F|S"))
    except Missing:
        return
    raise AssertionError("one of two was guessed")


@tap.test
def kill(app):
    """A killed program is gone from the screen."""
    app.kill()
    assert app.process.returncode == -9


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    sys.exit(tap.run(App.start([sys.executable, str(here / "sample.py")], log=os.environ["ROGATORY_SESSION"] + "/sample.log")))
