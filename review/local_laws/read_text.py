"""A file of a law as numbered lines: Markdown, plain text or Word."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from review.errors import LocalLawError

if TYPE_CHECKING:
    from pathlib import Path

_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKDOWN = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?=第|[（(]))|\*\*|__|\\(?=[.()])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff]")
_MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with what the file calls its place: 第12行, in Word 第12段."""

    place: str
    text: str


def read_lines(path: Path) -> list[TextLine]:
    """The lines that hold anything, in the order of the file.

    Raises:
        LocalLawError: no such file, not a text of these kinds, or not to be decoded.
    """
    if not path.is_file():
        raise LocalLawError("law_no_such_file", f"没有这个文件：{path}")
    if path.stat().st_size > _MAX_BYTES:
        raise LocalLawError("law_too_large", f"{path.name}超过20MB，不像一部法规的文本")
    suffix = path.suffix.lower()
    if suffix == ".docx":
        numbered = [(f"第{number}段", text) for number, text in enumerate(_word(path), start=1)]
    elif suffix in (".md", ".markdown", ".txt"):
        lines = _decoded(path).splitlines()
        if suffix != ".txt":
            lines = [_MARKDOWN.sub("", line) for line in lines]
        numbered = [(f"第{number}行", text) for number, text in enumerate(lines, start=1)]
    else:
        raise LocalLawError(
            "law_unknown_kind",
            f"{path.name}不是 Markdown(.md)、文本(.txt)或 Word(.docx)；"
            "旧版 .doc 请另存为 .docx，PDF 请先转为文本",
        )
    return [TextLine(place, plain) for place, text in numbered if (plain := _plain(text))]


def _word(path: Path) -> list[str]:
    """The paragraphs; a line break inside one starts another, as 款 are often typed."""
    try:
        document = Document(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise LocalLawError(
            "law_not_readable", f"{path.name}打不开：不是完好的 Word 文件(.docx)"
        ) from error
    return [part for paragraph in document.paragraphs for part in paragraph.text.split("\n")]


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LocalLawError(
        "law_not_readable", f"{path.name}的文字编码不能识别，请另存为 UTF-8 的文本文件"
    )


def _plain(text: str) -> str:
    """Without control characters and outer spaces; a wide space stays, it ends a heading."""
    return _CONTROL.sub("", unicodedata.normalize("NFC", text)).strip(" \t\r\u3000\xa0")
