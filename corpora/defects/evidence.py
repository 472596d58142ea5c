"""FAC-08: samples, test reports and what the party is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.defects.ways import Way, of, paper_of, removing, setting, unsealed, unsigned

if TYPE_CHECKING:
    import random

    from corpora.story import CaseStory

_TESTED = of("testing")


def _other_sample(story: CaseStory, chance: random.Random) -> CaseStory:
    """The report speaks of a sample that nobody took."""
    number = str(paper_of(story, "sampling_record").values["sample_no"])
    other = f"{number[:-4]}{(int(number[-4:]) + 3517) % 10000:04d}"
    return story.with_paper(paper_of(story, "test_report").with_values(sample_no=other))


WAYS: tuple[Way, ...] = (
    Way(
        "FAC-08",
        "检验结果没有告知当事人",
        ("test_report",),
        removing("test_result_notice"),
        needs=_TESTED,
    ),
    Way(
        "FAC-08",
        "报告的样品与抽样单不一致",
        ("test_report#sample_no", "sampling_record#sample_no"),
        _other_sample,
        needs=_TESTED,
    ),
    Way(
        "FAC-08",
        "检验报告没有检测机构印章",
        ("test_report",),
        unsealed("test_report"),
        needs=_TESTED,
    ),
    Way(
        "FAC-08",
        "检验报告没有资质编号",
        ("test_report",),
        setting("test_report", qualification_no=None),
        needs=_TESTED,
    ),
    Way(
        "FAC-08",
        "抽样单没有被抽样人签名",
        ("sampling_record",),
        unsigned("sampling_record", "party_signature"),
        needs=_TESTED,
        implies=("DOC-01",),
    ),
)
