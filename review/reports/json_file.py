"""Contract documents that a review has written to files, read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from review.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

Document = TypeVar("Document", bound=BaseModel)


def read_written(
    path: Path, name: str, kind: type[Document], *, code: str, called: str, schema: str
) -> Document:
    """The document in this file, or in the file of this name in a folder.

    Raises:
        UsageError: `code`; not there, not readable, or another document. `called`: what it is.
    """
    file = path / name if path.is_dir() else path
    try:
        return kind.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(code, f"{called}文件“{file}”读不出：{error}") from error
    except ValidationError as error:
        raise UsageError(
            code, f"“{file}”不是{called}（{schema}），请用 juanjian review --out 生成。"
        ) from error
