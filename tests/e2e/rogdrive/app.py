# SPDX-License-Identifier: GPL-3.0-or-later
"""A running program, as the accessibility bus shows it."""

import os
import re
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from . import bus, hands  # noqa: E402
from .element import Element, tree_of  # noqa: E402
from .picture import Picture  # noqa: E402
from .wait import Late, wait_for  # noqa: E402


# GTK has no cache to hand over at once, and libatspi says so on each start.
GLib.log_set_handler("dbind", GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)


# For so many seconds nothing on the screen may change before a picture is taken.
QUIET = 0.5
# So often a text is typed anew that something else has written into.
ATTEMPTS = 5
# Within so many seconds what was typed stands there.
TYPED = 4


class Missing(AssertionError):
    """Nothing, or more than one thing, answers a description."""


def matches(wanted, found):
    """Whether a text is the one asked for: a string is the whole of it, a pattern is searched."""
    return wanted is None or (bool(wanted.search(found)) if isinstance(wanted, re.Pattern) else wanted == found)


def child_of(pid):
    """The one child of a process, if it has one yet."""
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return int((file.read().split() or ["0"])[0])


class App:
    """A program started for a test."""

    def __init__(self, process, log, pid):
        self.process, self.log, self.pid = process, log, pid
        self.owner = ("--pid", pid)
        self.announced = []
        self.root = None
        self.listener = Atspi.EventListener.new(self._on_announcement)
        self.listener.register("object:announcement")

    @classmethod
    def start(cls, command, env=None, log=None, record=None):
        """Starts it and waits until its first window is on the bus.

        `log` takes its output; `record` is a folder that takes all it writes to files.
        """
        if record:
            command = [os.environ["ROG_BUILD_ROOT"] + "/tests/recorder/rog-record", record, *command]
        output = open(log, "ab") if log else None  # pylint: disable=consider-using-with
        environment = {**os.environ, "GTK_A11Y": "atspi", **(env or {})}
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output, start_new_session=True)  # pylint: disable=consider-using-with
        if output:
            output.close()
        app = cls(process, log, wait_for(lambda: child_of(process.pid), "the recorder starts it") if record else process.pid)
        app.wait_for_window()
        return app

    def _on_announcement(self, event):
        self.announced.append(str(event.any_data))

    def _is_own(self, child):
        """Whether a program on the accessibility bus is this one."""
        return child.get_process_id() == self.pid

    def _find_root(self):
        if self.process.poll() is not None:
            said = open(self.log, encoding="utf-8", errors="replace").read()[-2000:] if self.log else ""
            raise Missing(f"the program ended with {self.process.returncode}\n{said}")
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            try:
                if child is not None and self._is_own(child):
                    child.set_cache_mask(Atspi.Cache.NONE)
                    return child
            except GLib.Error:
                continue
        return None

    def wait_for_window(self, timeout=30.0):
        """Waits until the program shows a window, and gives it the keyboard."""
        self.root = wait_for(self._find_root, "the program is on the accessibility bus", timeout)
        wait_for(lambda: any(e.is_showing for e in self.windows()), "it shows a window", timeout, self.tree)
        hands.focus_window(self.owner, timeout)

    # Finding

    def windows(self):
        """Its top-level windows."""
        return self.top().children()

    def top(self):
        """The program as a whole."""
        return Element(self, (self.root.app.bus_name, self.root.path))

    def find_all(self, role=None, name=None, within=None, state=(), showing=True, description=None):
        """Everything that answers the description, in the order of the tree."""
        wanted = {state} if isinstance(state, str) else set(state)
        found = [node for node, its, states in (within or self.top()).look(showing) if role in (None, its) and wanted <= states]
        for text, member in ((name, "Name"), (description, "Description")):
            if text is not None:
                told = bus.ask([bus.get(node, bus.ACCESSIBLE, member) for node in found])
                found = [node for node, answer in zip(found, told) if answer is not None and matches(text, answer[0])]
        return [Element(self, node) for node in found]

    def find(self, role=None, name=None, timeout=20.0, **rest):
        """The one thing that answers the description; waits for it until the deadline."""
        said = " ".join(str(part) for part in (role, repr(name) if name else None, rest or None) if part)
        found = wait_for(lambda: self.find_all(role, name, **rest), f"there is {said}", timeout, self.tree)
        if len(found) > 1:
            raise Missing(f"{len(found)} things answer “{said}”\n" + "\n".join(map(str, found)))
        return found[0]

    def gone(self, role=None, name=None, timeout=20.0, **rest):
        """Waits until nothing answers the description any more."""
        wait_for(lambda: not self.find_all(role, name, **rest), f"{role} {name!r} is gone", timeout, self.tree)

    def focused(self):
        """What has the keyboard, if anything."""
        return next(iter(self.find_all(state="focused")), None)

    # Acting

    def key(self, *keys):
        """Presses keys by their X names: app.key("ctrl+f")."""
        hands.focus_window(self.owner)
        hands.key(*keys)

    def type(self, text):
        """Types into whatever has the keyboard."""
        hands.focus_window(self.owner)
        hands.type_text(text)

    def resize(self, width, height):
        """Gives its window this size, and waits until the program has laid it out."""
        hands.resize_window(self.owner, width, height)
        wait_for(lambda: any(window.bounds[2:] == (width, height) for window in self.windows()), f"a window is {width}×{height} inside", explain=self.tree)

    def choose(self, name, item, within=None):
        """Opens a list of choices by its name and takes one."""
        choices = self.find("combo box", name, within=within)
        choices.point()
        opened = choices.find("scroll pane")
        if self.find_all("entry", within=choices):
            # A long list can be searched, and the keyboard is there first.
            choices.find("entry", state="focused")
            self.key("Down")
        wait_for(lambda: opened.has_focus, "the list of choices has the keyboard", explain=self.tree)
        # By the keyboard: what is told of places in a popover leaves out its frame.
        for end, step in (("Home", "Down"), ("End", "Up")):
            # Only what is on the screen is told: from its end another part of a long list.
            self.key(end)
            if end == "End":
                self.still()
            words = [label.name for label in self.find_all("label", within=opened)]
            words = words if step == "Down" else words[::-1]
            wanted = [number for number, word in enumerate(words) if matches(item, word)]
            if len(wanted) == 1:
                break
        else:
            raise Missing(f"{item} is not one of {words}")
        self.key(*[step] * wanted[0], "Return")
        self.gone("scroll pane", within=choices)

    def open_file(self, path, title=None, accept="Open"):
        """Answers the dialog of this title that asks for a file, or a folder."""
        self.find("button", accept, within=self.find("dialog", title))
        self.key("ctrl+l")
        self._type_path(self.find("text", within=self.find("dialog", title), state="focused"), path)
        self.key("Return")
        self.gone("dialog", title)
        # There is no window manager to give the keyboard back.
        hands.focus_window(self.owner)

    def save_as(self, path, title=None):
        """Answers the dialog of this title that asks where to save."""
        # A dialog that has just been answered may still be about.
        named = wait_for(
            lambda: [name for dialog in self.find_all("dialog", title) for name in self.find_all("text", re.compile("^Name"), within=dialog)],
            "a dialog asks for a name",
            explain=self.tree,
        )
        self._type_path(named[0], path)
        self.key("Return")
        self.gone("dialog", title)

    def _type_path(self, entry, path):
        # GTK completes what is typed while the folder is still read, and writes it behind or between what is typed then.
        for _ in range(ATTEMPTS):
            entry.fill("")
            self.type(str(path))
            self.key("shift+End", "Delete")
            try:
                wait_for(lambda: entry.text == str(path), f"{path} stands in the dialog", TYPED)
                return
            except Late:
                continue
        raise Late(f"{path} does not come to stand in the dialog, but {entry.text}")

    # Looking

    def tree(self):
        """Everything on the bus, for people."""
        return tree_of(self.top()) if self.root is not None else "(not on the bus)"

    def still(self, timeout=20.0):
        """Waits until the screen has stopped changing for a moment, and returns the picture.

        A window that was given another size is laid out more than once, with frames between.
        """
        last = [Picture.take(), time.monotonic()]

        def same():
            picture = Picture.take()
            if picture != last[0]:
                last[:] = [picture, time.monotonic()]
            return picture if time.monotonic() - last[1] >= QUIET else None

        return wait_for(same, "the screen stops changing", timeout)

    def screenshot(self, path):
        """Saves the screen once it is still."""
        picture = self.still()
        picture.save(path)
        return picture

    def wait_for_announcement(self, text, timeout=20.0):
        """Waits until a screen reader was told this."""
        wait_for(
            lambda: any(matches(text, said) for said in self.announced),
            f"a screen reader is told {text!r}",
            timeout,
            lambda: "\n".join(self.announced),
        )

    # Ending

    def wait_for_end(self, timeout=20.0):
        """Waits until it has ended by itself; returns its status."""
        wait_for(lambda: self.process.poll() is not None, "the program ends", timeout)
        self.listener.deregister("object:announcement")
        return self.process.returncode

    def kill(self):
        """Ends it as a power cut does."""
        if self.process.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
        self.process.wait()
        self.listener.deregister("object:announcement")
