"""What a comparison calls better, worse, changed: a table that a jurist can read and correct."""

from __future__ import annotations

from datetime import datetime

import pytest

from review.learning.judge import Judgement
from review.learning.told import headline
from review.model.learning import Example

BOX = [100.0, 100.0, 300.0, 140.0]
ELSEWHERE = [100.0, 500.0, 300.0, 540.0]


def example(answer: str, finding: str = "EXE-03:d3:a", about: str = "finding") -> Example:
    seen = {"places": [{"page": 3, "box": BOX}]}
    return Example(
        "c1", about, finding, 1, "EXE-03", answer, "", seen, datetime(2026, 11, 1), 1, "甲"
    )


def run(*findings: tuple[str, str, list[float]], undetermined=(), facts=None, kinds=()):
    return {
        "findings": [
            {"id": name, "defect": name[:6], "severity": severity, "places": [[3, *box]]}
            for name, severity, box in findings
        ],
        "undetermined": list(undetermined),
        "facts": facts or {},
        "kinds": list(kinds),
    }


ALLEGED = run(("EXE-03:d3:a", "procedural", BOX))
HEAVIER = run(("EXE-03:d3:a", "fatal", BOX))
CUT_ANEW = run(("EXE-03:d4:a", "procedural", BOX))
ELSE = run(("EXE-03:d9:b", "procedural", ELSEWHERE))
SILENT = run()
IN_DOUBT = run(undetermined=["EXE-03"])

TABLE = [
    # 人的认定, 现用, 候选, 算什么
    ("right", ALLEGED, ALLEGED, None),
    ("right", ALLEGED, SILENT, "worse"),
    ("right", SILENT, ALLEGED, "better"),
    ("right", ALLEGED, IN_DOUBT, "worse"),
    ("right", ALLEGED, CUT_ANEW, None),  # 分件不同，还是同一处
    ("right", ALLEGED, ELSE, "worse"),  # 同一缺陷项，另一处
    ("right", ALLEGED, HEAVIER, "neutral"),
    ("false_alarm", ALLEGED, SILENT, "better"),
    ("false_alarm", ALLEGED, IN_DOUBT, "better"),
    ("false_alarm", SILENT, ALLEGED, "worse"),
    ("misread", ALLEGED, SILENT, "better"),
    ("not_counted", ALLEGED, SILENT, "worse"),  # 不计分：问题属实
    ("not_counted", ALLEGED, ALLEGED, None),
    ("standard", ALLEGED, SILENT, "neutral"),  # 口径：不说机器对错
    ("standard", ALLEGED, ALLEGED, None),
    ("false_alarm", IN_DOUBT, SILENT, "neutral"),  # 两种都不提示
]


@pytest.mark.parametrize(("answer", "before", "after", "effect"), TABLE)
def test_what_a_candidate_does_to_a_verdict(answer, before, after, effect):
    judgement = Judgement()
    judgement.add(before, after, [example(answer)])
    assert [one.effect for one in judgement.changes] == ([] if effect is None else [effect])
    assert judgement.judged == 1


def test_a_missed_finding_counts_as_found_where_the_person_drew_it():
    judgement = Judgement()
    judgement.add(SILENT, ALLEGED, [example("missed", "M-1", about="missed")])
    assert judgement.changes[0].effect == "better"
    other = Judgement()
    other.add(SILENT, ELSE, [example("missed", "M-1", about="missed")])
    assert other.changes == []


def test_what_nobody_has_judged_is_neither_better_nor_worse():
    judgement = Judgement()
    judgement.add(SILENT, run(("PRC-04:d1:x", "formal", BOX)), [example("standard")])
    report = judgement.report()
    assert (report["changed"], report["better"], report["worse"]) == (0, 0, 0)
    assert (report["new"], report["gone"]) == (1, 0)
    assert report["rules"]["PRC-04"]["new"] == 1


def test_a_corrected_fact_read_right_is_better():
    place = "3|penalty_decision|date|0"
    corrected = Example(
        "c1", "fact", place, 1, "", "corrected", "", {"corrected": "2025-03-01", "page": 3},
        datetime(2026, 11, 1), 1, "甲",
    )  # fmt: skip
    judgement = Judgement()
    judgement.add(run(facts={place: "2025-08-01"}), run(facts={place: "2025-03-01"}), [corrected])
    assert [one.effect for one in judgement.changes] == ["better"]
    assert "要素更正 1 条，改变 1 条：1 条变好" in headline(judgement.report())


def test_the_headline_says_n_of_m():
    judgement = Judgement()
    judgement.add(ALLEGED, SILENT, [example("right")])
    judgement.add(ALLEGED, SILENT, [example("false_alarm")])
    judgement.add(ALLEGED, ALLEGED, [example("right")])
    said = headline(judgement.report())
    assert said.startswith("将改变 3 条认定中的 2 条：1 条变好，1 条变差，0 条只是有变化。")
    assert "现用 2/3，候选 2/3" in said
