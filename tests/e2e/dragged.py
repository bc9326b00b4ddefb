#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""dragged.py ADDRESS…: a window out of which these are dragged, as a file manager's is."""

import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

TITLE = "Dragged out of here"


def main():
    """Until it is ended."""
    Gtk.init()
    window = Gtk.Window(title=TITLE, decorated=False, default_width=100, default_height=60)
    label = Gtk.Label(label="Drag")
    addresses = GLib.Bytes.new("".join(f"{address}\r\n" for address in sys.argv[1:]).encode())
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", lambda *_: Gdk.ContentProvider.new_for_bytes("text/uri-list", addresses))
    label.add_controller(source)
    window.set_child(label)
    window.present()
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
