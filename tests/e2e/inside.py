#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""inside.py DIRECTORY: the program started by flatpak, in its sandbox; its first window in DIRECTORY/inside.png."""

import sys
from pathlib import Path

from rogdrive.sandboxed import Sandboxed

app = Sandboxed.start([])
app.resize(1280, 800)
app.find("text", "Name")
app.find("button", "Continue")
app.screenshot(Path(sys.argv[1]) / "inside.png")
app.kill()
