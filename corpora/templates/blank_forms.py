"""Writings of values as on printed blanks, and the template set of wordings that use them.

{n:han}     a whole number in Chinese numerals: 六十日, 十五日
{day:gap}   a date or time as it stands on printed blanks: 2025 年 3 月 3 日
{ticks:box} a choice with filled boxes: ■ □        {ticks:check} [√] [ ]
{yes:box}   □是 ■否
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from corpora.numerals import chinese
from corpora.story import CaseStory, Paper, Ticks, Value
from corpora.templates.folder import FolderSet
from corpora.templates.markup import compile_document
from corpora.wording import Filler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpora.blocks import Doc
    from corpora.voice import Voice

_BOXES = {"box": ("■", "□"), "check": ("[√]", "[ ]")}


class BlankFiller(Filler):
    """Knows the writings above besides the common ones."""

    def write(self, value: Value, spec: str = "") -> str:
        """A value in words."""
        if spec == "han" and isinstance(value, int):
            return chinese(value)
        if spec == "gap" and isinstance(value, date):
            return _spaced(value)
        if spec in _BOXES:
            if isinstance(value, bool):
                value = Ticks(("是", "否"), "是" if value else "否")
            if isinstance(value, Ticks):
                return _ticked(value, *_BOXES[spec])
        return super().write(value, "num" if spec in ("gap", "han") else spec)


def _spaced(moment: date) -> str:
    day = f"{moment.year} 年 {moment.month} 月 {moment.day} 日"
    if isinstance(moment, datetime):
        day += f" {moment.hour} 时 {moment.minute:02d} 分"
    return day


def _ticked(ticks: Ticks, full: str, empty: str) -> str:
    return " ".join((full if o == ticks.chosen else empty) + o for o in ticks.options)


@dataclass(frozen=True)
class BlankSet(FolderSet):
    """A folder of wordings that may use the writings above."""

    def document(
        self, paper: Paper, story: CaseStory, voice: Voice, titles: Mapping[str, str]
    ) -> Doc:
        """One paper in one of the wordings that fit this agency best."""
        filler = BlankFiller(story, paper, voice, titles=titles)
        doc = compile_document(self._lines(paper.kind, voice), filler)
        listing = {"title": doc.title, **self._listing(paper, voice), **doc.listing}
        return replace(doc, listing=listing)
