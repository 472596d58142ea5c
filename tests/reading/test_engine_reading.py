"""The default engine on small drawn pages, on each backend that is installed."""

import importlib.util

import numpy as np
import pytest

from review.reading.build import build_engine
from review.reading.engine import turned_upright
from review.reading.recorded import RecordedEngine
from review.settings import ReadingSettings
from tests.reading.engine_pages import LINES, RED, Paper, letter

pytestmark = pytest.mark.ocr


@pytest.fixture(scope="module", params=["onnxruntime", "openvino"])
def engine(request):
    if request.param == "openvino" and importlib.util.find_spec("openvino") is None:
        pytest.skip("OpenVINO is not installed")
    return build_engine(ReadingSettings(engine=request.param))


def texts(reading):
    return ["".join(line.text.split()) for line in reading.lines]


def plain(text):
    return text.replace("，", ",").replace("：", ":").replace("（", "(").replace("）", ")")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_is_read_whole_in_every_turn(engine, rotation):
    pixels = np.ascontiguousarray(turned_upright(letter().pixels, (360 - rotation) % 360))
    reading = engine.read(pixels)
    assert reading.rotation == rotation
    assert (reading.width, reading.height) == (1240, 1000)
    assert [plain(text) for text in texts(reading)] == [plain(line) for line in LINES]
    assert reading.unread == ()


def test_every_character_has_a_box_that_lies_on_it(engine):
    (line,) = engine.read(Paper().write(120, 300, "罚款人民币5000元").pixels).lines
    assert len(line.char_boxes) == len(line.char_confidences) == len(line.text) == 10
    middles = [(x0 + x1) / 2 for x0, _, x1, _ in line.char_boxes]
    wide, narrow = 32, 18
    expected = [120 + wide * (index + 0.5) for index in range(5)]
    expected += [120 + 5 * wide + narrow * (index + 0.5) for index in range(4)]
    assert max(abs(a - b) for a, b in zip(middles, expected, strict=False)) < 14


@pytest.mark.parametrize("lines", [["送达回证"], ["张三", "2025年3月3日"]])
@pytest.mark.parametrize("rotation", [0, 180])
def test_a_page_of_few_words_finds_its_feet(engine, lines, rotation):
    paper = Paper()
    for index, line in enumerate(lines):
        paper.write(200, 200 + index * 100, line)
    turned = np.ascontiguousarray(turned_upright(paper.pixels, rotation))
    reading = engine.read(turned)
    assert reading.rotation == rotation
    assert texts(reading) == lines


def test_a_seal_over_a_date_does_not_hide_it(engine):
    paper = letter().seal(600, 700).write(520, 690, "2025年3月3日")
    assert "2025年3月3日" in texts(engine.read(paper.pixels))


def test_text_in_red_is_read(engine):
    paper = letter().write(300, 20, "某某市应急管理局文件", RED, 60)
    paper.write(120, 800, "收件日期2024年5月6日", RED)
    read = texts(engine.read(paper.pixels))
    assert "某某市应急管理局文件" in read
    assert "收件日期2024年5月6日" in read


def test_a_label_running_down_is_read(engine):
    paper = letter().write_down(60, 560, "承办机构负责人意见")
    assert "承办机构负责人意见" in texts(engine.read(paper.pixels))


def test_a_single_narrow_digit_is_not_laid_on_its_side(engine):
    paper = letter().write(500, 700, "1").write(700, 700, "7")
    assert texts(engine.read(paper.pixels))[-2:] == ["1", "7"]


def test_a_page_of_one_sign_stays_as_it_is(engine):
    reading = engine.read(Paper().write(200, 200, "是").pixels)
    assert (reading.rotation, texts(reading)) == (0, ["是"])


class ForgetfulDetector:
    """Loses a line of every whole page; looks at parts of pages as well as ever."""

    def __init__(self, detector):
        self._detector = detector
        self.long_side = detector.long_side

    def find(self, image, long_side=None):
        quads = self._detector.find(image, long_side)
        return quads if long_side else sorted(quads, key=lambda quad: quad[0, 1])[:-1]


def test_a_line_lost_at_first_is_found_by_the_second_look(engine):
    forgetful = type(engine)(
        "forgetful",
        ForgetfulDetector(engine._detector),
        engine._orientation,
        engine._reader,
    )
    reading = forgetful.read(letter().pixels)
    assert plain("".join(texts(reading))) == plain("".join(LINES))


def test_ink_that_is_no_text_is_named_unread(engine):
    paper = letter()
    paper.draw.line([(200, 750), (260, 700), (300, 790), (380, 705), (430, 780)], (20, 20, 90), 5)
    reading = engine.read(paper.pixels)
    assert len(reading.lines) == len(LINES)
    ((x0, y0, x1, y1),) = reading.unread
    assert 180 < x0 < 220 and 410 < x1 < 450 and y0 > 680 and y1 < 810


def test_an_empty_page_gives_nothing(engine):
    reading = engine.read(Paper().pixels)
    assert (reading.rotation, reading.lines, reading.unread) == (0, (), ())


def test_the_same_pixels_give_the_same_reading(engine):
    pixels = letter().pixels
    assert engine.read(pixels) == engine.read(pixels)


def test_crops_are_read_in_the_order_given(engine):
    crops = [
        Paper(300, 60).write(10, 10, "专用章").pixels,
        np.zeros((0, 10, 3), np.uint8),
        Paper(500, 60).write(10, 10, "某某市环境保护局").pixels,
    ]
    first, empty, last = engine.recognise(crops)
    assert (first.text, empty.text, last.text) == ("专用章", "", "某某市环境保护局")
    assert empty.confidence == 0
    assert len(last.char_spans) == 8


def test_a_recorded_reading_needs_no_engine(engine, tmp_path):
    pixels, crop = letter().pixels, Paper(300, 60).write(10, 10, "专用章").pixels
    recording = RecordedEngine(tmp_path, engine)
    reading, answers = recording.read(pixels), recording.recognise([crop])
    replay = RecordedEngine(tmp_path)
    assert replay.read(pixels) == reading == engine.read(pixels)
    assert replay.recognise([crop]) == answers
    with pytest.raises(KeyError):
        replay.read(pixels[:-1])
