"""Where a text tells of the persons of a case file, and the text with placeholders there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.language.masking.labels import labelled_spans, says_nothing
from review.language.masking.search import name_spans, number_spans, text_spans
from review.language.personal import personal_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from review.language.masking.register import Register, SecretKind

_CALLED = {"person": "姓名", "address": "地址", "firm": "单位"}
_TOLD = ("id_no", "phone", "plate", "contact")
"""Shapes that are personal beyond doubt, whether the case file knows them or not."""


@dataclass(frozen=True, slots=True)
class SecretSpan:
    """A place that tells something; `secret`: what it tells, as the register has it."""

    start: int
    end: int
    kind: SecretKind
    secret: str


def known_spans(text: str, register: Register) -> Iterator[SecretSpan]:
    """Where the secrets of the case file stand, also as they were misread."""
    names = [SecretSpan(*one[:2], "person", one[2]) for one in name_spans(text, register.persons)]
    exact = {(one.start, one.end) for one in names if _bare(text, one) == one.secret}
    for one in names:  # 王小红 is no misread 王小明 where both are known
        if (one.start, one.end) not in exact or _bare(text, one) == one.secret:
            yield one
    for start, end, number in number_spans(text, register.numbers):
        yield SecretSpan(start, end, register.numbers[number], number)
    for start, end, address in text_spans(text, register.addresses):
        yield SecretSpan(start, end, "address", address)
    for start, end, firm in text_spans(text, register.firms, 4):
        yield SecretSpan(start, end, "firm", firm)


def secret_spans(text: str, register: Register) -> Iterator[SecretSpan]:
    """Those, and what looks personal by its shape."""
    yield from known_spans(text, register)
    for one in personal_spans(text):
        yield SecretSpan(one.start, one.end, one.kind, text[one.start : one.end])


def all_spans(text: str, register: Register) -> Iterator[SecretSpan]:
    """Those, and numbers and addresses behind labels, whatever they look like."""
    yield from secret_spans(text, register)
    for start, end, kind, _ in labelled_spans(text):
        if kind != "person" and not says_nothing(text[start:end]):
            yield SecretSpan(start, end, kind, text[start:end])


def with_words(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with other words at these places, whole, also where places overlap."""
    shown: list[str] = []
    at = 0
    for start, end, words in sorted(spans, key=lambda one: (one[0], -one[1])):
        if end <= at:
            continue
        if start >= at:
            shown.append(text[at:start])
        if start >= at or shown[-1] != words:
            shown.append(words)
        at = end
    return "".join([*shown, text[at:]])


def masked_text(text: str, register: Register) -> str:
    """The text of a card: every secret replaced by the placeholder of its pictures."""
    return with_words(
        text,
        (
            (one.start, one.end, register.placeholder(one.kind, one.secret))
            for one in all_spans(text, register)
        ),
    )


def secrets_left(text: str, register: Register) -> tuple[str, ...]:
    """What a text still tells of the case file, as kinds and words, for whoever must correct it."""
    found = [
        f"{_CALLED.get(one.kind, '号码')}“{_as_said(text, one)}”"
        for one in known_spans(text, register)
    ]
    found += [
        f"号码“{text[one.start : one.end]}”" for one in personal_spans(text) if one.kind in _TOLD
    ]
    return tuple(dict.fromkeys(found))


def _bare(text: str, span: SecretSpan) -> str:
    return "".join(one for one in text[span.start : span.end] if one.isalnum())


def _as_said(text: str, span: SecretSpan) -> str:
    """A name as it is known, so that the misread one is understood; else what stands there."""
    return span.secret if span.kind == "person" else text[span.start : span.end]
