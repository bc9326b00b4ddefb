# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests in words, told in TAP."""

import sys
import traceback


class Tap:
    """Collects functions as tests: @tap.test, then tap.run()."""

    def __init__(self):
        self.tests = []

    def test(self, function):
        """Registers a test; its first line of documentation is its name."""
        self.tests.append(function)
        return function

    def run(self, *arguments):
        """Runs all of them with these arguments; returns the exit status."""
        print(f"1..{len(self.tests)}", flush=True)
        failed = 0
        for number, function in enumerate(self.tests, 1):
            name = (function.__doc__ or function.__name__).splitlines()[0].rstrip(".")
            try:
                function(*arguments)
                print(f"ok {number} - {name}", flush=True)
            except Exception:  # pylint: disable=broad-except
                failed += 1
                print(f"not ok {number} - {name}", flush=True)
                for line in traceback.format_exc().splitlines():
                    print(f"# {line}", flush=True)
        sys.stdout.flush()
        return 1 if failed else 0
