import io
import zipfile
from dataclasses import replace

import docx
import pytest

from review.errors import ReportError
from review.model.geometry import Box
from review.model.report import ReportPlace
from review.reports.word import write_word
from tests.reports.a_report import a_report, finding, findings

PAPERS = ("sheet", "opinion")


def opened(data):
    return docx.Document(io.BytesIO(data))


def words(data):
    document = opened(data)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *(one.text for one in cells)])


def header(data):
    return opened(data).sections[0].header.paragraphs[0].text


@pytest.mark.parametrize("paper", PAPERS)
def test_prints_only_what_stands(paper):
    text = words(write_word(a_report(), paper))
    assert "HRG-04" in text and "EXE-03" in text and "DOC-02" in text
    assert "DOC-05" not in text and "EVI-03" not in text
    assert "系统辅助提示，经评查人员秦评审确认" in text
    assert "AI" not in text and "{{" not in text and "{%" not in text


def test_a_finding_carries_place_basis_points_and_advice():
    text = words(write_word(a_report(), "sheet"))
    assert "《送达回证》第2页：“签收日期：2025年5月6日”" in text
    assert "《中华人民共和国行政处罚法》第六十一条第一款" in text
    assert "整改建议：核对送达回证" in text
    assert "调整后确认（2026-03-05），意见：仅缺年份，降为1分" in text


def test_what_could_not_be_judged_stands_apart():
    text = words(write_word(a_report(), "sheet"))
    assert "未能识读的页：第3页" in text and "第3页未能识读，不能判断。" in text


def test_dates_of_running_text_are_written_out():
    text = words(write_word(a_report(), "opinion"))
    assert "落款日期2025年4月18日，送达日期2025年5月6日" in text
    assert "2025-04-18" not in text


@pytest.mark.parametrize("paper", PAPERS)
def test_a_provisional_report_says_so_in_its_header(paper):
    assert header(write_word(a_report(), paper)) == "征求意见稿（未完成复核）"
    done = tuple(one for one in findings() if not one.waits)
    score = replace(a_report().score, undecided=(), provisional=False)
    counts = replace(a_report().counts, waiting=0)
    report = a_report(finished=True, findings=done, score=score, counts=counts)
    assert header(write_word(report, paper)) == ""


def test_an_opinion_names_ten_findings_and_counts_the_rest():
    many = tuple(finding(no, "EXE-03", "procedural", 0.0) for no in range(12))
    report = a_report(
        findings=many,
        score=None,
        vetoes=(),
        counts=replace(a_report().counts, confirmed=12, amended=0, rejected=0, waiting=0),
        subtotals=(replace(a_report().subtotals[2], count=12, points=0.0),),
    )
    text = words(write_word(report, "opinion"))
    assert "（十）" in text and "其余2项见评查表" in text


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ sha256 }}",
        "{% for x in y %}",
        "<w:p>&amp;</w:p><script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "a\x00b\x07c\x0cd\ufffee",
        "]]>\ud800\u202e",
    ],
)
@pytest.mark.parametrize("paper", PAPERS)
def test_hostile_text_is_printed_as_text(hostile, paper):
    first, *rest = findings()
    report = a_report(findings=(replace(first, message=f"甲{hostile}乙", name=hostile), *rest))
    data = write_word(report, paper)
    kept = "".join(sign for sign in hostile if sign >= " " and sign not in "\ufffe\ud800\u202e")
    assert f"甲{kept}乙" in words(data)


def test_pictures_are_in_the_sheet_and_not_in_a_masked_one():
    def media(data):
        return [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "media/" in name]

    assert len(media(write_word(a_report(), "sheet"))) >= 3
    masked = write_word(a_report(), "sheet", masked=True)
    assert len(media(masked)) == 1
    assert "已脱敏，不附裁切图。" in words(masked)


@pytest.mark.parametrize("paper", PAPERS)
def test_masked_papers_hold_no_name(paper):
    data = write_word(a_report(), paper, masked=True)
    text = words(data).replace("云溪县赵大勇便利店", "")
    assert "赵大勇" not in text and "孙建安" not in text and "赵某" in text
    assert "秦评审" in text


def test_the_page_is_that_of_an_official_paper():
    section = opened(write_word(a_report(), "sheet")).sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in margins] == [37, 35, 28, 26]
    document = opened(write_word(a_report(), "sheet"))
    headed = [table for table in document.tables if "w:tblHeader" in table._tbl.xml]
    assert len(headed) >= 7


def test_the_office_has_its_own_template(tmp_path):
    own = docx.Document()
    own.add_paragraph("本局意见：{{ case_no }}，{{ findings | length }}处")
    own.save(str(tmp_path / "opinion.docx"))
    text = words(write_word(a_report(), "opinion", templates=tmp_path))
    assert text.startswith("本局意见：云溪市监处罚〔2025〕17号，3处")
    assert "评查表" in words(write_word(a_report(), "sheet", templates=tmp_path))


@pytest.mark.parametrize(
    ("tag", "named"),
    [
        ("{{ case_nr }}", "case_nr"),
        ("{{ case_no | nofilter }}", "nofilter"),
        ("{{ case_no", "case_no"),
    ],
)
def test_a_broken_template_is_named_with_its_placeholder(tmp_path, tag, named):
    own = docx.Document()
    own.add_paragraph(tag)
    own.save(str(tmp_path / "opinion.docx"))
    with pytest.raises(ReportError) as raised:
        write_word(a_report(), "opinion", templates=tmp_path)
    assert raised.value.code == "report_template"
    assert "opinion.docx" in raised.value.message and named in raised.value.message


def test_a_template_that_is_no_word_file(tmp_path):
    (tmp_path / "sheet.docx").write_bytes(b"no zip")
    with pytest.raises(ReportError, match=r"sheet\.docx.*不是可用的 Word 文档"):
        write_word(a_report(), "sheet", templates=tmp_path)


def test_a_place_that_a_person_drew_is_not_called_a_whole_page():
    drawn = ReportPlace(2, Box(80, 120, 320, 150), "", "送达回证", drawn=True)
    first, *rest = findings()
    report = a_report(findings=(replace(first, places=(drawn,)), *rest))
    text = words(write_word(report, "sheet"))
    assert "《送达回证》第2页（框出处）" in text and "整页" not in text


def test_what_a_reviewer_wrote_without_a_full_stop_gets_one():
    first, *rest = findings()
    report = a_report(findings=(replace(first, message="没有经过法制审核"), *rest))
    assert "没有经过法制审核。证据：" in words(write_word(report, "opinion"))
