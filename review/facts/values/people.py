"""Lists of people with their certificate numbers (执法人员及执法证号)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.language.clean import CleanText
from review.language.names import is_person_name, name_score, split_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.language.reading import Reading

_ROLES = (
    "主办人员|协办人员|主办人|协办人|承办人员|承办人|执法人员|检查人员|调查人员|办案人员|勘验人员|询问人员"
    "|送达人员|检查人|调查人|勘验人|询问人|送达人|执行人员|执行人|记录人员|记录人|记录员|书记员|见证人|复核人|审核人"
    "|听证主持人|主持人|听证员|翻译人员|翻译|当事人|被询问人|负责人|经办人|抽样人员|采样人员|采样人|抽样人|保管人|清点人"
    "|法定代表人|经营者|委托代理人|代理人|申请人|被检查人|收件人|受送达人|签收人|代收人"
)
_LABEL = re.compile(
    rf"(?P<role>{_ROLES})(?:[(][^()]{{0,10}}[)])?(?:姓名|签名|签字)?|姓名|签名|签字"
)
_CERTIFICATE_LABEL = re.compile(
    "(?:行政)?(?:执法|检查|监督|工作)?(?:检查)?(?<!身份)(?:证件|证)(?:编号|号码|号)?[为是]?"
)
_TOKEN = re.compile(
    r"(?P<certificate>(?:第)?(?:[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云滇藏陕甘青宁新][\u4e00-\u9fff]{0,2})?"
    r"[A-Z]{0,4}-?[0-9][0-9A-Z\-]{3,19}(?:号)?)"
    r"|(?P<word>[\u4e00-\u9fff〇]+(?:[·•・][\u4e00-\u9fff]+)*[*×]{0,2})"
    r"|(?P<gap>[ \n\t_]+)|(?P<mark>.)",
    re.DOTALL,
)
_OTHER_NUMBER = re.compile(
    r"(?:19|20)\d\d(?:-.*)?|1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx]|\d{15}|[\dA-Z]{18}"
)
_SURE_NAME, _LIKELY_NAME = 0.9, 0.65
_SPLIT_CERTAIN, _SPACED_CERTAIN = 0.6, 0.9
_IN_SENTENCE_CERTAIN = 0.8
_ACT = re.compile(
    "[对在于向到将]|前往|依法|进行|负责|出示|出庭|送达|担任|调查|检查|承办|主持|签名|签字"
)
"""What a sentence goes on with after a name: 张伟、王芳对你单位进行检查."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person named; `certificate_no` and `role` are "" where none is written."""

    name: str
    certificate_no: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int
    certain: float = 1.0


def find_people(text: str) -> tuple[Reading[Person], ...]:
    """People of a list or after a label (执法人员：张三、李四), with certificate numbers.

    Numbers after the names (执法证号：1、2) go to the names in their order where there are as many.
    """
    clean = CleanText(text, keep_gaps=True)
    people: list[_Token] = []
    values: list[Person] = []
    pending: list[str] = []
    role = ""
    unnumbered = 0
    tokens = list(_tokens(clean.text))
    only_names = all(token.kind != "other" for token in tokens)
    before = ""
    for token in tokens:
        last, before = before, token.kind
        if token.kind == "role":
            _assign(values, unnumbered, pending)
            role, unnumbered = token.text, len(values)
        elif token.kind == "name":
            in_list = only_names or last in ("role", "label", "name", "certificate")
            if name_score(token.text) < _SURE_NAME and not in_list:
                before = "other"  # a word of the sentence that begins like a rare surname
                continue
            if pending:
                _assign(values, unnumbered, pending)
                unnumbered = len(values)
            people.append(token)
            values.append(Person(token.text, "", role))
        elif token.kind == "certificate":
            follows = last in ("name", "certificate") and _is_certificate(token.text)
            if last == "number label" or follows:
                pending.append(token.text)
            else:
                before = "other"
    _assign(values, unnumbered, pending)
    return tuple(
        clean.reading(value, token.start, token.end, token.certain)
        for value, token in zip(values, people, strict=True)
    )


def parse_people(text: str) -> tuple[Reading[Person], ...]:
    """The people of a cell that holds names, numbers and labels only; else ()."""
    clean = CleanText(text, keep_gaps=True)
    if any(token.kind == "other" for token in _tokens(clean.text)):
        return ()
    return find_people(text)


def _is_certificate(number: str) -> bool:
    """Whether a number without a label may be a certificate's: no date, phone or identity no."""
    return not _OTHER_NUMBER.fullmatch(number)


def _assign(values: list[Person], first: int, numbers: list[str]) -> None:
    """Numbers to the people named since `first`; a single number to the last of them."""
    without = [place for place in range(first, len(values)) if not values[place].certificate_no]
    if len(numbers) == len(without):
        for place, number in zip(without, numbers, strict=True):
            values[place] = replace(values[place], certificate_no=number)
    elif len(numbers) == 1 and without:
        values[without[-1]] = replace(values[without[-1]], certificate_no=numbers[0])
    numbers.clear()


def _tokens(text: str) -> Iterator[_Token]:
    """Names, roles, certificate numbers and other words; names spread over gaps (张 三) are one."""
    single: _Token | None = None
    for match in _TOKEN.finditer(text):
        if match["gap"]:
            continue
        if match["certificate"]:
            number = match["certificate"].removeprefix("第").removesuffix("号")
            if single:
                yield replace(single, kind="other")
                single = None
            yield _Token("certificate", number, match.start(), match.end())
            continue
        if match["mark"]:
            if single:
                yield replace(single, kind="other")
                single = None
            continue
        for word in _words(match["word"], match.start()):
            if single is not None:
                joined = _Token(
                    "name", single.text + word.text, single.start, word.end, _SPACED_CERTAIN
                )
                if len(word.text) <= 2 and is_person_name(joined.text):
                    single = None
                    yield joined
                    continue
                yield replace(single, kind="other")
                single = None
            if word.kind == "other" and len(word.text) == 1:
                single = word
            else:
                yield word
    if single:
        yield replace(single, kind="other")


def _words(run: str, offset: int) -> Iterator[_Token]:
    """A run of Chinese characters cut at labels into roles, names and other words."""
    position = 0
    while position < len(run):
        label = _LABEL.match(run, position)
        certificate = _CERTIFICATE_LABEL.match(run, position)
        if label and (not certificate or label.end() >= certificate.end()):
            kind = "role" if label["role"] else "label"
            yield _Token(kind, label["role"] or "", offset + position, offset + label.end())
            position = label.end()
            continue
        if certificate:
            yield _Token("number label", certificate[0], offset + position, offset + position)
            position = certificate.end()
            continue
        end = _next_label(run, position)
        yield from _names(run[position:end], offset + position)
        position = end


def _next_label(run: str, position: int) -> int:
    ends = [
        match.start()
        for pattern in (_LABEL, _CERTIFICATE_LABEL)
        for match in [pattern.search(run, position + 1)]
        if match
    ]
    return min(ends, default=len(run))


def _names(run: str, offset: int) -> Iterator[_Token]:
    if is_person_name(run):
        yield _Token("name", run, offset, offset + len(run), name_score(run))
        return
    for part in re.finditer("[^和与及由经]+", run):
        word, start = part[0], offset + part.start()
        if is_person_name(word):
            yield _Token("name", word, start, start + len(word), name_score(word))
            continue
        names = split_names(word) if len(word) <= 6 else ()
        # A rare surname is sure enough where nothing but the two names stands there.
        needed = _LIKELY_NAME if word == run and len(word) > 4 else _SURE_NAME
        if len(names) < 2 or min(map(name_score, names)) < needed or _ACT.search(word):
            yield from _name_of_sentence(word, start)
            continue
        for name in names:
            yield _Token("name", name, start, start + len(name), _SPLIT_CERTAIN)
            start += len(name)


def _name_of_sentence(word: str, start: int) -> Iterator[_Token]:
    """The name that a longer run of characters begins with, where an act follows it."""
    for length in (4, 3, 2):
        name = word[:length]
        if len(word) > length and _ACT.match(word, length) and is_person_name(name):
            certain = min(_IN_SENTENCE_CERTAIN, name_score(name))
            yield _Token("name", name, start, start + length, certain)
            yield _Token("other", word[length:], start + length, start + len(word))
            return
    yield _Token("other", word, start, start + len(word))
