"""Who may take a document for the party (代收).

**Source**: 民事诉讼法 第八十八条: 同住的成年家属; 法定代表人、主要负责人或者负责收件的人;
诉讼代理人、指定代收人.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document

FIT = re.compile(
    r"同住|配偶|妻子?|丈夫|夫妻|父亲|母亲|父子|父女|母子|母女|成年子女|法定代表人|负责人|经营者"
    r"|收发|负责收件|办公室|前台|文员|行政人员|代理人|受委托|委托人|指定代收|被授权"
)
UNFIT = re.compile(
    r"邻居|邻里|隔壁|朋友|好友|同乡|老乡|同学|房东|租客|租户|客户|顾客|路人|亲友|物业"
    r"|未成年|不同住|非同住|分居"
)
NOT_LIVING = re.compile(r"不同住|非同住|分居|未成年")
NOT_THERE = re.compile(r"[，,（(]?(?:因)?(?:受送达人|当事人)?(?:本人)?(?:外出|不在)[^，。；]*")
"""Why another took it (受送达人本人不在); it says nothing of who that is."""
AUTHORISED = ("有", "是", "已授权")


def weigh_proxy(case_facts: CaseFacts, receipt: Document, tally: Tally) -> None:
    """The relation stated decides; one that is neither surely fit nor unfit is a doubt."""
    facts = [
        fact
        for fact in case_facts.facts_of(receipt, "recipient_relation")
        if usable(fact) and all_words([fact])
    ]
    if not facts:
        return
    fact = facts[0]
    relation = NOT_THERE.sub("", "".join(all_words([fact])))
    if relation.strip() in ("无", "/", "—", "-"):
        return
    granted = [
        one
        for one in case_facts.facts_of(receipt, "authorization")
        if usable(one) and (one.value is True or one.value in AUTHORISED)
    ]
    where = f"{title_at(receipt)}的代收人与受送达人关系为“{relation}”"
    unfit = NOT_LIVING.search(relation) or (UNFIT.search(relation) and not FIT.search(relation))
    if granted or case_facts.documents_of("power_of_attorney"):
        tally.passed(fact, *granted, note="代收人持有授权")
    elif unfit:
        tally.allege(
            f"{receipt.id}:proxy",
            f"{where}，不是同住成年家属、法定代表人、负责收件的人或者代理人，也没有授权，不得代收。",
            facts=(fact,),
        )
    elif FIT.search(relation):
        tally.passed(fact)
    else:
        tally.doubt_fact(f"{where}，请核对是否有权代收", fact)
