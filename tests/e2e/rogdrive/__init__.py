# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK program as a person does: finds by what is said on the accessibility bus, acts
by it or by real keys and clicks, and looks at the pixels. Needs a session: see tests/session."""

from .app import App, Missing
from .picture import Picture
from .tap import Tap
from .wait import Late, wait_for

__all__ = ["App", "Late", "Missing", "Picture", "Tap", "wait_for"]
