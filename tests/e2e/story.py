#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""story.py DIRECTORY: the main job, played through the real interface, step by step in words.

Runs in a session (tests/session) and leaves its pictures in DIRECTORY. It has the steps that the
program has, and no others. Afterwards everything that the program wrote to the disk is looked
through: nothing of the dossier may lie there in clear.
"""

import os
import shutil
import sys
from pathlib import Path

from stories import FirstStory


def main():
    """Plays it into the folder that the command line names."""
    directory = Path(sys.argv[1])
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    story = FirstStory(directory)
    try:
        story.play()
    except BaseException:
        if story.app is not None and story.app.process.poll() is None:
            story.app.still().save(directory / "where-it-stopped.png")
            story.app.kill()
        sys.stderr.write((Path(os.environ["ROGATORY_SESSION"]) / "rogatory.log").read_text(errors="replace")[-4000:])
        raise
    print(f"The pictures are in {directory}.")


if __name__ == "__main__":
    main()
