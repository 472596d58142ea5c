"""The table of the rivals in a model's card: written by the measuring, kept by the training."""

from __future__ import annotations

_BEGIN, _END = "<!-- rivals -->", "<!-- /rivals -->"


def with_table(card: str, other: str) -> str:
    """The card with the table that stands in the other one; its own where that has none."""
    table = table_of(other)
    return card if table is None else put_table(card, table)


def table_of(card: str) -> str | None:
    """What stands between the marks; None: there are none."""
    if _BEGIN not in card or _END not in card:
        return None
    return card.partition(_BEGIN)[2].partition(_END)[0].strip("\n")


def put_table(card: str, table: str) -> str:
    """The card with this table between its marks."""
    head, _, rest = card.partition(_BEGIN)
    return f"{head}{_BEGIN}\n{table}\n{_END}{rest.partition(_END)[2]}"
