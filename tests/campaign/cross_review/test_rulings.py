"""口径 beside the rule; agreement of a whole evaluation; both for those who run it."""

from __future__ import annotations

import pytest

from review.campaign.cross_review.agreed import campaign_agreement
from review.campaign.rulings import end_ruling, make_ruling
from review.casework.review_view import open_review_view
from review.errors import CaseworkError, ForbiddenError, NotFoundError
from review.store.campaigns import rulings
from tests.campaign.cross_review.flow import differ_in, findings, graded, log, now, settle


def ruling(made, defect, who="丙", text="送达回证日期以签收日为准", **more):
    return make_ruling(
        made.store, made.standards, made.user[who], made.campaign.id, defect, text, **more
    )


def shown(made, defect, who="甲"):
    view = open_review_view(*made.at(who, now(made).a_case))
    return next(one["rulings"] for one in view["findings"] if one["code"] == defect)


def test_a_ruling_is_shown_beside_its_rule_until_it_ends(made):
    first, *rest = findings(made, "甲", now(made).a_case)
    assert shown(made, first.defect) == []
    made_one = ruling(made, first.defect, file_id=now(made).id)
    (one,) = shown(made, first.defect)
    assert (one["text"], one["who"]) == ("送达回证日期以签收日为准", "丙")
    assert one["when"].endswith("Z")
    other = next(one.defect for one in rest if one.defect != first.defect)
    assert shown(made, other) == []
    newer = ruling(made, first.defect, text="补正的，以补正日为准")
    assert shown(made, first.defect)[0]["text"] == newer.text
    assert end_ruling(made.store, made.user["庚"], made_one.id).ended
    assert [one["text"] for one in shown(made, first.defect)] == [newer.text]
    with made.store.database.read() as s:
        assert len(rulings.rulings_on(s, {first.defect}, ended=True)) == 2
    assert log(made, "ruling_made")[-1].subject == f"defect:{first.defect}"


def test_text_of_a_ruling_stays_text(made):
    first = findings(made, "甲", now(made).a_case)[0]
    ruling(made, first.defect, text="<b onclick=x>=1+1</b>\0")
    assert shown(made, first.defect)[0]["text"] == "<b onclick=x>=1+1</b>"


def test_who_may_rule_and_on_what(made):
    with pytest.raises(ForbiddenError):
        ruling(made, "EXE-03", "甲")
    with pytest.raises(NotFoundError):
        ruling(made, "EXE-03", "辛")
    with pytest.raises(NotFoundError):
        ruling(made, "EXE-99")
    with pytest.raises(NotFoundError):
        ruling(made, "EXE-03", file_id=999)
    for text in (" ", "字" * 2001):
        with pytest.raises(CaseworkError):
            ruling(made, "EXE-03", text=text)
    with pytest.raises(NotFoundError):
        end_ruling(made.store, made.user["丙"], 999)


def test_agreement_of_the_evaluation(made):
    disputed = findings(made, "甲", now(made).a_case)[-1]
    file = differ_in(made, disputed.id)
    if file.state == "comparing":
        pytest.fail("the sample's last finding was to be a light one")
    settle(made)
    graded(made)
    found = campaign_agreement(made.store, made.user["庚"], made.campaign.id)
    rule = next(one for one in found.rules if one.defect == disputed.defect)
    assert rule.disputed == (file.id,) and rule.agreed == rule.n - 1
    assert found.rules[0] == rule
    shares = {one.who: one.share for one in found.reviewers}
    assert shares["甲"] == 1.0 and shares["乙"] < 1.0
    assert all(one.share == 1.0 for one in found.machine)
    for who in ("甲", "乙"):
        with pytest.raises(ForbiddenError):
            campaign_agreement(made.store, made.user[who], made.campaign.id)
