"""The encoder at run time: what changes nothing, odd texts, folders that cannot be used."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from review.errors import SettingsError
from review.language.encoder import (
    choose_encoder,
    encoder_in_use,
    encoder_of,
    open_encoder,
    shipped_encoder,
)
from review.pipeline.workshop import open_workshop
from review.settings import LanguageSettings, Settings, load_settings

SHIPPED = Path(str(files("models.encoder")))
TEXTS = (
    "当事人销售超过保质期的食品,货值金额1,200元。",
    "经查,当事人经营的饼干已超过保质期。",
    "（2026）云市监罚字第１２号",
    "执法人员出示了执法证件",
    "罚",
)


def test_vectors_have_length_one():
    vectors = shipped_encoder().encode(TEXTS)
    assert vectors.shape == (len(TEXTS), shipped_encoder().width)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_what_stands_beside_a_text_changes_nothing():
    """Neither the order of a batch nor the padding that a longer text brings."""
    together = shipped_encoder().encode([*TEXTS, "长" * 700])
    backwards = shipped_encoder().encode(TEXTS[::-1])[::-1]
    alone = np.concatenate([shipped_encoder().encode([text]) for text in TEXTS])
    assert np.abs(together[: len(TEXTS)] - alone).max() < 1e-4
    assert np.abs(backwards - alone).max() < 1e-4


def test_writings_that_mean_the_same_have_one_vector():
    """Width, case, and white space are no difference."""
    one, other = shipped_encoder().encode(["罚款1200元（ABc）", "罚款 １２００ 元(ａｂC)"])
    assert float(one @ other) > 0.9999


def test_alike_is_nearer_than_unlike():
    expired, also_expired, fire = shipped_encoder().encode(
        [
            "当事人销售超过保质期的饼干",
            "该店经营的面包已经超过保质期",
            "消防通道被车辆占用,不能保持畅通",
        ]
    )
    assert expired @ also_expired > expired @ fire


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\u200b",
        "\x00\x07\x1b[31m",
        "\ud800半个字",
        "😀👍🏽",
        "́́́́",
        "[MASK][PAD][CLS]",
        "a" * 3000,
        "罚" * 10_000,
        "<script>alert(1)</script>",
        "　".join("离散的字"),
    ],
)
def test_odd_texts(text: str):
    vector = shipped_encoder().encode([text])
    assert np.isfinite(vector).all()
    read = shipped_encoder().states([text])[0]
    assert len(read.spans) == len(read.states)
    assert all(0 <= start < end <= len(text) for start, end in read.spans.tolist())


def test_spans_are_those_of_the_text_as_given():
    text = "当事人　张 三，\n罚款Ⅲ级"
    spans = shipped_encoder().states([text])[0].spans.tolist()
    assert "".join(text[start:end] for start, end in spans).startswith("当事人张三，罚款")


def test_a_long_text_has_a_state_for_every_character():
    text = "".join(chr(0x4E00 + place % 3000) for place in range(1000))
    read = shipped_encoder().states([text])[0]
    assert [start for start, _ in read.spans.tolist()] == list(range(1000))
    assert (np.abs(read.states).sum(axis=1) > 0).all()


def test_no_texts():
    assert shipped_encoder().encode([]).shape == (0, shipped_encoder().width)
    assert shipped_encoder().states([]) == []


def test_the_version_names_the_files(tmp_path: Path):
    copy = _copy(tmp_path)
    assert open_encoder(copy).version == shipped_encoder().version
    (copy / "tokenizer.json").write_text(
        (copy / "tokenizer.json").read_text(encoding="utf-8") + "\n", encoding="utf-8"
    )
    assert open_encoder(copy).version != shipped_encoder().version


def test_a_folder_may_keep_the_network_as_hugging_face_does(tmp_path: Path):
    copy = _copy(tmp_path)
    (copy / "onnx").mkdir()
    (copy / "model.onnx").rename(copy / "onnx" / "model.onnx")
    settings = Settings(language=LanguageSettings(encoder=copy))
    assert np.allclose(encoder_of(settings).encode(TEXTS), shipped_encoder().encode(TEXTS))


def test_the_setting_comes_from_the_environment(tmp_path: Path):
    settings = load_settings({"JUANJIAN_LANGUAGE_ENCODER": str(tmp_path)})
    assert settings.language.encoder == tmp_path
    assert encoder_of(Settings()) is encoder_of(Settings())


def test_a_program_starts_with_the_encoder_of_its_settings(tmp_path: Path):
    copy = _copy(tmp_path)
    try:
        choose_encoder(Settings(language=LanguageSettings(encoder=copy)))
        assert encoder_in_use().folder == copy
        with pytest.raises(SettingsError):
            open_workshop(Settings(language=LanguageSettings(encoder=tmp_path / "none")))
        assert encoder_in_use().folder == copy
    finally:
        choose_encoder(Settings())
    assert encoder_in_use() is shipped_encoder(Settings().reading.threads)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda folder: shutil.rmtree(folder), "缺少 model.onnx"),
        (lambda folder: (folder / "model.onnx").unlink(), "缺少 model.onnx"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "缺少 tokenizer.json"),
        (lambda folder: (folder / "model.onnx").write_bytes(b"not a network"), "model.onnx 已损坏"),
        (lambda folder: _halve(folder / "model.onnx"), "model.onnx 已损坏"),
        (lambda folder: (folder / "tokenizer.json").write_text("{"), "tokenizer.json 已损坏"),
        (lambda folder: (folder / "config.json").write_text("[]"), "config.json 不能读取"),
        (
            lambda folder: (folder / "config.json").write_text(
                json.dumps({"max_position_embeddings": "many"})
            ),
            "config.json 不能读取",
        ),
    ],
)
def test_a_folder_that_cannot_be_used(tmp_path: Path, spoil, why: str):
    copy = _copy(tmp_path)
    spoil(copy)
    with pytest.raises(SettingsError) as error:
        open_encoder(copy)
    assert why in error.value.message
    assert "JUANJIAN_LANGUAGE_ENCODER" in error.value.message
    assert str(copy) in error.value.message


def test_importing_the_product_imports_no_language_model():
    _run(
        "import sys, review.pipeline, review.cli, review.language.encoder, review.language.named\n"
        "late = {'transformers', 'tokenizers', 'torch'} & set(sys.modules)\n"
        "assert not late, late"
    )


def test_the_run_time_needs_no_torch_and_no_network():
    _run(
        "import socket, sys\n"
        "def refuse(*_): raise OSError('no network here')\n"
        "socket.socket.connect = refuse\n"
        "sys.modules['torch'] = None\n"
        "from review.language.encoder import shipped_encoder\n"
        "assert shipped_encoder().encode(['罚款']).shape[0] == 1\n"
    )


def test_the_models_are_small():
    """In the repository together 40 MB, the encoder 25 MB."""
    root = SHIPPED.parent
    sizes = {
        path: path.stat().st_size
        for path in root.rglob("*")
        if path.suffix in {".onnx", ".npz", ".json", ".yaml", ".txt"}
    }
    assert sum(size for path, size in sizes.items() if path.parent == SHIPPED) < 25 * 2**20
    assert sum(sizes.values()) < 40 * 2**20


def _copy(folder: Path) -> Path:
    copy = folder / "编码器"
    copy.mkdir()
    for name in ("model.onnx", "tokenizer.json", "config.json"):
        shutil.copy(SHIPPED / name, copy / name)
    return copy


def _halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
