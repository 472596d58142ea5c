"""The tables (数据表). Times are stored as naive UTC; texts of case files are data only."""

from __future__ import annotations

from review.store.tables.base import Base, String, Text
from review.store.tables.case_files import (
    SEARCHED,
    CaseMemberRow,
    CaseRow,
    PageRow,
    ResultRow,
    words_of,
)
from review.store.tables.jobs import JobRow
from review.store.tables.log import AuditRow, SettingRow
from review.store.tables.people import PlaceRow, SessionRow, TokenRow, UserRow
from review.store.tables.words import (
    AddedFindingRow,
    FactCorrectionRow,
    Signed,
    SortingCorrectionRow,
    VerdictRow,
)

__all__ = [
    "SEARCHED",
    "AddedFindingRow",
    "AuditRow",
    "Base",
    "CaseMemberRow",
    "CaseRow",
    "FactCorrectionRow",
    "JobRow",
    "PageRow",
    "PlaceRow",
    "ResultRow",
    "SessionRow",
    "SettingRow",
    "Signed",
    "SortingCorrectionRow",
    "String",
    "Text",
    "TokenRow",
    "UserRow",
    "VerdictRow",
    "words_of",
]
