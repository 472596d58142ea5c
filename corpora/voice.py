"""How an agency writes (行文习惯): forms of dates, money, citations; choice among wordings."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpora.layout.style import PageStyle
from corpora.numerals import amount, capitals, chinese, chinese_date

if TYPE_CHECKING:
    import datetime

    from corpora.story import Citation, Money


@dataclass(frozen=True, slots=True)
class Voice:
    """`date`: num, pad, cn, dot or dash; `end_date`: of the closing; `money`: see `numerals`."""

    seed: int
    style: PageStyle = field(default_factory=PageStyle)
    tags: frozenset[str] = frozenset()
    """What wordings this agency takes: its ministry and form, prose or mixed."""
    date: str = "num"
    end_date: str = "num"
    time: str = "num"
    money: str = "plain"
    item: str = "round"

    def chance(self, key: str) -> random.Random:
        """A generator of its own for every place, so that one more choice changes nothing else."""
        return random.Random(f"{self.seed}:{key}")

    def write_date(self, day: datetime.date, spec: str = "") -> str:
        style = spec or self.date
        forms = {
            "cn": chinese_date(day),
            "dot": f"{day.year}.{day.month}.{day.day}",
            "dash": f"{day:%Y-%m-%d}",
            "pad": f"{day:%Y年%m月%d日}",
            "num": f"{day.year}年{day.month}月{day.day}日",
        }
        if style == "end":
            return forms[self.end_date]
        return forms.get(style, forms["num"])

    def write_time(self, moment: datetime.datetime, spec: str = "") -> str:
        style = spec or self.time
        if style in ("dash", "dot"):
            return f"{self.write_date(moment, style)} {moment:%H:%M}"
        clock = f"{moment.hour}时{moment.minute:02d}分"
        if spec == "hm":
            return clock if self.time == "num" else f"{moment:%H:%M}"
        return self.write_date(moment, "num") + clock

    def write_money(self, sum_: Money, spec: str = "") -> str:
        if spec == "cn":
            return capitals(sum_.fen)
        if spec == "figure":
            return f"{sum_.fen / 100:.2f}"
        return amount(sum_.fen, spec or self.money)

    def write_citation(self, cited: Citation) -> str:
        text = f"{cited.law}第{chinese(cited.article)}条"
        if cited.paragraph:
            text += f"第{chinese(cited.paragraph)}款"
        if cited.item:
            number = chinese(cited.item)
            text += f"第（{number}）项" if self.item == "round" else f"第{number}项"
        return text
