"""A campaign made by hand: five units, 44 files, problems of nine categories, invented names."""

from __future__ import annotations

from datetime import date

from review.model.campaign_numbers import EarlierCampaign, Ratio
from review.model.campaign_papers import (
    ClueTransfer,
    FeedbackPaper,
    LookBackLine,
    LookBackPaper,
    ObjectionItem,
    ObjectionReview,
    Pick,
    RecheckLine,
    RecheckPaper,
    SamplingRecord,
    Stratum,
    SupervisionPaper,
    ThreeLists,
)
from review.model.campaign_report import (
    CampaignPerson,
    CampaignReport,
    ObjectionLine,
    RectificationPlan,
    ReportedFile,
    ReportedProblem,
    Responsibility,
    SimilarGroup,
    SuspectLine,
    TypicalCase,
    WrittenText,
)
from review.model.geometry import Box
from review.model.report import ReportPlace, Secret
from review.reports.campaign.numbers import CATEGORIES, numbers_of

AGENCIES = (
    "云溪县市场监督管理局",
    "云溪县城市管理执法局",
    "云溪县应急管理局",
    "云溪县交通运输局",
    "云溪县青石街道办事处",
)
ORGAN = "云溪县司法局"
QUARTER = "2026年第3季度"
DAY = date(2026, 10, 9)
PENALTY_LAW = "《中华人民共和国行政处罚法》"

DEFECTS = (
    ("EXE-03", "决定书送达超过七日", "EXE", "procedural", f"{PENALTY_LAW}第六十一条第一款", 3.0),
    ("HRG-04", "处罚决定早于处罚告知", "HRG", "fatal", f"{PENALTY_LAW}第四十四条", 100.0),
    ("DIS-04", "裁量未说明理由", "DIS", "substantive", f"{PENALTY_LAW}第三十四条", 4.0),
    ("DOC-02", "日期填写不完整", "DOC", "formal", "", 1.0),
    ("PRC-04", "立案审批超期", "PRC", "procedural", f"{PENALTY_LAW}第五十四条", 2.0),
    ("FAC-01", "违法事实要素不全", "FAC", "substantive", f"{PENALTY_LAW}第四十条", 4.0),
    ("ARC-01", "卷内目录与实际不符", "ARC", "formal", "", 1.0),
    ("DEC-06", "决定书要素缺失", "DEC", "procedural", f"{PENALTY_LAW}第五十九条", 2.0),
    ("LAW-03", "引用条款不准确", "LAW", "substantive", "", 3.0),
)


def files():
    made = []
    for number in range(44):
        traits = {"limits"}
        if number % 3 == 0:
            traits.add("discretion")
        if number % 11 == 0:
            traits |= {"lighter", "lenient_sound"}
        if number % 9 == 0:
            traits |= {"inspection", "inspection_approved"}
        if number == 18:
            traits |= {"overdue", "no_penalty"}
        total = 95.3 - number % 17 * 2.1
        vetoed = number % 20 == 7
        grade = "不合格" if vetoed or total < 60 else "优秀" if total >= 90 else "合格"
        made.append(
            ReportedFile(
                f"f{number}",
                AGENCIES[number % 5],
                f"云溪执罚〔2026〕{number + 101}号",
                ("未按规定明码标价", "占道经营", "未建立安全台账")[number % 3],
                "处罚普通程序",
                round(total, 1),
                grade,
                first_grade="合格" if number == 1 else grade,
                vetoed=vetoed,
                sheet_no=f"PC-2026Q3-{number % 5 + 1}-{number // 5 + 1:03}",
                traits=frozenset(traits),
                days=40 + number,
            )
        )
    return tuple(made)


def problem(number, file, defect, **changed):
    code, name, category, severity, basis, points = defect
    place = ReportPlace(2 + number % 7, Box(10, 10, 90, 30), "签收日期：2026年5月6日", "送达回证")
    values = {
        "no": f"WT-YX-{number:03}",
        "file": file,
        "code": code,
        "name": name,
        "category": category,
        "category_name": CATEGORIES[category],
        "severity": severity,
        "message": "处罚决定书落款日期2026-04-18，送达日期2026-05-06，超过七日。",
        "places": (place,),
        "basis": (basis,) if basis else (),
        "points": points,
        "advice": "核对送达回证，重新送达并完善送达登记。",
        "rectification_kind": "" if severity == "formal" else "B",
        "deadline": date(2026, 11, 10),
        "department": "法制科",
        "state_name": "待认领",
        "closed": number % 5 == 0 and severity != "formal",
        "responsibility": Responsibility(leader="", section="法制科") if number % 2 else None,
        "plan": RectificationPlan(
            goal="送达合法",
            measure="逐案核对送达回证，7日内完成",
            start=date(2026, 10, 10),
            due=date(2026, 11, 10),
            progress=25,
        )
        if number % 3 == 0
        else None,
    }
    return ReportedProblem(**{**values, **changed})


def problems():
    made = []
    for number in range(1, 78):
        defect = DEFECTS[(number * number + number // 4) % len(DEFECTS)]
        made.append(problem(number, f"f{number * 7 % 44}", defect))
    return tuple(made)


SUSPECTS = (
    SuspectLine("EXE-03", "决定书送达超过七日", 40, 33),
    SuspectLine("HRG-04", "处罚决定早于处罚告知", 9, 6),
)
EARLIER = (
    EarlierCampaign("2025年第3季度", 40, 110, 33_240, 4, 30, 6, same_quarter_last_year=True),
    EarlierCampaign(
        "2026年第2季度",
        42,
        98,
        35_112,
        6,
        32,
        4,
        ratios=(Ratio("per_file", 98, 42), Ratio("delivery", 9, 42), Ratio("limits", 11, 41)),
        agency_means=((AGENCIES[0], "82.10"), (AGENCIES[1], "79.55")),
        is_last=True,
    ),
)


def numbers(**changed):
    given = {"files": files(), "problems": problems(), "suspects": SUSPECTS, "earlier": EARLIER}
    return numbers_of(QUARTER, AGENCIES, **{**given, **changed})


def a_campaign(**changed):
    values = {
        "name": "2026年第3季度行政执法案卷评查",
        "year": 2026,
        "quarter": 3,
        "number": "PC-2026Q3",
        "organ": ORGAN,
        "scope": "县直执法单位和街道行政处罚案卷",
        "first_day": date(2026, 7, 1),
        "last_day": date(2026, 9, 30),
        "day": DAY,
        "population": 316,
        "selected": 47,
        "agencies": AGENCIES,
        "files": files(),
        "problems": problems(),
        "numbers": numbers(),
        "suspects": SUSPECTS,
        "people": (
            CampaignPerson("秦评审", "组长", "综合组", "云溪县司法局"),
            CampaignPerson("卢复核", "评查员", "综合组", "正和律师事务所"),
        ),
        "typical": (
            TypicalCase(
                EXE_NAME,
                "送达日期晚于法定期限",
                "当事人赵大勇经营的便利店被处罚款3000元，决定书作出18日后才送达，电话13812345678。",
                f"{PENALTY_LAW}第六十一条第一款",
                "当事人知道权利救济期限的时间推迟。",
                "宣告后当场交付，不在场的七日内送达。",
            ),
        ),
        "similar": (
            SimilarGroup(
                "未按规定明码标价",
                "《价格法》第四十二条",
                (50_000, 60_000, 50_000, 480_000),
                ("云溪执罚〔2026〕104号罚款4,800元，同类中位数550元，卷内未写理由",),
            ),
        ),
        "objections": (
            ObjectionLine(
                AGENCIES[0],
                "云溪执罚〔2026〕101号",
                "EXE-03",
                "邮寄回单在卷",
                "采纳",
                "回单在第9页",
            ),
        ),
        "written": (
            WrittenText("cause_people", "承办人员对送达期限掌握不够。\n部分单位未落实法制审核。"),
            WrittenText("requirements", "各单位对照问题清单逐项认领，举一反三。"),
        ),
        "document_no": "云司发〔2026〕21号",
        "secrets": (Secret("person", "赵大勇"),),
        "officers": ("钱承办",),
        "versions": "卷鉴0.1.0，评查标准2026-11",
    }
    return CampaignReport(**{**values, **changed})


EXE_NAME = CATEGORIES["EXE"]


def of_agency(agency=AGENCIES[0]):
    own = tuple(one for one in files() if one.agency == agency)
    ids = {one.id for one in own}
    return own, tuple(one for one in problems() if one.file in ids)


def a_supervision_paper(kind="supervision_opinion", **changed):
    own, found = of_agency()
    values = {
        "kind": kind,
        "organ": ORGAN,
        "number": "云司行执监意〔2026〕3号",
        "agency": AGENCIES[0],
        "campaign": "2026年第3季度行政执法案卷评查",
        "files": own,
        "problems": found,
        "file_count": len(own),
        "problem_count": len(found),
        "day": DAY,
        "period": "2026年7月1日至2026年9月30日",
        "signers": (("经办人拟稿", "卢复核"), ("科室审核", ""), ("法制审核", ""), ("签发", "")),
    }
    return SupervisionPaper(**{**values, **changed})


def a_feedback(**changed):
    file = files()[0]
    found = tuple(one for one in problems() if one.file == file.id)
    values = {
        "number": "FK-2026Q3-001",
        "organ": ORGAN,
        "campaign": "2026年第3季度行政执法案卷评查",
        "file": file,
        "problems": found,
        "total": file.total,
        "proposed_grade": file.grade,
        "sent": date(2026, 10, 9),
        "due": date(2026, 10, 16),
    }
    return FeedbackPaper(**{**values, **changed})


def a_sampling(**changed):
    picks = tuple(
        Pick(
            number * 6 + 2,
            f"云溪执罚〔2026〕{number + 101}号",
            AGENCIES[number % 5],
            "处罚普通程序",
            "占道经营",
            "听证" if number % 9 == 0 else "随机",
        )
        for number in range(47)
    )
    strata = tuple(
        Stratum(
            agency,
            "处罚普通程序",
            64 if place == 0 else 63,
            9,
            sum(1 for one in picks if one.agency == agency),
            1,
        )
        for place, agency in enumerate(AGENCIES)
    )
    values = {
        "campaign": "2026年第3季度行政执法案卷评查",
        "organ": ORGAN,
        "ledger_name": "2026年三季度台账.xlsx",
        "ledger_sha256": "9f" * 32,
        "seed": "20261009",
        "method": "分层随机抽样（单位×案卷类型）",
        "population": 316,
        "drawn": 47,
        "strata": strata,
        "picks": picks,
        "drawn_by": "秦评审",
        "drawn_at": "2026-10-09 09:12",
        "mandatory_rules": ("经听证案件", "罚款较大数额案件"),
    }
    return SamplingRecord(**{**values, **changed})


def a_clue(**changed):
    file = files()[7]
    values = {
        "number": "XS-2026-001",
        "organ": ORGAN,
        "receiver": "云溪县纪委监委派驻组",
        "file": file,
        "problems": (problem(900, file.id, DEFECTS[1]),),
        "day": DAY,
        "materials": ("案卷复印件", "评查表"),
    }
    return ClueTransfer(**{**values, **changed})


def an_objection_review(**changed):
    file = files()[0]
    values = {
        "number": "SB-2026Q3-001",
        "organ": ORGAN,
        "campaign": "2026年第3季度行政执法案卷评查",
        "file": file,
        "items": (
            ObjectionItem(
                problem(901, file.id, DEFECTS[0]),
                "邮寄回单原在卷内第9页。",
                "邮寄回单（原件照片）",
                "采纳",
                "回单载明2026年4月20日签收。",
                0.0,
            ),
            ObjectionItem(problem(902, file.id, DEFECTS[2]), "说理在审批表中。", "", "", ""),
        ),
        "received": date(2026, 10, 15),
        "reviewer": "沈组外",
        "first_reviewers": ("秦评审", "卢复核"),
        "total_before": 95.3,
        "grade_before": "优秀",
        "day": date(2026, 10, 20),
    }
    return ObjectionReview(**{**values, **changed})


def a_recheck(**changed):
    values = {
        "number": "FH-2026-001",
        "organ": ORGAN,
        "campaign": "2026年第3季度行政执法案卷评查",
        "agency": AGENCIES[0],
        "lines": (
            RecheckLine(
                "WT-YX-001",
                "决定书送达超过七日",
                "书面",
                "已重新送达",
                "通过",
                "销号",
                "秦评审",
                "卢复核",
                date(2026, 12, 1),
            ),
            RecheckLine(
                "WT-YX-002",
                "裁量未说明理由",
                "抽新卷",
                "",
                "不通过",
                "继续整改",
                "秦评审",
                "卢复核",
            ),
        ),
        "closed": 1,
        "day": date(2026, 12, 1),
    }
    return RecheckPaper(**{**values, **changed})


def a_look_back(**changed):
    values = {
        "organ": ORGAN,
        "campaign": "2026年第4季度行政执法案卷评查",
        "agency": AGENCIES[0],
        "files": files()[:15:5],
        "lines": (
            LookBackLine("EXE-03", "决定书送达超过七日", "占道经营", 6, 2, "33.33%", "66.67%"),
            LookBackLine("DIS-04", "裁量未说明理由", "占道经营", 3, 1, "33.33%", "66.67%"),
        ),
        "before": 9,
        "now": 3,
        "rate": "33.33%",
        "effective": "66.67%",
        "repeated": True,
        "day": date(2027, 1, 15),
        "checkers": ("秦评审", "卢复核"),
    }
    return LookBackPaper(**{**values, **changed})


def three_lists(**changed):
    own, found = of_agency()
    values = {
        "title": "云溪县市场监督管理局2026年度第3季度行政执法案卷评查问题清单",
        "organ": ORGAN,
        "campaign": "2026年第3季度行政执法案卷评查",
        "files": own,
        "problems": found,
        "day": DAY,
        "handler": "卢复核",
    }
    return ThreeLists(**{**values, **changed})


def papers():
    return (
        a_supervision_paper(),
        a_supervision_paper("supervision_notice"),
        a_supervision_paper("supervision_decision"),
        a_feedback(),
        a_sampling(),
        a_clue(),
        an_objection_review(),
        a_recheck(),
        a_look_back(),
    )
