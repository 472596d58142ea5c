"""A report made by hand, without a store: three findings that stand, one rejected, one waiting."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime

from PIL import Image, ImageDraw

from review.model.geometry import Box
from review.model.report import (
    CaseReport,
    CheckedCounts,
    Counts,
    Officer,
    PagePicture,
    ReportFinding,
    ReportHead,
    ReportPlace,
    ReportVerdict,
    Secret,
    SeveritySubtotal,
    Signer,
)
from review.model.report_parts import (
    ComparedValue,
    FieldComparison,
    LimitLine,
    MissingDocument,
    ReportDocument,
    ReportEvent,
    ReportPage,
    UndeterminedLine,
    VerdictLine,
    VetoLine,
)
from review.model.score import Deduction, Recorded, Score, ScoredItem, Veto

VETOES = (
    ("VETO-1", "无执法主体资格、越权或执法人员不足两人"),
    ("VETO-2", "被处罚主体错误"),
    ("VETO-3", "主要事实不清、证据不足"),
    ("VETO-4", "依据失效/定性错误/一事二罚款/超时效"),
    ("VETO-5", "应移送犯罪未移送"),
    ("VETO-6", "超出法定罚款幅度"),
    ("VETO-7", "无立案审批、强制措施未经批准"),
    ("VETO-8", "剥夺告知、陈述申辩、听证权利"),
    ("VETO-9", "应法制审核、集体讨论未履行"),
)


def verdict(value: str = "confirmed", reason: str = "", note: str = "") -> ReportVerdict:
    return ReportVerdict(value, "秦评审", datetime(2026, 3, 5, 9, 30), reason, note)


def finding(no: int, code: str, severity: str, points: float, **changes) -> ReportFinding:
    one = ReportFinding(
        id=f"{code}-{no}",
        code=code,
        name="处罚决定书未在法定期限内送达",
        category_name="送达执行",
        severity=severity,
        message="处罚决定书落款日期2025-04-18，送达日期2025-05-06，超过7日。",
        advice="核对送达回证；今后应当在宣告后当场交付，当事人不在场的，七日内送达。",
        basis=("《中华人民共和国行政处罚法》第六十一条第一款",),
        places=(
            ReportPlace(2, Box(80, 120, 320, 150), "签收日期：2025年5月6日", "送达回证"),
            ReportPlace(1, Box(300, 700, 500, 725), "2025年4月18日", "行政处罚决定书"),
        ),
        points=points,
        confidence=0.94,
        verdict=verdict(),
        rule="宣告后当场交付；当事人不在场的，应当在七日内送达。",
    )
    return replace(one, **changes)


def findings() -> tuple[ReportFinding, ...]:
    return (
        finding(
            1,
            "HRG-04",
            "fatal",
            10.0,
            name="处罚决定早于处罚告知",
            category_name="告知听证",
            message="处罚决定书落款日期早于处罚告知书落款日期。",
            basis=("《中华人民共和国行政处罚法》第四十四条",),
        ),
        finding(2, "EXE-03", "procedural", 5.0),
        finding(
            3,
            "DOC-02",
            "formal",
            1.0,
            name="文书编号不规范",
            category_name="文书制作",
            message="编号缺年份。",
            verdict=verdict("amended", note="仅缺年份，降为1分"),
            original_message="编号缺失。",
        ),
        finding(4, "DOC-05", "formal", 0.0, verdict=verdict("rejected", "误报", "章在背面")),
        finding(5, "EVI-03", "procedural", 0.0, verdict=None),
    )


def score() -> Score:
    """Two groups; of the second an item does not apply and its points go to the other."""
    return Score(
        standard="national-2026",
        total=79.0,
        grade="不合格",
        provisional=True,
        vetoes=("HRG-04-1",),
        items=(
            ScoredItem(
                "P1",
                "告知与听证",
                60.0,
                10.0,
                ("HRG-04-1",),
                "P",
                "程序",
                60.0,
                deductions=(Deduction("HRG-04-1", "HRG-04", 10.0),),
            ),
            ScoredItem(
                "Q1",
                "送达",
                30.0,
                10.0,
                ("EXE-03-2",),
                "Q",
                "送达执行",
                15.0,
                deductions=(Deduction("EXE-03-2", "EXE-03", 5.0),),
            ),
            ScoredItem("Q2", "催告", 0.0, 0.0, (), "Q", "送达执行", 15.0, "not_applicable"),
            ScoredItem(
                "R1",
                "文书制作",
                10.0,
                1.0,
                ("DOC-02-3", "DOC-05-4"),
                "R",
                "文书",
                10.0,
                deductions=(Deduction("DOC-02-3", "DOC-02", 1.0),),
            ),
        ),
        recorded=(
            Recorded("DOC-05-4", "秦评审认定不成立：章在背面"),
            Recorded("EVI-03-5", "待人工确认：该项须由人判断，未确认不扣分"),
        ),
        grade_reason="触发否决项（VETO-8 剥夺告知、陈述申辩、听证权利），等次为不合格。",
        veto_reasons=(Veto("HRG-04-1", "VETO-8", "剥夺告知、陈述申辩、听证权利", ("秦评审",)),),
        undecided=("EVI-03-5",),
    )


def picture(page_no: int) -> PagePicture | None:
    """An A4 page at 100 dpi with something on it."""
    image = Image.new("RGB", (827, 1169), "white")
    pen = ImageDraw.Draw(image)
    for line in range(20):
        pen.rectangle((110, 110 + line * 48, 560 + line * 8, 128 + line * 48), fill=(70, 70, 70))
    stream = io.BytesIO()
    image.save(stream, "JPEG")
    return PagePicture(stream.getvalue(), 595.3, 841.9)


def a_report(**changes) -> CaseReport:
    """A whole report whose figures agree; `changes`: fields to replace."""
    report = CaseReport(
        head=ReportHead(
            sheet_no="评查〔2026〕1季度-SJ-001",
            case_no="云溪市监处罚〔2025〕17号",
            cause="未按规定公示营业执照案",
            agency="云溪县市场监督管理局",
            party="赵大勇（云溪县赵大勇便利店）",
            kind_name="行政处罚（普通程序）",
            file_name="甲卷.pdf",
            sha256="a" * 64,
            page_count=3,
            batch="PC-2026Q1",
            filing_date=date(2025, 3, 3),
            decision_date=date(2025, 4, 18),
            closing_date=date(2025, 5, 20),
            officers=(Officer("孙建安", "YX0107"), Officer("周立言", "YX0108")),
            main_pages=3,
            side_pages=0,
        ),
        findings=findings(),
        score=score(),
        counts=Counts(confirmed=2, amended=1, rejected=1, waiting=1),
        subtotals=(
            SeveritySubtotal("fatal", 1, 10.0),
            SeveritySubtotal("substantive", 0, 0.0),
            SeveritySubtotal("procedural", 1, 5.0),
            SeveritySubtotal("formal", 1, 1.0),
        ),
        finished=False,
        reviewer="秦评审",
        day=date(2026, 3, 6),
        pages=(
            ReportPage(1, 595.3, 841.9, 0),
            ReportPage(2, 595.3, 841.9, 0),
            ReportPage(3, 595.3, 841.9, 0, readable=False),
        ),
        documents=(
            ReportDocument("行政处罚决定书", 1, 1),
            ReportDocument("送达回证", 2, 3),
        ),
        vetoes=tuple(
            VetoLine(
                group,
                name,
                findings=("HRG-04-1",) if group == "VETO-8" else (),
                opinion_a="成立" if group == "VETO-8" else "",
            )
            for group, name in VETOES
        ),
        undetermined=(
            UndeterminedLine("FAC-02", "主要事实不清", "第3页未能识读，不能判断。"),
            UndeterminedLine("DIS-01", "罚款超出法定幅度", "罚款基数未读出。"),
        ),
        verdicts=(
            VerdictLine(
                datetime(2026, 3, 5, 9, 30),
                "秦评审",
                "HRG-04-1",
                "HRG-04",
                "处罚决定早于处罚告知",
                "待定",
                "成立",
            ),
        ),
        checked=CheckedCounts(found=5, clear=50, not_concerned=12, undetermined=2),
        events=(
            ReportEvent(date(2025, 3, 3), "立案审批表", "立案日期", 1),
            ReportEvent(date(2025, 3, 3), "现场笔录", "检查日期", 1),
            ReportEvent(date(2025, 4, 18), "行政处罚决定书", "决定日期", 1, amiss=True),
            ReportEvent(date(2025, 4, 20), "行政处罚事先告知书", "落款日期", 2, amiss=True),
            ReportEvent(date(2025, 5, 6), "送达回证", "签收日期", 2),
        ),
        limits=(
            LimitLine(
                "处罚决定书送达期限",
                "7日",
                "决定日期 2025-04-18",
                "签收日期 2025-05-06",
                "over",
                "应于2025-04-25前送达，实际用时18日。",
                date(2025, 4, 25),
            ),
        ),
        missing=(MissingDocument("法制审核意见书", "本案经听证，应有法制审核意见。", (3,)),),
        comparisons=(
            FieldComparison(
                "当事人名称",
                (
                    ComparedValue("赵大勇", "行政处罚决定书", 1),
                    ComparedValue("赵大永", "送达回证", 2),
                ),
            ),
        ),
        signers=(
            Signer("评查员A", "秦评审"),
            Signer("评查员B"),
            Signer("复评人"),
            Signer("组长"),
        ),
        secrets=(
            Secret("person", "赵大勇"),
            Secret("organisation", "云溪县赵大勇便利店"),
            Secret("organisation", "云溪县市场监督管理局"),
            Secret("person", "孙建安"),
            Secret("informer", "钱匿"),
        ),
        versions="卷鉴 0.1.0，评查标准 national-2026",
        picture=picture,
    )
    return replace(report, **changes)
