"""Labels do not depend on where the lines of a page break."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from review.model.case_file import CaseFacts
from review.model.document import Document, PagePart, SortedCaseFile
from review.model.geometry import Box
from review.model.page import Cell, Line, Page
from review.statements.read import read_statements
from review.statements.rules import rule_labeller

SIZE, LEFT, TOP, PITCH = 12.0, 70.0, 80.0, 20.0
PARAGRAPHS = (
    "经查，2025年3月3日，当事人在云泽市东里路3号店内货架上摆放销售超过保质期的饼干共12袋，"
    "货值金额144元，尚未售出。",
    "上述事实有现场笔录、询问笔录、现场照片等证据为证。",
    "鉴于当事人系初次违法，积极配合调查，已在规定期限内改正，未造成危害后果，"
    "依据《云泽市行政处罚裁量权基准》第3项，决定从轻处罚。",
    "当事人在规定期限内提出申辩，请求减轻处罚。经复核，其理由不成立，不予采纳。",
)


def line(text: str, x: float, y: float) -> Line:
    boxes = tuple(Box(x + SIZE * n, y, x + SIZE * (n + 1), y + SIZE) for n, _ in enumerate(text))
    return Line(text, Box(x, y, x + SIZE * len(text), y + SIZE), 0.98, boxes)


def paper(width: int) -> Page:
    """The paragraphs set in lines of so many characters, first lines indented by two."""
    lines, y = [], TOP
    for paragraph in PARAGRAPHS:
        rest, indent = paragraph, 2
        while rest:
            piece, rest = rest[: width - indent], rest[width - indent :]
            lines.append(line(piece, LEFT + SIZE * indent, y))
            indent, y = 0, y + PITCH
    return Page(1, LEFT * 2 + SIZE * width, y + 100, "ocr", 0, 0.98, tuple(lines))


def form(width: int) -> Page:
    """The paragraphs in one cell of a form, its label left of it."""
    lines, y = [], TOP
    for paragraph in PARAGRAPHS:
        rest = paragraph
        while rest:
            lines.append(line(rest[:width], LEFT + 100, y))
            rest, y = rest[width:], y + PITCH
    label = line("违法事实", LEFT, TOP)
    right = LEFT + 104 + SIZE * width
    cells = (
        Cell(Box(LEFT - 4, TOP - 4, LEFT + 96, y), 1, 0, 0, 1, 1, (label,)),
        Cell(Box(LEFT + 96, TOP - 4, right, y), 1, 0, 1, 1, 1, tuple(lines)),
    )
    return Page(1, right + 60, y + 100, "ocr", 0, 0.98, (label, *lines), cells)


def labels(page: Page) -> set[tuple[str, str]]:
    document = Document(
        "d1", "penalty_decision", "行政处罚决定书", (PagePart(1, 0.0, page.height),), 1.0
    )
    case = SortedCaseFile((page,), (document,), "penalty_ordinary", 1.0, None, 0.0)
    facts = CaseFacts("penalty_ordinary", 1.0, None, (document,), (), (page,))
    read = read_statements(case, facts, rule_labeller())
    return {(said.label, said.sentence) for said in read.statements}


def test_the_paper_bears_its_labels():
    found = {label for label, _ in labels(paper(30))}
    assert {"fact.time", "fact.place", "fact.behaviour", "fact.quantity"} <= found
    assert {"circumstance.first_offence", "circumstance.no_harm", "discretion.reason"} <= found
    assert {"defence.raised", "defence.answered", "evidence.listed"} <= found


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=16, max_value=46))
def test_wherever_lines_break(width):
    assert labels(paper(width)) == labels(paper(30))


@settings(max_examples=15, deadline=None)
@given(st.integers(min_value=16, max_value=40))
def test_wherever_lines_break_in_a_cell(width):
    assert labels(form(width)) == labels(form(30))


def test_a_statement_shows_its_lines():
    page = paper(20)
    document = Document("d1", "penalty_decision", "", (PagePart(1, 0.0, page.height),), 1.0)
    case = SortedCaseFile((page,), (document,), "penalty_ordinary", 1.0, None, 0.0)
    facts = CaseFacts("penalty_ordinary", 1.0, None, (document,), (), (page,))
    said = read_statements(case, facts, rule_labeller()).statements[0]
    assert "".join(place.text for place in said.evidence) == said.sentence
    assert all(place.box.y1 <= page.height for place in said.evidence)
