"""Every kind of input that may be opened, and every kind of bad input that must be refused."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw

from review.errors import InputError, PageError
from review.intake.collections import natural_key
from review.intake.open import open_input
from review.settings import IntakeSettings

SETTINGS = IntakeSettings()


def page_picture(word: str, size=(620, 877)) -> Image.Image:
    picture = Image.new("RGB", size, (250, 249, 245))
    canvas = ImageDraw.Draw(picture)
    for row in range(12):
        canvas.text((60, 60 + row * 60), f"{word} {row} " * 4, fill="black", font_size=24)
    return picture


def blank_picture() -> Image.Image:
    return Image.new("RGB", (620, 877), (244, 243, 238))


def write_pdf(path, pictures) -> None:
    first, *rest = pictures
    first.save(path, format="PDF", save_all=True, append_images=rest, resolution=75)


def refused(path, settings=SETTINGS) -> InputError:
    with pytest.raises(InputError) as caught, open_input(path, settings) as case_input:
        for page_no in range(1, case_input.page_count + 1):
            case_input.page_image(page_no)
    assert caught.value.exit_status == 3
    assert any("\u4e00" <= character <= "\u9fff" for character in caught.value.message)
    return caught.value


def test_scanned_pdf_gives_the_embedded_pixels_in_order(tmp_path):
    path = tmp_path / "a.pdf"
    write_pdf(
        path, [page_picture("one"), blank_picture(), page_picture("two"), page_picture("one")]
    )
    with open_input(path, SETTINGS) as case_input:
        images = [case_input.page_image(no) for no in range(1, 5)]
    assert [image.page_no for image in images] == [1, 2, 3, 4]
    assert [image.is_blank for image in images] == [False, True, False, False]
    assert [image.duplicate_of for image in images] == [None, None, None, 1]
    assert images[0].pixels.shape == (877, 620, 3)
    assert images[0].scale == pytest.approx(75 / 72, rel=1e-3)
    assert all(image.text_layer is None for image in images)


def test_pages_that_differ_by_one_character_are_not_duplicates(tmp_path):
    path = tmp_path / "a.pdf"
    write_pdf(path, [page_picture("amount 5000"), page_picture("amount 6000")])
    with open_input(path, SETTINGS) as case_input:
        assert case_input.page_image(1).duplicate_of is None
        assert case_input.page_image(2).duplicate_of is None


def test_a_page_with_one_faint_line_is_not_blank(tmp_path):
    picture = blank_picture()
    ImageDraw.Draw(picture).text(
        (80, 300), "received 2025-03-03", fill=(120, 120, 130), font_size=22
    )
    picture.save(tmp_path / "faint.png")
    with open_input(tmp_path / "faint.png", SETTINGS) as case_input:
        assert not case_input.page_image(1).is_blank


def test_a_shadowed_empty_page_is_blank(tmp_path):
    shade = np.linspace(180, 250, 620, dtype=np.uint8)
    Image.fromarray(np.repeat(np.tile(shade, (877, 1))[:, :, None], 3, axis=2)).save(
        tmp_path / "s.png"
    )
    with open_input(tmp_path / "s.png", SETTINGS) as case_input:
        assert case_input.page_image(1).is_blank


@pytest.mark.parametrize("suffix", ["jpg", "png", "tiff", "bmp"])
def test_single_images(tmp_path, suffix):
    page_picture("word").save(tmp_path / f"a.{suffix}")
    with open_input(tmp_path / f"a.{suffix}", SETTINGS) as case_input:
        image = case_input.page_image(1)
    assert 400 < image.width < 600
    assert image.pixels.shape[2] == 3


def test_tiff_of_several_pages(tmp_path):
    first, second = page_picture("one"), page_picture("two")
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second])
    with open_input(tmp_path / "a.tif", SETTINGS) as case_input:
        assert case_input.page_count == 2
        assert case_input.page_image(1).digest != case_input.page_image(2).digest


def test_a_wrong_suffix_does_not_matter(tmp_path):
    write_pdf(tmp_path / "scan.jpg", [page_picture("one"), page_picture("two")])
    with open_input(tmp_path / "scan.jpg", SETTINGS) as case_input:
        assert case_input.page_count == 2


def test_folder_and_zip_in_natural_order(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, grey in ((10, 30), (2, 90), (1, 150)):
        Image.new("RGB", (60, 80), (grey, grey, grey)).save(folder / f"第{number}页.png")
    (folder / "说明.txt").write_text("not a page")
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        for item in folder.iterdir():
            archive.write(item, f"卷/{item.name}")
    for path in (folder, tmp_path / "pages.zip"):
        with open_input(path, SETTINGS) as case_input:
            shades = [int(case_input.page_image(no).pixels[0, 0, 0]) for no in (1, 2, 3)]
        assert shades == [150, 90, 30]


def test_natural_key_orders_numbers_as_numbers():
    names = ["p10.jpg", "p9.jpg", "P1.jpg", "p09b.jpg"]
    assert sorted(names, key=natural_key) == ["P1.jpg", "p9.jpg", "p09b.jpg", "p10.jpg"]


def test_damaged_pdf_is_repaired_and_said_so(tmp_path):
    whole = tmp_path / "whole.pdf"
    write_pdf(whole, [page_picture(f"page {n}") for n in range(4)])
    data = whole.read_bytes()
    (tmp_path / "cut.pdf").write_bytes(data[: int(len(data) * 0.7)])
    with open_input(tmp_path / "cut.pdf", SETTINGS) as case_input:
        assert 1 <= case_input.page_count <= 4
        assert [problem.code for problem in case_input.problems] == ["pdf_repaired"]
        assert "cut.pdf" in case_input.problems[0].message


def test_password_protected(tmp_path):
    write_pdf(tmp_path / "a.pdf", [page_picture("one")])
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refused(tmp_path / "locked.pdf").code == "pdf_encrypted"


def test_owner_password_alone_does_not_lock(tmp_path):
    write_pdf(tmp_path / "a.pdf", [page_picture("one")])
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        pdf.save(tmp_path / "owner.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    with open_input(tmp_path / "owner.pdf", SETTINGS) as case_input:
        assert case_input.page_count == 1


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.pdf", b"", "empty_file"),
        ("letter.docx", b"PK\x03\x04" + b"\0" * 100, "zip_damaged"),
        ("note.pdf", b"this is no pdf" * 50, "unknown_kind"),
        ("shell.pdf", b"%PDF-1.7\n" + b"\x00garbage" * 40, "pdf_damaged"),
        ("half.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50, "not_an_image"),
    ],
)
def test_not_a_case_file(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    assert refused(tmp_path / name).code == code


def test_missing_file(tmp_path):
    assert refused(tmp_path / "nowhere.pdf").code == "no_such_file"


def test_pdf_without_pages(tmp_path):
    pikepdf.new().save(tmp_path / "none.pdf")
    assert refused(tmp_path / "none.pdf").code in {"no_pages", "pdf_damaged"}


def test_folder_without_images(tmp_path):
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "a.txt").write_text("x")
    assert refused(tmp_path / "f").code == "no_pages"


def test_page_of_fifty_thousand_pixels(tmp_path):
    Image.new("1", (50_000, 400)).save(tmp_path / "wide.png")
    assert refused(tmp_path / "wide.png").code == "page_too_large"


def test_giant_pdf_page_alone_is_refused_among_others_a_problem(tmp_path):
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14_000, 14_000))
    pdf.save(tmp_path / "giant.pdf")
    assert refused(tmp_path / "giant.pdf").code == "page_too_large"

    pdf.add_blank_page(page_size=(595, 842))
    pdf.save(tmp_path / "mixed.pdf")
    with open_input(tmp_path / "mixed.pdf", SETTINGS) as case_input:
        with pytest.raises(PageError):
            case_input.page_image(1)
        assert case_input.page_image(2).is_blank


def test_three_thousand_pages(tmp_path):
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    for _ in range(2_999):
        pdf.pages.append(pdf.pages[0])
    pdf.save(tmp_path / "many.pdf")
    error = refused(tmp_path / "many.pdf")
    assert error.code == "too_many_pages"
    assert "3000" in error.message


def zip_of(path, entries, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


def test_zip_bomb(tmp_path):
    path = zip_of(tmp_path / "bomb.zip", [("p1.png", b"\0" * (64 * 2**20))])
    assert refused(path).code == "zip_bomb"


def test_zip_too_large_unpacked(tmp_path):
    noise = np.random.default_rng(1).bytes(200_000)
    path = zip_of(tmp_path / "big.zip", [(f"{n}.png", noise) for n in range(3)])
    assert refused(path, IntakeSettings(max_unpacked_bytes=500_000)).code == "zip_bomb"


@pytest.mark.parametrize(
    "name", ["../evil.png", "/etc/evil.png", "a\\..\\..\\evil.png", "C:evil.png"]
)
def test_zip_path_tricks(tmp_path, name):
    assert refused(zip_of(tmp_path / "t.zip", [(name, b"x")])).code == "zip_path"
    assert sorted(item.name for item in tmp_path.iterdir()) == ["t.zip"]


def test_zip_with_too_many_entries(tmp_path):
    path = zip_of(tmp_path / "m.zip", [(f"{n}.png", b"") for n in range(30)])
    assert refused(path, IntakeSettings(max_zip_entries=20)).code == "zip_too_many"


def test_one_damaged_image_in_a_zip_costs_one_page(tmp_path):
    good = io.BytesIO()
    page_picture("one").save(good, "PNG")
    cut = good.getvalue()[: len(good.getvalue()) // 2]
    path = zip_of(tmp_path / "z.zip", [("1.png", good.getvalue()), ("2.png", cut)])
    with open_input(path, SETTINGS) as case_input:
        assert case_input.page_image(1).pixels.size
        with pytest.raises(PageError) as caught:
            case_input.page_image(2)
    assert "2.png" in caught.value.message


def test_a_file_that_is_no_image_costs_one_page_of_a_folder(tmp_path):
    (tmp_path / "1.jpg").write_bytes(b"no picture at all")
    page_picture("one").save(tmp_path / "2.jpg")
    with open_input(tmp_path, SETTINGS) as case_input:
        assert case_input.page_count == 2
        with pytest.raises(PageError):
            case_input.page_image(1)
        assert case_input.page_image(2).pixels.size


def test_repair_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00garbage" * 40)
    refused(tmp_path / "bad.pdf")
    assert list((tmp_path / "tmp").iterdir()) == []
