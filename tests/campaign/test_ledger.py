"""A ledger comes in whole or not at all, and says by line what is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from review.campaign.ledger.checks import check_ledger
from review.campaign.ledger.importing import check_file, import_ledger
from review.campaign.ledger.read import content_sha256, kind_of, read_ledger
from review.errors import ConflictError, ForbiddenError, RegisterError
from review.store import audit
from review.store.campaigns import files, ledger
from tests.campaign.office import make_campaign

TODAY = date(2026, 10, 10)
HEAD = [
    "案号",
    "单位",
    "类型",
    "案由",
    "立案日期",
    "决定日期",
    "结案日期",
    "罚没额",
    "承办人",
    "重点标记",
]


def row(no, agency="云泽市城管局", kind="普通程序", **given):
    cells = dict(
        zip(HEAD, [f"云城罚〔2026〕{no}号", agency, kind, "占道", "2026-07-01"], strict=False)
    )
    cells |= {"决定日期": "2026-08-01", "结案日期": "2026-09-01", "罚没额": 500}
    return [cells.get(name) if name not in given else given[name] for name in HEAD]


def excel(path, rows, head=HEAD, above=()):
    book = Workbook()
    sheet = book.active
    for cells in (*above, head, *rows):
        sheet.append(cells)
    book.save(path)
    return path


@pytest.fixture
def file(tmp_path):
    return lambda rows, **how: excel(tmp_path / "台账.xlsx", rows, **how)


@pytest.fixture
def fresh(tmp_path):
    """An evaluation of which nothing has been handed in."""
    made = make_campaign(tmp_path, samples=())
    yield made
    made.close()


def at(made, who="庚"):
    return made.store, made.user[who], made.campaign.id


def messages(path):
    return [str(one) for one in check_file(path, TODAY).problems]


def test_heads_are_found_under_titles_and_other_writings(file):
    head = [
        "序号",
        "案件编号",
        "执法单位",
        "案卷类型",
        "罚没金额（万元）",
        "办结时间",
        "是否听证",
        "承办人员",
    ]
    rows = [
        [
            1,
            "云城罚〔2026〕第003号",
            "云泽市 城管局",
            "行政处罚（简易程序）",
            1.5,
            date(2026, 9, 1),
            "是",
            "甲、乙",
        ]
    ]
    read = read_ledger(file(rows, head=head, above=[["2026年第三季度台账"], []]))
    case = read.cases[0]
    assert (case.case_key, case.agency, case.kind) == (
        "云城罚-2026-3",
        "云泽市城管局",
        "penalty_summary",
    )
    assert (case.amount_fen, case.closed, case.flags) == (1_500_000, date(2026, 9, 1), ("hearing",))
    assert (case.officers, read.unused) == (("甲", "乙"), ("序号",))


def test_marks_in_one_column(file):
    rows = [row(1, 重点标记="听证；较大数额；行政复议；不予处罚；移送公安；街道")]
    flags = read_ledger(file(rows)).cases[0].flags
    assert flags == ("hearing", "large_amount", "lenient", "transfer", "dispute", "township")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("行政处罚", "penalty_ordinary"),
        ("一般程序", "penalty_ordinary"),
        ("行政处罚(简易程序)", "penalty_summary"),
        ("当场处罚", "penalty_summary"),
        ("行政强制", "coercive"),
        ("行政检查", "inspection"),
        ("行政许可", "license"),
        ("信访", ""),
    ],
)
def test_words_for_kinds(word, kind):
    assert kind_of(word) == kind


def test_gaps_per_agency_word_and_year(file):
    rows = [row(no) for no in (1, 2, 5, 9)] + [row(7, agency="另一局")]
    (gap,) = messages(file(rows))
    assert gap == (
        "云泽市城管局 云城罚〔2026〕的案号不连续，缺 3至4号、6至8号，共5个，请核实是否漏报"
    )


def test_what_should_be_asked_about(file):
    rows = [
        row(1, 决定日期="2026-06-30"),
        row(2, 结案日期="2027-01-01"),
        row(3, 结案日期=None),
        row(4, 罚没额=200_000_000),
        row(5, kind="行政检查"),
    ]
    said = messages(file(rows))
    assert "第2行：决定日期（2026-06-30）早于立案日期（2026-07-01），请核对" in said
    assert "第3行：结案日期（2027-01-01）晚于今天，请核对" in said
    assert "第4行：没有结案日期，请核对是否已办结" in said
    assert any(one.startswith("第5行：罚没额 200,000,000.00 元异常") for one in said)
    assert any(one.startswith("第6行：检查、许可案卷填写了罚没额") for one in said)
    assert len(said) == 5


def test_duplicates_in_whatever_writing(file):
    twice = row(1, 案号="云城罚（2026）第 001 号")
    (said,) = messages(file([row(1), row(2), twice]))
    assert said == "第4行：与第2行重复（云泽市城管局 云城罚（2026）第 001 号），请删去一行"


def test_wrong_columns_name_what_is_missing(file, fresh):
    path = file([["1", "x"]], head=["案号", "备注"])
    with pytest.raises(RegisterError) as raised:
        import_ledger(*at(fresh), path)
    assert raised.value.code == "ledger_columns"
    assert "“单位”（也可写作执法单位" in raised.value.message
    assert "“备注”" in raised.value.message


def test_ten_thousand_broken_rows_are_told_in_a_few_lines(file, fresh):
    before = fresh.ledger
    path = file([row(no, 立案日期="某日") for no in range(10_000)])
    with pytest.raises(RegisterError) as raised:
        import_ledger(*at(fresh), path)
    message = raised.value.message
    assert "有10000行不能导入" in message
    assert "第2行：“立案日期”一栏“某日”不是日期" in message
    assert "……另有9980处" in message
    assert len(message) < 3000
    assert fresh.ledger == before


def test_bad_rows_are_skipped_on_request_only(file, fresh):
    path = file([row(1), row(2, kind="信访"), row(3, agency=None), row(4)])
    with pytest.raises(RegisterError, match="--skip-bad-rows"):
        import_ledger(*at(fresh), path, today=TODAY)
    done = import_ledger(*at(fresh), path, skip_bad_rows=True, today=TODAY)
    assert done.skipped == (3, 4)
    assert [case.case_key for case in fresh.ledger] == ["云城罚-2026-1", "云城罚-2026-4"]
    assert done.record.rows == 2
    with fresh.store.database.read() as s:
        assert ledger.imports_of(s, fresh.campaign.id) == (done.record,)
        (entry,) = audit.entries(s, action="ledger_imported")
    assert (entry.detail["rows"], entry.detail["skipped"]) == (2, 2)
    assert fresh.store.files.verify(done.record.sha256)


def test_cells_merged_down_count_for_every_row(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["2026年第三季度台账"])
    sheet.merge_cells("A1:C1")
    sheet.append(["案号", "单位", "类型"])
    for no in (1, 2, 3):
        sheet.append([f"云罚〔2026〕{no}号", "云泽市城管局" if no == 1 else None, "普通程序"])
    sheet.merge_cells("B3:B5")
    book.save(tmp_path / "a.xlsx")
    read = read_ledger(tmp_path / "a.xlsx")
    assert [case.agency for case in read.cases] == ["云泽市城管局"] * 3
    assert read.problems == ()


def test_formulas_without_values_are_told(file, fresh):
    path = file([row(1, 罚没额="=SUM(1,2)")])
    with pytest.raises(RegisterError) as raised:
        import_ledger(*at(fresh), path)
    assert raised.value.code == "register_formula"
    assert "第2行" in raised.value.message


def test_csv_of_an_office_computer(tmp_path):
    path = tmp_path / "台账.csv"
    lines = ["案号;单位;类型;罚没款", "云罚〔2026〕1号;云泽市城管局;普通程序;1,234.50元"]
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    (case,) = read_ledger(path).cases
    assert (case.agency, case.amount_fen) == ("云泽市城管局", 123_450)


def test_kinds_that_are_not_looked_at_stay_out(file, fresh):
    path = file([row(1), row(2, kind="行政许可", 罚没额=None)])
    done = import_ledger(*at(fresh), path, today=TODAY)
    assert (done.record.rows, done.out_of_scope) == (1, 1)


def test_a_ledger_of_which_files_were_handed_in_stands(file, made):
    with pytest.raises(ConflictError) as raised:
        import_ledger(*at(made), file([row(1)]), today=TODAY)
    assert raised.value.code == "ledger_in_use"


def test_only_the_chief_imports(file, fresh):
    with pytest.raises(ForbiddenError):
        import_ledger(*at(fresh, "甲"), file([row(1)]), today=TODAY)


def test_a_new_ledger_gives_up_a_sample_not_begun(file, fresh):
    with fresh.store.database.write() as s:
        files.add_files(s, fresh.campaign.id, [1, 2])
    import_ledger(*at(fresh), file([row(1)]), today=TODAY)
    assert fresh.files == ()


def test_the_checksum_is_that_of_the_content(file):
    cases = read_ledger(file([row(no) for no in range(1, 30)])).cases
    again = read_ledger(file([row(no) for no in reversed(range(1, 30))])).cases
    assert content_sha256(again) == content_sha256(cases)
    assert content_sha256(cases[1:]) != content_sha256(cases)


def test_thousands_of_rows_are_checked_quickly(file):
    path = file([row(no) for no in range(1, 4000)])
    read = read_ledger(path)
    assert check_ledger(read.cases, read.lines, TODAY) == ()
