#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window with one of each thing the driver has to handle; the driver is proved on it."""

import gi

gi.require_version("Adw", "1")
gi.require_version("Gtk", "4.0")
from gi.repository import Adw, Gtk  # noqa: E402


def fill(window):
    """Puts the widgets into the window."""
    box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=6)
    said = Gtk.Label(label="Nothing yet")

    def say(text):
        said.set_label(text)
        said.announce(text, Gtk.AccessibleAnnouncementPriority.MEDIUM)

    button = Gtk.Button(label="Press")
    button.connect("clicked", lambda *_: say("Pressed"))
    entry = Gtk.Entry()
    entry.update_property([Gtk.AccessibleProperty.LABEL], ["Words"])
    entry.connect("activate", lambda *_: say(f"Entered {entry.get_text()}"))
    # Not Gtk.PasswordEntry: GTK 4.18 tells its text to the accessibility bus.
    secret = Adw.PasswordEntryRow(title="PIN")
    secret.connect("entry-activated", lambda *_: say(f"PIN of {len(secret.get_text())}"))
    text = Gtk.TextView(height_request=80)
    text.update_property([Gtk.AccessibleProperty.LABEL], ["Reasons"])
    check = Gtk.CheckButton(label="Agree")
    rows = Gtk.ListBox()
    rows.update_property([Gtk.AccessibleProperty.LABEL], ["Items"])
    for name in ("First", "Second", "Third"):
        rows.append(Adw.ActionRow(title=name, activatable=True))
    rows.connect("row-activated", lambda _, row: say(f"Opened {row.get_title()}"))
    menu = Gtk.MenuButton(label="More", popover=Gtk.Popover(child=Gtk.Button(label="In the popover")))
    menu.get_popover().get_child().connect("clicked", lambda *_: (menu.popdown(), say("Popover")))
    scale = Gtk.Scale.new_with_range(Gtk.Orientation.HORIZONTAL, 0, 10, 1)
    scale.update_property([Gtk.AccessibleProperty.LABEL], ["How much"])
    for widget in (button, entry, secret, text, check, rows, menu, scale, said):
        box.append(widget)
    window.set_content(box)


def activate(app):
    """Shows the window."""
    window = Adw.ApplicationWindow(application=app, title="Sample", default_width=500, default_height=600)
    fill(window)
    window.present()


application = Adw.Application(application_id="org.rogatory.Sample")
application.connect("activate", activate)
application.run(None)
