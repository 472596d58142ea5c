"""Texts of a card (卡片文字) masked with the same placeholders as its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.language.personal import personal_spans
from review.teaching.masking.labels import labelled_spans, says_nothing
from review.teaching.masking.search import name_spans, number_spans, text_spans

if TYPE_CHECKING:
    from review.teaching.masking.register import Register


def masked_text(text: str, register: Register) -> str:
    """The text with every secret replaced; the longest of overlapping places wins."""
    spans = [*_known(text, register), *_looks_personal(text, register)]
    shown: list[str] = []
    at = 0
    for start, end, placeholder in sorted(spans, key=lambda one: (one[0], -one[1])):
        if start < at:
            continue
        shown += [text[at:start], placeholder]
        at = end
    return "".join([*shown, text[at:]])


def secrets_left(text: str, register: Register) -> tuple[str, ...]:
    """What a text still tells of the case file, as kinds and words, for whoever must correct it."""
    found = [f"姓名“{name}”" for _, _, name in name_spans(text, register.persons)]
    found += [f"号码“{text[a:b]}”" for a, b, _ in number_spans(text, register.numbers)]
    found += [f"地址“{text[a:b]}”" for a, b, _ in text_spans(text, register.addresses)]
    found += [f"单位“{text[a:b]}”" for a, b, _ in text_spans(text, register.firms, 4)]
    found += [
        f"号码“{text[one.start : one.end]}”"
        for one in personal_spans(text)
        if one.kind in ("id_no", "phone", "plate", "contact")
    ]
    return tuple(dict.fromkeys(found))


def _known(text: str, register: Register) -> list[tuple[int, int, str]]:
    spans = [
        (start, end, register.placeholder("person", name))
        for start, end, name in name_spans(text, register.persons)
    ]
    spans += [
        (start, end, register.placeholder(register.numbers[number], number))
        for start, end, number in number_spans(text, register.numbers)
    ]
    spans += [
        (start, end, register.placeholder("address"))
        for start, end, _ in text_spans(text, register.addresses)
    ]
    spans += [
        (start, end, register.placeholder("firm", firm))
        for start, end, firm in text_spans(text, register.firms, 4)
    ]
    return spans


def _looks_personal(text: str, register: Register) -> list[tuple[int, int, str]]:
    spans = [
        (one.start, one.end, register.placeholder(one.kind, text[one.start : one.end]))
        for one in personal_spans(text)
    ]
    spans += [
        (start, end, register.placeholder(kind))
        for start, end, kind, _ in labelled_spans(text)
        if kind != "person" and not says_nothing(text[start:end])
    ]
    return spans
