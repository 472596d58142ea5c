"""A masked picture as an answer (遮盖后的图片): of a card, of a task."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from review.web.office import WebOffice

ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}}},
    304: {"description": "与浏览器已有的相同"},
}
"""What a route that answers with one declares."""


def masked_picture(office: WebOffice, request: Request, kept: str) -> Response:
    """The picture of this checksum, or that the browser's is the same."""
    headers = {
        "ETag": f'"{kept[:32]}"',
        # Asked for each time: a card may be withdrawn between two looks.
        "Cache-Control": "private, no-cache",
        "Vary": "Cookie, Authorization",
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(office.store.files.read(kept), media_type="image/jpeg", headers=headers)
