# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs of two pages, the first of which is an attack on whoever draws it; the second says CALM."""

import zlib

CALM = b"BT /F 24 Tf 72 700 Td (CALM) Tj ET"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<<{}>>>>"


def stream(dictionary, data):
    """An object that is a stream."""
    return f"<<{dictionary}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def pdf(*objects):
    """A PDF of these objects, the first of which is its catalogue."""
    made, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n" % number + (content if isinstance(content, bytes) else content.encode()) + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1) + table + trailer


def two_pages(first, resources="", *more, box="0 0 595 842"):
    """The first page has this content; more objects begin at number 8."""
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>",
        PAGE.format(4, resources).replace("0 0 595 842", box),
        first,
        PAGE.format(6, "/Font<</F 7 0 R>>"),
        stream("", CALM),
        FONT,
        *more,
    )


def bomb():
    """15 GB of drawing in a stream packed twice, without anybody having packed them: one megabyte of it,
    flushed to the border of a byte, is repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(b"q Q\n" * (256 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    once = b"\x78\x9c" + piece * (15 * 1024) + b"\x03\x00"
    return two_pages(stream("/Filter[/FlateDecode/FlateDecode]", zlib.compress(once, 9)))


def endless():
    """Twenty forms, each of which draws the next one ten times: 10^20 drawings."""
    forms = [
        stream(f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {9 + level} 0 R>>>>", b" ".join([b"/X Do"] * 10))
        for level in range(20)
    ]
    return two_pages(stream("", b"/X Do"), "/XObject<</X 8 0 R>>", *forms, stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f"))


def huge():
    """A page whose picture would take more than a gigabyte."""
    return two_pages(stream("", b"0 0 9 9 re f"), box="0 0 10000000 10000000")


def looping():
    """A tree of pages in which a branch is its own ancestor, behind two pages that are not."""
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[8 0 R 5 0 R]/Count 2>>",
        PAGE.format(4, ""),
        stream("", b"0 0 9 9 re f"),
        PAGE.format(6, "/Font<</F 7 0 R>>"),
        stream("", CALM),
        FONT,
        "<</Type/Pages/Parent 2 0 R/Kids[2 0 R 8 0 R]/Count 1>>",
    )


def truncated():
    """A file that ends in the middle."""
    whole = two_pages(stream("", b"0 0 9 9 re f"))
    return whole[: len(whole) // 2]


ALL = {"bomb": bomb, "endless": endless, "huge": huge, "looping": looping, "truncated": truncated}
