"""A case file opened for masking: its register of secrets, its pages and their pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.errors import ConflictError
from review.language.masking.register import register_of
from review.reports.secrets import secret_texts, typed_texts
from review.store import pages
from review.teaching.masking.redraw import pixels_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy.orm import Session

    from review.language.masking.register import Register
    from review.model.page import Page
    from review.reports.contract import ResultDocument
    from review.standards.load import Standards
    from review.store.office import Store
    from review.store.pages import PageState


@dataclass(frozen=True, slots=True)
class CaseSecrets:
    """What masking needs of a case file; `kinds`, `titles`: of the document on each page."""

    register: Register
    pages: Mapping[int, Page]
    states: Mapping[int, PageState]
    kinds: Mapping[int, str]
    titles: Mapping[int, str]

    def usable(self, page_no: int) -> Page:
        """The page, where a card may show it.

        Raises:
            ConflictError: it was not read, so nobody knows whom it names.
        """
        page, state = self.pages.get(page_no), self.states.get(page_no)
        if page is None or not page.readable:
            raise ConflictError(
                "card_page_unread",
                f"第{page_no}页没有读出，无法确定页上有哪些个人信息，不能制成卡片。请补扫后再试。",
            )
        if state is None or not state.picture:
            raise ConflictError("card_no_picture", f"第{page_no}页没有图片，不能制成卡片。")
        return page

    def pixels(self, store: Store, page_no: int) -> NDArray[np.uint8]:
        """The page's picture, upright."""
        return pixels_of(store.files.read(self.states[page_no].picture))


def case_secrets(
    s: Session, case_id: str, result: ResultDocument, standards: Standards, *, mask_firms: bool
) -> CaseSecrets:
    """Reads all pages of the case file: a name on one page is covered on every other."""
    read = pages.pages_of(s, case_id)
    kinds: dict[int, str] = {}
    titles: dict[int, str] = {}
    for one in reversed(result.documents):
        for page_no in range(one.first_page, one.last_page + 1):
            kinds[page_no] = one.kind
            titles[page_no] = standards.kind_name(one.kind)
    return CaseSecrets(
        register_of(read, secret_texts(typed_texts(result, standards)), mask_firms=mask_firms),
        {page.page_no: page for page in read},
        {one.page_no: one for one in pages.page_states(s, case_id)},
        kinds,
        titles,
    )
