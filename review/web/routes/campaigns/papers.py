"""Papers of an evaluation (文书): made anew each time; numbers that disagree stop them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from review.campaign import papers
from review.campaign.lifecycle import subject as subject_of
from review.campaign.papers.texts import OF_AGENCY, OF_CAMPAIGN, OF_FILE, file_subject
from review.campaign.rectification.look_back import recurrences
from review.errors import ConflictError
from review.model.campaign_report import TypicalCase
from review.reports.campaign.three_lists import write_three_lists
from review.reports.campaign.word import write_campaign_word, write_paper
from review.store import audit
from review.store.campaigns import feedback, files, ledger
from review.web.attachments import EXCEL, WORD, attachment
from review.web.bodies.campaigns.papers import (
    PaperBody,
    PaperList,
    PaperSubject,
    PaperTextBody,
    PaperTextIn,
    TypicalBody,
    TypicalIn,
)
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.here import LARGEST_ID, LeadingHere, Seat
from review.web.sessions import SignedIn, Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from review.model.campaign_papers import SupervisionKind
    from review.model.people import User
    from review.reports.campaign.word import CampaignPaper
    from review.reports.campaign.word import Paper as WrittenPaper
    from review.standards.load import Standards
    from review.store.office import Store

router = APIRouter(prefix="/{campaign_id}/papers", tags=["文书"])

_FILE = {"type": "string", "format": "binary"}

Paper = Literal[
    "analysis", "circular", "rectify_notice", "sampling_record", "three_lists",
    "supervision_opinion", "supervision_notice", "supervision_decision", "recheck", "look_back",
    "feedback", "objection_review", "clue_transfer",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything a paper is made of."""

    office: WebOffice
    visitor: Visitor
    seat: Seat
    about: str

    @property
    def of_campaign(self) -> tuple[Store, Standards, User, int]:
        office = self.office
        return office.store, office.standards, self.visitor.user, self.seat.campaign.id

    @property
    def of_file(self) -> tuple[Store, Standards, User, int]:
        """Raises `ConflictError`: no file of this evaluation is named."""
        wanted = int(self.about) if self.about.isascii() and self.about.isdigit() else 0
        with self.office.store.database.read() as s:
            file = files.file_of(s, wanted) if 0 < wanted <= LARGEST_ID else None
        if file is None or file.campaign_id != self.seat.campaign.id:
            raise ConflictError("paper_subject", "请指明是本次评查的哪一份案卷。")
        return self.office.store, self.office.standards, self.visitor.user, wanted


def _whole(paper: CampaignPaper) -> Callable[[Asked], bytes]:
    return lambda asked: write_campaign_word(
        papers.campaign_report(*asked.of_campaign), paper, templates=_templates(asked)
    )


def _supervision(kind: SupervisionKind) -> Callable[[Asked], bytes]:
    return lambda asked: write_paper(
        papers.supervision_paper(*asked.of_campaign, asked.about, kind),
        templates=_templates(asked),
    )


def _word(build: Callable[[Asked], WrittenPaper]) -> Callable[[Asked], bytes]:
    return lambda asked: write_paper(build(asked), templates=_templates(asked))


def _templates(asked: Asked) -> Path:
    return asked.office.settings.office_folder / "templates"


@dataclass(frozen=True, slots=True)
class Kind:
    """A paper: its name, whom it is about, whether it goes out (masked), what makes it."""

    name: str
    about: Literal["", "agency", "file"]
    public: bool
    write: Callable[[Asked], bytes]
    suffix: str = ".docx"


KINDS: dict[str, Kind] = {
    "analysis": Kind("案件评查分析报告", "", False, _whole("analysis")),
    "circular": Kind("评查情况通报", "", True, _whole("circular")),
    "rectify_notice": Kind("整改通知", "", True, _whole("rectify_notice")),
    "sampling_record": Kind(
        "抽样记录", "", False, _word(lambda asked: papers.sampling_record(*asked.of_campaign))
    ),
    "three_lists": Kind(
        "三单（问题、责任、整改）",
        "agency",
        False,
        lambda asked: write_three_lists(papers.three_lists(*asked.of_campaign, asked.about)),
        ".xlsx",
    ),
    "supervision_opinion": Kind("监督意见书", "agency", False, _supervision("supervision_opinion")),
    "supervision_notice": Kind("监督通知书", "agency", False, _supervision("supervision_notice")),
    "supervision_decision": Kind(
        "监督决定书", "agency", False, _supervision("supervision_decision")
    ),
    "recheck": Kind(
        "复核意见表",
        "agency",
        False,
        _word(lambda asked: papers.recheck_paper(*asked.of_campaign, asked.about)),
    ),
    "look_back": Kind(
        "回头看记录",
        "agency",
        False,
        _word(lambda asked: papers.look_back_paper(*asked.of_campaign, asked.about)),
    ),
    "feedback": Kind(
        "问题反馈单", "file", False, _word(lambda asked: papers.feedback_paper(*asked.of_file))
    ),
    "objection_review": Kind(
        "申辩复核表", "file", False, _word(lambda asked: papers.objection_review(*asked.of_file))
    ),
    "clue_transfer": Kind(
        "线索移送单", "file", False, _word(lambda asked: papers.clue_transfer(*asked.of_file))
    ),
}


@router.get("", summary="可以下载的文书，和由人填写的内容")
def listed(seat: LeadingHere, office: OfficeHere) -> PaperList:
    with office.store.database.read() as s:
        sample = files.files_of(s, seat.campaign.id)
        rows = {
            case.row_no: case
            for case in ledger.cases_of(s, seat.campaign.id, [one.row_no for one in sample])
        }
        looked_back = {one.unit for one in recurrences(s, seat.campaign)}
        told = [one for one in sample if feedback.feedback_of(s, one.id)]
        texts = papers.paper_texts(s, seat.campaign.id)
    agencies = sorted({row.agency for row in rows.values()})
    subjects: dict[str, list[tuple[str, str]]] = {
        "": [("", "")],
        "agency": [(agency, agency) for agency in agencies],
        "file": [(str(one.id), rows[one.row_no].case_no) for one in told],
    }
    shown = [("", key, name) for key, name in OF_CAMPAIGN.items()]
    shown += [(agency, key, name) for agency in agencies for key, name in OF_AGENCY.items()]
    of_files = {file_subject(one.id): rows[one.row_no].case_no for one in told}
    shown += [(file, key, name) for file in of_files for key, name in OF_FILE.items()]
    about = [("", "全部"), *((one, one) for one in agencies), *of_files.items()]
    return PaperList(
        papers=[
            PaperBody(
                paper=key, name=kind.name, subject=about, subject_name=name, public=kind.public
            )
            for key, kind in KINDS.items()
            for about, name in subjects[kind.about]
            if key != "look_back" or about in looked_back
        ],
        agencies=agencies,
        subjects=[PaperSubject(subject=one, name=name) for one, name in about],
        typical=[TypicalBody.model_validate(one) for one in texts.typical],
        categories=[one.name for one in office.standards.categories.values()],
        texts=[
            PaperTextBody(subject=whom, key=key, name=name, text=texts.of(whom, key))
            for whom, key, name in shown
        ],
    )


@router.put("/texts", summary="填写文书中由人写的内容", status_code=204)
def write(wanted: PaperTextIn, seat: LeadingHere, visitor: SignedIn, office: OfficeHere) -> None:
    papers.keep_text(
        office.store, visitor.user, seat.campaign.id, wanted.key, wanted.text, wanted.subject
    )


@router.put("/typical", summary="填写典型问题剖析", status_code=204)
def write_typical(
    wanted: TypicalIn, seat: LeadingHere, visitor: SignedIn, office: OfficeHere
) -> None:
    cases = [TypicalCase(**one.model_dump()) for one in wanted.cases]
    papers.keep_typical(office.store, visitor.user, seat.campaign.id, cases)


@router.get(
    "/{paper}",
    summary="下载文书；数字不一致时不能导出，并指出所在",
    response_class=Response,
    responses={200: {"content": {kind: {"schema": _FILE} for kind in (WORD, EXCEL)}}},
)
async def make(
    paper: Paper,
    seat: LeadingHere,
    visitor: SignedIn,
    office: OfficeHere,
    about: Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")] = "",
) -> Response:
    kind = KINDS[paper]

    def made() -> bytes:
        content = kind.write(Asked(office, visitor, seat, about))
        with office.store.database.write() as s:
            audit.note(
                s, visitor.user, "exported", subject_of(seat.campaign.id), what=paper, about=about
            )
        return content

    content = await office.slowly(made)
    name = f"{seat.campaign.batch_no}-{kind.name}{kind.suffix}"
    headers = {**attachment(name), "Cache-Control": "no-store"}
    media_type = EXCEL if kind.suffix == ".xlsx" else WORD
    return Response(content, media_type=media_type, headers=headers)
