"""Who and what a case file speaks of (涉案个人信息): found once, covered on all its pages.

The same person has the same placeholder (当事人甲) on every picture and in every text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from review.language.masking.labels import labelled_values
from review.language.masking.prose import names_in_prose
from review.language.masking.streams import streams_of
from review.language.named import names_of_texts
from review.language.names import names_in_value
from review.language.personal import digits_of, personal_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from review.model.page import Page

SecretKind = Literal[
    "person", "id_no", "phone", "address", "account", "plate", "licence", "contact", "firm"
]

_ORDINALS = "甲乙丙丁戊己庚辛壬癸"
_DOT = re.compile(r"[·•・‧．∙.]")
_BETWEEN_FIRMS = re.compile(r"[、，,;；()（）\s]+")
_FIRM_KINDS = re.compile(
    r"(?:公司|厂|店|馆|商行|合作社|超市|酒楼|餐厅|餐馆|工作室|汽修厂|饭庄|小吃|摊|诊所|咨询部|养生馆|经营部)$"
)
_WORDS_FOR = {
    "id_no": "证件号码",
    "phone": "电话",
    "address": "地址",
    "account": "账号",
    "plate": "车牌号",
    "licence": "证件编号",
    "contact": "联系方式",
}
_WEAK_ROLES = frozenset({"某人", "经办人", "收件人"})
"""A person of one of these roles has a better one where another page gives it."""


@dataclass(slots=True)
class Register:
    """The secrets of one case file. `persons`: name → role; `firms`: those to be hidden."""

    mask_firms: bool = False
    persons: dict[str, str] = field(default_factory=dict)
    firms: dict[str, None] = field(default_factory=dict)
    numbers: dict[str, SecretKind] = field(default_factory=dict)
    addresses: dict[str, None] = field(default_factory=dict)

    def add_person(self, text: str, role: str) -> None:
        """Everybody whom the text names, and its firms where those are hidden, too."""
        for name in names_in_value(text):
            self._keep(_DOT.sub("", name), role)  # what is searched may have any dot, or none
        for part in (*_BETWEEN_FIRMS.split(text), text):
            self.add_firm(part)

    def add_firm(self, text: str) -> None:
        bare = re.sub(r"\s", "", text)
        if self.mask_firms and len(bare) >= 4 and _FIRM_KINDS.search(bare):
            self.firms.setdefault(bare)

    def add_number(self, text: str, kind: SecretKind) -> None:
        digits = digits_of(text)
        if len(digits) >= 7:
            self.numbers.setdefault(digits, kind)

    def add_address(self, text: str) -> None:
        bare = re.sub(r"\s", "", text)
        if len(bare) >= 6 and re.search(r"[\u4e00-\u9fff]{3}", bare):
            self.addresses.setdefault(bare)

    def placeholder(self, kind: str, text: str = "") -> str:
        """What stands instead: 当事人甲 for a person that is known, else a word for the kind."""
        if kind == "person":
            return self._named(re.sub(r"\s", "", text))
        if kind == "firm":
            names = list(self.firms)
            return (
                f"某公司{_ordinal(names.index(text))}"
                if text in names and len(names) > 1
                else "某公司"
            )
        if kind == "id_no" and re.match(r"\d{5}", digits_of(text)):
            return digits_of(text)[:5] + "*"
        return f"〔{_WORDS_FOR.get(kind, '已遮盖')}〕"

    def _keep(self, name: str, role: str) -> None:
        known = self.persons.get(name)
        if known is None or (known in _WEAK_ROLES and role not in _WEAK_ROLES):
            self.persons[name] = role

    def _named(self, name: str) -> str:
        role = self.persons.get(name)
        if role is None:
            return "某人"
        same = [one for one, its in self.persons.items() if its == role]
        return f"{role}{_ordinal(same.index(name))}"


def register_of(
    pages: Iterable[Page],
    facts: Mapping[SecretKind, Iterable[tuple[str, str]]],
    *,
    mask_firms: bool,
) -> Register:
    """From facts (by kind: text and role), labels of forms, numbers and names in sentences."""
    register = Register(mask_firms)
    for kind, texts in facts.items():
        for text, role in texts:
            _take(register, kind, text, role)
    said: list[str] = []
    for page in pages:
        for one in labelled_values(page):
            _take(register, one.kind, one.text, one.role)
        for stream in streams_of(page):
            said.append(stream.text)
            for name, role in names_in_prose(stream.text):
                register.add_person(name, role)
            for span in personal_spans(stream.text):
                _take(register, span.kind, stream.text[span.start : span.end], "")
    _take_unannounced(register, said)
    return register


def _take_unannounced(register: Register, texts: Sequence[str]) -> None:
    """Persons whom no word announces, by the encoder; last, so that a known part stays."""
    for names in names_of_texts(texts):
        for name in names:
            if name.kind == "person":
                register.add_person(name.text, "某人")


def _take(register: Register, kind: str, text: str, role: str) -> None:
    if kind == "person":
        register.add_person(text, role)
    elif kind == "firm":
        register.add_firm(text)
    elif kind == "address":
        register.add_address(text)
    elif kind in _WORDS_FOR:
        register.add_number(text, kind)  # type: ignore[arg-type]


def _ordinal(index: int) -> str:
    """甲 … 癸, then 甲1, 乙1, …."""
    turn, place = divmod(index, len(_ORDINALS))
    return _ORDINALS[place] + (str(turn) if turn else "")
