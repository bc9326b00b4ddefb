#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""story.py WHICH DIRECTORY: the main job, played through the real interface, step by step in words.

WHICH is first (the practice dossier) or second (three bare PDFs). Runs in a session (tests/session) and leaves
in DIRECTORY its pictures and the decisions it signed. Afterwards everything that the program wrote to the disk
is looked through: nothing of the dossier may lie there in clear.

  STORY_REASON   the reason for item 1 in the first story
  STORY_PDFS     a folder of PDFs for the second story, and
  STORY_QUOTE    words that stand in one of them, which its first decision cites
"""

import os
import shutil
import sys
from pathlib import Path

from stories import FirstStory, SecondStory, Unplayable


def main():
    """Plays the one that the command line names."""
    directory = Path(sys.argv[2])
    try:
        story = {"first": FirstStory, "second": SecondStory}[sys.argv[1]](directory)
    except Unplayable as reason:
        sys.exit(f"rogatory: {reason}")
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    try:
        story.play()
    except BaseException:
        if story.app is not None and story.app.process.poll() is None:
            story.app.still().save(directory / "where-it-stopped.png")
            story.app.kill()
        sys.stderr.write((Path(os.environ["ROGATORY_SESSION"]) / "rogatory.log").read_text(errors="replace")[-4000:])
        raise
    print(f"The pictures and the decisions are in {directory}.")


if __name__ == "__main__":
    main()
