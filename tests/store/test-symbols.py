#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our SQLite is ours alone: a program made with it exports no sqlite3 symbol that another
library in the process (NSS, the file chooser) could take for its own."""
import subprocess
import sys

listing = subprocess.run(['nm', '--dynamic', '--defined-only', sys.argv[1]], check=True, capture_output=True, text=True).stdout
whole = subprocess.run(['nm', '--defined-only', sys.argv[1]], check=True, capture_output=True, text=True).stdout
exported = [line for line in listing.splitlines() if 'sqlite3_' in line]
# A sanitizer's allocator has to be everybody's: else it sees nothing of what GLib allocates.
hidden = '__asan_init' in whole and ' malloc' not in listing
print('1..3')
print('ok 1 has SQLite in it' if 'sqlite3_open_v2' in whole else 'not ok 1 has SQLite in it')
print('ok 2 exports none of it' if not exported else f'not ok 2 exports none of it: {exported[:3]}')
print('not ok 3 hides the allocator of a sanitizer' if hidden else 'ok 3 hides no allocator of a sanitizer')
sys.exit(bool(exported) or hidden or 'sqlite3_open_v2' not in whole)
