"""A contract document as the JSON text that is kept and handed out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel


def json_text(document: BaseModel) -> str:
    """One line an entry, Chinese as it is.

    Half of a surrogate pair, which broken files hold, stops the fast writer: it goes out by the
    slow one, to the same letter otherwise.
    """
    try:
        return document.model_dump_json(by_alias=True, indent=1)
    except ValueError:
        data = document.model_dump(by_alias=True, mode="json")
        return json.dumps(data, ensure_ascii=False, indent=1)
