# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks whether all that a screen reader meets has a name, wherever a story takes a picture."""

from rogdrive import bus, wait_for

from .desk import SIZE, Desk

# What must have a name, whether or not it can have the keyboard.
NAMED = {
    "button", "toggle button", "text", "entry", "password text", "list item", "list", "check box", "radio button", "switch",
    "combo box", "page tab", "slider", "spin button", "link", "tree item", "table row", "dialog", "document text", "frame",
}  # fmt: skip
# GTK lets these take the keyboard only where nothing in them can, and tells no name of an item of a menu.
UNNAMED = {"scroll pane", "panel", "menu item"}
MOST_TABS = 60


class Named(Desk):
    """Goes from screen to screen; each is looked at when it is there."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.found = []

    def say(self, words):
        """The screens are told by the test."""

    def picture(self, name, size=SIZE):
        """Where a story takes a picture, the screen is looked at."""
        self.app.still()
        top = self.app.top()
        for node, role, states in top.look():
            if role in UNNAMED or (role not in NAMED and "focusable" not in states):
                continue
            told = bus.ask([bus.get(node, bus.ACCESSIBLE, "Name")])[0]
            # What is gone by now says nothing at all.
            if told is not None and not told[0].strip():
                self.unnamed(name, type(top)(self.app, node))

    def unnamed(self, screen, element):
        """Keeps what has no name; what a list of choices shows of its choice is part of the list."""
        around = list(element.ancestors())
        if any(above.role == "combo box" for above in around):
            return
        # The lists of libadwaita's own dialog have rows with names, and no title.
        if element.role == "list" and any(above.name == "About" for above in around):
            return
        inner = next((part.name for part in element.walk() if part.name), "")
        within = next((f"{above.role} “{above.name}”" for above in around if above.name), "")
        if around:
            self.found.append(f"{screen}: {element.role} around “{inner}” in {within}")

    def tab_through(self, most=MOST_TABS):
        """The Tab key comes round; a screen reader is told of each place."""
        been = []
        while len(been) < most:
            before = been[-1] if been else None
            self.app.key("Tab")
            place = wait_for(lambda was=before: next((e for e in [self.app.focused()] if e and e != was), None), f"Tab goes on from {before}", explain=self.app.tree)
            if place in been:
                return
            if not place.name.strip() and place.role not in UNNAMED:
                self.found.append(f"Tab: {place.role} in {next((above.name for above in place.ancestors() if above.name), '')}")
            been.append(place)

    def named(self):
        """Fails with all that has no name since the last time."""
        found, self.found = self.found, []
        assert not found, "without a name:\n" + "\n".join(dict.fromkeys(found))
