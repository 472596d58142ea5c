"""Papers."""

from __future__ import annotations

from corpora.teller import Teller


def tell(teller: Teller) -> tuple[str, str]:
    raise NotImplementedError
