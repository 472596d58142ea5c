"""Every law that a row cites has its own dated row, and every version cited stands in it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import review.standards
from review.errors import StandardsError
from review.standards.law.load_rows import load_law_rows
from review.standards.law.names import law_key
from review.standards.law.package import PackageLaws
from review.standards.load import load_standards

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(review.standards.__file__).parent / "data"
ROWS = load_law_rows(DATA / "laws")
BY_KEY = {law_key(row.name): row for row in ROWS}
LAWS = load_standards().laws


def _cited(node: Any) -> Iterator[tuple[str, str | None]]:
    """(law, version) of every mapping that cites a source."""
    if isinstance(node, dict):
        if isinstance(node.get("law"), str) and "source" in node:
            yield node["law"], node.get("law_version")
        for value in node.values():
            yield from _cited(value)
    elif isinstance(node, list):
        for value in node:
            yield from _cited(value)


def _all_cited() -> set[tuple[str, str | None]]:
    return {
        pair
        for path in DATA.glob("*/*.yaml")
        if path.parent.name != "laws"
        for pair in _cited(yaml.safe_load(path.read_text(encoding="utf-8")))
    }


def test_every_law_cited_has_a_row_with_the_version_cited() -> None:
    cited = _all_cited()
    assert len(cited) > 40
    assert {law for law, _ in cited if law_key(law) not in BY_KEY} == set()
    missing = {
        (law, version)
        for law, version in cited
        if version and version not in {row.version for row in BY_KEY[law_key(law)].versions}
    }
    assert missing == set()


def test_every_successor_is_known() -> None:
    for row in ROWS:
        if row.ended and row.ended.replaced_by:
            assert LAWS.full_name(row.ended.replaced_by), row.ended.replaced_by


def test_verified_first_days_agree_with_the_library_where_it_states_them() -> None:
    stated = {
        (law_key(law.name), law.version): law.start
        for law in PackageLaws.installed().laws()
        if law.start_is_stated and law.start.isoformat() != law.version
    }
    for row in ROWS:
        for version in row.versions:
            expected = stated.get((law_key(row.name), version.version))
            assert expected in (None, version.start), (row.name, version)


@pytest.mark.parametrize(
    ("name", "version", "first_day"),
    [
        ("生态环境法典", "2026-03-12", date(2026, 8, 15)),
        ("行政复议法", "2023-09-01", date(2024, 1, 1)),
        ("治安管理处罚法", "2025-06-27", date(2026, 1, 1)),
        ("食品安全法", "2025-09-12", date(2025, 12, 1)),
        ("行政执法监督条例", "2025-12-17", date(2026, 2, 1)),
        ("行政处罚法", "2021-01-22", date(2021, 7, 15)),
        ("行政许可法", "2019-04-23", date(2019, 4, 23)),
        ("档案法", "2020-06-20", date(2021, 1, 1)),
        ("民事诉讼法", "2023-09-01", date(2024, 1, 1)),
        ("民事诉讼法", "2021-12-24", date(2022, 1, 1)),
        ("反不正当竞争法", "2025-06-27", date(2025, 10, 15)),
        ("安全生产法", "2021-06-10", date(2021, 9, 1)),
    ],
)
def test_first_day_and_its_eve(name: str, version: str, first_day: date) -> None:
    spoken = LAWS.law_on(name, first_day)
    assert spoken.force == "in_force" and spoken.version is not None
    assert spoken.version.version == version
    before = LAWS.law_on(name, first_day - timedelta(days=1))
    assert before.version is None or before.version.version != version


@pytest.mark.parametrize(
    "name",
    ["环境保护法", "环境影响评价法", "海洋环境保护法", "大气污染防治法", "水污染防治法",
     "土壤污染防治法", "固体废物污染环境防治法", "噪声污染防治法", "放射性污染防治法",
     "清洁生产促进法"],
)  # fmt: skip
def test_the_ten_laws_end_with_the_code(name: str) -> None:
    assert LAWS.law_on(name, date(2026, 8, 14)).force == "in_force"
    ended = LAWS.law_on(name, date(2026, 8, 15))
    assert ended.force == "repealed" and ended.sure and ended.repeal is not None
    assert ended.repeal.replaced_by == "中华人民共和国生态环境法典"


def test_an_unverified_first_day_is_doubted_for_two_years() -> None:
    day = date(2024, 4, 26)
    assert not LAWS.law_on("未成年人保护法", day).sure
    assert LAWS.text_of("未成年人保护法", day, 59) is None
    later = date(2026, 6, 1)
    assert LAWS.law_on("未成年人保护法", later).sure
    assert LAWS.text_of("未成年人保护法", later, 59) is not None


def test_a_law_that_ended_nobody_says_when_is_not_decided() -> None:
    status = LAWS.law_on("农村土地承包法", date(2026, 1, 1))
    assert status.force == "unknown" and not status.sure


def test_between_two_versions_the_older_speaks_without_words() -> None:
    status = LAWS.law_on("治安管理处罚法", date(2025, 12, 31))
    assert status.force == "in_force" and status.text is None and status.version is not None
    assert status.version.end == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (
            "laws: [{name: 甲法, level: 法律}, {name: 乙法, level: 法律, short_names: [甲法]}]",
            "standards_duplicate_law",
            "甲法",
        ),
        (
            "laws: [{name: 甲法, level: 法律, versions: ["
            "{version: '2020-01-01', from: 2020-02-01, to: 2021-01-01, source: x, verified: true},"
            "{version: '2021-01-01', from: 2021-02-01, source: x, verified: true}]}]",
            "standards_bad_row",
            "to 应为2021-02-01的前一日",
        ),
        (
            "laws: [{name: 甲法, level: 法律, versions: ["
            "{version: '2021-01-01', from: 2021-02-01, to: 2020-01-31, source: x, verified: true},"
            "{version: '2020-01-01', from: 2020-02-01, source: x, verified: true}]}]",
            "standards_bad_row",
            "由早到晚",
        ),
    ],
)
def test_broken_rows_are_named(tmp_path: Path, text: str, code: str, said: str) -> None:
    (tmp_path / "broken.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(StandardsError, match=said) as caught:
        load_law_rows(tmp_path)
    assert caught.value.code == code


def test_laws_named_in_the_words_of_thresholds_and_lengths_are_known() -> None:
    """ "治安管理处罚法117条" in a basis that is prose."""
    named: set[str] = set()
    for path in (*DATA.glob("defects/_categories.yaml"), *DATA.glob("time_limits/*.yaml")):
        text = path.read_text(encoding="utf-8")
        named |= set(
            re.findall(r"(?:basis: '?|[,;；、(])([\u4e00-\u9fff]{3,}(?:法|办法|规定))\d+条", text)
        )
    assert len(named) >= 4
    known = {name for row in ROWS for name in (row.name, *row.short_names)}
    assert {name for name in named if law_key(name) not in {law_key(one) for one in known}} == set()
