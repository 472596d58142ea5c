import io
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from review.model.report_parts import ReportEvent
from review.reports.timeline_picture import place_labels, timeline_picture
from tests.reports.a_report import a_report

EVENTS = st.lists(
    st.builds(
        ReportEvent,
        st.integers(0, 400).map(lambda days: date(2025, 1, 1) + timedelta(days=days)),
        st.sampled_from(["立案审批表", "现场检查笔录", "行政处罚事先告知书", "送达回证"]),
        st.sampled_from(["落款日期", "签收日期"]),
        st.integers(1, 300),
    ),
    max_size=60,
)


def test_a_picture_of_all_dates():
    picture = Image.open(io.BytesIO(timeline_picture(a_report().events)))
    assert picture.format == "PNG" and picture.width > 1000


def test_no_dates_no_picture():
    assert timeline_picture(()) is None


@settings(max_examples=40, deadline=None)
@given(EVENTS)
def test_labels_never_overlap_nor_leave_the_picture(events):
    labels = place_labels(events)
    assert [one.day for one in labels] == sorted({one.day for one in events})
    for one, other in combinations(labels, 2):
        beside = one.left + one.width <= other.left or other.left + other.width <= one.left
        over = one.bottom + one.height <= other.bottom or other.bottom + other.height <= one.bottom
        assert beside or over
    assert all(one.left >= 0 and one.left + one.width <= 6.2 * 72 for one in labels)
    assert all(one.bottom > 0 or one.bottom + one.height < 0 for one in labels)


def test_signs_that_are_no_formula_and_no_letter_give_no_warning():
    odd = ReportEvent(date(2025, 3, 3), "$x^{2$ {{a}} \U0001f600\x00", "日期", 1)
    assert timeline_picture((odd,)) is not None
