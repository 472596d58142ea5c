"""A small evaluation counted by hand.

Six files of three agencies (丙局 has one file and no problem):

| file | agency | total | grade (first) | findings: confirmed / amended / rejected / open |
|---|---|---|---|---|
| 1 | 甲局 | 95.0 | 优秀 (优秀) | DOC-01 confirmed |
| 2 | 甲局 | 82.5 | 合格 (不合格) | DIS-04 confirmed, DIS-04 confirmed, HRG-02 rejected 误报 |
| 3 | 甲局 | 55.0 | 不合格 (不合格) | HRG-04 confirmed, EXE-03 amended, DOC-01 rejected 不计分 |
| 4 | 乙局 | 77.0 | 合格 (合格) | EXE-02 confirmed, PRC-04 confirmed, DOC-01 rejected 识别错 |
| 5 | 乙局 | 91.5 | 合格 (合格) | DOC-01 confirmed by a person alone, HRG-02 open |
| 6 | 丙局 | 100.0 | 优秀 (优秀) | none |
"""

from __future__ import annotations

from datetime import date

from review.model.statistics import Counted, CountedFile, CountedFinding

NAMES = {"DOC": "文书制作规范", "DIS": "裁量权行使", "HRG": "告知", "EXE": "送达", "PRC": "程序"}

FILES = (
    (1, "甲局", 95.0, "优秀", "优秀", {"limits", "discretion"}, 10),
    (2, "甲局", 82.5, "合格", "不合格", {"limits", "discretion", "lighter"}, 20),
    (3, "甲局", 55.0, "不合格", "不合格", {"limits", "lighter", "lenient_sound"}, 30),
    (4, "乙局", 77.0, "合格", "合格", {"limits", "overdue"}, 100),
    (5, "乙局", 91.5, "合格", "合格", {"inspection", "inspection_approved"}, None),
    (6, "丙局", 100.0, "优秀", "优秀", {"inspection"}, None),
)
FINDINGS = (
    (1, "DOC-01", "formal", "confirmed", "", False),
    (2, "DIS-04", "substantive", "confirmed", "", False),
    (2, "DIS-04", "substantive", "confirmed", "", False),
    (2, "HRG-02", "procedural", "rejected", "false_alarm", False),
    (3, "HRG-04", "fatal", "confirmed", "", False),
    (3, "EXE-03", "procedural", "amended", "", False),
    (3, "DOC-01", "formal", "rejected", "not_counted", False),
    (4, "EXE-02", "procedural", "confirmed", "", False),
    (4, "PRC-04", "procedural", "confirmed", "", False),
    (4, "DOC-01", "formal", "rejected", "misread", False),
    (5, "DOC-01", "formal", "confirmed", "", True),
    (5, "HRG-02", "procedural", "open", "", False),
)
"""Eight stand: DOC 2, DIS 2, HRG 1, EXE 2, PRC 1."""


def counted(year: int = 2026, quarter: int = 4, campaign: int = 1) -> Counted:
    files = tuple(
        CountedFile(
            id=number,
            case_id=f"c{number}",
            case_no=f"第{number}号",
            agency=agency,
            cause="案由",
            kind="inspection" if number > 4 else "penalty_ordinary",
            total=total,
            grade=grade,
            first_grade=first,
            vetoed=number == 3,
            traits=frozenset(traits),
            days=days,
            decided=date(2026, 1, number),
        )
        for number, agency, total, grade, first, traits, days in FILES
    )
    findings = tuple(
        CountedFinding(
            file=file,
            finding=f"f{place}",
            defect=code,
            category=code[:3],
            severity=severity,
            value=value,
            reason_kind=reason,
            added=added,
        )
        for place, (file, code, severity, value, reason, added) in enumerate(FINDINGS)
    )
    due = frozenset({(2, "f1"), (2, "f2"), (3, "f4"), (4, "f7")})
    return Counted(
        campaign=campaign,
        name=f"{year}年第{quarter}季度",
        year=year,
        quarter=quarter,
        files=files,
        findings=findings,
        names={"DOC-01": "文书不全"},
        due=due,
        closed=frozenset({(2, "f1"), (3, "f4"), (4, "f7")}),
    )
