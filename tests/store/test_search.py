"""Full text: any words of any page that somebody may see, and nothing of the others."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from review.store.cases import add_case, add_member
from review.store.pages import save_page
from review.store.search import forget_page, index_page, search_pages
from review.store.users import add_user
from tests.builders import page

PAGES = {
    ("a", 1): ("云泽市城市管理局行政处", "罚决定书", "云城管罚〔2026〕12号"),
    ("a", 2): ("罚款人民币50%，计1,234.50元", "Article 33 AND more"),
    ("a", 3): ("的" * 400 + "尾声",),
    ("b", 1): ("行政处罚决定书", "𬱟字 'quoted' \"words\" 100*2"),
}


@pytest.fixture
def people(database):
    """Zhou owns case a, Qian case b; Sun leads Qian's team; Li is the administrator."""
    with database.write() as s:
        zhou = add_user(s, "zhou", "周明", "reviewer", "x")
        qian = add_user(s, "qian", "钱进", "reviewer", "x", team="二组")
        sun = add_user(s, "sun", "孙远", "leader", "x", team="二组")
        li = add_user(s, "li", "李管", "admin", "x")
        for case_id, owner in (("a", zhou), ("b", qian)):
            add_case(
                s,
                id=case_id,
                title=f"案卷{case_id}",
                file_name="x.pdf",
                sha256="0" * 64,
                byte_count=1,
                owner_id=owner.id,
            )
        for (case_id, no), lines in PAGES.items():
            save_page(s, case_id, page(no, *lines), None)
    return {"zhou": zhou, "qian": qian, "sun": sun, "li": li}


@pytest.fixture
def search(database, people):
    def run(query, who="zhou", limit=100):
        with database.read() as s:
            hits = search_pages(s, people[who], query, limit)
        return [(hit.case_id, hit.page_no) for hit in hits]

    return run


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("罚", [1, 2]),
        ("行政处罚决定书", [1]),
        ("处罚", [1]),
        ("城管罚(2026)12号", [1]),
        ("２０２６", [1]),
        ("article", [2]),
        ("1,234.5", [2]),
        ("33", [2]),
        ("罚 决定", [1]),
        ("罚款　书", []),
        ("款罚", []),
        ("尾声", [3]),
        ("的尾", [3]),
        ("的" * 60, [3]),
        ("的" * 400 + "尾声", [3]),
        ("的" * 401, []),
    ],
)
def test_any_part_of_the_text_is_found(search, query, pages):
    assert search(query) == [("a", no) for no in pages]


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("", []),
        (" \n　", []),
        ("%", [2]),
        ("50%", [2]),
        ("_", []),
        ("*", []),
        ("罚*", []),
        ("AND", [2]),
        ("罚 AND", [2]),
        ("罚 OR 没有的字", []),
        ('"', []),
        ('罚" OR "款', []),
        ("'; DROP TABLE cases; --", []),
        ("NEAR(罚 款)", []),
        ("grams:罚", []),
        ("罚 & !款 | (", []),
        ("\\", []),
        ("\0", []),
        ("\ud800", []),
        ("a" * 20_000, []),
        (" ".join(str(number) for number in range(10_000)), []),
    ],
)
def test_whatever_is_typed_is_text(search, query, pages):
    assert search(query) == [("a", no) for no in pages]


def test_quotes_and_rare_characters_are_text_too(search):
    for query in ("𬱟", "'quoted'", "“words”", "100*2"):
        assert search(query, "qian") == [("b", 1)]


def test_only_case_files_that_somebody_sees(search, database, people):
    assert search("决定书") == [("a", 1)]
    assert search("决定书", "qian") == [("b", 1)]
    assert search("决定书", "sun") == [("b", 1)]
    assert search("决定书", "li") == []
    with database.write() as s:
        add_member(s, "b", people["zhou"].id)
    assert sorted(search("决定书")) == [("a", 1), ("b", 1)]


def test_a_page_read_again_is_found_by_its_new_text_only(search, database):
    with database.write() as s:
        save_page(s, "a", page(1, "完全不同的一页"), None)
    assert search("云城管罚") == []
    assert search("不同的一页") == [("a", 1)]
    with database.write() as s:
        index_page(s, "a", 1, "")
        forget_page(s, "a", 77)
    assert search("不同") == []


def test_the_index_forgets_what_it_was_told(search, database):
    """After many changes the index itself is sound (SQLite keeps no content to compare with)."""
    with database.write() as s:
        for number in range(20):
            save_page(s, "a", page(1, f"第{number}次识读", "罚款" * number), None)
    assert search("第19次") == [("a", 1)]
    assert search("第18次") == []
    if database.dialect == "sqlite":
        with database.write() as s:
            s.execute(text("INSERT INTO page_grams (page_grams) VALUES ('integrity-check')"))
            matching = text("SELECT count(*) FROM page_grams WHERE page_grams MATCH '38'")
            assert s.scalar(matching) == 0  # no page holds the 8 of 第18次 any more


def test_limit(search):
    assert len(search("罚", limit=1)) == 1
