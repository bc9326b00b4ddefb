# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, played through the real interface."""

from .first import FirstStory
from .second import SecondStory, Unplayable

__all__ = ["FirstStory", "SecondStory", "Unplayable"]
