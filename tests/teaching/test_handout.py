"""Hand-outs of cards: released ones only, masked pictures only, nobody named anywhere in them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest

from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError, ReportError
from review.model.cards import CardText, Statute
from review.reports.handout import handout_context, handout_docx, handout_pdf
from review.reports.pictures import framed
from review.reports.templates.handout import build_handout
from review.reports.word_template import WordTemplate
from review.store import pages
from review.store.teaching import cards
from review.teaching.handout import handout_cards
from review.teaching.provisions import shown_statutes
from tests.teaching.scene import confirmed_finding, drafted_card, released_card
from tests.teaching.test_masked_pages import SECRETS

DAY = date(2026, 11, 30)
TITLE = "四季度案卷评查培训讲义"


@pytest.fixture
def shelf(office):
    """The office with two released cards of the file whose secrets are known."""
    first = released_card(office)
    record = first.case_id
    finding = confirmed_finding(office, record, skip=3)
    second = drafted_card(office, record, finding.id)
    with office.store.database.write() as s:
        second = cards.change_card(s, replace(second, state="released"), "released", None)
    return office, (first, second)


def chosen(office, wanted, who="丁", **asked):
    ids = [one.id for one in wanted]
    asked = {"whole_pages": True, **asked}
    return handout_cards(office.store, office.standards, office.user[who], ids, **asked)


def everything_in(data):
    """All that a Word file says anywhere: text, properties, names of parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = [one for one in packed.namelist() if one.endswith((".xml", ".rels"))]
        told = [packed.read(one).decode("utf-8") for one in parts]
        return "\n".join(
            [*packed.namelist(), *(re.sub(r"<[^>]+>", "", one) for one in told), *told]
        )


def pictures_in(data):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return [packed.read(one) for one in packed.namelist() if one.startswith("word/media/")]


def text_of(data):
    document = docx.Document(io.BytesIO(data))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join(one.text for one in (*document.paragraphs, *cells))


def masked_pictures(office, wanted):
    """The masked pictures that a hand-out may show, with and without their frames."""
    made = set()
    for card in chosen(office, wanted):
        for one in (*card.crops, *card.pages, *([card.sample] if card.sample else [])):
            made |= {one.picture, framed(one.picture, one.places)}
    return made


def originals(office, case_id):
    with office.store.database.read() as s:
        return {office.store.files.read(one.picture) for one in pages.page_states(s, case_id)}


def test_word_says_what_the_card_says_and_names_nobody(shelf):
    office, wanted = shelf
    data = handout_docx(TITLE, chosen(office, wanted), DAY)
    text = text_of(data)
    assert TITLE in text and "2026年11月30日" in text and "共 2 张案例卡" in text
    for number, card in enumerate(wanted, start=1):
        assert f"案例{number}　{card.text.title}" in text
        assert card.text.wrong in text and card.text.right in text and card.defect in text
        for one in shown_statutes(card.statutes):
            assert one.title in text and text.count(one.text.split("\n")[0]) >= 1
    assert "{{" not in text and "{%" not in text
    told = everything_in(data)
    assert [one for one in SECRETS if one in told] == []
    assert wanted[0].case_id not in told and "ordinary-with-defects" not in told


def test_word_holds_the_masked_pictures_and_no_other(shelf):
    office, wanted = shelf
    data = handout_docx(TITLE, chosen(office, wanted), DAY)
    shown = pictures_in(data)
    assert shown and set(shown) <= masked_pictures(office, wanted)
    assert not set(shown) & originals(office, wanted[0].case_id)


def test_pdf_says_the_same_and_holds_the_masked_pictures_byte_by_byte(shelf):
    office, wanted = shelf
    data = handout_pdf(TITLE, chosen(office, wanted), DAY)
    kept, jpegs = masked_pictures(office, wanted), []
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert dict(opened.docinfo) == {"/Title": pikepdf.String(TITLE)}
        assert "/Metadata" not in opened.Root
        for page in opened.pages:
            for one in page.Resources.XObject.values():
                if one.Filter == pikepdf.Name.DCTDecode:
                    jpegs.append(one.read_raw_bytes())
    assert jpegs and set(jpegs) <= kept
    reading = pypdfium2.PdfDocument(data)
    told = "".join(page.get_textpage().get_text_range() for page in reading)
    reading.close()
    plain = re.sub(r"\s", "", told)
    for card in wanted:
        assert re.sub(r"\s", "", card.text.wrong) in plain
    assert [one for one in SECRETS if one in plain] == []


def test_without_whole_pages_faults_show_their_cuttings_alone(shelf):
    office, wanted = shelf
    short, long = (chosen(office, wanted, whole_pages=one) for one in (False, True))
    assert all(card.crops and not card.pages for card in short)
    assert all(card.pages for card in long)
    for card in short:
        for one in card.crops:
            for left, top, width, height in one.places:
                assert 0 <= left <= left + width <= 1.001 and 0 <= top <= top + height <= 1.001


def test_only_training_officers_hand_out_and_only_what_is_released(shelf):
    office, wanted = shelf
    with pytest.raises(ForbiddenError):
        chosen(office, wanted, "乙")
    with pytest.raises(CaseworkError, match="1 至 50 张"):
        chosen(office, ())
    with pytest.raises(NotFoundError):
        chosen(office, [replace(wanted[0], id=999)])
    gone = replace(wanted[0], state="withdrawn", why_withdrawn="页面不清楚")
    with office.store.database.write() as s:
        cards.change_card(s, gone, "withdrawn", office.user["丁"])
    with pytest.raises(ConflictError, match="没有发布"):
        chosen(office, wanted)


def test_words_with_markup_stay_words(shelf):
    office, wanted = shelf
    words = CardText("标题<b>{{ 7*7 }}", "第一行\n第二行 & {% x %}", "=1+1")
    with office.store.database.write() as s:
        cards.change_card(s, replace(wanted[0], text=words), "edited", None)
    made = chosen(office, wanted[:1])
    text = text_of(handout_docx("讲义<i>", made, DAY))
    assert "标题<b>{{ 7*7 }}" in text and "{% x %}" in text and "讲义<i>" in text
    assert handout_pdf("讲义<i>", made, DAY).startswith(b"%PDF")


def test_the_office_has_its_own_template_and_whoever_wrote_it_is_not_named(shelf, tmp_path):
    office, wanted = shelf
    own = docx.Document(str(files("review.reports.templates") / "handout.docx"))
    own.paragraphs[0].text = "某市司法局 {{ title }}"
    own.core_properties.author = own.core_properties.keywords = "王小明"
    own.save(tmp_path / "handout.docx")
    data = handout_docx(TITLE, chosen(office, wanted), DAY, templates=tmp_path)
    assert f"某市司法局 {TITLE}" in text_of(data)
    assert "王小明" not in everything_in(data) and "app.xml" not in everything_in(data)
    own.paragraphs[0].text = "{{ nobody }}"
    own.save(tmp_path / "handout.docx")
    with pytest.raises(ReportError, match="nobody"):
        handout_docx(TITLE, chosen(office, wanted), DAY, templates=tmp_path)


def test_the_shipped_template_is_what_is_built_and_its_tags_are_documented(shelf, tmp_path):
    office, wanted = shelf
    build_handout(tmp_path / "handout.docx")
    shipped = docx.Document(str(files("review.reports.templates") / "handout.docx"))
    built = docx.Document(str(tmp_path / "handout.docx"))
    assert [one.text for one in shipped.paragraphs] == [one.text for one in built.paragraphs]
    told = Path("docs/reports.md").read_text("utf-8")
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", told))))
    template = WordTemplate.of("review.reports.templates", "handout.docx", None)
    context = handout_context(TITLE, chosen(office, wanted), DAY, template.docx)
    inner = {key for card in context["cards"] for key in card}
    assert {*context, *inner, "caption", "picture", "paragraphs", "status"} <= named


def test_the_text_of_an_article_is_shown_once_for_all_its_parts():
    law, text = "《行政处罚法》第五十二条", "执法人员当场作出行政处罚决定的……"
    cited = (
        Statute("《行政处罚法》第五十一条", "可以当场作出。", "有效"),
        *(Statute(f"{law}第{one}款", text, "有效") for one in "一二三"),
        Statute("《行政复议法》第二十三条第一款", text, "有效"),
        Statute("《行政复议法》第二十三条第一款", text, "有效"),
        Statute("《某条例》", "", ""),
        Statute("《某办法》", "", ""),
    )
    assert [one.title for one in shown_statutes(cited)] == [
        "《行政处罚法》第五十一条",
        f"{law}第一款、第二款、第三款、《行政复议法》第二十三条第一款",
        "《某条例》",
        "《某办法》",
    ]
