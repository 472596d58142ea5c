"""A third party draws the same sample from the seed and the ledger, whatever its order."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from review.campaign.ledger.importing import check_file
from review.campaign.sampling.draw import draw_sample
from review.campaign.sampling.protocol import differences, protocol_json, read_protocol, redraw
from review.campaign.sampling.quotas import quotas, target_of
from review.errors import CaseworkError
from review.model.campaign import Campaign, CampaignConfig, SampleRate
from review.model.ledger import LedgerCase
from review.model.sampling import Draw, SamplingRules

CONFIG = CampaignConfig()
KIND_WORDS = {
    "penalty_ordinary": "普通程序",
    "penalty_summary": "简易程序",
    "inspection": "行政检查",
    "coercive": "行政强制",
    "license": "行政许可",
}


def rules(target=None, always=CONFIG.always):
    return SamplingRules(CONFIG.per_stratum, CONFIG.rates, always, target)


def big_ledger(size=3747, agencies=23):
    """As a county reports it: some agencies large, some with a single case, 60 marked cases."""
    chance = random.Random(7)
    kinds = list(KIND_WORDS)
    cases = []
    for no in range(1, size + 1):
        agency = f"云泽市第{int(agencies * chance.random() ** 2):02d}执法局"
        cases.append(
            LedgerCase(
                row_no=no,
                case_no=f"云执〔2026〕{no}号",
                case_key=f"云执-2026-{no}",
                agency=agency,
                kind=kinds[int(5 * chance.random() ** 1.5)],
                closed=date(2026, 9, 1),
                flags=("hearing",) if no % 62 == 0 else (),
            )
        )
    return cases


def drawn(sample):
    return {(pick.agency, pick.case_key, pick.why) for pick in sample.picks}


def test_534_of_3747_are_drawn_again_from_the_ledger_in_another_order():
    cases = big_ledger()
    sample = draw_sample(cases, rules(534), "2026-4-云泽")
    mixed = cases[:]
    random.Random(1).shuffle(mixed)
    again = draw_sample(
        [replace(case, row_no=no) for no, case in enumerate(mixed, 1)], rules(534), "2026-4-云泽"
    )
    assert len(sample.picks) == sample.target == 534
    assert drawn(again) == drawn(sample)
    assert again.ledger_sha256 == sample.ledger_sha256
    assert differences(sample, again) == []
    assert all(pick.why != ("random",) for pick in sample.picks if pick.case_key.endswith("-62"))


def test_every_layer_has_two_or_all_of_it():
    sample = draw_sample(big_ledger(), rules(534), "x")
    assert all(layer.quota >= min(2, layer.size) for layer in sample.strata)
    assert all(layer.quota >= layer.marked for layer in sample.strata)
    assert sum(layer.size for layer in sample.strata) == 3747


def test_a_known_drawing_never_changes():
    """Written down once: another version of Python or of this program must come to the same."""
    sample = draw_sample(big_ledger(40, 3), rules(), "种子1")
    assert [pick.row_no for pick in sample.picks] == KNOWN


KNOWN = [14, 7, 20, 29, 24, 13, 21, 3, 40, 30, 32, 37, 9, 2, 25, 19, 33, 34, 11, 38]


def test_another_seed_draws_others():
    cases = big_ledger(500)
    assert drawn(draw_sample(cases, rules(), "a")) != drawn(draw_sample(cases, rules(), "b"))


@pytest.mark.parametrize(
    ("size", "target"), [(1, 1), (10, 3), (100, 30), (101, 16), (500, 75), (501, 51), (3747, 375)]
)
def test_how_many_by_the_size_of_the_ledger(size, target):
    assert target_of(size, rules()) == target


def test_at_least_fifty_of_a_large_ledger():
    assert target_of(40, SamplingRules(2, (SampleRate(None, 10, 50),), ())) == 40
    assert target_of(450, SamplingRules(2, (SampleRate(None, 10, 50),), ())) == 50


@given(
    st.lists(st.tuples(st.integers(1, 200), st.integers(0, 200)), min_size=1, max_size=40),
    st.data(),
)
def test_quotas_sum_up_and_keep_their_bounds(layers, data):
    sizes = [size for size, _ in layers]
    floors = [min(size, floor) for size, floor in layers]
    target = data.draw(st.integers(0, sum(sizes)))
    given_quotas = quotas(sizes, floors, target)
    assert sum(given_quotas) == max(target, sum(floors))
    assert all(
        floor <= quota <= size
        for size, floor, quota in zip(sizes, floors, given_quotas, strict=True)
    )


@pytest.mark.parametrize(
    ("cases", "target", "seed", "code"),
    [
        ([], None, "x", "sample_no_ledger"),
        (big_ledger(10), None, " ", "sample_no_seed"),
        (big_ledger(10), 11, "x", "sample_too_many"),
        (big_ledger(3747), 5, "x", "sample_too_few"),
    ],
)
def test_what_cannot_be_drawn_says_so(cases, target, seed, code):
    with pytest.raises(CaseworkError) as raised:
        draw_sample(cases, rules(target), seed)
    assert raised.value.code == code


@pytest.fixture
def protocol(tmp_path):
    """A protocol of 534 of 3,747, and the ledger's file."""
    path = tmp_path / "台账.xlsx"
    write_ledger(path, big_ledger())
    cases = check_file(path, date(2026, 12, 1)).read.cases
    draw = Draw(1, 1, draw_sample(cases, rules(534), "云"), 1, "庚", AT)
    (tmp_path / "protocol.json").write_text(protocol_json(CAMPAIGN, draw, None), "utf-8")
    return tmp_path / "protocol.json", path


def test_the_protocol_and_the_file_are_enough(protocol):
    path, ledger = protocol
    assert redraw(path, ledger).identical
    cases = big_ledger()
    random.Random(2).shuffle(cases)
    write_ledger(ledger, cases)
    assert redraw(path, ledger).identical


def test_one_case_more_in_the_ledger_is_told(protocol):
    path, ledger = protocol
    write_ledger(ledger, big_ledger(3748))
    done = redraw(path, ledger)
    assert not done.identical
    assert "3747件" in done.differences[0]


def test_a_pick_exchanged_in_the_protocol_is_told(protocol):
    path, ledger = protocol
    document = json.loads(path.read_text("utf-8"))
    document["sample"]["picks"][0]["case_key"] = "云执-2026-99999"
    path.write_text(json.dumps(document), "utf-8")
    assert "记录中有、复算没有的有1件" in redraw(path, ledger).differences[0]


@pytest.mark.parametrize("text", ["", "{}", "[" * 100_000, '{"format": "x"}', "\xff"])
def test_other_files_are_no_protocols(tmp_path, text):
    path = tmp_path / "a.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(CaseworkError) as raised:
        read_protocol(path)
    assert raised.value.code == "protocol_damaged"


def write_ledger(path, cases):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(["案号", "单位", "类型", "结案日期", "听证"])
    for case in cases:
        sheet.append(
            [
                case.case_no,
                case.agency,
                KIND_WORDS[case.kind],
                case.closed,
                "是" if case.flags else "",
            ]
        )
    book.save(path)


AT = datetime(2026, 10, 8, 9, 0)
CAMPAIGN = Campaign(1, "评查", 2026, 4, "", tuple(KIND_WORDS), "", "draft", CONFIG, 1, AT, None, 0)
