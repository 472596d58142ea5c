"""Chinese wording that messages share: dates, money, pages, documents, citations."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from review.language.write_numerals import numeral
from review.model.fact import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.defect import LegalBasis
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

__all__ = [
    "fact_at", "field_name", "numeral", "pages", "say_citation", "say_date", "say_money",
    "say_value", "title_at",
]  # fmt: skip


def say_date(value: date | datetime) -> str:
    """2025年3月3日, with the time 14:20 where the value has one."""
    text = f"{value.year}年{value.month}月{value.day}日"
    return f"{text}{value:%H:%M}" if isinstance(value, datetime) else text


def say_money(fen: int) -> str:
    """5,000元; 分 only where there are any."""
    yuan, rest = divmod(abs(fen), 100)
    sign = "-" if fen < 0 else ""
    return f"{sign}{yuan:,}.{rest:02d}元" if rest else f"{sign}{yuan:,}元"


def say_value(fact: Fact, kind: str = "") -> str:
    """The value as a reviewer would say it; `kind` "amount" tells money from numbers."""
    value = fact.value
    if isinstance(value, date):
        return say_date(value)
    if kind == "amount" and isinstance(value, int):
        return say_money(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, Citation):
        return say_citation(value)
    return fact.raw if value is None else str(value)


def say_citation(citation: Citation) -> str:
    """《行政处罚法》第五十三条第一款第（二）项."""
    text = f"《{citation.name}》"
    if citation.article is not None:
        text += f"第{numeral(citation.article)}条"
        if citation.article_insert:
            text += f"之{numeral(citation.article_insert)}"
    if citation.paragraph is not None:
        text += f"第{numeral(citation.paragraph)}款"
    if citation.item is not None:
        text += f"第（{numeral(citation.item)}）项"
    return text


def pages(numbers: Iterable[int]) -> str:
    """第3页, 第3—5页, 第3、7—9页."""
    ordered = sorted(set(numbers))
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    spans = [str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs]
    return f"第{'、'.join(spans)}页"


def say_basis(basis: Iterable[LegalBasis]) -> tuple[str, ...]:
    """《行政处罚法》第五十九条第一款、第六十一条: one text a law, in the order of the row."""
    provisions: dict[str, dict[str, None]] = {}
    for one in basis:
        law = say_citation(Citation(one.law, None))
        written = say_citation(Citation(one.law, one.article, one.paragraph, one.item))
        provisions.setdefault(law, {})[written.removeprefix(law)] = None
    return tuple(law + "、".join(filter(None, places)) for law, places in provisions.items())


def title_at(document: Document) -> str:
    """《送达回证》（第12页）."""
    return f"《{document.title or '未识别标题的文书'}》（{pages(document.page_nos)}）"


def fact_at(fact: Fact, document: Document, kind: str = "") -> str:
    """《送达回证》（第12页）记载“2025年5月6日”."""
    page = fact.evidence[0].page_no if fact.evidence else document.first_page
    title = document.title or "未识别标题的文书"
    return f"《{title}》（第{page}页）记载“{say_value(fact, kind)}”"


def field_name(standards: Standards, kind: str, field: str) -> str:
    """The Chinese name of a field, without its remarks in brackets."""
    found = standards.document_kinds.get(kind)
    for item in found.fields if found else ():
        if item.id == field:
            return item.name.split("(")[0].split("（")[0]
    return field
