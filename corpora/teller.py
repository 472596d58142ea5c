"""What every story needs: the cast, values that many papers share, a way to write papers."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpora import agencies, firms, people
from corpora.ministries import ministries
from corpora.story import Agency, Money, Officer, Paper, Party, Person, Seal, Signed, Ticks, Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from corpora.plan import Plan

METHODS = ("直接送达", "留置送达", "邮寄送达", "电子送达", "委托送达", "公告送达")

_METHOD_OF = {
    "direct": METHODS[0],
    "received_for": METHODS[0],
    "left": METHODS[1],
    "by_mail": METHODS[2],
    "electronic": METHODS[3],
    "announced": METHODS[5],
}
_NOTES = {
    "by_mail": "邮寄送达，详见邮寄凭证",
    "electronic": "按送达地址确认书电子送达，发送至{phone}，系统显示已成功送达",
    "announced": "公告送达，详见所附公告",
}


@dataclass
class Teller:
    """Collects the papers of one story."""

    plan: Plan
    agency: Agency
    party: Party
    officers: tuple[Officer, ...]
    leaders: tuple[Officer, ...]
    """局长, two 副局长, 办案机构负责人, 法制审核人, 法制机构负责人, 记录人, 主持人."""
    proxy: Person
    witness: Person
    chance: random.Random
    number: int
    notes: dict[str, Value] = field(default_factory=dict)
    papers: list[Paper] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)

    @property
    def speaker(self) -> Person:
        """Who answers and signs for the party."""
        return self.proxy if "proxy" in self.traits else self.party.head

    @property
    def hands(self) -> Signed:
        """Both officers' signatures."""
        return Signed(tuple(officer.name for officer in self.officers))

    def leader(self, place: int) -> str:
        return self.leaders[place].name

    def doc_no(self, word: str, day: date, number: int | None = None) -> str:
        """云临市监罚〔2025〕12号."""
        form = ministries()[self.agency.ministry].number
        return form.format(
            mark=self.agency.mark, word=word, year=day.year, number=number or self.number
        )

    def write(self, kind: str, stage: int, key: str = "", /, **values: Value) -> Paper:
        """Adds a paper; `__` in a name stands for the dot of a field id."""
        named = {name.replace("__", "."): value for name, value in values.items()}
        paper = Paper(key or kind, kind, stage, named)
        self.papers.append(paper)
        return paper

    def make_optional(self, first: int) -> None:
        """Papers written since the first so many may be left out by a template set."""
        self.papers[first:] = [replace(paper, optional=True) for paper in self.papers[first:]]

    def external(self, kind: str, stage: int, day: date, word: str, **values: Value) -> Paper:
        """Adds a paper addressed to the party: with number, date and seal."""
        values.setdefault("listed_date", day)
        return self.write(
            kind,
            stage,
            doc_date=day,
            **{"doc_no": self.doc_no(word, day), "seal": Seal(self.agency.name), **values},
        )

    def approval(
        self, kind: str, stage: int, day: date, key: str = "", /, **values: Value
    ) -> Paper:
        """Adds an internal form with opinions and signatures."""
        return self.write(
            kind,
            stage,
            key,
            apply_date=day,
            unit_date=day,
            approve_date=day,
            handler_signatures=self.hands,
            unit_signature=Signed((self.leader(3),)),
            approver=self.leader(0),
            approver_signature=Signed((self.leader(0),)),
            **{"listed_date": day, **values},
        )

    def _received_for(self) -> dict[str, Value]:
        """代收: who took it, and what makes them fit to."""
        person = self.party.kind == "个人"
        return {
            "receiver": self.witness.name,
            "recipient_relation": "同住成年家属（配偶）" if person else "负责收件的工作人员",
            "receiving_reason": "受送达人本人不在" if person else "由该单位收发室签收",
            "recipient_signature": Signed((self.witness.name,)),
        }

    def receipt(
        self, of: str, number: str, moment: datetime, stage: int, method: str = "direct"
    ) -> Paper:
        """Adds the 送达回证 of a paper."""
        values: dict[str, Value] = {
            "of": of,
            "doc_no": number,
            "copies": 1,
            "recipient_name": self.party.name,
            "place": self.agency.address
            if method == "direct" and self.number % 3 == 0
            else self.party.address,
            "method": Ticks(METHODS, _METHOD_OF[method]),
            "send_date": moment.date(),
            "recipient_signature": Signed(),
            "servers": tuple(officer.name for officer in self.officers),
            "server_signatures": self.hands,
            "seal": Seal(self.agency.name),
            "listed_date": moment.date(),
            "way": method,
        }
        if method in ("direct", "left", "received_for"):
            values["receive_date"] = moment.date()
            values["receive_time"] = moment
        if method == "direct":
            values["recipient_signature"] = Signed((self.speaker.name,))
        if method == "received_for":
            values |= self._received_for()
        if method in _NOTES:
            values["mail_note"] = _NOTES[method].format(phone=self.party.phone)
        if method == "left":
            values["refusal_reason"] = (
                "受送达人拒绝签收，送达人已说明情况，将文书留置于受送达人住所"
            )
            values["witness"] = self.witness.name
            values["witness_signature"] = Signed((self.witness.name,))
            values["photo_video"] = f"SD{moment:%Y%m%d}-{self.number:03d}"
        return self.write("service_receipt", stage, f"service_receipt:{of}", **values)


def cast(plan: Plan) -> Teller:
    """The people, firms and agency of a plan."""
    chance = random.Random(f"cast:{plan.seed}")
    agency = agencies.agency(chance, plan.cause.ministry)
    staff = people.officers(chance, 10, f"{chance.choice(('99', '9901', '99010'))}")
    place = agency.place
    if "elsewhere" in plan.traits:
        place = agencies.neighbour(place)
    party = firms.party(chance, plan.party, place, plan.cause.trade)
    teller = Teller(
        plan,
        agency,
        party,
        staff[:2],
        staff[2:],
        people.person(chance, party.address),
        people.person(chance, party.address),
        chance,
        chance.randrange(3, 280),
        traits=set(plan.traits),
    )
    teller.notes = _notes(teller)
    return teller


def _notes(teller: Teller) -> dict[str, Value]:
    """Values that every paper may speak of."""
    agency, party, plan, speaker = teller.agency, teller.party, teller.plan, teller.speaker
    firm = party.kind != "个人"
    notes: dict[str, Value] = {
        "agency_name": agency.name,
        "agency_address": agency.address,
        "agency_phone": agency.phone,
        "unit": agency.unit,
        "legal_unit": agency.legal_unit,
        "bank_name": agency.bank,
        "account": agency.account,
        "district": agency.place,
        "city_mark": agency.mark,
        "party.type": party.kind,
        "party.name": party.name,
        "party.uscc": party.uscc if firm else None,
        "party.id_no": party.head.id_no if party.kind != "法人" else None,
        "party.legal_rep": party.head.name if firm else None,
        "party.address": party.address,
        "party.phone": party.phone,
        "party.gender": party.head.gender,
        "party.birth": party.head.birth,
        "head_name": party.head.name,
        "head_id": party.head.id_no,
        "head_gender": party.head.gender,
        "head_address": party.head.address,
        "speaker": speaker.name,
        "business": f"{plan.cause.trade}相关经营（依法须经批准的项目，"
        "经相关部门批准后方可开展经营活动）",
        "officers.name": tuple(officer.name for officer in teller.officers),
        "officers.cert_no": tuple(officer.cert_no for officer in teller.officers),
        "officer1": teller.officers[0].name,
        "officer2": teller.officers[1].name,
        "cert1": teller.officers[0].cert_no,
        "cert2": teller.officers[1].cert_no,
        "contact": f"{teller.officers[0].name} {agency.phone}",
        "recorder": teller.officers[1].name,
        "remedy.reconsideration_org": agency.government,
        "remedy.reconsideration_days": 60,
        "remedy.court": agency.court,
        "remedy.litigation_months": 6,
        "cause_of_action": plan.cause.name,
        "officer_signatures": teller.hands,
        "party_signature": Signed((speaker.name,), finger=teller.number % 2 == 0),
        "trade": plan.cause.trade,
        "rep_title": "法定代表人" if party.kind == "法人" else "经营者",
        "witness_name": teller.witness.name,
        "local_community": f"{agency.place[3:]}集贤社区居民委员会",
    }
    return notes


def goods_of(teller: Teller) -> tuple[str, str, int]:
    """Name, count in words and value in fen of the goods, if the case has any."""
    if not teller.plan.cause.goods:
        return "", "", 0
    name, spec, unit, price = teller.chance.choice(teller.plan.cause.goods)
    count = teller.chance.randrange(8, 36)
    teller.notes |= {
        "goods": f"{name}（{spec}）",
        "goods_name": name,
        "goods_spec": spec,
        "goods_unit": unit,
        "goods_number": count,
        "goods_count": f"{count}{unit}",
        "unit_price": Money(price),
        "goods_value": Money(price * count),
        "goods_rows": (("1", name, spec, f"{count}", unit, "完好"),),
    }
    teller.traits.add("goods")
    return name, f"{count}{unit}", price * count


def note_facts(teller: Teller, day: date) -> None:
    """What the cause says of the facts, for papers that tell them."""
    cause = teller.plan.cause
    teller.notes |= {
        "found": cause.found,
        "act": cause.act,
        "fact.time": day,
        "law_violated": cause.violated,
        "fact.place": f"{teller.party.address}的{cause.scene}",
        "answers": cause.answers,
        "demand": cause.demand,
        "done": cause.done,
        "filing_date": day,
    }


def place_of(teller: Teller) -> str:
    """Where the act was done: the party's premises, or the road."""
    cause, scene = teller.plan.cause, teller.plan.cause.scene
    if cause.road:
        point = f"K{teller.number % 40}+{teller.number * 7 % 900 + 50}"
        return f"{teller.agency.place}环城公路{point}处{scene}"
    if teller.plan.party == "个人":
        return f"{teller.agency.place}{scene}"
    return f"{teller.party.address}的{scene}"


def story_traits(teller: Teller) -> Mapping[str, bool]:
    """Traits that follow from the party."""
    kind = teller.party.kind
    return {
        "firm": kind != "个人",
        "company": kind == "法人",
        "shop": kind == "个体户",
        "person": kind == "个人",
    }
