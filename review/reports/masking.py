"""Masks printed reports (脱敏): 姓+某, numbers, phones, home addresses, informers.

What looks personal is found as for teaching cards (`review.language.personal`, labels of forms).
Shown otherwise: the reader of a circular has to recognise the case. Firms stay, of an address the
district, of a number its beginning; names are hidden exactly, for 文书 is a word and 王文书 a name.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from review.language.masking.labels import HOME, labelled_spans, says_nothing
from review.language.masking.texts import with_words
from review.language.names import names_in_value, surname_of
from review.language.personal import district_of, looks_like_credit_code, personal_spans
from review.reports.secrets import INFORMER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from review.model.report import CaseReport, Secret

GONE = "（已隐去）"
_KEPT_FIELDS = frozenset(
    {"who", "reviewer", "confirmed_by", "signers", "secrets", "sha256", "id", "file"}
)
"""Reviewers sign with their names; hashes and ids are no text of the case."""
_ORDINALS = "甲乙丙丁戊己庚辛壬癸"
_GAP = r"[\s]*"
_SHOWN_OF_NUMBER = {"id_no": 3, "account": 2, "plate": 2}
"""Characters at the beginning of a number that a report shows."""


def mask_report(report: CaseReport) -> CaseReport:
    """The report with every text masked and without pictures: a picture shows names.

    Reviewers keep their names. Ids are kept: they hold no text of the case file.
    """
    masker = Masker(report.secrets)
    masked: CaseReport = masked_values(report, masker.text)
    return replace(masked, masked=True, picture=None, secrets=())


class Masker:
    """Masks texts of one case file by its secrets."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        secrets = tuple(secrets)
        replacements: dict[str, str] = {}
        for secret in secrets:
            bare = re.sub(r"\s", "", secret.text)
            if secret.kind != "person" and len(bare) >= 2:
                replacements[bare] = _replacement(secret.kind, bare)
        replacements.update(_short_names(one.text for one in secrets if one.kind == "person"))
        self._replacements = replacements
        self._pattern = _any_of(replacements)

    def text(self, text: str) -> str:
        """The text with secrets and what looks like one masked."""
        if self._pattern is not None:
            text = self._pattern.sub(self._hide, text)
        return with_words(text, _looks_personal(text))

    def _hide(self, match: re.Match[str]) -> str:
        bare = re.sub(r"\s", "", match[0])
        return self._replacements.get(bare, match[0])


def _replacement(kind: str, text: str) -> str:
    """What stands instead; an organisation stays, and shields a person's name inside it."""
    if kind == "organisation":
        return text
    if kind == "informer":
        return GONE
    return _shown(kind, text)


def _looks_personal(text: str) -> Iterator[tuple[int, int, str]]:
    """Places that no fact names: behind a label of a form, or by their shape."""
    for start, end, kind, role in labelled_spans(text):
        if says_nothing(text[start:end]):
            continue
        if role == INFORMER:
            yield start, end, GONE
        elif kind == "person":
            yield from _named(text, start, end)
        elif role == HOME:
            yield start, end, _shown(kind, text[start:end])
    for one in personal_spans(text):
        part = text[one.start : one.end]
        if one.home if one.kind == "address" else not looks_like_credit_code(part):
            yield one.start, one.end, _shown(one.kind, part)


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for name in names_in_value(text[start:end]):
        at = text.find(name, start, end)
        if at >= 0 and "某" not in name:
            yield at, at + len(name), f"{surname_of(name)}某"


def _shown(kind: str, text: str) -> str:
    """How much of a number or an address a report shows."""
    if kind == "address":
        return f"{district_of(text)}***"
    bare = re.sub(r"[\s\-－—]", "", text)
    if kind == "phone" and bare.startswith("0"):
        return f"{bare[: 3 if bare[1:2] in '12' else 4]}-********"
    if kind == "phone":
        return f"{bare[:3]}****{bare[-4:]}" if len(bare) >= 11 else f"{bare[:2]}******"
    kept = _SHOWN_OF_NUMBER.get(kind, 0)
    return bare[:kept] + "*" * max(len(bare) - kept, 4)


def _short_names(names: Iterable[str]) -> dict[str, str]:
    """王小明: 王某; two persons of one surname are 王某甲 and 王某乙, to be told apart."""
    distinct = dict.fromkeys(re.sub(r"\s", "", name) for name in names)
    people = [name for name in distinct if len(name) >= 2 and "某" not in name]
    shared = Counter(surname_of(name) for name in people)
    seen: Counter[str] = Counter()
    short: dict[str, str] = {}
    for name in people:
        surname = surname_of(name)
        ordinal = ""
        if shared[surname] > 1:
            ordinal = _ORDINALS[seen[surname]] if seen[surname] < len(_ORDINALS) else ""
            seen[surname] += 1
        short[name] = f"{surname}某{ordinal}"
    return short


def _any_of(texts: Mapping[str, str]) -> re.Pattern[str] | None:
    """Any of the texts, longest first, with or without gaps between the characters."""
    if not texts:
        return None
    ordered = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(_GAP.join(map(re.escape, text)) for text in ordered))


def masked_values(value: Any, mask: Callable[[str], str]) -> Any:
    """The same value, dataclasses and tuples gone through, with every string masked."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, tuple):
        return tuple(masked_values(one, mask) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: masked_values(getattr(value, field.name), mask)
            for field in fields(value)
            if field.init and field.name not in _KEPT_FIELDS
        }
        return replace(value, **changed)
    return value
