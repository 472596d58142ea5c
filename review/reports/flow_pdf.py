"""A PDF filled from the top: lines of text, and JPEG pictures just as they are.

Letters are drawn, so that the sheet looks the same where no Chinese font is installed; the text
lies beneath them unseen, so that it can be searched, copied and read aloud.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from review.reports.picture_font import BOLD, REGULAR, drawing_font, printable
from review.reports.wording import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL import ImageFont

    Shares = tuple[float, float, float, float]

WIDTH, HEIGHT = 595.28, 841.89
"""A4, points."""
EDGE = 62.0
_FOOT = 34.0
_LINE = 1.6
"""Height of a line, of the size of its letters."""
_DPI = 220
_CAPTION = 9.0
_FRAME = "0.78 0 0.12 RG 1.4 w"
_WORD = re.compile(r"[（《“‘〔【(]*(?:[A-Za-z0-9.,:/%+\-]+|.)[，。；：！？、）》”’〕】)]*")
"""What stays on one line: numbers whole, closing signs with what they close."""


class FlowPdf:
    """Sheets of A4 under construction; what does not fit goes to the next one."""

    def __init__(self, title: str) -> None:
        self._title = clean(title)
        self._pdf = pikepdf.new()
        self._letters = self._pdf.make_indirect(_unseen_letters())
        self._fonts: dict[tuple[float, int], ImageFont.FreeTypeFont] = {}
        self._sheets: list[tuple[list[bytes], Dictionary]] = []
        self.new_sheet()

    def new_sheet(self) -> None:
        self._sheets.append(([], Dictionary()))
        self._top = EDGE

    def space(self, points: float) -> None:
        self._top += points

    def keep_together(self, points: float) -> None:
        """What follows starts on a new sheet where so much does not fit on this one."""
        if HEIGHT - EDGE - self._top < points:
            self.new_sheet()

    def text(
        self,
        words: str,
        size: float = 10.5,
        *,
        grey: bool = False,
        bold: bool = False,
        middle: bool = False,
    ) -> None:
        """A paragraph; its line ends are kept."""
        font = self._font(size, BOLD if bold else REGULAR)
        for line in _wrapped(clean(words), font, (WIDTH - 2 * EDGE) * _DPI / 72):
            self.keep_together(size * _LINE)
            self._line(line, font, size, self._top, grey, middle=middle)
            self._top += size * _LINE

    def picture(
        self,
        jpeg: bytes,
        places: Sequence[Shares],
        caption: str,
        *,
        widest: float,
        tallest: float,
    ) -> None:
        """A picture in the middle below its caption; frames are drawn over it, not into it."""
        with Image.open(io.BytesIO(jpeg)) as opened:
            pixels, grey = opened.size, opened.mode == "L"
        above = _CAPTION * _LINE + 6
        scale = min(widest / pixels[0], min(tallest, HEIGHT - 2 * EDGE - above) / pixels[1])
        width, height = pixels[0] * scale, pixels[1] * scale
        self.keep_together(height + above)
        self.space(4)
        self.text(caption, _CAPTION, grey=True, middle=True)
        self.space(2)
        left, foot = (WIDTH - width) / 2, HEIGHT - self._top - height
        name = self._place(jpeg, pixels, Name.DCTDecode, grey=grey)
        marks, _ = self._sheets[-1]
        marks.append(_drawn(name, left, foot, width, height))
        for x, y, w, h in places:
            corner = f"{left + x * width:.2f} {foot + (1 - y - h) * height:.2f}"
            marks.append(f"q {_FRAME} {corner} {w * width:.2f} {h * height:.2f} re S Q".encode())
        self._top += height

    def written(self) -> bytes:
        """The document; sheets are numbered, nothing is said of whoever made it."""
        foot = self._font(9, REGULAR)
        for number, (marks, pictures) in enumerate(self._sheets, start=1):
            words = f"— {number} —"
            self._line(words, foot, 9, HEIGHT - _FOOT, True, sheet=number - 1, middle=True)
            page = self._pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
            page.Resources = Dictionary(XObject=pictures, Font=Dictionary(T=self._letters))
            page.Contents = self._pdf.make_stream(b"\n".join(marks))
        self._pdf.docinfo["/Title"] = self._title
        self._pdf.Root.Lang = String("zh-CN")
        stream = io.BytesIO()
        self._pdf.save(stream)
        return stream.getvalue()

    def _font(self, size: float, weight: int) -> ImageFont.FreeTypeFont:
        if (size, weight) not in self._fonts:
            self._fonts[size, weight] = drawing_font(round(size * _DPI / 72), weight)
        return self._fonts[size, weight]

    def _line(
        self,
        words: str,
        font: ImageFont.FreeTypeFont,
        size: float,
        top: float,
        grey: bool,
        *,
        sheet: int = -1,
        middle: bool = False,
    ) -> None:
        shown = printable(words)
        if not shown.strip():
            return
        long, tall = int(font.getlength(shown)) + 4, round(size * _LINE * _DPI / 72)
        drawn = Image.new("L", (long, tall), 255)
        ImageDraw.Draw(drawn).text((0, tall / 2), shown, 90 if grey else 0, font, anchor="lm")
        name = self._place(
            zlib.compress(drawn.tobytes(), 9), drawn.size, Name.FlateDecode, grey=True, sheet=sheet
        )
        width, height = long * 72 / _DPI, tall * 72 / _DPI
        left = (WIDTH - width) / 2 if middle else EDGE
        foot = HEIGHT - top - height
        marks, _ = self._sheets[sheet]
        marks.append(_drawn(name, left, foot, width, height))
        told = shown.encode("utf-16-be").hex()
        unseen = f"BT 3 Tr /T {size:g} Tf {left:.2f} {foot + size * 0.45:.2f} Td <{told}> Tj ET"
        marks.append(unseen.encode())

    def _place(
        self, data: bytes, size: tuple[int, int], packed: Name, *, grey: bool, sheet: int = -1
    ) -> str:
        """Keeps a picture of the sheet; gives the name by which the sheet draws it."""
        _, pictures = self._sheets[sheet]
        name = f"/P{len(pictures.keys())}"
        pictures[name] = self._pdf.make_stream(
            data,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=size[0],
            Height=size[1],
            ColorSpace=Name.DeviceGray if grey else Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=packed,
        )
        return name


def _drawn(name: str, left: float, foot: float, width: float, height: float) -> bytes:
    return f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {foot:.2f} cm {name} Do Q".encode()


def _wrapped(words: str, font: ImageFont.FreeTypeFont, widest: float) -> Iterator[str]:
    for paragraph in words.split("\n"):
        line = ""
        parts = (one for word in _WORD.findall(paragraph) for one in _parts(word, font, widest))
        for part in parts:
            if line and font.getlength(line + part) > widest:
                yield line
                line = part.lstrip()
            else:
                line += part
        yield line


def _parts(word: str, font: ImageFont.FreeTypeFont, widest: float) -> Iterator[str]:
    """The word, cut where not even a line of its own holds it."""
    if font.getlength(word) <= widest:
        yield word
    else:
        yield from word


def _unseen_letters() -> Dictionary:
    """A font by name only: it is never shown, its codes are those of the characters."""
    name = Name("/STSong-Light")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array([0, -200, 1000, 900]),
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=880,
        StemV=80,
    )
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=4),
        FontDescriptor=descriptor,
        DW=1000,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/STSong-Light-UniGB-UTF16-H"),
        Encoding=Name("/UniGB-UTF16-H"),
        DescendantFonts=Array([below]),
    )
