"""Pages of the sample scans masked by their recorded readings; three of them read again."""

from __future__ import annotations

import io
import re
from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image

from review.intake.open import open_input
from review.language.masking.register import Register, register_of
from review.model.geometry import Box
from review.model.page import Line, Mark, Page
from review.reading.build import build_engine
from review.reports.page_pictures import page_pictures
from review.reports.result_json import result_document
from review.reports.secrets import secret_texts, typed_texts
from review.settings import Settings
from review.standards.load import load_standards
from review.teaching.masking.covers import covers_of
from review.teaching.masking.id_copies import is_id_copy
from review.teaching.masking.marks import mark_covers
from review.teaching.masking.redraw import burnt, encoded, pixels_of
from review.teaching.masking.second_look import masked_picture, reader_of
from tests.casework.office import SAMPLES, read_sample, reviewed

SAMPLE = "ordinary-with-defects"
NAMES = ("陶姣咏", "沈力", "韩子宜", "雷学刚", "宋贵杰")
SECRETS = (*NAMES, "990101198111106092", "13900002309", "19900005118", "9901003810", "望岫街387")
SHOWN = {4, 6, 8, 9, 10, 12, 18}
"""Pages whose masking is looked at: a decision, forms, an inquiry, a power of attorney."""


@cache
def register() -> Register:
    facts = secret_texts(typed_texts(result_document(reviewed(SAMPLE)), load_standards()))
    return register_of(read_sample(SAMPLE), facts, mask_firms=False)


@cache
def pictures():
    with open_input(SAMPLES / f"{SAMPLE}.pdf", Settings().intake) as opened:
        return {
            page.page_no: pixels_of(
                page_pictures(opened.page_image(page.page_no), page.rotation).picture
            )
            for page in read_sample(SAMPLE)
            if page.page_no in SHOWN | {17}
        }


def left_uncovered(page, covers):
    """Characters whose middle no cover hides."""
    return "".join(
        character
        for line in page.lines
        for character, box in zip(line.text, line.char_boxes, strict=True)
        if not any(one.box.contains_point(*box.center) for one in covers)
    )


@pytest.mark.parametrize("page_no", sorted(SHOWN))
def test_no_secret_of_the_case_file_is_left_uncovered(page_no):
    page = read_sample(SAMPLE)[page_no - 1]
    covers = covers_of(page, pictures()[page_no], register(), "")
    shown = left_uncovered(page, covers)
    assert [secret for secret in SECRETS if secret in shown] == []
    area = sum(one.box.area for one in covers) / (page.width * page.height)
    assert 0 < area < 0.25


def test_the_register_knows_everybody_by_the_part_he_plays():
    known = register()
    assert set(NAMES) <= set(known.persons)
    assert known.placeholder("person", "雷学刚") == "证人甲"
    assert known.placeholder("person", "陶姣咏") == "执法员甲"
    assert known.placeholder("id_no", "990101198111106092") == "99010*"


def test_a_copy_of_an_identity_card_is_covered_but_for_its_heading():
    page = read_sample(SAMPLE)[16]
    (cover,) = covers_of(page, pictures()[17], register(), "party_identity_proof")
    assert cover.kind == "card" and cover.box.area > 0.8 * page.width * page.height
    assert "身份证复印件" in left_uncovered(page, (cover,))


def test_an_inquiry_that_asks_for_the_number_is_no_copy_of_a_card():
    assert not is_id_copy(read_sample(SAMPLE)[9], "inquiry_record")


def seal(text, side, confidence=0.9):
    return Mark("seal", Box(200, 200, 200 + side, 200 + side), confidence, text)


@pytest.mark.parametrize(
    ("text", "side", "kept"),
    [
        ("云泽市临浦区城市管理综合行政执法局", 120, True),
        ("", 120, True),
        ("", 60, False),
        ("韩子宜印", 60, False),
        ("法定代表人之印", 95, False),
        ("韩子宜", 95, False),
        ("沈力便利店", 120, False),
    ],
)
def test_seals_of_bodies_stay_and_those_of_persons_go(text, side, kept):
    blank = np.full((1754, 1240, 3), 255, np.uint8)
    page = Page(1, 595.0, 842.0, "ocr", 0, 0.9, marks=(seal(text, side),))
    covers = mark_covers(page, blank, register())
    assert (covers == []) is kept


def test_ink_that_nobody_read_is_covered():
    sheet = np.full((1754, 1240, 3), 255, np.uint8)
    for at in range(400, 510, 22):
        cv2.line(sheet, (at, 800), (at + 30, 840), (30, 30, 30), 4)
        cv2.line(sheet, (at + 30, 800), (at, 835), (30, 30, 30), 4)
    page = Page(1, 595.0, 842.0, "ocr", 0, 0.9)
    (cover,) = mark_covers(page, sheet, Register())
    assert cover.box.contains_point(460 / 1240 * 595, 820 / 1754 * 842)


def test_the_picture_keeps_nothing_but_pixels():
    source = Image.new("RGB", (60, 40), "white")
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "雷学刚"
    source.save(stream, "JPEG", exif=exif, comment="雷学刚".encode(), icc_profile=b"x" * 200)
    made = encoded(burnt(pixels_of(stream.getvalue()), 1.0, ()))
    assert "雷学刚".encode() not in made and b"Exif" not in made and b"ICC" not in made
    with Image.open(io.BytesIO(made)) as opened:
        assert opened.mode == "RGB" and not opened.getexif()
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_page_read_badly_hides_its_short_lines():
    box = Box(100, 100, 150, 114)
    line = Line("雪字网", box, 0.3, (box, box, box))
    page = Page(1, 595.0, 842.0, "ocr", 0, 0.5, lines=(line,))
    blank = np.full((1754, 1240, 3), 255, np.uint8)
    assert [one.kind for one in covers_of(page, blank, Register(), "")] == ["unread"]


def test_what_the_second_look_reads_is_covered_and_looked_at_again():
    box = Box(100, 100, 142, 114)
    letters = tuple(Box(100 + 14 * n, 100, 114 + 14 * n, 114) for n in range(3))
    known = Register()
    known.add_person("雷学刚", "证人")
    looks = []

    def reader(pixels, width):
        hidden = pixels[220, 240].mean() < 128
        looks.append(hidden)
        lines = () if hidden else (Line("雷学刚", box, 0.9, letters),)
        return Page(1, 595.0, 842.0, "ocr", 0, 0.9, lines=lines)

    blank = np.full((1754, 1240, 3), 255, np.uint8)
    made = masked_picture(blank, 595.0, (), known, reader)
    assert made.left == () and looks == [False, True]
    by_hand = masked_picture(blank, 595.0, (), known, reader, add=False)
    assert by_hand.left == ("姓名“雷学刚”",) and by_hand.covers == ()


@pytest.mark.ocr
@pytest.mark.parametrize("page_no", [6, 10])
def test_our_engine_reads_nothing_of_anybody_on_the_masked_picture(page_no):
    page = read_sample(SAMPLE)[page_no - 1]
    pixels = pictures()[page_no]
    covers = covers_of(page, pixels, register(), "")
    made = encoded(burnt(pixels, pixels.shape[1] / page.width, covers))
    read = reader_of(build_engine(Settings().reading))(pixels_of(made), page.width)
    text = re.sub(r"\s", "", read.text + "".join(one.text for one in read.marks))
    told = [secret for secret in SECRETS if secret in text]
    told += [name[:2] for name in NAMES if len(name) == 3 and name[:2] in text]
    assert told == []
