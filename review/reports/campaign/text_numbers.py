"""Numbers inside running text: percentages beside counts, and numbers beside a named indicator.

Whole documents and what people wrote pass through here. Only what can be read with certainty is
judged: a percentage next to `a/b` or `b件中a件` in one sentence; an indicator's name right before
its number, where the clause does not speak of another period, one agency, one category or a goal.
Percentages in words (百分之三十三点三) are read as figures, and so are the counts beside them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from review.language.law_amounts import NUMBER, factor_in, number_in
from review.model.campaign_numbers import NOT_APPLICABLE
from review.reports.campaign.rounding import percent
from review.reports.figures import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from review.model.campaign_numbers import CampaignNumbers

_UNIT = r"[个件卷处项条份家宗起本]"
_SENTENCE = re.compile(r"[^。！？；;\n]+")
_IN_WORDS = re.compile(rf"[百千]分之(?:{NUMBER})")
_COUNT_IN_WORDS = re.compile(r"(?<![第每同])([零〇一二两三四五六七八九十百千万]+)(?=[件份卷宗])")
_PERCENT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*%")
_RATIOS = (
    re.compile(r"(?<![\d./第])(?P<part>\d+)\s*/\s*(?P<whole>\d+)(?![\d./])"),
    re.compile(
        rf"(?P<whole>\d+)\s*{_UNIT}[^\d,，%]{{0,8}}[中内](?:的|有)?[^\d%]{{0,8}}?(?P<part>\d+)\s*{_UNIT}"
    ),
    re.compile(
        rf"(?P<part>\d+)\s*{_UNIT}[^\d%]{{0,10}}[占为][^\d%]{{0,10}}?(?P<whole>\d+)\s*{_UNIT}"
    ),
)
_COMPLEMENTS = ("规范率", "合规率", "说理率", "合格率", "未", "其余", "没有", "不含")
_ELSEWHEN = re.compile(
    r"上季度|上一季度|上期|上次|上年|去年|同期|往年|环比|同比|相比|较上|比上|较去|目标|力争|"
    r"不低于|不高于|提高到|提升至|降至"
)
_BOUNDS = ("以上", "以下", "左右")
_OWNERS = tuple("类局委队所厅办镇乡区县市道站处科")
"""A name after one of these is that of an agency's or a category's own number."""
_NEAR = 24
"""Signs between a count and the percentage that belongs to it."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a text may call a number: by name, the number as printed.

    `categories`: by name the rates of that category. `agencies`: a sentence about one of them
    speaks of a part only.
    """

    rates: Mapping[str, str]
    counts: Mapping[str, int]
    categories: Mapping[str, Mapping[str, str]]
    agencies: tuple[str, ...] = ()


NO_NAMES = Names({}, {}, {})


def names_of(numbers: CampaignNumbers) -> Names:
    """The names of the report's numbers."""
    rates = {one.name: one.printed for one in (*numbers.special, *numbers.indicators)}
    rates |= {
        "优秀率": numbers.excellent_rate,
        "不合格率": numbers.failed_rate,
        "平均分": numbers.mean,
        "中位数": numbers.median,
        "平均办案天数": numbers.average_days,
    }
    counts = {
        "评查案卷": numbers.files,
        "问题总数": numbers.problems,
        "确认问题": numbers.problems,
        "不合格案卷": numbers.failed,
        "优秀案卷": numbers.excellent,
    }
    categories = {
        one.name: {"占比": one.share, "占": one.share, "案卷命中率": one.hit_rate}
        for one in numbers.categories
    }
    return Names(rates, counts, categories, tuple(one.agency for one in numbers.by_agency))


def text_disagreements(place: str, text: str, names: Names = NO_NAMES) -> Iterator[Disagreement]:
    """Numbers of the text that do not agree with each other or with the report."""
    text = _plain(text)
    for match in _SENTENCE.finditer(text):
        where, sentence = f"{place}“{_shown(match[0])}”", _in_figures(match[0])
        yield from _ratios(where, sentence)
        yield from _named(where, sentence, names)


def _plain(text: str) -> str:
    """Half-width signs, no separators inside numbers."""
    # A comma of the text must stay one: only those between digits are separators.
    text = re.sub(r"(?<=\d)[,，](?=\d{3}(?!\d))", "", text)
    kept = {"；": "；", "，": "，", "。": "。", "！": "！", "？": "？"}
    return "".join(kept.get(sign) or unicodedata.normalize("NFKC", sign) for sign in text)


def _in_figures(sentence: str) -> str:
    """百分之三十三点三 as 33.3%, and then 八件 as 8件; without a percentage it stays as it is."""

    def share(match: re.Match[str]) -> str:
        factor = 1.0 if match[0] == "百分之百" else factor_in(match[0])
        return match[0] if factor is None else f"{round(factor * 100, 6):g}%"

    def count(match: re.Match[str]) -> str:
        number = number_in(match[1])
        return match[0] if number is None else f"{number:.0f}"

    sentence = _IN_WORDS.sub(share, sentence)
    return _COUNT_IN_WORDS.sub(count, sentence) if _PERCENT.search(sentence) else sentence


def _ratios(place: str, sentence: str) -> Iterator[Disagreement]:
    """Each count with the percentage nearest to it."""
    shares = list(_PERCENT.finditer(sentence))
    taken: set[int] = set()
    seen: set[tuple[int, int]] = set()
    for ratio in sorted(
        (match for form in _RATIOS for match in form.finditer(sentence)), key=lambda m: m.start()
    ):
        if any(ratio.start() < end and start < ratio.end() for start, end in seen):
            continue
        seen.add(ratio.span())
        near = [
            (_distance(ratio, share), number)
            for number, share in enumerate(shares)
            if number not in taken and _distance(ratio, share) <= _NEAR
        ]
        if not near:
            continue
        _, nearest = min(near)
        taken.add(nearest)
        yield from _share(place, sentence, ratio, shares[nearest])


def _distance(ratio: re.Match[str], share: re.Match[str]) -> int:
    """Signs between them; a percentage before the count counts as further away."""
    if share.start() >= ratio.end():
        return share.start() - ratio.end()
    return (ratio.start() - share.end()) + 1 if share.end() <= ratio.start() else 0


def _share(
    place: str, sentence: str, ratio: re.Match[str], share: re.Match[str]
) -> Iterator[Disagreement]:
    part, whole = int(ratio["part"]), int(ratio["whole"])
    if not whole:
        return
    places = len(share[1].partition(".")[2])
    right = percent(part, whole, places)
    allowed = {right}
    around = sentence[max(0, min(ratio.start(), share.start()) - 12) : share.end() + 2]
    if any(word in around for word in _COMPLEMENTS):
        allowed.add(percent(whole - part, whole, places))
    if f"{share[1]}%" not in allowed:
        yield Disagreement(place, f"{part}/{whole}={share[0]}", right)


def _named(place: str, sentence: str, names: Names) -> Iterator[Disagreement]:
    """An indicator's name with its number right after it."""
    if any(word in sentence for word in names.agencies):
        return
    about = [name for name in names.categories if name in sentence]
    if len(about) > 1:
        return
    if about:
        names = Names(names.categories[about[0]], {}, {})
        sentence = sentence.replace(about[0], "")
    for clause in re.split(r"[，,]", sentence):
        taken: list[tuple[int, int]] = []
        for name in sorted((*names.rates, *names.counts), key=len, reverse=True):
            unit = "%?" if name in names.rates else rf"\s*{_UNIT}"
            found = re.search(
                rf"{re.escape(name)}([^\d%]{{0,6}}?)(\d+(?:\.\d+)?)\s*({unit})", clause
            )
            if not found or any(a < found.end() and found.start() < b for a, b in taken):
                continue
            taken.append(found.span())
            if not _of_a_part(clause, found):
                yield from _against(place, name, found[2] + found[3].strip(), names)


def _of_a_part(clause: str, found: re.Match[str]) -> bool:
    """The clause speaks of another period, a change, a goal, one agency, one kind."""
    before, after = clause[: found.end()], clause[found.end() : found.end() + 2]
    owner = clause[: found.start()].rstrip("的")[-1:]
    changed = re.search(r"[升降增减高低]|回落", found[1])
    return bool(_ELSEWHEN.search(before) or changed or after in _BOUNDS or owner in _OWNERS)


def _against(place: str, name: str, said: str, names: Names) -> Iterator[Disagreement]:
    where = f"{place}·{name}"
    if name in names.counts:
        if int(Decimal(re.sub(r"[^\d.]", "", said))) != names.counts[name]:
            yield Disagreement(where, said, str(names.counts[name]))
        return
    right = names.rates[name]
    if right == NOT_APPLICABLE or ("%" in right) != ("%" in said):
        return
    value = Decimal(said.rstrip("%"))
    places = -int(value.as_tuple().exponent)
    if abs(value - Decimal(right.rstrip("%"))) > Decimal("0.5").scaleb(-min(places, 2)):
        yield Disagreement(where, said, right)


def _shown(sentence: str) -> str:
    return sentence.strip() if len(sentence.strip()) <= 60 else f"{sentence.strip()[:58]}……"
