"""Texts of the papers that people write (由人填写的内容): causes, advice, opinions, numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from review.campaign.access import require_campaign, require_under_way
from review.errors import CaseworkError, NotFoundError
from review.model.campaign_report import WRITTEN, TypicalCase, WrittenText
from review.store import audit, office_settings
from review.store.campaigns import campaigns, files, ledger

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.store.office import Store

LONGEST = 20_000
"""Characters of one text."""

OF_CAMPAIGN = {**WRITTEN, "document_no": "文号", "legal_basis": "监督依据"}
OF_AGENCY = {
    "supervision_opinion_no": "监督意见书文号",
    "supervision_notice_no": "监督通知书文号",
    "supervision_decision_no": "监督决定书文号",
    "effect": "认定意见",
    "case_measures": "个案处理",
    "system_measures": "制度性整改",
    "responsibility": "责任处理建议",
    "remedy": "救济与异议",
    "look_back_remarks": "回头看说明",
}
OF_FILE = {
    "clue_no": "线索移送单编号",
    "receiver": "接收单位",
    "persons": "涉及人员",
    "reason": "移送理由",
    "legal_basis": "移送依据",
    "materials": "移送材料",
}


@dataclass(frozen=True, slots=True)
class PaperTexts:
    """What was written: by subject ("" the evaluation, an agency, `file:7`), then by key."""

    by_subject: Mapping[str, Mapping[str, str]]
    typical: tuple[TypicalCase, ...] = ()

    def of(self, subject: str, key: str) -> str:
        return self.by_subject.get(subject, {}).get(key, "")

    def written(self) -> tuple[WrittenText, ...]:
        """Those of the evaluation as the papers print them."""
        return tuple(
            WrittenText(key, text)
            for key, text in self.by_subject.get("", {}).items()
            if key in WRITTEN and text
        )


def file_subject(file_id: int) -> str:
    """What texts about one file are kept under."""
    return f"file:{file_id}"


def paper_texts(s: Session, campaign_id: int) -> PaperTexts:
    """All of an evaluation."""
    kept = cast("dict[str, Any]", office_settings.setting(s, _key(campaign_id), {}))
    return PaperTexts(
        kept.get("texts", {}), tuple(TypicalCase(**one) for one in kept.get("typical", ()))
    )


def keep_text(
    store: Store, user: User, campaign_id: int, key: str, text: str, subject: str = ""
) -> None:
    """Keeps one text in place of what was written before; "" takes it away.

    Raises:
        NotFoundError: no such evaluation, subject or text.
        ForbiddenError: the person neither runs the evaluation nor leads a team.
        CaseworkError: too long.
    """
    if len(text) > LONGEST:
        raise CaseworkError("paper_text_long", f"文字过长，以{LONGEST}字为限。")
    with store.database.write() as s:
        campaign = require_campaign(s, user, campaign_id, "chief", "leader")
        require_under_way(campaign)
        campaigns.lock_campaign(s, campaign_id)
        if key not in _keys(s, campaign_id, subject):
            raise NotFoundError("paper_text_unknown", "文书中没有这一项内容，或者没有这个单位。")
        texts = paper_texts(s, campaign_id)
        by_subject = {name: dict(own) for name, own in texts.by_subject.items()}
        by_subject.setdefault(subject, {})[key] = text.strip()
        _put(s, campaign_id, PaperTexts(by_subject, texts.typical))
        audit.note(s, user, "paper_text_kept", f"campaign:{campaign_id}", key=key, about=subject)


def keep_typical(store: Store, user: User, campaign_id: int, cases: Sequence[TypicalCase]) -> None:
    """Keeps the cases that the analysis tells as examples, in place of those before.

    Raises:
        NotFoundError, ForbiddenError, CaseworkError: as above.
    """
    if any(len(str(text)) > LONGEST for one in cases for text in asdict(one).values()):
        raise CaseworkError("paper_text_long", f"文字过长，以{LONGEST}字为限。")
    with store.database.write() as s:
        require_under_way(require_campaign(s, user, campaign_id, "chief", "leader"))
        campaigns.lock_campaign(s, campaign_id)
        texts = paper_texts(s, campaign_id)
        _put(s, campaign_id, PaperTexts(texts.by_subject, tuple(cases)))
        audit.note(s, user, "paper_text_kept", f"campaign:{campaign_id}", key="typical")


def _keys(s: Session, campaign_id: int, subject: str) -> Mapping[str, str]:
    if not subject:
        return OF_CAMPAIGN
    sampled = files.files_of(s, campaign_id)
    if subject in {file_subject(one.id) for one in sampled}:
        return OF_FILE
    cases = ledger.cases_of(s, campaign_id, [one.row_no for one in sampled])
    return OF_AGENCY if subject in {one.agency for one in cases} else {}


def _put(s: Session, campaign_id: int, texts: PaperTexts) -> None:
    value = {
        "texts": {name: dict(own) for name, own in texts.by_subject.items()},
        "typical": [asdict(one) for one in texts.typical],
    }
    office_settings.put_setting(s, _key(campaign_id), value)


def _key(campaign_id: int) -> str:
    return f"campaign_papers:{campaign_id}"
