# SPDX-License-Identifier: GPL-3.0-or-later
"""A program in a Flatpak: its process has another number out here, and a proxy speaks for it on the bus."""

import os
import signal
import subprocess

from .app import App

ID = "org.rogatory.Rogatory"


class Sandboxed(App):
    """The program, started by flatpak."""

    def __init__(self, process, log, pid):
        super().__init__(process, log, pid)
        self.owner = ("--class", "rogatory")

    @classmethod
    def start(cls, command, env=None, log=None, record=None):
        """`command` are the arguments after the program's name; `env` is handed in, the session's is not."""
        handed = [f"--env={name}={value}" for name, value in {"GTK_A11Y": "atspi", **(env or {})}.items()]
        return super().start(["flatpak", "run", *handed, ID, *command], env, log)

    def _is_own(self, child):
        return child.get_name() in (ID, "rogatory")

    def kill(self):
        """Ends it as a power cut does."""
        subprocess.run(["flatpak", "kill", ID], check=False)
        if self.process.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
        self.process.wait()
        self.listener.deregister("object:announcement")
