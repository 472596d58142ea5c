"""Local laws imported, kept and asked by date: whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from review.errors import LocalLawError
from review.local_laws.importing import Order, import_law, read_law
from review.local_laws.join import with_local_laws
from review.local_laws.store import folder_of, load_all
from review.standards.load import load_standards

SAMPLES = Path(__file__).parents[2] / "corpora" / "local_laws"
STANDARDS = load_standards()
CITY = Order(
    SAMPLES / "市容条例.md",
    "江州市市容和环境卫生管理条例",
    "地方性法规",
    date(2023, 5, 1),
    region="江州市",
)
AMENDED = replace(CITY, file=SAMPLES / "市容条例_2026.txt", start=date(2026, 1, 1))
FUMES = Order(
    SAMPLES / "油烟办法.txt",
    "《江州市餐饮业油烟污染防治办法》",
    "地方政府规章",
    date(2022, 3, 1),
    replaces="江州市饮食服务业油烟管理暂行规定",
)


def test_versions_speak_by_date(tmp_path: Path) -> None:
    for order in (CITY, AMENDED):
        import_law(order, STANDARDS.laws, tmp_path)
    laws = with_local_laws(STANDARDS, tmp_path).laws
    assert laws.law_on(CITY.name, date(2023, 4, 30)).text is None
    old, new = (
        laws.find_law(CITY.name, date(2025, 12, 31)),
        laws.find_law(CITY.name, date(2026, 1, 1)),
    )
    assert old is not None and new is not None
    assert (laws.last_article(old), laws.last_article(new)) == (12, 8)
    article = laws.article(old, 4)
    assert article is not None and len(article.paragraphs[0].items) == 3
    assert "占用消防通道" in article.words(1, 3)
    eleven = laws.article(old, 11)
    assert eleven is not None and len(eleven.paragraphs) == 2


def test_a_replaced_law_ends_on_the_first_day_of_its_successor(tmp_path: Path) -> None:
    import_law(FUMES, STANDARDS.laws, tmp_path)
    laws = with_local_laws(STANDARDS, tmp_path).laws
    ended = laws.law_on(FUMES.replaces, date(2022, 3, 1))
    assert ended.force == "repealed" and ended.repeal is not None
    assert ended.repeal.replaced_by == "江州市餐饮业油烟污染防治办法"
    assert laws.law_on(FUMES.replaces, date(2022, 2, 28)).force == "in_force"


def test_wrapped_lines_and_inserted_articles(tmp_path: Path) -> None:
    law = import_law(FUMES, STANDARDS.laws, tmp_path).law
    laws = with_local_laws(STANDARDS, tmp_path).laws
    text = laws.find_law(law.name, date(2022, 3, 1))
    assert text is not None
    second, inserted = laws.article(text, 2), laws.article(text, 2, 1)
    assert second is not None and len(second.paragraphs) == 1
    assert inserted is not None and "每季度" in inserted.text


def test_a_stated_last_day_ends_the_law(tmp_path: Path) -> None:
    import_law(replace(CITY, end=date(2024, 12, 31)), STANDARDS.laws, tmp_path)
    laws = with_local_laws(STANDARDS, tmp_path).laws
    assert laws.law_on(CITY.name, date(2024, 12, 31)).force == "in_force"
    assert laws.law_on(CITY.name, date(2025, 1, 1)).force == "repealed"


def test_word_and_gb18030_read_the_same(tmp_path: Path) -> None:
    source = FUMES.file.read_text(encoding="utf-8")
    document = docx.Document()
    for line in source.splitlines():
        document.add_paragraph(line)
    word, old = tmp_path / "办法.docx", tmp_path / "办法.txt"
    document.save(str(word))
    old.write_bytes(source.encode("gb18030"))
    laws = [read_law(replace(FUMES, file=file), STANDARDS.laws) for file in (word, old)]
    assert laws[0].articles == laws[1].articles == read_law(FUMES, STANDARDS.laws).articles


def test_the_same_day_again_replaces(tmp_path: Path) -> None:
    import_law(CITY, STANDARDS.laws, tmp_path)
    other = replace(CITY, file=AMENDED.file)
    done = import_law(other, STANDARDS.laws, tmp_path)
    assert done.replaced is not None and len(done.replaced.articles) == 12
    kept = load_all(tmp_path)
    assert len(kept) == 1 and len(kept[0].articles) == 8


def test_nothing_is_changed_where_the_file_is_wrong(tmp_path: Path) -> None:
    import_law(CITY, STANDARDS.laws, tmp_path)
    before = {path.name: path.read_bytes() for path in folder_of(tmp_path).iterdir()}
    broken = tmp_path / "broken.txt"
    broken.write_text("第一条 甲。\n第三条 丙。\n", encoding="utf-8")
    with pytest.raises(LocalLawError):
        import_law(replace(CITY, file=broken), STANDARDS.laws, tmp_path)
    assert {path.name: path.read_bytes() for path in folder_of(tmp_path).iterdir()} == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "广告法"}, "law_is_national"),
        ({"replaces": "食安法"}, "law_is_national"),
        ({"name": "《》"}, "law_no_name"),
        ({"level": "法律"}, "law_unknown_level"),
        ({"end": date(2023, 4, 30)}, "law_bad_days"),
        ({"replaces": "《江州市市容和环境卫生管理条例》"}, "law_replaces_itself"),
        ({"file": Path("/nowhere/x.txt")}, "law_no_such_file"),
    ],
)
def test_orders_that_cannot_be_followed(changes: dict[str, object], code: str) -> None:
    with pytest.raises(LocalLawError) as caught:
        read_law(replace(CITY, **changes), STANDARDS.laws)  # type: ignore[arg-type]
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.docx", b"no word file", "law_not_readable"),
        ("x.txt", b"\xff\xff\xfe\x00\xff", "law_not_readable"),
        ("x.pdf", b"%PDF", "law_unknown_kind"),
        ("x.txt", "没有条文".encode(), "law_no_articles"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(LocalLawError) as caught:
        read_law(replace(CITY, file=tmp_path / name), STANDARDS.laws)
    assert caught.value.code == code


def test_versions_may_not_overlap(tmp_path: Path) -> None:
    import_law(replace(CITY, end=date(2026, 6, 30)), STANDARDS.laws, tmp_path)
    with pytest.raises(LocalLawError) as caught:
        import_law(AMENDED, STANDARDS.laws, tmp_path)
    assert caught.value.code == "law_days_overlap"


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    import_law(CITY, STANDARDS.laws, tmp_path)
    path = next(folder_of(tmp_path).iterdir())
    path.write_text("{", encoding="utf-8")
    with pytest.raises(LocalLawError, match=path.stem[:4]) as caught:
        with_local_laws(STANDARDS, tmp_path)
    assert caught.value.code == "law_damaged"


def test_an_office_without_laws_keeps_its_standards(tmp_path: Path) -> None:
    assert with_local_laws(STANDARDS, tmp_path) is STANDARDS


def test_the_digest_tells_local_texts_apart(tmp_path: Path) -> None:
    import_law(CITY, STANDARDS.laws, tmp_path)
    assert with_local_laws(STANDARDS, tmp_path).laws.digest != STANDARDS.laws.digest
