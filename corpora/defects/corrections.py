"""DOC-02: words struck out and written anew, with nobody's print or stamp beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.defects.ways import UnfitError, Way, paper_of
from corpora.story import Corrected

if TYPE_CHECKING:
    import random

    from corpora.defects.ways import Change
    from corpora.story import CaseKind, CaseStory

_RECORDS: tuple[CaseKind, ...] = ("penalty_ordinary", "coercive")


def _place(key: str, confirmed: bool = False) -> Change:
    """The place of a record is changed by hand."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        paper = paper_of(story, key)
        place = paper.values.get("place")
        if not isinstance(place, str):
            raise UnfitError("no place")
        street = chance.choice(("望山路", "临河街", "新桥巷"))
        old = f"{story.agency.place}{street}{chance.randrange(3, 90)}号"
        return story.with_paper(paper.with_values(place=Corrected(old, place, confirmed)))

    return change


WAYS: tuple[Way, ...] = (
    Way(
        "DOC-02",
        "询问笔录的地点划改未捺印",
        ("inquiry_record",),
        _place("inquiry_record"),
        kinds=_RECORDS,
    ),
    Way(
        "DOC-02",
        "照片说明的地点划改未注明",
        ("photo_evidence",),
        _place("photo_evidence"),
        kinds=_RECORDS,
    ),
    Way(
        "DOC-02",
        "现场笔录的地点划改未捺印",
        ("onsite_inspection_record",),
        _place("onsite_inspection_record"),
    ),
    Way(
        "DOC-02",
        "强制措施现场笔录的地点划改未捺印",
        ("coercive_scene_record",),
        _place("coercive_scene_record"),
        kinds=("coercive",),
    ),
)
