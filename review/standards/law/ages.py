"""Every law's versions in the order of their days, from the rows and from the texts at hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from review.standards.law.names import law_key
from review.standards.law.versions import LawText, LawVersion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.standards.law.local import LocalLaw
    from review.standards.law.package import PackageLaw
    from review.standards.schema.laws import LawRow, VersionRow


def versions_by_law(
    rows: Iterable[LawRow], texts: Iterable[PackageLaw], local: Iterable[LocalLaw] = ()
) -> Mapping[str, tuple[LawVersion, ...]]:
    """Key of a law → its versions, oldest first.

    A row dates the text of its version; a text without a row is dated as the package says.
    """
    dated = {(law_key(row.name), item.version): item for row in rows for item in row.versions}
    found: dict[str, list[LawVersion]] = {}
    for law in texts:
        key = law_key(law.name)
        row = dated.pop((key, law.version), None)
        found.setdefault(key, []).append(_with_text(law, row))
    for (key, _), row in dated.items():
        found.setdefault(key, []).append(_without_text(row))
    for brought in local:
        known = found.setdefault(law_key(brought.name), [])
        known[:] = [version for version in known if version.start != brought.start]
        known.append(brought.as_version())
    return {key: _in_order(versions) for key, versions in found.items()}


def _with_text(law: PackageLaw, row: VersionRow | None) -> LawVersion:
    if row is None:
        text = LawText(law.id, law.name, law.version, law.start, first=False)
        source = "法律库所载施行日期"
        return LawVersion(law.version, law.start, None, False, law.start_is_stated, source, text)
    text = LawText(
        law.id, law.name, law.version, row.start, row.first, row.unchanged_from, row.changed
    )
    return replace(_without_text(row), text=text)


def _without_text(row: VersionRow) -> LawVersion:
    return LawVersion(row.version, row.start, row.end, row.first, row.verified, row.source)


def _in_order(versions: list[LawVersion]) -> tuple[LawVersion, ...]:
    """Oldest first; a version ends on the eve of the next where nothing else is said."""
    ordered = sorted(versions, key=lambda version: version.start)
    for place, version in enumerate(ordered[:-1]):
        if version.end is None:
            eve = ordered[place + 1].start - timedelta(days=1)
            ordered[place] = replace(version, end=eve)
    return tuple(ordered)
