"""Differences of 分件 between copies, as the desk shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.web.bodies.campaigns.cross_review import (
    CopyLayoutBody,
    CutDocumentBody,
    LayoutDifferenceBody,
)

if TYPE_CHECKING:
    from review.campaign.cross_review.copy_layouts import LayoutDifference
    from review.campaign.cross_review.layouts import Layout
    from review.standards.load import Standards


def layout_body(standards: Standards, one: LayoutDifference) -> LayoutDifferenceBody:
    """One stretch of pages with the name of each kind."""
    return LayoutDifferenceBody(
        first=one.first_page,
        last=one.last_page,
        before=_documents(standards, one.before),
        copies=[
            CopyLayoutBody(
                seat=copy.seat,
                documents=_documents(standards, copy.documents),
                who=copy.said.who if copy.said else "",
                when=copy.said.when if copy.said else None,
                why=copy.said.why if copy.said else "",
                taken=copy.taken,
            )
            for copy in one.copies
        ],
        agreed=one.agreed,
    )


def _documents(standards: Standards, layout: Layout) -> list[CutDocumentBody]:
    return [
        CutDocumentBody(
            first=one.first_page,
            last=one.last_page,
            kind_name=standards.kind_name(one.kind),
            title=one.title,
        )
        for one in layout
    ]
