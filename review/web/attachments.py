"""Files that a browser saves (下载): their types, and the headers that name them."""

from __future__ import annotations

from urllib.parse import quote

_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{_OFFICE}.wordprocessingml.document"
EXCEL = f"{_OFFICE}.spreadsheetml.sheet"
PDF = "application/pdf"


def attachment(name: str) -> dict[str, str]:
    """The header under which a file is saved by this name, whatever characters are in it."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
