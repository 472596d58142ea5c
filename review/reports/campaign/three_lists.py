"""Writes 问题清单, 责任清单 and 整改清单 as one workbook, rows linked by number."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink

from review.model.defect import SEVERITY_NAMES
from review.reports.campaign.audit import refuse, row_faults
from review.reports.campaign.wording import category_rank, ordered
from review.reports.masking import Masker, masked_values
from review.reports.sheets import HEADER, TEXT, put_cell, table_sheet
from review.reports.wording import place, short_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.model.campaign_papers import ThreeLists
    from review.model.campaign_report import ReportedFile, ReportedProblem

PROBLEMS, RESPONSIBILITY, RECTIFICATION = "问题清单", "责任清单", "整改清单"
_LINK = Font(name="仿宋", size=11, color="0563C1", underline="single")
_SIGNING = 26.0
"""Points of a line to sign on."""
_KINDS = {"A": "A 立即改正", "B": "B 限期整改", "C": "C 长期整改", "": ""}

# Widths in digits. Together at most 250: on A3 the text is then printed at 9 points and more.
_PROBLEM_COLUMNS = (
    ("序号", 5),
    ("问题编号", 12),
    ("案卷（案号、案由）", 24),
    ("单位", 18),
    ("大类", 11),
    ("缺陷码与表述", 22),
    ("具体事实与页码", 44),
    ("依据", 34),
    ("严重度", 7),
    ("扣分", 6),
    ("整改类型", 9),
    ("整改时限", 11),
    ("责任部门", 12),
    ("状态", 9),
    ("责任清单", 12),
    ("整改清单", 12),
)
_RESPONSIBILITY_COLUMNS = (
    ("责任编号", 12),
    ("问题编号", 12),
    ("单位", 20),
    ("责任领导", 12),
    ("责任科室", 16),
    ("责任人（承办、审核、审批）", 26),
    ("责任性质", 14),
    ("拟处理", 22),
    ("依据", 36),
    ("完成情况", 20),
    ("责任人签收", 16),
    ("整改清单", 12),
)
_RECTIFICATION_COLUMNS = (
    ("整改编号", 12),
    ("问题编号", 12),
    ("单位", 18),
    ("整改目标", 24),
    ("整改措施（可量化）", 32),
    ("完成标准（交付物）", 26),
    ("起", 11),
    ("止", 11),
    ("牵头、配合部门", 15),
    ("进度（%）", 8),
    ("佐证材料", 22),
    ("自查结论", 18),
    ("复核结论", 10),
    ("复核人、日期", 18),
    ("责任清单", 12),
)


def write_three_lists(lists: ThreeLists, *, masked: bool = False) -> bytes:
    """The workbook as .xlsx; by severity, then category; sums at the foot of each sheet.

    Raises:
        ReportError: a problem of no file of the lists, or one number twice.
    """
    refuse(tuple(row_faults(lists.files, lists.problems)))
    if masked:
        lists = masked_values(lists, Masker(lists.secrets).text)
    problems = ordered(lists.problems)
    rectified = [one for one in problems if one.rectification_kind]
    files = {one.id: one for one in lists.files}
    book = Workbook()
    del book[book.sheetnames[0]]
    places = _places(problems, rectified)
    table_sheet(
        book,
        PROBLEMS,
        _PROBLEM_COLUMNS,
        [_problem(no, one, files) for no, one in enumerate(problems, 1)],
    )
    table_sheet(
        book, RESPONSIBILITY, _RESPONSIBILITY_COLUMNS, [_responsible(x, files) for x in problems]
    )
    table_sheet(
        book, RECTIFICATION, _RECTIFICATION_COLUMNS, [_rectified(x, files) for x in rectified]
    )
    for sheet in book.worksheets:
        _link(sheet, places)
        _page(sheet, lists)
    _foot(book[PROBLEMS], _problem_sums(problems), ("监督机构经办人", "监督机构负责人"), lists)
    _foot(book[RESPONSIBILITY], [("合计", len(problems))], ("责任单位负责人",), lists)
    _foot(book[RECTIFICATION], _rectified_sums(rectified), ("责任单位负责人", "复核人"), lists)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def numbered(no: str, letters: str) -> str:
    """ZR-… or ZG-… of a WT-… number."""
    return f"{letters}-{no.removeprefix('WT-')}"


def _problem(number: int, one: ReportedProblem, files: Mapping[str, ReportedFile]) -> list[object]:
    file = files[one.file]
    return [
        number,
        one.no,
        f"{file.case_no}\n{file.cause}",
        file.agency,
        one.category_name,
        f"{one.code} {one.name}",
        "\n".join([one.message, *(one.place_words or map(place, one.places))]),
        "\n".join(one.basis),
        SEVERITY_NAMES.get(one.severity, one.severity),
        round(one.points, 2),
        _KINDS[one.rectification_kind],
        short_date(one.deadline),
        one.department,
        one.state_name,
        numbered(one.no, "ZR"),
        numbered(one.no, "ZG") if one.rectification_kind else "",
    ]


def _responsible(one: ReportedProblem, files: Mapping[str, ReportedFile]) -> list[object]:
    by = one.responsibility
    texts = (
        (by.leader, by.section, by.persons, by.nature, by.measure, by.basis, by.done)
        if by
        else ("",) * 7
    )
    link = numbered(one.no, "ZG") if one.rectification_kind else ""
    return [numbered(one.no, "ZR"), one.no, files[one.file].agency, *texts, "", link]


def _rectified(one: ReportedProblem, files: Mapping[str, ReportedFile]) -> list[object]:
    plan = one.plan
    start = [numbered(one.no, "ZG"), one.no, files[one.file].agency]
    if plan is None:
        due = short_date(one.deadline)
        return [*start, "", one.advice, "", "", due, one.department, 0, *[""] * 4, _zr(one)]
    return [
        *start,
        plan.goal,
        plan.measure,
        plan.standard,
        short_date(plan.start),
        short_date(plan.due or one.deadline),
        plan.departments or one.department,
        plan.progress,
        plan.proof,
        plan.own_check,
        plan.conclusion,
        plan.checkers,
        _zr(one),
    ]


def _zr(one: ReportedProblem) -> str:
    return numbered(one.no, "ZR")


def _places(
    problems: Sequence[ReportedProblem], rectified: Sequence[ReportedProblem]
) -> dict[str, str]:
    """Where the row of each number stands; the header is row 1."""
    places = {one.no: f"'{PROBLEMS}'!B{row}" for row, one in enumerate(problems, 2)}
    places |= {_zr(one): f"'{RESPONSIBILITY}'!A{row}" for row, one in enumerate(problems, 2)}
    return places | {
        numbered(one.no, "ZG"): f"'{RECTIFICATION}'!A{row}" for row, one in enumerate(rectified, 2)
    }


def _link(sheet: Any, places: Mapping[str, str]) -> None:
    """Every number of another sheet leads to its row there."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            target = places.get(cell.value) if isinstance(cell.value, str) else None
            if target and not target.startswith(f"'{sheet.title}'"):
                cell.hyperlink = Hyperlink(
                    ref=cell.coordinate, location=target, display=str(cell.value)
                )
                cell.font = _LINK


def _page(sheet: Any, lists: ThreeLists) -> None:
    """Title above, page numbers below; & is an instruction there."""
    # The three are one workbook, named by the first of them.
    title = lists.title.replace("&", "＆").removesuffix("问题清单").rstrip()
    sheet.oddHeader.center.text = f"{title}　{sheet.title}"
    sheet.oddHeader.right.text = short_date(lists.day)
    sheet.oddFooter.center.text = "第&P页，共&N页"
    # A3: sixteen columns are not to be read on A4.
    sheet.page_setup.paperSize = 8
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def _problem_sums(problems: Sequence[ReportedProblem]) -> list[tuple[str, int]]:
    """All, by severity, by category."""
    severities = Counter(one.severity for one in problems)
    categories = Counter((one.category, one.category_name) for one in problems)
    return [
        ("合计", len(problems)),
        *((f"其中：{name}", severities[key]) for key, name in SEVERITY_NAMES.items()),
        *(
            (f"大类小计：{key[1]}", categories[key])
            for key in sorted(categories, key=lambda key: (category_rank(key[0]), key[1]))
        ),
    ]


def _rectified_sums(rectified: Sequence[ReportedProblem]) -> list[tuple[str, int]]:
    kinds = Counter(one.rectification_kind for one in rectified)
    return [
        ("合计", len(rectified)),
        *((f"其中：{_KINDS[key]}", kinds[key]) for key in ("A", "B", "C")),
        ("已销号", sum(1 for one in rectified if one.closed)),
    ]


def _foot(
    sheet: Any, sums: Sequence[tuple[str, int]], signers: Sequence[str], lists: ThreeLists
) -> None:
    """Sums, then lines to sign, below the filtered rows."""
    row = sheet.max_row + 1
    for name, count in sums:
        _foot_row(sheet, row, name, count, HEADER)
        row += 1
    names = {"监督机构经办人": lists.handler, "监督机构负责人": lists.leader}
    row += 1
    for role in signers:
        _foot_row(sheet, row, f"{role}：", names.get(role, ""), TEXT)
        sheet.row_dimensions[row].height = _SIGNING
        row += 1


def _foot_row(sheet: Any, row: int, name: str, value: object, font: Font) -> None:
    """The words across two columns, the value beside them."""
    put_cell(sheet.cell(row, 2), name, font)
    put_cell(sheet.cell(row, 4), value, font)
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
