"""Papers about the party and those who speak for it: identity, power of attorney, inquiry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.story import Seal, Signed

if TYPE_CHECKING:
    from datetime import date, datetime

    from corpora.teller import Teller

_ROLES = {"法人": "法定代表人", "个体户": "经营者", "个人": "当事人"}


def licence(teller: Teller, day: date, stage: int = 40, key: str = "") -> None:
    """The copy of the business licence (营业执照复印件)."""
    teller.write(
        "party_identity_proof",
        stage,
        key,
        cert_type="营业执照",
        form="licence",
        status="存续",
        copy_date=day,
        provider_signature=Signed((teller.speaker.name,)),
        verified_with_original=True,
        listed_date=day,
    )


def id_card(teller: Teller, day: date, stage: int, key: str = "") -> None:
    """The copy of the identity card of who speaks for the party."""
    person = teller.speaker
    values: dict[str, object] = {}
    if person == teller.party.head and teller.party.kind != "法人":
        values["party.id_no"] = person.id_no
    teller.write(
        "party_identity_proof",
        stage,
        key,
        cert_type="居民身份证",
        form="id_card",
        copy_date=day,
        provider_signature=Signed((person.name,)),
        verified_with_original=True,
        listed_date=day,
        card_name=person.name,
        card_id=person.id_no,
        card_gender=person.gender,
        birth=person.birth,
        card_address=person.address,
        **values,  # type: ignore[arg-type]
    )


def power(teller: Teller, day: date, stage: int = 41) -> None:
    """The 授权委托书, where someone else speaks for the party."""
    if "proxy" not in teller.traits:
        return
    party, person = teller.party, teller.speaker
    teller.write(
        "power_of_attorney",
        stage,
        principal=party.name,
        agent=f"{person.name}（公民身份号码：{person.id_no}）",
        agent_name=person.name,
        agent_id=person.id_no,
        sign_date=day,
        listed_date=day,
        seal_party=party.name,
        principal_signature=Signed((party.head.name,)),
        party_seal=Seal(party.name),
        agent_signature=Signed((person.name,)),
    )


def asked(teller: Teller, start: datetime, end: datetime, place: str, stage: int) -> None:
    """The 询问笔录."""
    speaker, day = teller.speaker, start.date()
    teller.write(
        "inquiry_record",
        stage,
        person__name=speaker.name,
        person__id_no=speaker.id_no,
        person__birth=speaker.birth,
        person__gender=speaker.gender,
        person__role="受委托人" if speaker != teller.party.head else _ROLES[teller.party.kind],
        person__address=speaker.address,
        person__phone=speaker.phone,
        place=place,
        start_time=start,
        end_time=end,
        rights_notice__recusal=True,
        cert_shown=True,
        read_confirm=True,
        page_signatures=True,
        sign_date=day,
        listed_date=day,
        recorder=teller.officers[1].name,
    )
