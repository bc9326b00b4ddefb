# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper that comes in: pages without text, as a scanner makes them."""

import random

import cairo

WIDTH, HEIGHT, DPI = 1240, 1754, 150


def make_scan(path, lines):
    """A page of print, askew and with noise, as a PDF with one picture."""
    page = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDTH, HEIGHT)
    context = cairo.Context(page)
    context.set_source_rgb(0.97, 0.96, 0.94)
    context.paint()
    context.rotate(0.008)
    context.set_source_rgb(0.1, 0.1, 0.12)
    context.select_font_face("TeX Gyre Pagella")
    context.set_font_size(30)
    for number, line in enumerate(lines):
        context.move_to(150, 220 + 46 * number)
        context.show_text(line)
    grain = random.Random(7)
    for _ in range(3000):
        context.rectangle(grain.randrange(WIDTH), grain.randrange(HEIGHT), 1, 1)
    context.fill()
    pdf = cairo.PDFSurface(str(path), WIDTH * 72 / DPI, HEIGHT * 72 / DPI)
    sheet = cairo.Context(pdf)
    sheet.scale(72 / DPI, 72 / DPI)
    sheet.set_source_surface(page)
    sheet.paint()
    pdf.finish()
