"""What is due again, what comes next, how people and units stand."""

from __future__ import annotations

from datetime import datetime, timedelta

from review.model.cards import Card, CardPage, CardText, Difficulty
from review.model.exercises import Answered, Exercise, Mark, Task
from review.model.geometry import Box
from review.teaching.exercises.choose import drawn_tasks, spaced_tasks
from review.teaching.exercises.standings import standings, unit_standings
from review.teaching.exercises.weak_points import weak_points

NOON = datetime(2026, 11, 2, 12)


def said(defect, right, day=0, card=1, position=0, code="", points=None):
    worth = points if points is not None else 100 if right else 0
    mark = Mark(worth, worth // 2, worth - worth // 2, None, right, ("",))
    at = NOON + timedelta(days=day)
    return Answered(1, position, 1, card, defect, code or defect, (), mark, 30, at)


def card(number, defect, pages=1, places=1):
    box = (Box(0, 0, 50, 10),)
    made = tuple(
        CardPage(at + 1, at + 1, "", "", 595, 842, box if at < places else (), (), "", "")
        for at in range(pages)
    )
    kind = "fault" if defect else "excellent"
    text = CardText("", "", "")
    level = Difficulty(3)
    return Card(
        number, kind, "released", "c", "", defect, "", "", "", text, (), level, made, (), 0, NOON
    )


def test_missed_is_due_at_once_found_is_due_later_each_time():
    points = {
        one.defect: one
        for one in weak_points(
            [
                said("EXE-03", False),
                said("DOC-01", True),
                said("DOC-01", True, day=2),
                said("DOC-01", True, day=5),
                said("HRG-04", True),
                said("HRG-04", False, day=3),
            ]
        )
    }
    assert points["EXE-03"].due == NOON
    assert points["DOC-01"].due == NOON + timedelta(days=5 + 7)
    assert points["HRG-04"].due == NOON + timedelta(days=3)
    assert points["HRG-04"].streak == 0


def test_the_weakest_stands_first():
    order = [one.defect for one in weak_points([said("A-1", True), said("B-1", False)])]
    assert order == ["B-1", "A-1"]


def test_a_fault_alleged_on_a_clean_page_counts_against_the_defect_alleged():
    (point,) = weak_points([said("", False, code="DOC-03")])
    assert (point.defect, point.missed) == ("DOC-03", 1)
    assert weak_points([said("", True, code="")]) == ()


def test_due_weak_points_come_first_then_new_ones_then_the_rest():
    answered = [said("EXE-03", False, card=1), said("DOC-01", True, card=2)]
    cards = [card(1, "EXE-03"), card(2, "DOC-01"), card(3, "HRG-04")]
    tasks = [
        spaced_tasks(cards, (), weak_points(answered), answered, count, NOON, 1)
        for count in (1, 2, 3)
    ]
    picked = [{task.card_id for task in some} for some in tasks]
    assert picked == [{1}, {1, 3}, {1, 2, 3}]


def test_of_one_defect_the_card_seen_least_comes():
    answered = [said("EXE-03", False, card=1)]
    cards = [card(1, "EXE-03"), card(2, "EXE-03")]
    (task,) = spaced_tasks(cards, (), weak_points(answered), answered, 1, NOON, 1)
    assert task.card_id == 2


def test_every_defect_has_its_turn_before_one_comes_twice():
    cards = [card(number, "EXE-03") for number in range(1, 9)] + [card(9, "DOC-01")]
    assert 9 in {task.card_id for task in drawn_tasks(cards, (), 2, 5)}


def test_one_task_in_five_is_a_page_without_fault():
    faults = [card(number, f"EXE-{number:02}") for number in range(1, 20)]
    forms = [task.form for task in drawn_tasks(faults, [card(50, "", pages=6, places=0)], 10, 3)]
    assert forms.count("clean") == 2
    assert len(forms) == 10


def test_the_same_seed_draws_the_same_contest():
    faults = [card(number, f"EXE-{number:02}") for number in range(1, 20)]
    assert drawn_tasks(faults, (), 8, 7) == drawn_tasks(list(reversed(faults)), (), 8, 7)
    assert drawn_tasks(faults, (), 8, 7) != drawn_tasks(faults, (), 8, 8)


def test_a_card_of_several_pages_is_a_small_case_file():
    (task,) = drawn_tasks([card(1, "FAC-05", pages=3, places=2)], (), 1, 1)
    assert task == Task(1, "file", (1, 2, 3))
    (task,) = drawn_tasks([card(2, "EXE-03", pages=2, places=1)], (), 1, 1)
    assert task == Task(2, "page", (1,))


def run(number, user, unit, tasks=2):
    return Exercise(number, user, f"学员{user}", unit, (Task(1, "page", (1,)),) * tasks, NOON)


def test_a_task_without_an_answer_gives_nothing():
    (row,) = standings([run(1, 1, "甲局")], {1: [said("A-1", True)]})
    assert (row.points, row.full, row.answered, row.rank) == (100, 200, 1, 1)


def test_ranks_by_points_then_time_and_units_by_sums():
    answers = {
        1: [said("A-1", True), said("B-1", True)],
        2: [said("A-1", True), said("B-1", False)],
        3: [said("A-1", True), said("B-1", True)],
    }
    people = standings([run(1, 1, "甲局"), run(2, 2, "甲局"), run(3, 3, "")], answers)
    assert [(one.name, one.rank) for one in people] == [("学员1", 1), ("学员3", 1), ("学员2", 3)]
    units = unit_standings(people)
    assert [(one.name, one.points, one.people) for one in units] == [
        ("未注明单位", 200, 1),
        ("甲局", 300, 2),
    ]
