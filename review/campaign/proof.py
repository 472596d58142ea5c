"""The agency's own page with which it objects (申辩材料): checked, then kept with the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.intake import plain_file_name
from review.errors import CaseworkError

if TYPE_CHECKING:
    from pathlib import Path

    from review.store.office import Store

MAX_PROOF_BYTES = 50 * 1024**2

_BEGINNINGS = {
    ".pdf": (b"%PDF-",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".tif": (b"II*\0", b"MM\0*"),
    ".tiff": (b"II*\0", b"MM\0*"),
}
"""How a file of each kind begins: the name alone proves nothing."""


def keep_proof(store: Store, path: Path, file_name: str) -> tuple[str, str]:
    """Checksum and plain name of the page, which the store has from now on.

    Raises:
        CaseworkError: too large, empty, or neither PDF nor picture.
    """
    name = plain_file_name(file_name)
    size = path.stat().st_size
    if not 0 < size <= MAX_PROOF_BYTES:
        raise CaseworkError(
            "proof_size", f"“{name}”为空或超过{MAX_PROOF_BYTES // 1024**2}MB，未收下。"
        )
    suffix = f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""
    with path.open("rb") as file:
        head = file.read(16)
    if not any(head.startswith(one) for one in _BEGINNINGS.get(suffix, ())):
        raise CaseworkError("proof_kind", f"“{name}”不是PDF、JPG、PNG或TIF文件，未收下。")
    return store.files.put_path(path), name
