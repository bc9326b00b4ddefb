# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back, when the keyring has lost everything."""

import base64
import re

from gi.repository import Gio, GLib

from .desk import PIN, words_of

SERVICE, SERVICE_PATH = "org.freedesktop.secrets", "/org/freedesktop/secrets"
SCHEMA = "org.rogatory.Rogatory"
ANSWER_MS = 10_000


class Keyring:
    """The session's keyring, as any other program sees it: what is removed here is gone."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def _call(self, path, interface, method, arguments=None):
        return self.bus.call_sync(SERVICE, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, ANSWER_MS, None).unpack()

    def items(self, **attributes):
        """The paths of the program's items, those with these attributes: kind="master-key"."""
        wanted = GLib.Variant("(a{ss})", ({"xdg:schema": SCHEMA, **attributes},))
        unlocked, locked = self._call(SERVICE_PATH, "org.freedesktop.Secret.Service", "SearchItems", wanted)
        return unlocked + locked

    def remove(self, **attributes):
        """Removes items; returns how many there were."""
        found = self.items(**attributes)
        for item in found:
            self._call(item, "org.freedesktop.Secret.Item", "Delete")
        return len(found)

    @staticmethod
    def written(secret):
        """A secret as its item has it."""
        return base64.b64encode(secret)

    def secret(self, **attributes):
        """What the one item with these attributes holds."""
        (item,) = self.items(**attributes)
        opened = self._call(SERVICE_PATH, "org.freedesktop.Secret.Service", "OpenSession", GLib.Variant("(sv)", ("plain", GLib.Variant("s", ""))))
        (secret,) = self._call(item, "org.freedesktop.Secret.Item", "GetSecret", GLib.Variant("(o)", (opened[1],)))
        return base64.b64decode(bytes(secret[2]))

    def lock(self):
        """Locks it, as a login does that ends."""
        collection = GLib.Variant("(ao)", (["/org/freedesktop/secrets/collection/login"],))
        self._call(SERVICE_PATH, "org.freedesktop.Secret.Service", "Lock", collection)


class Recovery:
    """Steps for a Desk whose recovery sheet lies at `sheet`; the program is closed before, open after."""

    def restore_from_sheet(self, sheet, find_dossier, pin=PIN):
        """Empties the keyring, types the sheet's words back, saves the new sheet and looks for the dossier.

        `find_dossier` is called with the docket open, and fails where the dossier is not in it.
        Returns the path of the sheet that counts from now on.
        """
        self.lose_keys()
        self.use_sheet(sheet, pin)
        new = self.save_new_sheet(sheet)
        find_dossier()
        return new

    def lose_keys(self):
        """A new login, a new keyring: nothing of the program is in it."""
        self.say("The keyring loses everything. The program finds the register, but no key for it, and makes none.")
        keyring = Keyring()
        if not keyring.remove():
            raise AssertionError("the keyring held nothing of the program")
        self.start()
        self.app.find("label", "The key of the register is missing")
        if keyring.items(kind="master-key"):
            raise AssertionError("a new master key was made over a register that is there")

    def use_sheet(self, sheet, pin=PIN):
        """The words, in their order, and a new PIN."""
        self.say("The words of the recovery sheet are typed, and a new PIN: the register opens again.")
        words = words_of(sheet)
        self.app.find("button", "Use Recovery Sheet…").click()
        self.app.find("text", "Words").type(" ".join(words[number] for number in sorted(words)))
        self.app.find("text", re.compile("^New PIN")).type(pin)
        self.app.find("text", re.compile("^The same PIN")).type(pin)
        self.app.find("button", "Open Register", state="sensitive").click()

    def save_new_sheet(self, old):
        """The old sheet opens nothing any more: the new one lies beside it."""
        self.say("A new recovery sheet takes the place of the old one.")
        sheet = old.with_name("new " + old.name)
        self.save_sheet(sheet)
        if words_of(sheet) == words_of(old):
            raise AssertionError("the new sheet has the old words")
        self.confirm_sheet(sheet)
        return sheet
