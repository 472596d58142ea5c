"""The case file as PDF with its confirmed findings as annotations (批注) and bookmarks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from review.errors import ReportError
from review.reports.active_content import remove_active_content
from review.reports.figures import check_figures
from review.reports.page_frame import PageFrame, frame_of
from review.reports.pictures import SEVERITY_COLOURS
from review.reports.wording import PROVISIONAL, clean, confirmed_by, points

if TYPE_CHECKING:
    from pathlib import Path

    from review.model.geometry import Box
    from review.model.report import CaseReport, ReportFinding, ReportPlace
    from review.model.report_parts import ReportPage
    from review.reports.page_frame import Corners

_PRINTED = 4
"""Annotation flag: shown on paper too."""
_MOST_OF_A_PAGE = 0.5


def annotated_pdf(report: CaseReport, original: Path | None, *, masked: bool = False) -> bytes:
    """The original PDF with annotations; its pages stay as they are, its own annotations too.

    `original`: None, or a file that is no PDF of these pages: the page pictures are taken instead.

    Raises:
        ReportError: figures disagree, or masking is asked for: pictures of pages show names.
    """
    check_figures(report)
    if masked or report.masked:
        raise ReportError(
            "report_masked_pdf",
            "批注 PDF 含原卷页面，无法脱敏。需要脱敏的，请导出评查表、意见书或 Excel。",
        )
    opened = _opened(report, original)
    with _of_pictures(report) if opened is None else opened as pdf:
        remove_active_content(pdf)
        for shown, page in zip(report.pages, pdf.pages, strict=False):
            frame = _picture_frame(page, shown) if opened is None else frame_of(page, shown)
            _annotate(pdf, page, frame, shown.page_no, report)
        _add_bookmarks(pdf, report)
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def _opened(report: CaseReport, original: Path | None) -> pikepdf.Pdf | None:
    """The original, where it is a PDF of as many pages."""
    if original is None:
        return None
    try:
        pdf = pikepdf.open(original)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError):
        return None
    if len(pdf.pages) != len(report.pages):
        pdf.close()
        return None
    return pdf


def _of_pictures(report: CaseReport) -> pikepdf.Pdf:
    """A PDF of the upright page pictures; a page without one is empty."""
    pdf = pikepdf.new()
    for shown in report.pages:
        page = pdf.add_blank_page(page_size=(shown.width, shown.height))
        picture = report.picture(shown.page_no) if report.picture is not None else None
        if picture is None:
            continue
        with Image.open(io.BytesIO(picture.data)) as image:
            jpeg, size, mode = picture.data, image.size, image.mode
            if image.format != "JPEG" or mode not in ("RGB", "L"):
                stream = io.BytesIO()
                image.convert("RGB").save(stream, "JPEG", quality=85)
                jpeg, mode = stream.getvalue(), "RGB"
        drawn = pdf.make_stream(
            jpeg,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=size[0],
            Height=size[1],
            ColorSpace=Name.DeviceGray if mode == "L" else Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
        page.Resources = Dictionary(XObject=Dictionary(Page=drawn))
        size_words = f"{shown.width:.2f} 0 0 {shown.height:.2f}"
        page.Contents = pdf.make_stream(f"q {size_words} 0 0 cm /Page Do Q".encode())
    return pdf


def _picture_frame(page: pikepdf.Page, shown: ReportPage) -> PageFrame:
    _, _, width, height = (float(edge) for edge in page.mediabox)
    return PageFrame(0.0, 0.0, width, height, 0, shown.width, shown.height)


def _annotate(
    pdf: pikepdf.Pdf, page: pikepdf.Page, frame: PageFrame, page_no: int, report: CaseReport
) -> None:
    made = [
        part
        for finding in report.printed
        for number, place in enumerate(finding.places)
        if place.page_no == page_no
        for part in _annotation(pdf, page, frame, finding, place, number, report)
    ]
    if not made:
        return
    kept = page.obj.get("/Annots")
    page.obj.Annots = Array([*(kept if isinstance(kept, Array) else ()), *made])


def _annotation(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    frame: PageFrame,
    finding: ReportFinding,
    place: ReportPlace,
    number: int,
    report: CaseReport,
) -> tuple[pikepdf.Object, pikepdf.Object]:
    """The mark and its pop-up: words are highlighted, a place without words or a page is framed."""
    corners = frame.corners(place.box)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    rectangle = [min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1]
    colour = [part / 255 for part in SEVERITY_COLOURS.get(finding.severity, (0, 0, 0))]
    highlighted = bool(place.text.strip()) and not _fills_page(place.box, frame)
    verdict = finding.verdict
    mark = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Highlight if highlighted else Name.Square,
        Rect=Array(rectangle),
        P=page.obj,
        Contents=String(_words(finding, report)),
        T=String(clean(verdict.who if verdict else report.reviewer)),
        Subj=String(clean(f"{finding.code} {finding.name}")),
        NM=String(clean(f"juanjian-{finding.id}-{number}")),
        C=Array(colour),
        F=_PRINTED,
        AP=Dictionary(N=_appearance(pdf, rectangle, corners, colour, highlighted)),
    )
    if verdict is not None:
        mark.M = String(f"D:{verdict.when:%Y%m%d%H%M%S}")
    if highlighted:
        mark.QuadPoints = Array([edge for corner in corners for edge in corner])
        mark.CA = 0.35
    else:
        mark.BS = Dictionary(W=1.5)
    indirect = pdf.make_indirect(mark)
    popup = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Popup,
            Rect=Array([rectangle[2], rectangle[3] - 120, rectangle[2] + 220, rectangle[3]]),
            Parent=indirect,
            Open=False,
        )
    )
    indirect.Popup = popup
    return indirect, popup


def _fills_page(box: Box, frame: PageFrame) -> bool:
    """What is missing on a page points at all of it: coloured, the page could not be read."""
    area = (box.x1 - box.x0) * (box.y1 - box.y0)
    return area > _MOST_OF_A_PAGE * frame.width * frame.height


def _words(finding: ReportFinding, report: CaseReport) -> str:
    lines = [
        "" if report.finished else PROVISIONAL,
        f"{finding.code} {finding.name}（{finding.severity_name}，扣{points(finding.points)}分）",
        finding.message,
        f"依据：{'、'.join(finding.basis)}" if finding.basis else "",
        f"整改建议：{finding.advice}" if finding.advice else "",
        confirmed_by(finding, report),
    ]
    return clean("\n".join(line for line in lines if line))


def _appearance(
    pdf: pikepdf.Pdf,
    rectangle: list[float],
    corners: Corners,
    colour: list[float],
    highlighted: bool,
) -> pikepdf.Object:
    """How the mark looks in every viewer: a see-through area, or a frame."""
    rgb = " ".join(f"{part:.3f}" for part in colour)
    order = (corners[0], corners[1], corners[3], corners[2])
    path = " ".join(
        f"{x:.2f} {y:.2f} {'l' if number else 'm'}" for number, (x, y) in enumerate(order)
    )
    paint = f"{rgb} rg {path} h f" if highlighted else f"{rgb} RG 1.5 w {path} h S"
    state = Dictionary(Type=Name.ExtGState, ca=0.35 if highlighted else 1.0, BM=Name.Multiply)
    return pdf.make_stream(
        f"/G gs {paint}".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(rectangle),
        Resources=Dictionary(ExtGState=Dictionary(G=state)),
        Group=Dictionary(S=Name.Transparency),
    )


def _add_bookmarks(pdf: pikepdf.Pdf, report: CaseReport) -> None:
    """One for each document, its findings below; bookmarks of the original stay behind them."""
    count = len(pdf.pages)
    with pdf.open_outline() as outline:
        made = []
        for document in report.documents:
            if not 1 <= document.first_page <= count:
                continue
            last = f"—{document.last_page}" if document.last_page > document.first_page else ""
            title = f"{document.title}（第{document.first_page}{last}页）"
            item = pikepdf.OutlineItem(clean(title), document.first_page - 1)
            for finding in report.printed:
                first = finding.places[0].page_no if finding.places else 0
                if document.first_page <= first <= min(document.last_page, count):
                    words = clean(f"{finding.code} {finding.name}")
                    item.children.append(pikepdf.OutlineItem(words, first - 1))
            made.append(item)
        outline.root[:0] = made
