"""Full text of all readings (检索): any words of any page that the user may see.

Each page keeps its folded text and an index of its single characters and pairs of them. The index
(SQLite: FTS5; PostgreSQL: a tsvector under GIN) finds pages that hold all pairs of a word, the
text decides whether the word itself is there. So one Chinese character is found as well as a whole
sentence, and no segmentation of words can hide a hit. A pair is written by the numbers of its
characters: nothing that somebody types can mean anything to the index.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import cast, column, delete, func, insert, literal, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from review.store.cases import visible_to
from review.store.folding import fold, fold_words
from review.store.tables import CaseRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from review.model.people import User

_NAME = func.coalesce(func.nullif(CaseRow.case_no, ""), CaseRow.title)
"""What a person calls a case file: its number, before it was read its title."""

MOST_GRAMS = 48
"""Pairs of one word that the index is asked for; the text decides about the rest of it."""

page_texts = table(
    "page_texts",
    *(column(name) for name in ("id", "case_id", "page_no", "folded", "grams")),
)
"""Not among the mapped tables: derived from the pages, and its index differs by database."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A page that holds all words (命中页)."""

    case_id: str
    title: str
    page_no: int


def index_page(s: Session, case_id: str, page_no: int, text: str) -> None:
    """Makes the page's text findable, in place of what was there of it."""
    index_folded(s, case_id, page_no, fold(text))


def index_folded(s: Session, case_id: str, page_no: int, folded: str) -> None:
    """As `index_page`, of a text already folded (as a backup holds it)."""
    forget_page(s, case_id, page_no)
    if not folded:
        return
    row = {"case_id": case_id, "page_no": page_no, "folded": folded}
    grams = grams_of(folded)
    if _dialect(s) == "postgresql":
        s.execute(insert(page_texts).values(**row, grams=cast(grams, TSVECTOR)))
        return
    new_id = s.execute(insert(page_texts).values(**row).returning(page_texts.c.id)).scalar_one()
    s.execute(_ADD, {"id": new_id, "grams": grams})


def forget_page(s: Session, case_id: str, page_no: int) -> None:
    """Takes the page out of the index; nothing where it is not in."""
    here = _here(case_id, page_no)
    if _dialect(s) == "sqlite":
        old = s.execute(select(page_texts.c.id, page_texts.c.folded).where(*here)).first()
        if old:
            s.execute(_FORGET, {"id": old.id, "grams": grams_of(old.folded)})
    s.execute(delete(page_texts).where(*here))


def copy_texts(s: Session, case_id: str, new_id: str) -> None:
    """Makes the pages of a copied case file findable as those of the one it was copied from."""
    own = page_texts.c.case_id == case_id
    if _dialect(s) == "postgresql":
        names = ("case_id", "page_no", "folded", "grams")
        rest = (page_texts.c[name] for name in names[1:])
        s.execute(insert(page_texts).from_select(names, select(literal(new_id), *rest).where(own)))
        return
    texts = s.execute(select(page_texts.c.page_no, page_texts.c.folded).where(own)).all()
    add = insert(page_texts).returning(page_texts.c.id)
    grams = []
    for page_no, folded in texts:
        row = {"case_id": new_id, "page_no": page_no, "folded": folded}
        grams.append({"id": s.execute(add, row).scalar_one(), "grams": grams_of(folded)})
    if grams:
        s.execute(_ADD, grams)


def search_pages(s: Session, user: User, query: str, limit: int = 100) -> tuple[SearchHit, ...]:
    """Pages with every word of the query, of case files the user may see.

    Case files changed last come first, each with its pages in order. A query without words hits
    nothing.
    """
    words = fold_words(query)
    if not words:
        return ()
    found = (
        select(page_texts.c.case_id, _NAME, page_texts.c.page_no)
        .join(CaseRow, CaseRow.id == page_texts.c.case_id)
        .where(visible_to(user), _in_index(_dialect(s), words))
        .order_by(CaseRow.updated.desc(), page_texts.c.case_id, page_texts.c.page_no)
        .limit(limit)
    )
    where = func.instr if _dialect(s) == "sqlite" else func.strpos
    for word in words:
        found = found.where(where(page_texts.c.folded, literal(word)) > 0)
    return tuple(SearchHit(*row) for row in s.execute(found))


def grams_of(folded: str) -> str:
    """All characters and pairs of a text, each once, as the index holds them.

    A change here needs a migration that builds the index anew: SQLite's is emptied of a page by
    telling it the very words it was given.
    """
    return " ".join(sorted({*map(_gram, folded), *_pairs(folded)}))


def _pairs(folded: str) -> Iterator[str]:
    return (_gram(folded[at : at + 2]) for at in range(len(folded) - 1))


def _gram(chars: str) -> str:
    return "x".join(f"{ord(char):x}" for char in chars)


def _in_index(dialect: str, words: tuple[str, ...]) -> ColumnElement[bool]:
    grams = dict.fromkeys(
        gram
        for word in words
        for gram in ([*_pairs(word)][:MOST_GRAMS] if len(word) > 1 else [_gram(word)])
    )
    if dialect == "postgresql":
        asked = cast(" & ".join(f"'{gram}'" for gram in grams), TSQUERY)
        return page_texts.c.grams.op("@@", is_comparison=True)(asked)
    wanted = column("page_grams").op("MATCH")(" AND ".join(f'"{gram}"' for gram in grams))
    page_grams = table("page_grams")
    rows: Select[tuple[int]] = select(column("rowid")).select_from(page_grams).where(wanted)
    return page_texts.c.id.in_(rows)


def _here(case_id: str, page_no: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return page_texts.c.case_id == case_id, page_texts.c.page_no == page_no


def _dialect(s: Session) -> str:
    return s.get_bind().dialect.name


_ADD = text("INSERT INTO page_grams (rowid, grams) VALUES (:id, :grams)")
_FORGET = text("INSERT INTO page_grams (page_grams, rowid, grams) VALUES ('delete', :id, :grams)")
