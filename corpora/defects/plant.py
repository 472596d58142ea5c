"""Chooses defects for a file, plants them and says where they show."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from corpora.abilities import ALL, Ability
from corpora.defects import (
    archive,
    corrections,
    decision,
    discretion,
    documents,
    enforcing,
    evidence,
    execution,
    inspection,
    law,
    law_choice,
    limitation,
    measures,
    no_penalty,
    notice,
    procedure,
    standing,
    subject,
    texts,
    timing,
)
from corpora.defects.trying import TRIES, agree, attempt_story, own_seed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpora.build import CaseFile
    from corpora.defects.ways import Way
    from corpora.story import CaseKind, CaseStory

WAYS: tuple[Way, ...] = (
    *subject.WAYS,
    *standing.WAYS,
    *law.WAYS,
    *law_choice.WAYS,
    *procedure.WAYS,
    *inspection.WAYS,
    *no_penalty.WAYS,
    *notice.WAYS,
    *decision.WAYS,
    *discretion.WAYS,
    *execution.WAYS,
    *archive.WAYS,
    *measures.WAYS,
    *evidence.WAYS,
    *corrections.WAYS,
    *documents.WAYS,
    *texts.WAYS,
    *timing.WAYS,
    *enforcing.WAYS,
    *limitation.WAYS,
)


def ways_of(kind: CaseKind, code: str = "") -> tuple[Way, ...]:
    """The ways that a case of this kind can carry."""
    return tuple(way for way in WAYS if kind in way.kinds and code in ("", way.code))


def story_with_defects(
    case_id: str,
    seed: int,
    kind: CaseKind,
    clean: bool,
    codes: tuple[str, ...] = (),
    ministry: str = "",
    able: Ability = ALL,
) -> tuple[CaseStory, tuple[Way, ...]]:
    """A story, with one to four defects unless it is to be clean; `able`: what its set can say.

    Raises:
        LookupError: no story of this kind can carry the codes asked for.
    """
    for attempt in range(TRIES):
        own = own_seed(seed, attempt)
        chance = random.Random(f"defects:{own}")
        ways = () if clean else _choose(kind, codes, chance)
        # some defects exist in some ministries only
        wanted = ministry if attempt < TRIES // 3 else ""
        made = attempt_story(case_id, own, kind, ways, wanted, able)
        if made:
            return made, ways
    raise LookupError(f"{kind} cannot carry {codes}")


def _choose(kind: CaseKind, codes: tuple[str, ...], chance: random.Random) -> tuple[Way, ...]:
    if codes:
        return tuple(chance.choice(found) for code in codes if (found := ways_of(kind, code)))
    count = (
        chance.choice((1, 2, 2, 3, 4)) if kind == "penalty_ordinary" else chance.choice((1, 1, 2))
    )
    chosen: list[Way] = []
    # by code first, so that a code with many ways comes no oftener than another
    all_codes = sorted({way.code for way in ways_of(kind)})
    for _ in range(40):
        if len(chosen) == count:
            break
        way = chance.choice(ways_of(kind, chance.choice(all_codes)))
        if all(agree(way, other) for other in chosen):
            chosen.append(way)
    return tuple(chosen)


def gold(planted: Sequence[Way], built: CaseFile) -> list[dict[str, Any]]:
    """Gold of the defects: code, pages where it shows, note."""
    rows: list[dict[str, Any]] = []
    for way in planted:
        pages = sorted({page for show in way.shows for page in _pages(show, way, built)})
        rows.append({"code": way.code, "pages": pages, "note": way.note})
        rows += [
            {
                "code": code,
                "pages": pages,
                "note": f"随{way.code}({way.note})而生",
                "implied_by": way.code,
            }
            for code in way.implies
        ]
    return rows


def _pages(show: str, way: Way, built: CaseFile) -> list[int]:
    key, _, name = show.partition("#")
    found = [d for d in built.placed.documents if key in (d.doc.key, d.doc.kind)]
    if not found:
        if len(way.shows) > 1:
            return []
        listed = [d for d in built.placed.documents if d.doc.kind == "case_catalog"]
        return [page for d in listed for page in range(d.first_page, d.last_page + 1)]
    where = found[0]
    own = range(where.first_page, where.last_page + 1)
    if name:
        at = [
            page
            for page in own
            if any(
                k == where.doc.key and fact[0] == name
                for k, fact in built.placed.pages[page - 1].facts
            )
        ]
        if at:
            return at[:1]
    return list(own)
