"""From the detector's probability map to boxes, and from boxes to batches."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from review.reading.ppocr.detection import Detector, quads_of_map
from review.reading.ppocr.quads import bounds
from review.reading.ppocr.recognition import MOST_COLUMNS, _batches


def map_with(*boxes, probability=0.9):
    probabilities = np.zeros((200, 300), np.float32)
    for x0, y0, x1, y1 in boxes:
        probabilities[y0:y1, x0:x1] = probability
    return probabilities


def test_a_region_of_text_becomes_a_box_grown_on_every_side():
    (quad,) = quads_of_map(map_with((50, 80, 150, 90)))
    x0, y0, x1, y1 = bounds(quad)
    assert x0 < 48 and y0 < 78 and x1 > 152 and y1 > 92
    assert x1 - x0 < 130 and y1 - y0 < 30


def test_specks_and_doubtful_regions_are_no_text():
    assert quads_of_map(map_with((50, 80, 52, 82))) == []
    assert quads_of_map(map_with((50, 80, 150, 90), probability=0.4)) == []
    assert quads_of_map(map_with()) == []


class WholePictureNetwork:
    """Calls the middle of whatever it sees text, and remembers the size it saw."""

    def __call__(self, batch):
        self.shape = batch.shape
        probabilities = np.zeros_like(batch)
        height, width = batch.shape[2:]
        probabilities[..., height // 4 : height // 2, width // 4 : width // 2] = 1
        return [probabilities]


def test_boxes_come_back_in_pixels_of_the_picture():
    network = WholePictureNetwork()
    (quad,) = Detector(network, 960).find(np.full((2339, 1654), 255, np.uint8))
    assert network.shape == (1, 1, 960, 672)
    x0, y0, x1, y1 = bounds(quad)
    assert abs((x0 + x1) / 2 - 1654 * 3 / 8) < 10
    assert abs((y0 + y1) / 2 - 2339 * 3 / 8) < 10


def test_a_small_picture_is_not_enlarged_unless_asked():
    network = WholePictureNetwork()
    detector = Detector(network, 960)
    detector.find(np.full((64, 256), 255, np.uint8))
    assert network.shape == (1, 1, 64, 256)
    detector.find(np.full((64, 256), 255, np.uint8), long_side=512)
    assert network.shape == (1, 1, 128, 512)


@given(st.lists(st.integers(1, 4000), max_size=60))
def test_every_line_is_in_one_batch_that_holds_it(widths):
    batches = list(_batches(dict(enumerate(widths))))
    assert sorted(i for _, batch in batches for i in batch) == list(range(len(widths)))
    for rung, batch in batches:
        assert max(widths[i] for i in batch) <= rung
        assert len(batch) == 1 or len(batch) * rung <= MOST_COLUMNS
        assert len(batch) & (len(batch) - 1) == 0
