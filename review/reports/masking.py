"""Masks what leaves the house (脱敏): 姓+某, numbers, phones, home addresses, informers.

Names of companies stay. Facts say which texts are secret; patterns catch what no fact names.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from review.language.names import is_person_name, surname_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from review.model.report import CaseReport, Secret

GONE = "（已隐去）"
_KEPT_FIELDS = frozenset(
    {"who", "reviewer", "confirmed_by", "signers", "secrets", "sha256", "id", "file"}
)
"""Reviewers sign with their names; hashes and ids are no text of the case."""
_ORDINALS = "甲乙丙丁戊己庚辛壬癸"
_GAP = r"[\s]*"

_ID_CARD = re.compile(
    r"(?<!\d)(\d{3})\d{3}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXxＸｘ]"
    r"(?![\dA-Za-z])"
)
_OLD_ID_CARD = re.compile(r"(?<!\d)(\d{3})\d{5}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)")
_BANK_CARD = re.compile(r"(?<!\d)62(?:[\s-]?\d){14,17}(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})[\s-]?\d{7,8}(?!\d)")
_HOME = re.compile(
    r"((?:家庭住址|户籍所在地|户籍地址|户籍地|户籍|现住址|现住|住址|家住)[:：]?\s*)"
    r"(?![:：\s])([^，。；;、\s（）()]{4,60})"
)
_INFORMER = re.compile(
    r"((?:举报投诉人|投诉举报人|举报人|投诉人)(?:姓名)?\s*[:：]\s*)([\u4e00-\u9fff·\s]{2,8})"
)
_LABELLED_NAME = re.compile(
    r"((?:法定代表人|负责人|经营者|被询问人|当事人|姓名|受送达人|签收人|代理人|见证人|联系人|"
    r"执法人员|承办人|被检查人|收件人)(?:姓名)?\s*[:：]\s*)([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])"
)
_DISTRICT = re.compile(r"^.{2,12}?(?:县|区|市(?!场))")


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
        text = _INFORMER.sub(rf"\1{GONE}", text)
        text = _LABELLED_NAME.sub(_labelled_name, text)
        text = _HOME.sub(lambda match: match[1] + _district(match[2]), text)
        text = _ID_CARD.sub(r"\1***************", text)
        text = _OLD_ID_CARD.sub(r"\1************", text)
        text = _BANK_CARD.sub("62**************", text)
        text = _MOBILE.sub(r"\1****\2", text)
        return _LANDLINE.sub(r"\1-********", text)

    def _hide(self, match: re.Match[str]) -> str:
        bare = re.sub(r"\s", "", match[0])
        return self._replacements.get(bare, match[0])


def _replacement(kind: str, text: str) -> str:
    """What stands instead; an organisation stays, and shields a person's name inside it."""
    if kind == "organisation":
        return text
    if kind == "informer":
        return GONE
    if kind == "address":
        return _district(text)
    if kind == "phone":
        return f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else f"{text[:2]}******"
    return text[:3] + "*" * max(len(text) - 3, 4)


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


def _labelled_name(match: re.Match[str]) -> str:
    name = match[2]
    if "某" in name or not is_person_name(name):
        return match[0]
    return f"{match[1]}{surname_of(name)}某"


def _district(address: str) -> str:
    district = _DISTRICT.match(address)
    return f"{district[0] if district else ''}***"


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
