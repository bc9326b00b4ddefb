# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and pointer, by XTest."""

import re
import subprocess

from .wait import wait_for


def xdotool(*arguments, given=None):
    """Runs xdotool; returns what it prints."""
    done = subprocess.run(["xdotool", *map(str, arguments)], input=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def is_toplevel(window):
    """Whether it is a window for the user, not a menu."""
    done = subprocess.run(["xwininfo", "-id", window], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return "Override Redirect State: no" in done.stdout


def windows(owner):
    """The top-level windows that a program shows, the last one opened last. `owner` is what they are found
    by: ("--pid", number), or ("--class", name) where the process is not to be seen from here."""
    return [window for window in xdotool("search", "--onlyvisible", *owner).split() if is_toplevel(window)]


def window_of(owner, timeout=20.0, title=None):
    """The window of this title, or else the one opened last."""
    shown = wait_for(lambda: windows(owner), f"{' '.join(map(str, owner))} has a window", timeout)
    named = [window for window in shown if xdotool("getwindowname", window) == title] if title and len(shown) > 1 else []
    return (named or shown)[-1]


def window_origin(owner, title=None):
    """Where that window's upper left corner is."""
    said = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", window_of(owner, title=title)).splitlines())
    return int(said.get("X", 0)), int(said.get("Y", 0))


def properties(*which):
    """What xprop tells of a window, or of the root."""
    return subprocess.run(["xprop", *which], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout


def is_managed():
    """Whether there is a window manager."""
    return "window id" in properties("-root", "_NET_SUPPORTING_WM_CHECK")


def is_full_screen(owner):
    """Whether the window manager has made that window as large as the screen."""
    return "_NET_WM_STATE_FULLSCREEN" in properties("-id", window_of(owner), "_NET_WM_STATE")


def focus_window(owner, timeout=20.0):
    """Gives the window the keyboard; there is no window manager to do it."""

    def focused():
        # The one opened last may just be closing: then it is another one the next time.
        window = window_of(owner, timeout)
        return xdotool("getwindowfocus", "-f") == window or xdotool("windowfocus", window)

    wait_for(focused, "the window has the keyboard", timeout)


def resize_window(owner, width, height):
    """Moves the window to the corner and gives it a size."""
    window = window_of(owner)
    xdotool("windowmove", window, 0, 0)
    xdotool("windowsize", window, width, height)
    wanted = {f"WIDTH={width}", f"HEIGHT={height}"}
    wait_for(lambda: wanted <= set(xdotool("getwindowgeometry", "--shell", window).split()), f"the window is {width}×{height}")


def key(*keys):
    """Presses and releases keys, one after the other."""
    xdotool("key", "--clearmodifiers", "--delay", "12", *keys)


def type_text(text):
    """Types a text; a line feed is Return. What no key has is entered by its number (Ctrl+Shift+U):
    xdotool would change the keyboard's map for it, which a busy program notices too late."""
    for run in re.findall(r"[\n -~]+|[^\n -~]", text):
        if "\n" <= run[0] <= "~":
            xdotool("type", "--clearmodifiers", "--delay", "4", "--file", "-", given=run)
        else:
            key("ctrl+shift+u", *f"{ord(run):x}", "space")


def click(x, y, button=1, times=1):
    """Moves the pointer there and clicks."""
    xdotool("mousemove", x, y, "click", "--repeat", times, "--delay", "60", button)


def drag(start, end, steps=12):
    """Presses at one place, moves in steps, releases at another."""
    moves = []
    for step in range(1, steps + 1):
        moves += ["mousemove", start[0] + (end[0] - start[0]) * step // steps, start[1] + (end[1] - start[1]) * step // steps]
    xdotool("mousemove", *start, "mousedown", 1, *moves, "mouseup", 1)


def scroll(x, y, clicks):
    """Turns the wheel: down for more than 0."""
    xdotool("mousemove", x, y, "click", "--repeat", abs(clicks), "--delay", "20", 5 if clicks > 0 else 4)
