"""The three lists and the papers of review as they are printed."""

from __future__ import annotations

from review.campaign.rectification.decisions import close, give_word
from review.campaign.rectification.lists import (
    look_back_lines,
    percent,
    recheck_lines,
    with_rectification,
)
from review.campaign.rectification.proofs import submit
from review.campaign.rectification.steps import amend, claim
from review.model.campaign_report import ReportedProblem
from review.model.rectification import Recurrence, ResponsibilityEntry
from review.store.campaigns import rectification
from tests.campaign.rectification.rectify import REMEDY, corrected


def closed_item(office):
    item = office.item()
    amend(
        office.store, office.user("辛"), item.id,
        {"responsibility": ResponsibilityEntry(leader="分管副局长", section="法制科")},
        revision=item.revision,
    )  # fmt: skip
    claim(office.store, office.user("辛"), item.id)
    submit(
        office.store, office.made.office.settings.intake, office.user("辛"), item.id,
        office.upload(corrected()), "更正页.png",
    )  # fmt: skip
    office.run(corrected())
    give_word(office.store, office.user("甲"), item.id, "pass")
    give_word(office.store, office.user("乙"), item.id, "pass", "已重新送达")
    return close(office.store, office.user("丙"), item.id)


def test_a_problem_carries_its_lines_of_the_three_lists(office):
    item = closed_item(office)
    problem = ReportedProblem(
        no="", file="1", code=REMEDY, name="", category="DEC", category_name="", severity="",
        message="",
    )  # fmt: skip
    listed = with_rectification(problem, item, office.events(item))
    assert (listed.no, listed.state_name, listed.closed) == (item.no, "已销号", True)
    assert listed.responsibility.section == "法制科"
    assert (listed.plan.conclusion, listed.plan.checkers) == ("通过", "甲、乙")
    assert (listed.plan.proof, listed.plan.progress) == ("更正页.png", 100)


def test_the_paper_of_review_names_both_persons(office):
    item = closed_item(office)
    with office.store.database.read() as s:
        steps = rectification.events_in(s, office.campaign)
    (line,) = recheck_lines(office.items(), steps, office.made.standards)
    assert (line.problem_no, line.conclusion, line.action) == (item.no, "通过", "销号")
    assert (line.first_checker, line.second_checker) == ("甲", "乙")
    assert line.found == "已重新送达"


def test_lines_of_look_back(office):
    found = [
        Recurrence("某局", "某案由", REMEDY, 3, 1, 3),
        Recurrence("某局", "另案由", "EXE-03", 3, 0, 0),
        Recurrence("某局", "又案由", "EXE-03", 1, 2, 3),
    ]
    lines = look_back_lines(found, office.made.standards)
    assert [(one.rate, one.effective) for one in lines] == [
        ("33.33%", "66.67%"), ("—", "—"), ("200.00%", "0.00%"),
    ]  # fmt: skip
    assert lines[0].name == office.made.standards.defects[REMEDY].name


def test_percent_rounds_halves_up():
    assert [percent(1, 8), percent(1, 1600), percent(2, 3)] == ["12.50%", "0.06%", "66.67%"]
    assert percent(1, 3) == "33.33%"
    assert percent(1, 20000) == "0.01%"
