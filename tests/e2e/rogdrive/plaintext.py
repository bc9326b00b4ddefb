# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks through what tests/recorder/rog-record kept: nothing of a dossier may reach the disk in clear."""

import base64
import collections
import fnmatch
import math
import re
from pathlib import Path

HEADERS = {
    b"%PDF-": "a PDF",
    b"SQLite format 3\0": "an SQLite database",
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"PK\x03\x04\x0a\0": "a zip",
    b"PK\x03\x04\x14\0": "a zip",
    b"PK\x03\x04\x2d\0": "a zip",
}
# What becomes a file that the user chose to save lies whole beside its place first: FILE.UUID.part.
SIBLING = re.compile(r"\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$")
# Names shorter than this occur in random bytes by chance.
SHORTEST = 5

Written = collections.namedtuple("Written", "path program data")


def read(directory):
    """The files a recording holds."""
    found = []
    for line in (Path(directory) / "index").read_text(encoding="utf-8").splitlines():
        number, program, path = line.split("\t", 2)
        if number == "!":
            raise AssertionError(f"the recording has a gap: {program} {path}")
        path = path.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
        data = (Path(directory) / f"{number}.written").read_bytes()
        content = Path(directory) / f"{number}.content"
        found.append(Written(path, program, data + (b"\n" + content.read_bytes() if content.exists() else b"")))
    return found


def spellings(name):
    """The bytes by which a name would be known in a file, each with what it is."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = name.encode(encoding)
        yield raw, encoding
        yield raw.hex().encode(), f"{encoding}, hexadecimal"
        yield raw.hex().upper().encode(), f"{encoding}, hexadecimal"
        for shift in range(3):
            # The characters at either end depend on the neighbours.
            text = base64.b64encode(b"\0" * shift + raw)
            kept = text[(0, 2, 3)[shift] : len(text) - (0 if (len(raw) + shift) % 3 == 0 else 4 - (len(raw) + shift) % 3)]
            yield kept, f"{encoding}, base64"
            yield kept.translate(bytes.maketrans(b"+/", b"-_")), f"{encoding}, base64url"


def is_encrypted(data):
    """Whether bytes look like ciphertext: no byte is much commoner than another."""
    if len(data) < 256:
        return True
    counts = collections.Counter(data)
    entropy = -sum(n / len(data) * math.log2(n / len(data)) for n in counts.values())
    return entropy > 7.9 - 40 / math.sqrt(len(data))


def leaks(written, names, known, chosen=()):
    """What is wrong with the files, one line each.

    `known` are pairs of a path pattern and a predicate over the bytes: a file that answers none
    is of no known format. `chosen` are the paths that the user chose to save to, and only those,
    with the sibling that takes the place of each; no such sibling stays.
    """
    wrong = [f"{part}: stayed" for path in chosen for part in Path(path).parent.glob("*.part") if SIBLING.sub("", str(part)) == path]
    needles = [(name, spelling, how) for name in names for spelling, how in spellings(name) if len(name) >= SHORTEST]
    for path, program, data in written:
        if SIBLING.sub("", path) in chosen:
            continue
        where = f"{path} (by {program}, {len(data)} bytes)"
        if not any(fnmatch.fnmatchcase(path, pattern) and is_format(data) for pattern, is_format in known):
            wrong.append(f"{where}: of no known format")
        wrong += [f"{where}: “{name}” in {how}" for name, spelling, how in needles if spelling in data]
        wrong += [f"{where}: {what}" for header, what in HEADERS.items() if header in data]
    return wrong
