"""Opens an input file and gives its page images (收卷)."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from review.errors import InputError, PageError
from review.intake.blank import Emptiness, emptiness_of
from review.intake.collections import FolderSource, ZipSource
from review.intake.images import ImageSource
from review.intake.pdf import PdfSource
from review.model.page_image import PageImage
from review.model.result import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from review.intake.blank import Pixels
    from review.intake.source import PageSource
    from review.model.result import Problem
    from review.settings import IntakeSettings

InputKind = Literal["pdf", "zip", "image"]

_IMAGE_MAGIC = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"BM", b"RIFF")


class CaseInput:
    """An opened input: its identity, its problems so far, and its pages one at a time."""

    def __init__(self, source: SourceFile, pages: PageSource) -> None:
        self.source = source
        self.problems: tuple[Problem, ...] = pages.problems
        self._pages = pages
        self._first_with: dict[str, int] = {}

    @property
    def page_count(self) -> int:
        return self.source.page_count

    def page_image(self, page_no: int) -> PageImage:
        """The picture of a page, counted from 1, to be asked for in ascending order.

        Raises:
            PageError: this page has no picture; the others are not touched.
        """
        raw = self._pages.page(page_no - 1)
        digest = hashlib.sha256(repr(raw.pixels.shape).encode())
        digest.update(raw.pixels.data if raw.pixels.flags.c_contiguous else raw.pixels.tobytes())
        empty = Emptiness("inked")
        if raw.text_layer is None:
            empty = emptiness_of(raw.pixels, lambda: self._pixels_before(page_no))
        blank = empty.answer == "blank"
        # Only the very same picture counts here: two filled forms can differ by one digit. Pages
        # scanned twice are told after reading, by what they say.
        first = self._first_with.setdefault(digest.hexdigest(), page_no)
        return PageImage(
            page_no=page_no,
            width=raw.width,
            height=raw.height,
            scale=raw.pixels.shape[1] / raw.width,
            pixels=raw.pixels,
            digest=digest.hexdigest(),
            is_blank=blank,
            doubt=empty.reason,
            duplicate_of=None if blank or first == page_no else first,
            text_layer=raw.text_layer,
        )

    def _pixels_before(self, page_no: int) -> Pixels | None:
        """The page before, perhaps the front of the same sheet.

        Fetched anew, so that no answer depends on which pages were asked for.
        """
        if page_no < 2:
            return None
        try:
            return self._pages.page(page_no - 2).pixels
        except PageError:
            return None


@contextmanager
def open_input(path: Path, settings: IntakeSettings) -> Iterator[CaseInput]:
    """Opens a PDF, an image, a ZIP or a folder of page images.

    Raises:
        InputError: nothing can be read of it; the message says why and what to do.
    """
    if not path.exists():
        raise InputError("no_such_file", f"找不到文件“{path}”。请核对路径。")
    digest, size = _fingerprint(path, settings)
    pages = _source(path, settings)
    try:
        if pages.page_count == 0:
            raise InputError("no_pages", f"“{path.name}”中没有可以评查的页面。")
        if pages.page_count > settings.max_pages:
            raise InputError(
                "too_many_pages",
                f"“{path.name}”共 {pages.page_count} 页，超过上限 {settings.max_pages} 页。"
                "请按卷（正卷、副卷）拆分后分别上传。",
            )
        if pages.page_count == 1:
            _refuse_single_bad_page(pages)
        yield CaseInput(SourceFile(path.name, digest, pages.page_count, size), pages)
    finally:
        pages.close()


def _refuse_single_bad_page(pages: PageSource) -> None:
    """An input of one page that has no picture is bad input, not a partial review."""
    try:
        pages.page(0)
    except PageError as error:
        raise InputError(error.code, error.message) from error


def _source(path: Path, settings: IntakeSettings) -> PageSource:
    if path.is_dir():
        return FolderSource(path, settings)
    sources: dict[InputKind, type[PdfSource | ZipSource | ImageSource]] = {
        "pdf": PdfSource,
        "zip": ZipSource,
        "image": ImageSource,
    }
    return sources[kind_of_input(path, path.name)](path, settings)


def kind_of_input(path: Path, name: str) -> InputKind:
    """What a file is by its first bytes; `name`: what the person calls it.

    Raises:
        InputError: none of the kinds that can be reviewed.
    """
    with path.open("rb") as stream:
        head = stream.read(1024)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return "zip"
    if head.startswith(_IMAGE_MAGIC):
        return "image"
    raise InputError(
        "unknown_kind",
        f"“{name}”不是 PDF、图片（JPG、PNG、TIFF）或图片压缩包（ZIP），无法评查。",
    )


def _fingerprint(path: Path, settings: IntakeSettings) -> tuple[str, int]:
    """SHA-256 and size of a file, or of a folder's files in order of their names."""
    files = sorted(item for item in path.iterdir() if item.is_file()) if path.is_dir() else [path]
    size = sum(item.stat().st_size for item in files)
    if size > settings.max_file_bytes:
        raise InputError(
            "file_too_large",
            f"“{path.name}”有 {size // 2**20} MB,超过上限 {settings.max_file_bytes // 2**20} MB。"
            "请按卷拆分，或以 200 dpi 重新扫描。",
        )
    if size == 0:
        raise InputError("empty_file", f"“{path.name}”是空文件（0 字节）。请重新导出后上传。")
    digest = hashlib.sha256()
    for item in files:
        if path.is_dir():
            digest.update(item.name.encode())
        with item.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return digest.hexdigest(), size
