"""Writes the papers of a campaign as Word, from templates that an office can edit.

Every number is recomputed from the rows first; then the finished document is read again, and a
percentage that does not fit the counts beside it stops the export, too.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Literal

import docx
from docx.shared import Mm
from docxtpl import InlineImage

from review.model.campaign_papers import (
    ClueTransfer,
    FeedbackPaper,
    LookBackPaper,
    ObjectionReview,
    RecheckPaper,
    SamplingRecord,
    SupervisionPaper,
)
from review.reports.campaign import charts, file_context, record_context, supervision_context
from review.reports.campaign.audit import check_campaign, refuse, row_faults
from review.reports.campaign.campaign_context import campaign_context
from review.reports.campaign.masked import mask_campaign, mask_typical
from review.reports.campaign.text_numbers import NO_NAMES, Names, text_disagreements
from review.reports.word_template import WordTemplate
from review.reports.wording import dates_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docx.document import Document

    from review.model.campaign_report import CampaignReport
    from review.reports.figures import Disagreement

CampaignPaper = Literal["analysis", "circular", "rectify_notice"]
Paper = (
    SupervisionPaper
    | FeedbackPaper
    | SamplingRecord
    | ClueTransfer
    | ObjectionReview
    | RecheckPaper
    | LookBackPaper
)

CAMPAIGN_PAPER_NAMES: dict[str, str] = {
    "analysis": "案件评查分析报告",
    "circular": "评查情况通报",
    "rectify_notice": "整改通知",
    "supervision_opinion": "行政执法监督意见书",
    "supervision_notice": "行政执法监督通知书",
    "supervision_decision": "行政执法监督决定书",
    "feedback": "评查问题反馈单",
    "sampling": "抽样记录",
    "clue_transfer": "线索移送单",
    "objection_review": "申辩复核表",
    "recheck": "复核意见表",
    "look_back": "回头看记录",
}
"""By template."""

_PUBLIC = frozenset({"circular", "rectify_notice"})
_PICTURES: dict[str, Callable[[Any], bytes]] = {
    "picture_grades": charts.grade_picture,
    "picture_quarters": charts.quarter_picture,
    "picture_categories": charts.category_picture,
    "picture_top": charts.top_picture,
    "picture_heat": charts.heat_picture,
}
_TEXT_WIDTH = Mm(155)
_PACKAGE = "review.reports.campaign.templates"


def write_campaign_word(
    report: CampaignReport, paper: CampaignPaper, *, templates: Path | None = None
) -> bytes:
    """A paper of the whole campaign as .docx; those that go out are masked.

    Raises:
        ReportError: numbers that disagree, or a template that cannot be filled.
    """
    names = check_campaign(report)
    report = mask_campaign(report) if paper in _PUBLIC else mask_typical(report)
    template = WordTemplate.of(_PACKAGE, f"{paper}.docx", templates)
    context = campaign_context(report)
    if paper == "analysis":
        context |= {
            tag: InlineImage(template.docx, io.BytesIO(draw(report.numbers)), width=_TEXT_WIDTH)
            for tag, draw in _PICTURES.items()
        }
    return _read_again(template.filled(context), CAMPAIGN_PAPER_NAMES[paper], names)


def write_paper(paper: Paper, *, templates: Path | None = None) -> bytes:
    """A paper to one agency or about one file as .docx.

    Raises:
        ReportError: numbers that disagree, or a template that cannot be filled.
    """
    name, context, wrong = _prepared(paper)
    refuse(tuple(wrong))
    template = WordTemplate.of(_PACKAGE, f"{name}.docx", templates)
    data = template.filled(context)
    return _read_again(data, CAMPAIGN_PAPER_NAMES[name], NO_NAMES, _of_case_files(paper))


def _prepared(paper: Paper) -> tuple[str, dict[str, Any], Iterator[Disagreement]]:
    """Name of the template, what it may name, what disagrees."""
    if isinstance(paper, SupervisionPaper):
        return paper.kind, supervision_context.supervision_context(paper), _supervision(paper)
    if isinstance(paper, ClueTransfer):
        faults = row_faults((paper.file,), paper.problems)
        return "clue_transfer", supervision_context.clue_context(paper), faults
    if isinstance(paper, FeedbackPaper):
        wrong = file_context.feedback_disagreements(paper)
        return "feedback", file_context.feedback_context(paper), wrong
    if isinstance(paper, ObjectionReview):
        wrong = file_context.objection_disagreements(paper)
        return "objection_review", file_context.objection_context(paper), wrong
    if isinstance(paper, SamplingRecord):
        wrong = record_context.sampling_disagreements(paper)
        return "sampling", record_context.sampling_context(paper), wrong
    if isinstance(paper, RecheckPaper):
        wrong = record_context.recheck_disagreements(paper)
        return "recheck", record_context.recheck_context(paper), wrong
    wrong = record_context.look_back_disagreements(paper)
    return "look_back", record_context.look_back_context(paper), wrong


def _supervision(paper: SupervisionPaper) -> Iterator[Disagreement]:
    yield from row_faults(paper.files, paper.problems)
    yield from supervision_context.supervision_disagreements(paper)


def _of_case_files(paper: Paper) -> tuple[str, ...]:
    """Texts of case files in the paper: a wrong number there is the file's, not the paper's."""
    if isinstance(paper, SupervisionPaper | ClueTransfer | FeedbackPaper):
        problems = paper.problems
    elif isinstance(paper, ObjectionReview):
        problems = tuple(one.problem for one in paper.items)
    else:
        return ()
    messages = {dates_in_words(one.message) for one in problems}
    places = {text for one in problems for text in one.place_words}
    places |= {spot.text for one in problems for spot in one.places}
    return tuple((messages | places) - {""})


def _read_again(data: bytes, name: str, names: Names, quoted: tuple[str, ...] = ()) -> bytes:
    """The document as it came in, where its text agrees with itself."""
    wrong: dict[str, Disagreement] = {}
    for text in document_texts(docx.Document(io.BytesIO(data))):
        for part in sorted(quoted, key=len, reverse=True):
            text = text.replace(part, "")
        for one in text_disagreements(f"《{name}》", text, names):
            wrong.setdefault(str(one), one)
    refuse(tuple(wrong.values()))
    return data


def document_texts(document: Document) -> Iterator[str]:
    """Each paragraph and each cell."""
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for row in table._tbl.tr_lst:
            for cell in row.tc_lst:
                yield "\n".join(
                    "".join(part.text or "" for part in line.iter() if part.tag.endswith("}t"))
                    for line in cell.p_lst
                )
