import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest

from review.errors import ReportError
from review.model.campaign_report import WRITTEN, WrittenText
from review.reports.campaign.word import document_texts, write_campaign_word, write_paper
from tests.reports.campaign import a_campaign as made

CAMPAIGN_PAPERS = ("analysis", "circular", "rectify_notice")


def words(data):
    return "\n".join(document_texts(docx.Document(io.BytesIO(data))))


@pytest.mark.parametrize("paper", CAMPAIGN_PAPERS)
def test_papers_of_the_campaign_are_filled(paper):
    text = words(write_campaign_word(made.a_campaign(), paper))
    assert "{{" not in text and "{%" not in text and "AI" not in text
    assert "（由评查机构填写）" in text and "云溪县司法局" in text


def test_the_analysis_has_all_eight_parts_tables_and_pictures():
    data = write_campaign_word(made.a_campaign(), "analysis")
    text = words(data)
    for part in (
        "一、总体情况",
        "二、总体评价与等次",
        "三、十大类问题统计",
        "四、典型问题剖析",
        "五、专项分析",
        "六、原因分析",
        "七、对策建议",
        "八、附件",
    ):
        assert part in text
    for one in made.numbers().indicators:
        assert one.name in text and one.formula in text and one.printed in text
    media = [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "media/" in name]
    assert len(media) == 5
    assert "不合格率下降4.97个百分点" in text


def test_a_typical_case_tells_no_name():
    text = words(write_campaign_word(made.a_campaign(), "analysis"))
    assert "赵大勇" not in text and "赵某" in text and "138****5678" in text
    assert "秦评审" in text


def test_the_circular_names_units_and_no_person():
    report = made.a_campaign(
        written=(
            WrittenText(
                "requirements",
                "云溪县应急管理局钱承办办理的赵大勇案，电话13812345678，"
                "身份证号110101199003078515，住址：云溪县青石路8号。",
            ),
        )
    )
    text = words(write_campaign_word(report, "circular"))
    for secret in ("钱承办", "赵大勇", "13812345678", "110101199003078515", "青石路8号", "秦评审"):
        assert secret not in text
    assert "钱某" not in text and all(agency in text for agency in made.AGENCIES)


def test_an_officer_whom_the_case_file_names_too_is_left_out():
    secret = made.a_campaign().secrets[0]
    report = made.a_campaign(
        secrets=(replace(secret, text="钱承办"),),
        written=(WrittenText("achievements", "钱承办送达及时。"),),
    )
    text = words(write_campaign_word(report, "circular"))
    assert "（已隐去）送达及时" in text and "钱某" not in text


def test_what_people_have_to_write_is_never_made_up():
    report = made.a_campaign(written=(), typical=(), similar=())
    text = words(write_campaign_word(report, "analysis"))
    causes = text[text.index("六、原因分析") : text.index("八、附件")]
    assert causes.count("（由评查机构填写）") == 7
    filled = made.a_campaign(written=tuple(WrittenText(key, "已写明。") for key in WRITTEN))
    assert "（由评查机构填写）" not in words(write_campaign_word(filled, "analysis"))


@pytest.mark.parametrize("paper", made.papers(), ids=lambda one: type(one).__name__)
def test_papers_to_an_agency_are_filled(paper):
    text = words(write_paper(paper))
    assert "{{" not in text and "{%" not in text and "AI" not in text


def test_a_supervision_paper_tells_each_case_with_page_fact_basis_and_code():
    text = words(write_paper(made.a_supervision_paper()))
    assert "云司行执监意〔2026〕3号" in text
    assert "《送达回证》第4页：“签收日期：2026年5月6日”" in text and "EXE-03" in text
    assert "30日内书面回复" in text and "附件1：问题清单" in text
    assert "2026-04-18" not in text.partition("附件1　问题清单")[0]
    kinds = {"supervision_notice": "通知事项", "supervision_decision": "监督决定"}
    for kind, heading in kinds.items():
        assert heading in words(write_paper(made.a_supervision_paper(kind)))


def test_the_head_is_red():
    document = docx.Document(io.BytesIO(write_paper(made.a_supervision_paper())))
    run = document.paragraphs[0].runs[0]
    assert document.paragraphs[0].text == "云溪县司法局" and str(run.font.color.rgb) == "E60012"


def test_feedback_tells_how_to_object():
    text = words(write_paper(made.a_feedback()))
    assert "5个工作日内（至2026年10月16日止）" in text and "拟评定等次为优秀" in text
    assert "第4页：“签收日期：2026年5月6日”" in text


def test_a_sampling_record_lets_anybody_draw_again():
    text = words(write_paper(made.a_sampling()))
    assert "9f" * 32 in text and "20261009" in text and "47/316，14.87%" in text
    assert "监督人" in text and text.count("听证") >= 6


@pytest.mark.parametrize(
    ("paper", "named"),
    [
        (made.a_supervision_paper(problem_count=16), "问题数：报告为16，按确认记录应为15"),
        (made.a_supervision_paper(file_count=10), "抽取案卷数"),
        (made.a_supervision_paper(agency=made.AGENCIES[1]), "所属单位"),
        (made.a_supervision_paper(effect="程序问题202/272，占77.39%。"), "应为74.26%"),
        (made.a_feedback(total=90.0), "评查得分"),
        (made.a_feedback(due=date(2026, 10, 9)), "申辩截止日期"),
        (made.a_sampling(drawn=48), "抽取件数"),
        (made.a_sampling(population=317), "台账案件数"),
        (made.an_objection_review(reviewer="秦评审"), "复核人"),
        (made.a_recheck(closed=2), "销号项数"),
        (made.a_look_back(rate="30.00%"), "合计复发率：报告为30.00%，按确认记录应为33.33%"),
        (made.a_look_back(repeated=False), "下季重点抽样"),
    ],
)
def test_a_paper_whose_numbers_disagree_is_not_written(paper, named):
    with pytest.raises(ReportError) as raised:
        write_paper(paper)
    assert raised.value.code == "report_figures" and named in raised.value.message


def test_an_item_is_closed_by_two_persons_only():
    paper = made.a_recheck()
    alone = replace(paper.lines[0], second_checker="秦评审")
    with pytest.raises(ReportError, match="应为两人"):
        write_paper(replace(paper, lines=(alone, paper.lines[1])))


def test_a_wrong_percentage_quoted_from_a_case_file_is_the_files_own():
    paper = made.a_feedback()
    wrong = replace(paper.problems[0], message="报告称抽检3/5不合格，占50%，前后不符。")
    assert "占50%" in words(write_paper(replace(paper, problems=(wrong,))))


HOSTILE = ("{{ 7*7 }}", "{% for x in y %}", "<w:p>&amp;</w:p>", "=cmd|' /C calc'!A0", "甲\x00乙")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_printed_as_text(hostile):
    kept = hostile.replace("\x00", "")
    report = made.a_campaign(written=(WrittenText("requirements", hostile),))
    assert kept in words(write_campaign_word(report, "circular"))
    paper = made.a_supervision_paper(effect=hostile)
    assert kept in words(write_paper(paper))


@pytest.mark.parametrize("paper", ["analysis", "feedback"])
def test_the_office_has_its_own_template(tmp_path, paper):
    own = docx.Document()
    own.add_paragraph("本局：{{ organ }}")
    own.save(str(tmp_path / f"{paper}.docx"))
    data = (
        write_campaign_word(made.a_campaign(), "analysis", templates=tmp_path)
        if paper == "analysis"
        else write_paper(made.a_feedback(), templates=tmp_path)
    )
    assert words(data) == "本局：云溪县司法局"


@pytest.mark.parametrize("tag", ["{{ organn }}", "{{ organ | nofilter }}", "{{ organ"])
def test_a_broken_template_is_named(tmp_path, tag):
    own = docx.Document()
    own.add_paragraph(tag)
    own.save(str(tmp_path / "feedback.docx"))
    with pytest.raises(ReportError) as raised:
        write_paper(made.a_feedback(), templates=tmp_path)
    assert raised.value.code == "report_template" and "feedback.docx" in raised.value.message


def test_a_wrong_percentage_in_the_offices_template_stops_the_export(tmp_path):
    own = docx.Document()
    own.add_paragraph("程序问题202/272，占77.39%。{{ organ }}")
    own.save(str(tmp_path / "circular.docx"))
    with pytest.raises(ReportError, match=r"应为74\.26%"):
        write_campaign_word(made.a_campaign(), "circular", templates=tmp_path)


def test_shipped_templates_are_those_the_script_builds(tmp_path, monkeypatch):
    from review.reports.campaign.templates import build

    monkeypatch.setattr(build, "__file__", str(tmp_path / "build.py"))
    build.main()
    from importlib.resources import files as resources

    shipped = resources("review.reports.campaign.templates")
    for path in tmp_path.glob("*.docx"):
        ours = docx.Document(io.BytesIO((shipped / path.name).read_bytes()))
        assert ours.element.xml == docx.Document(str(path)).element.xml
