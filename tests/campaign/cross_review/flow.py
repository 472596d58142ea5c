"""Steps of the way from two copies to a grade, for tests of flows."""

from __future__ import annotations

from review.campaign.cross_review.advance import copy_was_finished
from review.campaign.feedback import send_feedback
from review.campaign.grading import conclude
from review.casework.decide import decide
from review.casework.finish import finish
from review.casework.state import open_case
from review.store import audit, cases
from review.store.campaigns import people

REJECT = {"reason_kind": "false_alarm", "note": "核对原件，不存在该问题"}


def now(made, number=0):
    """The file as it is now."""
    return made.files[number]


def finish_both(made, a="confirmed", b="confirmed", number=0):
    """A and B finish; the file after each."""
    file = now(made, number)
    made.finish("甲", file.a_case, a)
    copy_was_finished(made.store, made.standards, made.user["甲"], file.a_case)
    made.finish("乙", file.b_case, b)
    return copy_was_finished(made.store, made.standards, made.user["乙"], file.b_case)


def differ_in(made, finding, number=0):
    """A and B confirm everything, but B rejects this one."""
    file = now(made, number)
    made.say("乙", file.b_case)
    decide(*made.at("乙", file.b_case), finding, "rejected", **REJECT)
    made.finish("甲", file.a_case)
    finish(*made.at("乙", file.b_case))
    return copy_was_finished(made.store, made.standards, made.user["乙"], file.b_case)


def findings(made, who, case_id):
    return open_case(*made.at(who, case_id)).findings


def joint(made, who="丙", number=0):
    """The joint case as this person sees it."""
    return open_case(*made.at(who, now(made, number).joint_case))


def settle(made, number=0):
    """The leader confirms whatever is open in the joint case."""
    review = joint(made, number=number)
    for one in review.findings:
        said = review.standing.words.get(one.id)
        if said is None or said.value == "open":
            decide(*made.at("丙", now(made, number).joint_case), one.id, "confirmed")


def graded(made, number=0):
    """Concluded by the leader."""
    return conclude(made.store, made.standards, made.user["丙"], now(made, number).id)


def told(made, number=0, **days):
    """The agency knows."""
    file = now(made, number)
    return send_feedback(made.store, made.standards, made.user["丙"], file.id, **days)


def to_feedback(made, number=0):
    """All agree on everything, down to the feedback; its items."""
    finish_both(made, number=number)
    graded(made, number)
    return told(made, number).items


def add_person(made, login, name, part="reviewer", team="三组", agencies=(), role="reviewer"):
    user = made.office.add_user(login, name, role)
    with made.store.database.write() as s:
        people.put_person(s, made.campaign.id, user.id, part, team, agencies)
    return user


def remove(made, name):
    with made.store.database.write() as s:
        people.remove_person(s, made.campaign.id, made.user[name].id)


def log(made, action):
    with made.store.database.read() as s:
        return audit.entries(s, action=action)


def sees(made, name, case_id):
    with made.store.database.read() as s:
        return cases.may_see(s, made.user[name], case_id)
