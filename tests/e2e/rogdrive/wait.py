# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for a condition with a deadline, never for a time."""

import os
import time

import gi

gi.require_version("GLib", "2.0")
from gi.repository import GLib  # noqa: E402

# Slow machines and sanitizers stretch every deadline: ROG_PATIENCE=4.
PATIENCE = float(os.environ.get("ROG_PATIENCE", "1"))


class Late(AssertionError):
    """What was waited for did not come before the deadline."""


def pump(seconds):
    """Lets events of the accessibility bus in, for at most this long."""
    context = GLib.MainContext.default()
    source = GLib.timeout_source_new(int(1000 * seconds))
    done = []
    source.set_callback(lambda *_: done.append(True) or False)
    source.attach(context)
    while not done:
        context.iteration(True)


def wait_for(condition, what, timeout=20.0, explain=None):
    """Returns the first true value of `condition`; after the deadline raises Late with `what` and `explain()`."""
    deadline = time.monotonic() + timeout * PATIENCE
    pause = 0.005
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise Late(f"within {timeout * PATIENCE:.0f} s: {what}" + (f"\n{explain()}" if explain else ""))
        pump(pause)
        pause = min(2 * pause, 0.1)
