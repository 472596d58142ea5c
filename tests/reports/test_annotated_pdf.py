import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from review.errors import ReportError
from review.model.geometry import Box
from review.model.report import ReportPlace
from review.model.report_parts import ReportPage
from review.reports.annotated_pdf import annotated_pdf
from tests.reports.a_report import a_report, findings

WIDTH, HEIGHT = 200.0, 300.0
SPOT = Box(20, 30, 80, 50)
"""On the upright page."""


def of_a_spot(rotation=0, text="甲"):
    """A report of one page with one finding at the spot; input was turned to stand upright."""
    first = replace(findings()[0], places=(ReportPlace(1, SPOT, text, "决定书"),), points=0.0)
    return a_report(
        findings=(first,),
        score=None,
        vetoes=(),
        counts=replace(a_report().counts, confirmed=1, amended=0, rejected=0, waiting=0),
        subtotals=(replace(a_report().subtotals[0], points=0.0),),
        head=replace(a_report().head, page_count=1, main_pages=None),
        pages=(ReportPage(1, WIDTH, HEIGHT, rotation),),
    )


def page_file(path, rotate=0, shift=0.0, turned=False, **root):
    """A page that is upright after `rotate`, or lies on its side where `turned`."""
    pdf = pikepdf.new()
    sideways = (rotate % 180 == 90) != turned
    width, height = (HEIGHT, WIDTH) if sideways else (WIDTH, HEIGHT)
    page = pdf.add_blank_page(page_size=(width, height))
    page.obj.MediaBox = Array([shift - 40, shift - 40, shift + width + 40, shift + height + 40])
    page.obj.CropBox = Array([shift, shift, shift + width, shift + height])
    page.obj.Rotate = rotate
    for key, value in root.items():
        pdf.Root[f"/{key}"] = value
    pdf.save(path)
    return path


def inked(data, rotation):
    """Where the rendered page is not white: fractions of the upright page."""
    document = pypdfium2.PdfDocument(data)
    try:
        picture = document[0].render(scale=2).to_pil().convert("L")
    finally:
        document.close()
    upright = picture.rotate(-rotation, expand=True)
    box = upright.point(lambda grey: 255 if grey < 250 else 0).getbbox()
    return [edge / side for edge, side in zip(box, (*upright.size, *upright.size), strict=True)]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270, -90])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("text", ["甲", ""])
def test_the_mark_lies_on_the_spot(tmp_path, rotate, rotation, text):
    source = page_file(tmp_path / "a.pdf", rotate, shift=17.0, turned=rotation % 180 == 90)
    data = annotated_pdf(of_a_spot(rotation, text), source)
    wanted = [SPOT.x0 / WIDTH, SPOT.y0 / HEIGHT, SPOT.x1 / WIDTH, SPOT.y1 / HEIGHT]
    assert inked(data, rotation) == pytest.approx(wanted, abs=0.012)


def test_annotations_have_code_message_and_advice(tmp_path):
    data = annotated_pdf(of_a_spot(), page_file(tmp_path / "a.pdf"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        mark, popup = pdf.pages[0].Annots
        assert mark.Subtype == Name.Highlight and popup.Subtype == Name.Popup
        words = str(mark.Contents)
        assert "HRG-04" in words and "整改建议：" in words and "征求意见稿" in words
        assert "系统辅助提示，经评查人员秦评审确认" in words
        assert popup.Parent.objgen == mark.objgen


def test_only_what_stands_is_annotated_and_bookmarked():
    data = annotated_pdf(a_report(), None)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        subjects = {
            str(one.Subj)
            for page in pdf.pages
            for one in page.obj.get("/Annots", ())
            if "/Subj" in one
        }
        assert {one.split()[0] for one in subjects} == {"HRG-04", "EXE-03", "DOC-02"}
        with pdf.open_outline() as outline:
            assert [one.title for one in outline.root] == [
                "行政处罚决定书（第1页）",
                "送达回证（第2—3页）",
            ]


def test_a_file_that_is_no_pdf_gives_the_pictures(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK")
    data = annotated_pdf(a_report(), tmp_path / "a.zip")
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 3
    assert document[0].render(scale=0.5).to_pil().convert("L").getextrema()[0] < 120
    document.close()


def test_the_original_stays_but_for_what_acts_by_itself(tmp_path):
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    source = page_file(
        tmp_path / "a.pdf",
        OpenAction=script,
        AA=Dictionary(WC=script),
        Names=Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script]))),
    )
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(b"0 0 1 rg 100 100 20 20 re f")
        page.obj.AA = Dictionary(O=script)
        link = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([0, 0, 9, 9])}
        launch = Dictionary(S=Name.Launch, F=String("x.exe"))
        web = Dictionary(S=Name.URI, URI=String("https://example.invalid"))
        page.obj.Annots = Array(
            [
                pdf.make_indirect(Dictionary(**link, A=launch, Contents=String("旧"))),
                pdf.make_indirect(Dictionary(**link, A=web)),
            ]
        )
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("原有书签", 0))
        pdf.save()
    with pikepdf.open(io.BytesIO(annotated_pdf(of_a_spot(), source))) as pdf:
        assert "/OpenAction" not in pdf.Root and "/AA" not in pdf.Root
        assert "/JavaScript" not in pdf.Root.Names and "/AA" not in pdf.pages[0].obj
        old, web_link, *made = pdf.pages[0].Annots
        assert "/A" not in old and str(old.Contents) == "旧" and "/A" in web_link and len(made) == 2
        assert pdf.pages[0].Contents.read_bytes() == b"0 0 1 rg 100 100 20 20 re f"
        with pdf.open_outline() as outline:
            assert [one.title for one in outline.root][-1] == "原有书签"


def test_a_masked_pdf_is_refused():
    with pytest.raises(ReportError, match="无法脱敏"):
        annotated_pdf(a_report(), None, masked=True)


def test_a_finding_of_a_whole_page_frames_it_and_hides_no_word():
    report = of_a_spot(text="行政检查笔录")
    whole = replace(report.findings[0].places[0], box=Box(0, 0, WIDTH, HEIGHT))
    report = replace(report, findings=(replace(report.findings[0], places=(whole,)),))
    with pikepdf.open(io.BytesIO(annotated_pdf(report, None))) as pdf:
        assert [one.Subtype for one in pdf.pages[0].Annots] == [Name.Square, Name.Popup]
