"""Builds the shipped Word templates: `python -m review.reports.templates.build`.

The tags are those that docs/reports.md lists; an office copies a template and edits it in Word.
"""

from __future__ import annotations

from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt

from review.reports.templates import look

HEADER = "{{ draft_notice }}"


def build_sheet(target: Path) -> None:
    """评查表: five areas and the appendix."""
    document = docx.Document()
    look.set_fonts(document)
    look.set_page(document, HEADER)
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
    vetoes = look.table(
        document,
        ("序号", "否决组", "是否命中", "证据", "A意见", "B意见", "复评结论"),
        (12, 44, 16, 30, 18, 18, 18),
    )
    look.rows(
        vetoes,
        "{%tr for v in vetoes %}",
        (
            "{{ v.no }}",
            "{{ v.group }} {{ v.name }}",
            "{{ v.hit }}",
            "{{ v.evidence }}",
            "{{ v.opinion_a }}",
            "{{ v.opinion_b }}",
            "{{ v.conclusion }}",
        ),
    )
    look.heading(document, "三、评分", Pt(14))
    scores = look.table(
        document, ("评分项", "满分", "扣分", "得分", "缺陷码", "说明"), (44, 12, 12, 12, 26, 50)
    )
    look.rows(
        scores,
        "{%tr for i in score_items %}",
        (
            "{{ i.name }}",
            "{{ i.points }}",
            "{{ i.deducted }}",
            "{{ i.gained }}",
            "{{ i.codes }}",
            "{{ i.note }}",
        ),
    )
    look.wide_row(scores, "总分与等次建议", "{{ total_line }}")
    _findings(document)
    look.heading(document, "五、意见与签字", Pt(14))
    look.note(document, "{{ conclusion }}")
    signers = look.table(document, ("身份", "姓名", "签名", "日期"), (36, 36, 48, 36))
    look.rows(
        signers, "{%tr for s in signers %}", ("{{ s.role }}", "{{ s.name }}", "", "　年　月　日")
    )
    signers.rows[2].height = Mm(10)
    _appendix(document)
    document.save(str(target))


def _findings(document: docx.document.Document) -> None:
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
    unknown = look.table(document, ("缺陷码", "名称", "原因", "页码"), (20, 44, 74, 18))
    look.rows(
        unknown,
        "{%tr for u in undetermined %}",
        ("{{ u.code }}", "{{ u.name }}", "{{ u.reason }}", "{{ u.pages }}"),
    )


def _appendix(document: docx.document.Document) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    look.heading(document, "附一　时间轴图", Pt(14))
    look.note(document, "{{ timeline }}")
    limits = look.table(
        document, ("期限", "规则", "起", "止", "结果", "说明"), (28, 18, 28, 28, 18, 36)
    )
    look.rows(
        limits,
        "{%tr for l in limits %}",
        (
            "{{ l.name }}",
            "{{ l.rule }}",
            "{{ l.start }}",
            "{{ l.end }}",
            "{{ l.result }}",
            "{{ l.reason }}",
        ),
    )
    look.heading(document, "附二　缺失文书", Pt(14))
    missing = look.table(document, ("文书", "说明", "可能为该文书的未识读页"), (44, 76, 36))
    look.rows(missing, "{%tr for m in missing %}", ("{{ m.name }}", "{{ m.why }}", "{{ m.pages }}"))
    look.heading(document, "附三　字段比对", Pt(14))
    compared = look.table(document, ("字段", "各文书记载", "结果"), (30, 106, 20))
    look.rows(
        compared,
        "{%tr for c in comparisons %}",
        ("{{ c.name }}", "{{ c.values_listed }}", "{{ c.result }}"),
    )
    look.heading(document, "附四　证据裁切图", Pt(14))
    look.note(document, "{{ crops_note }}")
    look.tag(document, "{%p for c in crops %}")
    caption = look.note(document, "{{ c.caption }}", look.SUBHEADING)
    caption.paragraph_format.keep_with_next = True
    look.note(document, "{{ c.picture }}")
    look.tag(document, "{%p endfor %}")


def build_opinion(target: Path) -> None:
    """个案评查意见书."""
    document = docx.Document()
    look.set_fonts(document)
    look.set_page(document, HEADER)
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
    look.tag(document, "{%p for f in main_findings %}")
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
    look.tag(document, "{%p endfor %}")
    look.body(document, "四、整改建议", look.HEADING)
    look.tag(document, "{%p for f in main_findings %}")
    look.body(document, "（{{ f.ordinal }}）针对“{{ f.name }}”：{{ f.advice }}")
    look.tag(document, "{%p endfor %}")
    look.body(document, "五、未能判断的事项", look.HEADING)
    look.body(document, "{{ unknown_line }}")
    look.body(document, "六、申辩说明", look.HEADING)
    look.body(document, "{{ appeal }}")
    look.tag(document, "{%p for s in signers %}")
    signer = look.body(document, "{{ s.role }}（签名）：{{ s.name }}\t日期：")
    signer.paragraph_format.tab_stops.add_tab_stop(Mm(100))
    look.tag(document, "{%p endfor %}")
    last = look.body(document, "{{ day_long }}")
    last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(str(target))


def main() -> None:
    """Writes both templates beside this file."""
    folder = Path(__file__).parent
    build_sheet(folder / "sheet.docx")
    build_opinion(folder / "opinion.docx")


if __name__ == "__main__":
    main()
