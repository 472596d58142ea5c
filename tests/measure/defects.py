"""Defects found, missed, wrongly alleged and left open, per code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.result import ReviewOutcome
    from tests.measure.gold import GoldCase


class DefectScore:
    """Counts per code over case files; a code counts once a file."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.right_page: Counter[str] = Counter()
        self.misses: Counter[str] = Counter()
        self.open: Counter[str] = Counter()
        self.false_alarms: Counter[str] = Counter()
        self.clean_files = 0
        self.false_on_clean = 0
        self.clean_by_kind: Counter[str] = Counter()
        self.false_on_clean_by_kind: Counter[str] = Counter()
        self.undetermined = 0
        self.calibration: list[tuple[float, bool]] = []
        self.notes: list[str] = []

    def add(self, outcome: ReviewOutcome, gold: GoldCase, codes: frozenset[str]) -> None:
        """Adds one case file; only these codes are judged."""
        found = {item.defect for item in outcome.findings} & codes
        planted = {code: pages for code, pages in gold.defects.items() if code in codes}
        left_open = {item.defect: item.reason for item in outcome.undetermined}
        self.undetermined += sum(code in codes for code in left_open)
        for code, pages in planted.items():
            if code in found:
                self.hits[code] += 1
                places = {
                    place.page_no
                    for item in outcome.findings
                    if item.defect == code
                    for place in item.evidence
                }
                self.right_page[code] += bool(not pages or places & pages)
            elif code in left_open:
                self.open[code] += 1
                self.notes.append(f"open {gold.case_id} {code}: {left_open[code]}")
            else:
                self.misses[code] += 1
                self.notes.append(f"miss {gold.case_id} {code} pages {sorted(pages)}")
        for finding in outcome.findings:
            if finding.defect not in codes:
                continue
            self.calibration.append((finding.confidence, finding.defect in planted))
            if finding.defect not in planted:
                places = sorted({place.page_no for place in finding.evidence})
                self.notes.append(
                    f"false {gold.case_id} {finding.defect} p{places}: {finding.message}"
                )
        wrong = found - set(planted)
        self.false_alarms.update(wrong)
        if not planted:
            false = sum(item.defect in wrong for item in outcome.findings)
            self.clean_files += 1
            self.clean_by_kind[gold.kind] += 1
            self.false_on_clean += false
            self.false_on_clean_by_kind[gold.kind] += false

    def planted_codes(self) -> frozenset[str]:
        """Codes that stand in the gold of some file."""
        return frozenset((self.hits + self.misses + self.open).keys())

    def false_by_kind(self) -> dict[str, float]:
        """False findings per clean file, by kind of case file."""
        return {
            kind: round(self.false_on_clean_by_kind[kind] / files, 3)
            for kind, files in sorted(self.clean_by_kind.items())
        }

    @property
    def precision(self) -> float:
        hits = self.hits.total()
        return hits / max(hits + self.false_alarms.total(), 1)

    @property
    def recall(self) -> float:
        """Open answers count as not found."""
        hits = self.hits.total()
        return hits / max(hits + self.misses.total() + self.open.total(), 1)

    def calibration_error(self, bins: int = 10) -> float:
        """Expected calibration error of the findings' confidence."""
        total, error = len(self.calibration), 0.0
        for index in range(bins):
            inside = [
                item
                for item in self.calibration
                if index / bins <= item[0] < (index + 1) / bins
                or (index == bins - 1 and item[0] >= 1)
            ]
            if inside:
                sure = sum(item[0] for item in inside) / len(inside)
                true = sum(item[1] for item in inside) / len(inside)
                error += len(inside) / total * abs(sure - true)
        return error
