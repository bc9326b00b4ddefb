#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by the keyboard alone, from the first run to the decision that is exported: the pointer is not there."""

import os
import sys

from rogdrive import Tap
from stories.at_desk import AtDesk
from stories.first import FirstStory
from stories.keyboard import ByKeys, leave_the_pointer_alone

tap = Tap()


class Judge(ByKeys, AtDesk, FirstStory):
    """The first story, without its pictures."""

    def narrow_picture(self, name):
        """None are kept."""


@tap.test
def first_run(desk):
    """Who am I, and the recovery sheet."""
    desk.settle()


@tap.test
def read(desk):
    """From the docket to a note on a passage."""
    desk.docket()
    desk.dossier()
    desk.read_and_note()


@tap.test
def narrowed(desk):
    """The period of an item."""
    desk.scope()


@tap.test
def taken_in(desk):
    """A challenge that came on paper."""
    desk.challenge()


@tap.test
def ruled(desk):
    """The court's settings, and a ruling on two items."""
    desk.settings()
    desk.ruling()


@tap.test
def signed(desk):
    """Signed, recorded, exported; OpenSSL accepts it."""
    desk.signing()
    desk.record()
    desk.close()


def main():
    """One desk for all."""
    leave_the_pointer_alone()
    return tap.run(Judge(os.environ["ROGATORY_SESSION"]))


if __name__ == "__main__":
    sys.exit(main())
