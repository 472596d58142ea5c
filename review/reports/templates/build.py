"""Builds the shipped Word templates: `python -m review.reports.templates.build`.

The tags are those that docs/reports.md lists; an office copies a template and edits it in Word.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from review.reports.templates import look
from review.reports.templates.handout import build_handout

if TYPE_CHECKING:
    from docx.document import Document

HEADER = "{{ draft_notice }}"


def build_sheet(target: Path) -> None:
    """评查表: five areas and the appendix."""
    document = look.paper(HEADER)
    look.title(document, "行政执法案卷评查表")
    look.note(document, "评查表编号：{{ sheet_no }}　　评查批次：{{ batch }}")
    look.note(document, "状态：{{ state }}　　制表日期：{{ day_short }}")
    look.heading(document, "一、基本信息", Pt(14))
    look.plain_table(
        document,
        [
            ("案卷类型", "{{ kind_name }}", "案号", "{{ case_no }}"),
            ("案由", "{{ cause }}", "被评查单位", "{{ agency }}"),
            ("当事人", "{{ party }}", "承办人及证号", "{{ officers }}"),
            ("立案日期", "{{ filing_date_short }}", "决定日期", "{{ decision_date_short }}"),
            ("结案日期", "{{ closing_date_short }}", "正副卷页数", "{{ volume_pages }}"),
            ("来源文件", "{{ file_name }}", "文件哈希（SHA-256）", "{{ sha256 }}"),
            ("已查清单", "{{ checked }}", "系统版本", "{{ versions }}"),
        ],
        [24, 54, 24, 54],
    )
    look.heading(document, "二、否决项", Pt(14))
    look.loop_table(
        document,
        "v in vetoes",
        (
            ("序号", "no", 12),
            ("否决组", "{{ v.group }} {{ v.name }}", 44),
            ("是否命中", "hit", 16),
            ("证据", "evidence", 30),
            ("A意见", "opinion_a", 18),
            ("B意见", "opinion_b", 18),
            ("复评结论", "conclusion", 18),
        ),
    )
    look.heading(document, "三、评分", Pt(14))
    scores = look.loop_table(
        document,
        "i in score_items",
        (
            ("评分项", "name", 44),
            ("满分", "points", 12),
            ("扣分", "deducted", 12),
            ("得分", "gained", 12),
            ("缺陷码", "codes", 26),
            ("说明", "note", 50),
        ),
    )
    look.wide_row(scores, "总分与等次建议", "{{ total_line }}")
    _findings(document)
    look.heading(document, "五、意见与签字", Pt(14))
    look.note(document, "{{ conclusion }}")
    signers = look.loop_table(
        document,
        "s in signers",
        (
            ("身份", "role", 36),
            ("姓名", "name", 36),
            ("签名", "", 48),
            ("日期", "　年　月　日", 36),
        ),
    )
    signers.rows[2].height = Mm(10)
    _appendix(document)
    document.save(str(target))


def _findings(document: Document) -> None:
    look.heading(document, "四、问题明细（经评查人员确认）", Pt(14))
    findings = look.table(
        document,
        ("编号", "缺陷码与名称", "所在文书、页码与事实摘录", "法律依据与规则说明", "扣分", "状态"),
        (12, 28, 48, 42, 11, 15),
    )
    look.rows(
        findings,
        "{%tr for f in findings %}",
        (
            "{{ f.no }}",
            "{{ f.code }} {{ f.name }}（{{ f.severity }}）",
            "{{ f.message }}\n{{ f.evidence }}",
            "{{ f.basis }}\n{{ f.rule }}",
            "{{ f.points }}",
            "{{ f.standing }}\n置信度{{ f.confidence }}",
        ),
        end="",
    )
    look.wide_row(findings, "", "整改建议：{{ f.advice }}\n{{ f.confirmed }}")
    look.tag_row(findings, "{%tr endfor %}")
    look.wide_row(findings, "小计", "{{ subtotals }}")
    look.heading(document, "无法判断与未能识读（不计入问题）", Pt(12))
    look.note(document, "未能识读的页：{{ unread_pages }}")
    look.loop_table(
        document,
        "u in undetermined",
        (
            ("缺陷码", "code", 20),
            ("名称", "name", 44),
            ("原因", "reason", 74),
            ("页码", "pages", 18),
        ),
    )


def _appendix(document: Document) -> None:
    look.new_page(document)
    look.heading(document, "附一　时间轴图", Pt(14))
    look.note(document, "{{ timeline }}")
    look.loop_table(
        document,
        "l in limits",
        (
            ("期限", "name", 28),
            ("规则", "rule", 18),
            ("起", "start", 28),
            ("止", "end", 28),
            ("结果", "result", 18),
            ("说明", "reason", 36),
        ),
    )
    look.heading(document, "附二　缺失文书", Pt(14))
    look.loop_table(
        document,
        "m in missing",
        (
            ("文书", "name", 44),
            ("说明", "why", 76),
            ("可能为该文书的未识读页", "pages", 36),
        ),
    )
    look.heading(document, "附三　字段比对", Pt(14))
    look.loop_table(
        document,
        "c in comparisons",
        (
            ("字段", "name", 30),
            ("各文书记载", "values_listed", 106),
            ("结果", "result", 20),
        ),
    )
    look.heading(document, "附四　证据裁切图", Pt(14))
    look.note(document, "{{ crops_note }}")
    with look.each(document, "c in crops"):
        caption = look.note(document, "{{ c.caption }}", look.SUBHEADING)
        caption.paragraph_format.keep_with_next = True
        look.note(document, "{{ c.picture }}")


def build_opinion(target: Path) -> None:
    """个案评查意见书."""
    document = look.paper(HEADER)
    look.title(document, "行政执法案卷评查意见书")
    number = look.note(document, "{{ sheet_no }}", look.SUBHEADING)
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    look.body(document, "{{ agency }}：").paragraph_format.first_line_indent = Pt(0)
    look.body(document, "{{ opening }}")
    look.body(document, "一、案卷信息", look.HEADING)
    look.body(document, "{{ case_information }}")
    look.body(document, "二、评查等次", look.HEADING)
    look.body(document, "{{ total_line }}")
    look.body(document, "三、主要问题", look.HEADING)
    look.body(document, "{{ findings_line }}")
    with look.each(document, "f in main_findings"):
        look.body(
            document,
            "（{{ f.ordinal }}）{{ f.name }}（{{ f.code }}，{{ f.severity }}）",
            look.SUBHEADING,
        )
        look.body(
            document,
            "{{ f.message }}证据：{{ f.evidence_line }}。依据：{{ f.basis_line }}。"
            "扣{{ f.points }}分。{{ f.confirmed }}。",
        )
    look.body(document, "四、整改建议", look.HEADING)
    with look.each(document, "f in main_findings"):
        look.body(document, "（{{ f.ordinal }}）针对“{{ f.name }}”：{{ f.advice }}")
    look.body(document, "五、未能判断的事项", look.HEADING)
    look.body(document, "{{ unknown_line }}")
    look.body(document, "六、申辩说明", look.HEADING)
    look.body(document, "{{ appeal }}")
    with look.each(document, "s in signers"):
        signer = look.body(document, "{{ s.role }}（签名）：{{ s.name }}\t日期：")
        signer.paragraph_format.tab_stops.add_tab_stop(Mm(100))
    last = look.body(document, "{{ day_long }}")
    last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(str(target))


def main() -> None:
    """Writes the templates beside this file."""
    folder = Path(__file__).parent
    build_sheet(folder / "sheet.docx")
    build_opinion(folder / "opinion.docx")
    build_handout(folder / "handout.docx")


if __name__ == "__main__":
    main()
