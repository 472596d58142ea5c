"""Draws placed pages into a born-digital PDF."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpora.fonts import char_width, glyph_font, register
from corpora.layout import ink
from corpora.layout.ops import ImageOp, RuleOp, TextOp
from corpora.layout.style import PAGE_HEIGHT, PAGE_WIDTH

if TYPE_CHECKING:
    from pathlib import Path

    from corpora.layout.compose import PageDraft, PlacedFile


def draw(placed: PlacedFile, path: Path) -> None:
    """Write the case file as a PDF with a text layer; signatures and seals are pictures."""
    canvas = Canvas(str(path), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    images: dict[str, ImageReader] = {}
    for number, page in enumerate(placed.pages):
        _draw_page(canvas, page, number, images)
        canvas.showPage()
    canvas.save()


def _draw_page(
    canvas: Canvas, page: PageDraft, number: int, images: dict[str, ImageReader]
) -> None:
    late: list[ImageOp] = []
    for op in page.ops:
        if isinstance(op, TextOp):
            _draw_text(canvas, op, page, number)
        elif isinstance(op, RuleOp):
            canvas.setLineWidth(op.weight)
            canvas.setStrokeColorRGB(*((0.8, 0.1, 0.1) if op.red else (0.1, 0.1, 0.1)))
            canvas.line(op.x0, PAGE_HEIGHT - op.y0, op.x1, PAGE_HEIGHT - op.y1)
        elif op.what in ("seal", "square_seal", "finger"):
            late.append(op)
        else:
            _draw_image(canvas, op, page, number, images)
    for op in late:
        _draw_image(canvas, op, page, number, images)


def _draw_text(canvas: Canvas, op: TextOp, page: PageDraft, number: int) -> None:
    if op.hand:
        _draw_hand(canvas, op, page, number)
        return
    canvas.setFillColorRGB(0.05, 0.05, 0.05)
    x, y = op.x, PAGE_HEIGHT - op.y
    part, font = "", ""
    text = canvas.beginText()
    text.setTextOrigin(x, y)
    for char in op.text:
        found = glyph_font(op.font, char)
        if part and found != font:
            text.setFont(register(font), op.size)
            text.textOut(part)
            part = ""
        font = found
        part += char
    if part:
        text.setFont(register(font), op.size)
        text.textOut(part)
    canvas.drawText(text)


def _draw_hand(canvas: Canvas, op: TextOp, page: PageDraft, number: int) -> None:
    chance = random.Random(f"{number}:{op.x:.1f}:{op.y:.1f}:{op.text}")
    canvas.setFillColorRGB(*page.style.ink)
    faces = page.style.hand_fonts
    face = faces[int(op.y) % len(faces)] if len(faces) > 1 else faces[0]
    natural = sum(char_width(op.font, c) for c in op.text) * op.size
    scale = op.width / natural if op.width and natural else 1.0
    x = op.x
    for char in op.text:
        advance = char_width(op.font, char) * op.size * scale
        if char.strip():
            font = glyph_font(face, char)
            canvas.saveState()
            canvas.translate(x, PAGE_HEIGHT - op.y + chance.uniform(-0.9, 0.9))
            canvas.rotate(chance.uniform(-4, 5))
            canvas.setFont(register(font), op.size * chance.uniform(0.93, 1.07))
            canvas.drawString(0, 0, char)
            canvas.restoreState()
        x += advance


def _draw_image(
    canvas: Canvas, op: ImageOp, page: PageDraft, number: int, images: dict[str, ImageReader]
) -> None:
    name, _, text = op.text.partition("|")
    key = f"{op.what}:{op.text}:{op.seed}:{number if op.what == 'signature' else ''}:{op.width:.0f}"
    if key not in images:
        made = _make_image(op, name, text, page, number)
        if made is None:
            return
        images[key] = ImageReader(made)
    canvas.drawImage(
        images[key], op.x, PAGE_HEIGHT - op.y - op.height, op.width, op.height, mask="auto"
    )


def _make_image(
    op: ImageOp, name: str, text: str, page: PageDraft, number: int
) -> Image.Image | None:
    if op.what == "signature":
        return ink.signature(name, op.seed * 100 + number, page.style.sign_ink)
    if op.what == "seal":
        return ink.seal(name, text)
    if op.what == "square_seal":
        return ink.square_seal(name, text)
    if op.what == "finger":
        return ink.fingerprint(name)
    if op.what == "photo":
        return ink.photo(op.seed, int(op.width * 1.4), int(op.height * 1.4))
    if op.what == "id_card":
        return _card(op)
    return None


def _card(op: ImageOp) -> Image.Image:
    """The tinted ground of an ID card with the place of the portrait."""
    width, height = int(op.width), int(op.height)
    picture = Image.new("RGB", (width, height), (228, 236, 240))
    face = ink.photo(op.seed + 7, int(width * 0.24), int(height * 0.62)).convert("L").convert("RGB")
    picture.paste(face, (int(width * 0.7), int(height * 0.12)))
    return picture
