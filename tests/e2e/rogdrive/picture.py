# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the screen, read from Xvfb's framebuffer file."""

import os
import struct
import zlib
from collections import Counter


class Picture:
    """One look at the screen: rows of 4-byte BGRX pixels."""

    def __init__(self, width, height, pixels):
        self.width, self.height, self.pixels = width, height, pixels

    @classmethod
    def take(cls):
        """The screen as it is now (an XWD dump: XWDFile.h)."""
        with open(os.environ["ROGATORY_FRAMEBUFFER"], "rb") as file:
            data = file.read()
        header = struct.unpack(">25I", data[:100])
        size, width, height, bits, stride, colours = header[0], header[4], header[5], header[11], header[12], header[19]
        if bits != 32:
            raise ValueError(f"a framebuffer of {bits} bits a pixel")
        start = size + 12 * colours
        pixels = data[start : start + stride * height]
        if stride != 4 * width:
            pixels = b"".join(pixels[row * stride : row * stride + 4 * width] for row in range(height))
        return cls(width, height, pixels)

    def __eq__(self, other):
        return isinstance(other, Picture) and (self.width, self.pixels) == (other.width, other.pixels)

    def __hash__(self):
        return hash((self.width, self.pixels))

    def pixel(self, x, y):
        """The colour at a place, as (red, green, blue)."""
        blue, green, red, _ = self.pixels[4 * (y * self.width + x) : 4 * (y * self.width + x) + 4]
        return red, green, blue

    def part(self, x, y, width, height):
        """A rectangle of it."""
        rows = (self.pixels[4 * (row * self.width + x) : 4 * (row * self.width + x + width)] for row in range(y, y + height))
        return Picture(width, height, b"".join(rows))

    def share_of_one_colour(self):
        """How much of it has its commonest colour, 0 to 1."""
        counts = Counter(memoryview(self.pixels).cast("I"))
        return max(counts.values()) / (self.width * self.height)

    def save(self, path):
        """Writes it as PNG."""
        rgb = bytearray(3 * self.width * self.height)
        for channel in range(3):
            rgb[channel::3] = self.pixels[2 - channel :: 4]
        stride = 3 * self.width
        rows = b"".join(b"\0" + rgb[row * stride : (row + 1) * stride] for row in range(self.height))

        def chunk(kind, body):
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)))
            file.write(chunk(b"IDAT", zlib.compress(rows, 6)))
            file.write(chunk(b"IEND", b""))
