# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility bus, asked many things at once.

Each answer needs the asked program to wake up; one question after the other, a large window takes seconds. Here
all questions about one level of a tree are sent together, and the answers are taken as they come.
"""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE, ACTION, COMPONENT, TEXT, VALUE = (
    f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "Component", "Text", "Value")
)
PROPERTIES = "org.freedesktop.DBus.Properties"
WINDOW = 1
# A busy program answers late; one that does not answer at all has other trouble.
ANSWER_MS = 20_000
STATES = {int(state): state.value_nick for state in (Atspi.StateType(number) for number in range(44))}


class Bus:
    """The connection, made when it is first needed."""

    connection = None

    @classmethod
    def get(cls):
        """The connection to the accessibility bus."""
        if cls.connection is None or cls.connection.is_closed():
            session = Gio.bus_get_sync(Gio.BusType.SESSION)
            address = session.call_sync(
                "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, ANSWER_MS, None
            ).unpack()[0]
            flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
            cls.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        return cls.connection


def ask(questions):
    """The answers to questions (name, path, interface, method, arguments); None where there was none."""
    answers, left = [None] * len(questions), [len(questions)]

    def take(connection, result, position):
        # A widget may go while it is asked: then it says nothing.
        try:
            answers[position] = connection.call_finish(result).unpack()
        except GLib.Error:
            pass
        left[0] -= 1

    for position, (name, path, interface, method, arguments) in enumerate(questions):
        Bus.get().call(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, ANSWER_MS, None, take, position)
    while left[0]:
        GLib.MainContext.default().iteration(True)
    return answers


def get(node, interface, name):
    """The question for a property."""
    return (*node, PROPERTIES, "Get", GLib.Variant("(ss)", (interface, name)))


def role_of(answer):
    """The role in an answer of GetRole, as AT-SPI names it."""
    return "" if answer is None else Atspi.role_get_name(Atspi.Role(answer[0]))


def states_of(answer):
    """The names of the states in an answer of GetState."""
    if answer is None:
        return set()
    low, high = answer[0]
    bits = low | high << 32
    return {name for number, name in STATES.items() if bits >> number & 1}
