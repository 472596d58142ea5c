"""Names of persons (姓名): how likely a short text is one."""

from __future__ import annotations

import re
from functools import cache

from review.language.words import word_sections

_COMMON, _RARE, _COMPOUND, _DOTTED, _MASKED = 0.95, 0.7, 0.95, 0.9, 0.8
_ACCEPTED = 0.6

_DOT = re.compile(r"[·•・‧．∙.](?=[\u4e00-\u9fff])")
_HAN = re.compile(r"[\u4e00-\u9fff〇]+")
_BODY = re.compile(
    r"(?:公司|厂|店|馆|行|社|中心|超市|部|酒楼|餐厅|餐馆|工作室|个体工商户|市场|工地|场|站|院|所|局|队|会|室|坊|吧|园|庄|铺|摊|商行|银行|政府|厅|学校)$"
)
_BETWEEN = re.compile(r"[、，,;；/\\|()（）\s]+")
_AND = re.compile(r"[和及与]")
_MASK = re.compile(r"[\u4e00-\u9fff](?:某{1,3}|[*×xX＊]{1,2}|某[\u4e00-\u9fff])")
_NEVER_GIVEN = frozenset(
    "的了是在不无未否与或被把为之其此该某您我你他她它们这那即且又号局科队室厅院所"
)
_LAST_OF_WORDS = frozenset("员人证号局队科室所院厅部处站店厂司长书表单元时分")


@cache
def _surnames() -> dict[str, frozenset[str]]:
    """Surnames by the parts of the list: common, rare, compound."""
    parts = word_sections("surnames.txt")
    return {
        "common": frozenset("".join(parts["common"])),
        "rare": frozenset("".join(parts["rare"])),
        "compound": frozenset(parts["compound"]),
    }


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word_sections("not_names.txt")[""])


def name_score(text: str) -> float:
    """How likely the whole text is a person's name, 0–1: surname, length and words that are none.

    买买提·吐尔逊 and 张某某 count as names; a gap inside (张 三) does not matter.
    """
    name = re.sub(r"\s", "", text)
    if _MASK.fullmatch(name) and name[0] in _surnames()["common"] | _surnames()["rare"]:
        return _MASKED
    if _DOT.search(name):
        parts = _DOT.split(name)
        whole = all(_HAN.fullmatch(part) for part in parts) and 3 <= len(name) <= 20
        return _DOTTED if whole and not set(name) & _NEVER_GIVEN else 0.0
    if not 2 <= len(name) <= 4 or not _HAN.fullmatch(name) or name in _not_names():
        return 0.0
    return _han_score(name)


def is_person_name(text: str) -> bool:
    """Whether the text can stand as a person's name."""
    return name_score(text) >= _ACCEPTED


def surname_of(name: str) -> str:
    """The surname of a name: the compound one where there is one, else the first character."""
    bare = re.sub(r"\s", "", name)
    compound = _surnames()["compound"]
    return next((bare[:size] for size in (4, 2) if bare[:size] in compound), bare[:1])


def is_body(text: str) -> bool:
    """Whether a firm, an agency or another body is called so, by its last word; not 周园."""
    return _BODY.search(text) is not None and not is_person_name(text)


def names_in_value(text: str) -> tuple[str, ...]:
    """Everybody whom the value of a field names: 孙建安、周立言; 李和平和王芳; 张 三."""
    parts = [part.strip("：:。.*") for part in _BETWEEN.split(text)]
    found = [name for part in parts if not is_body(part) for name in _names_in_part(part)]
    if found:  # beside a name, 谢元 is one, though words end so
        found += [one for one in parts if 2 <= len(one) <= 3 and one[0] in _surnames()["common"]]
    whole = re.sub(r"\s", "", text)
    if 2 <= len(whole) <= 4 and is_person_name(whole):
        found.append(whole)
    return tuple(dict.fromkeys(found))


def split_names(text: str) -> tuple[str, ...]:
    """The one name of a text or two written without a gap (张三李四); else ()."""
    if is_person_name(text) and len(text) <= 3:
        return (text,)
    best: tuple[float, tuple[str, ...]] = (name_score(text), (text,))
    for cut in range(2, len(text) - 1):
        first, second = text[:cut], text[cut:]
        score = min(name_score(first), name_score(second))
        if score > best[0]:
            best = (score, (first, second))
    return best[1] if best[0] >= _ACCEPTED else ()


def _names_in_part(text: str) -> tuple[str, ...]:
    """One name, names with a word for "and" between them, or two without a gap.

    The first 和 of 李和平和王芳 is part of a name.
    """
    if len(text) <= 3 and is_person_name(text):
        return (text,)
    for match in _AND.finditer(text):
        first, rest = text[: match.start()], text[match.end() :]
        if is_person_name(first) and (more := _names_in_part(rest)):
            return first, *more
    return split_names(text)


def _han_score(name: str) -> float:
    surnames = _surnames()
    for length in (4, 2):
        given = name[length:]
        if name[:length] in surnames["compound"] and 1 <= len(given) <= 2:
            return _given_score(given, _COMPOUND)
    if name[0] in surnames["common"]:
        base = _COMMON
    elif name[0] in surnames["rare"]:
        base = _RARE
    else:
        return 0.2 if len(name) <= 3 and not set(name) & _NEVER_GIVEN else 0.0
    if len(name) == 4:  # both parents' surnames, or two given names of a minority
        base = 0.65 if name[1] in surnames["common"] else 0.3
    if name[:2] in _not_names() and len(name) > 2:
        base = min(base, 0.65 if len(name) == 3 else 0.2)
    return _given_score(name[1:], base)


def _given_score(given: str, base: float) -> float:
    if set(given) & _NEVER_GIVEN:
        return 0.0
    return base * 0.4 if given[-1] in _LAST_OF_WORDS else base
