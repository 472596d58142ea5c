"""Pages that agencies handed in (佐证、申辩材料), given back as files, never shown as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.responses import Response

from review.errors import NotFoundError
from review.web.attachments import attachment

if TYPE_CHECKING:
    from review.web.office import WebOffice

_TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}


def kept_file(office: WebOffice, sha256: str, name: str) -> Response:
    """To be saved, or drawn as a picture; a browser must not run what somebody handed in.

    Raises:
        NotFoundError: nothing was handed in.
    """
    if not sha256:
        raise NotFoundError("proof_not_found", "没有提交材料。")
    suffix = f".{name.rpartition('.')[2].lower()}"
    headers = {**attachment(name), "Cache-Control": "private, no-store"}
    media_type = _TYPES.get(suffix, "application/octet-stream")
    return Response(office.store.files.read(sha256), media_type=media_type, headers=headers)
