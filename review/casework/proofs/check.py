"""复查: uploaded pages are put into the case file as kept, everything after reading runs again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from review.casework.proofs.judge import Judgement, judge
from review.casework.proofs.place import DocumentPages, place_pages
from review.casework.proofs.splice import move_corrections, splice
from review.model.rectification import PROOF_OUTCOME_NAMES
from review.model.result import SourceFile
from review.pipeline import ReadCase, weigh_case
from review.sorting.sort import sort_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from review.casework.proofs.place import Change
    from review.casework.proofs.splice import Spliced
    from review.model.corrections import Corrections
    from review.model.document import Document
    from review.model.fact import Evidence
    from review.model.finding import Finding
    from review.model.page import Page
    from review.pipeline import Models, Progress
    from review.standards.load import Standards


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case file as it is kept: what a proof is put into.

    `findings`: of its newest result.
    """

    file_name: str
    pages: tuple[Page, ...]
    documents: tuple[DocumentPages, ...]
    findings: tuple[Finding, ...]
    corrections: Corrections
    reader: str


def check_proof(
    case: KeptCase,
    proof: Sequence[Page],
    standards: Standards,
    *,
    finding: str,
    defect: str,
    replaces: Sequence[int] = (),
    models: Models | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """The outcome for one problem with old and new pages side by side, as plain data.

    `models`: None: those that ship.

    Raises:
        CorrectionError: a person's correction does not fit any more.
    """
    pages = models.pages if models else None
    sorted_proof = sort_pages(tuple(proof), standards, pages)
    uploaded = tuple(document_pages(one) for one in sorted_proof.documents)
    was = next((one for one in case.findings if one.id == finding), None)
    concerned = {place.document for place in was.evidence if place.document} if was else set()
    placement = place_pages(
        case.pages, case.documents, proof, uploaded, concerned=concerned, replaces=replaces
    )
    spliced = splice(case.pages, case.documents, proof, placement)
    source = SourceFile(case.file_name, "", len(spliced.pages), 0)
    result = weigh_case(
        ReadCase(source, spliced.pages, (), case.reader),
        standards,
        move_corrections(case.corrections, spliced, placement),
        models=models,
        progress=progress,
    )
    judgement = judge(
        finding=finding,
        defect=defect,
        before={one.id for one in case.findings if one.defect == defect},
        proof=proof,
        placement=placement,
        spliced=spliced,
        result=result,
    )
    return {
        **said(judgement),
        "before": _before(was, case.pages),
        "after": [_after(one, spliced) for one in judgement.findings],
        "changes": [_change(one, standards) for one in placement.changes],
        "unplaced": placement.unplaced,
    }


def said(judgement: Judgement) -> dict[str, Any]:
    """The outcome and its reason, as they are kept."""
    return {
        "outcome": judgement.outcome,
        "outcome_name": PROOF_OUTCOME_NAMES[judgement.outcome],
        "reason": judgement.reason,
    }


def document_pages(document: Document) -> DocumentPages:
    """The document with each of its pages once."""
    pages = tuple(dict.fromkeys(document.page_nos))
    return DocumentPages(document.id, document.kind, document.title, pages)


def _before(was: Finding | None, pages: Sequence[Page]) -> dict[str, Any] | None:
    if was is None:
        return None
    sizes = {page.page_no: page for page in pages}
    return {
        "message": was.message,
        "places": [
            _place("case", one.page_no, one, sizes[one.page_no])
            for one in was.evidence
            if one.page_no in sizes
        ],
    }


def _after(finding: Finding, spliced: Spliced) -> dict[str, Any]:
    return {"message": finding.message, "places": list(_places(finding.evidence, spliced))}


def _places(evidence: Iterable[Evidence], spliced: Spliced) -> Iterable[Mapping[str, Any]]:
    for one in evidence:
        origin = spliced.origin(one.page_no)
        yield _place(origin.source, origin.page_no, one, spliced.pages[one.page_no - 1])


def _place(source: str, page_no: int, place: Evidence, page: Page) -> dict[str, Any]:
    """`source` says whether `page` counts in the case file or in the upload."""
    return {
        "source": source,
        "page": page_no,
        "box": list(place.box.fractions(page.width, page.height)),
        "text": place.text,
    }


def _change(change: Change, standards: Standards) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "kind_name": standards.kind_name(change.kind),
        "title": change.title,
        "old_pages": list(change.old),
        "new_pages": list(change.new),
    }
