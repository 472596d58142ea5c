"""Files sent by a browser (上传): streamed to the desk's own folder, gone when they were taken in.

Read here, not by the framework: it would take everything before it is known who sends it, and
beyond the limit.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from python_multipart.multipart import MultipartParser, parse_options_header

from review.web.errors import TooLarge, Unusable, WebError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import Request
    from python_multipart.multipart import MultipartCallbacks

INCOMING = "incoming"
OUTGOING = "outgoing"
"""Folders of the desk for files on their way; emptied at each start."""
MAX_FILES = 200
_NAME_LENGTH = 200
_MAX_HEADERS = 8 * 1024
_MAX_TEXTS = 20
_MAX_TEXT = 64 * 1024
"""Texts of a form beside its files: how many, and bytes of each; what is over is left out."""
_REST = 64 * 1024
"""Bytes of boundaries and headers for each file beside the files themselves."""


@dataclass(slots=True)
class Upload:
    """A file that arrived: where it lies, what it was called; `refused`: why it is not taken."""

    name: str
    path: Path
    byte_count: int = 0
    refused: WebError | None = None


@contextmanager
def upload_folder(desk_folder: Path) -> Iterator[Path]:
    """A folder for one request, deleted whatever happens."""
    incoming = desk_folder / INCOMING
    incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=incoming))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(desk_folder: Path) -> None:
    """Deletes what a killed process left on its way; before the first request is answered."""
    for name in (INCOMING, OUTGOING):
        shutil.rmtree(desk_folder / name, ignore_errors=True)


async def receive_files(
    request: Request, folder: Path, max_bytes: int, most: int = MAX_FILES
) -> list[Upload]:
    """Writes the files of a multipart request into the folder; parts that are no file are skipped.

    Raises:
        Unusable: the request is not multipart or holds no file.
        TooLarge: one file is over the limit; nothing further is read.
    """
    receiver = await _received(request, folder, max_bytes, most)
    if not receiver.uploads:
        raise Unusable("no_files", "没有收到文件。请选择要上传的案卷。")
    return receiver.uploads


async def _received(request: Request, folder: Path, max_bytes: int, most: int) -> _Receiver:
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise Unusable("no_files", "没有收到文件：请求应为 multipart/form-data。")
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > most * (max_bytes + _REST):
        raise _too_large("", max_bytes)
    receiver = _Receiver(folder, max_bytes, most)
    try:
        parser = MultipartParser(boundary, receiver.callbacks())
        async for block in request.stream():
            parser.write(block)
            if receiver.failed is not None:
                raise receiver.failed
        parser.finalize()
    except ValueError:  # what the parser refuses is of this kind
        raise Unusable("bad_multipart", "上传的内容不完整或格式不对，请重新上传。") from None
    finally:
        receiver.close()
    if not receiver.complete:
        raise Unusable("bad_multipart", "上传中断，文件没有收完整，请重新上传。")
    return receiver


async def receive_form(
    request: Request, folder: Path, max_bytes: int, most: int = 1
) -> tuple[dict[str, str], list[Upload]]:
    """As `receive_files`, with the texts of the form too; there may be no file.

    Raises:
        Unusable, TooLarge: as there.
    """
    receiver = await _received(request, folder, max_bytes, most)
    return {name: text.decode("utf-8", "replace") for name, text in receiver.texts.items()}, (
        receiver.uploads
    )


@dataclass(slots=True)
class _Receiver:
    """What the parser calls; only ever writes below its folder, under names of its own."""

    folder: Path
    max_bytes: int
    most: int
    uploads: list[Upload] = field(default_factory=list)
    texts: dict[str, bytearray] = field(default_factory=dict)
    failed: WebError | None = None
    complete: bool = False
    _file: BinaryIO | None = None
    _header: tuple[bytearray, bytearray] = field(default_factory=lambda: (bytearray(), bytearray()))
    _disposition: bytes = b""
    _text: bytearray | None = None

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._head(0, data[start:end]),
            "on_header_value": lambda data, start, end: self._head(1, data[start:end]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._open,
            "on_part_data": self._take,
            "on_part_end": self.close,
            "on_end": self._end,
        }

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _begin(self) -> None:
        self._disposition, self._text = b"", None

    def _head(self, which: int, piece: bytes) -> None:
        self._header[which].extend(piece)
        if len(self._header[which]) > _MAX_HEADERS:
            self.failed = Unusable("bad_multipart", "上传的内容格式不对，请重新上传。")

    def _header_end(self) -> None:
        name, value = (bytes(part) for part in self._header)
        self._header = (bytearray(), bytearray())
        if name.strip().lower() == b"content-disposition":
            self._disposition = value

    def _open(self) -> None:
        _, options = parse_options_header(self._disposition)
        if b"filename" not in options and b"name" in options and len(self.texts) < _MAX_TEXTS:
            name = options[b"name"].decode("utf-8", "replace")
            self._text = self.texts.setdefault(name, bytearray())
        if b"filename" not in options or self.failed is not None:
            return
        if len(self.uploads) >= self.most:
            self.failed = TooLarge(
                "too_many_files", f"一次最多上传 {self.most} 个文件，请分批上传。"
            )
            return
        name = plain_name(options[b"filename"].decode("utf-8", "replace"))
        upload = Upload(name, self.folder / f"{len(self.uploads) + 1:03d}")
        self.uploads.append(upload)
        self._file = upload.path.open("xb")

    def _take(self, data: bytes, start: int, end: int) -> None:
        if self._text is not None and len(self._text) < _MAX_TEXT:
            self._text.extend(data[start:end])
        if self._file is None or self.failed is not None:
            return
        upload = self.uploads[-1]
        upload.byte_count += end - start
        if upload.byte_count > self.max_bytes:
            self.failed = _too_large(upload.name, self.max_bytes)
            return
        self._file.write(data[start:end])

    def _end(self) -> None:
        self.complete = True


def multipart_body(field_name: str, *, several: bool) -> dict[str, object]:
    """How the description of a route says what is read here."""
    file = {"type": "string", "format": "binary"}
    several_files = {"type": "array", "items": file, "minItems": 1}
    part: object = several_files if several else file
    schema = {"type": "object", "properties": {field_name: part}, "required": [field_name]}
    return {
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    }


def plain_name(name: str) -> str:
    """The name of a file as text: no folders, no characters that steer a console or a path."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(char for char in last if char.isprintable()).strip()
    if len(shown) > _NAME_LENGTH:
        stem, dot, suffix = shown.rpartition(".")
        keep = _NAME_LENGTH - len(suffix) - 1
        shown = f"{stem[:keep]}.{suffix}" if dot and keep > 0 else shown[:_NAME_LENGTH]
    return shown if shown.strip(".") else "未命名"


def _too_large(name: str, max_bytes: int) -> TooLarge:
    which = f"“{name}”" if name else "上传的内容"
    return TooLarge(
        "file_too_large",
        f"{which}超过大小上限 {max_bytes / 2**20:g} MB。请按卷拆分，或以 200 dpi 重新扫描。",
    )
