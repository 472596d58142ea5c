"""The networks made smaller: the stated characters stay, and so does what is computed."""

import importlib.util

import numpy as np
import onnxruntime
import pytest

from review.errors import SettingsError
from review.reading.ppocr import network, weights


def run(model, batch):
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, ["CPUExecutionProvider"])
    return session.run(None, {session.get_inputs()[0].name: batch})


def gray(*shape):
    return np.random.default_rng(3).uniform(-1, 1, shape).astype(np.float32)


@pytest.mark.parametrize(
    "wanted", ["〔〕【】《》（）", "□■☐☑☒√×○●", "〇零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整"]
)
def test_what_enforcement_papers_print_is_kept(wanted):
    assert set(wanted) <= weights.kept_characters()


@pytest.mark.parametrize("names", ["喆堃昇淼翀祎彧镕珺玥煊", "囍彣晳韡喦媗浤濬", "亓仉佘偰邾郄逄"])
def test_rare_name_characters_are_kept(names):
    assert set(names) <= weights.kept_characters()


@pytest.mark.parametrize("forms", ["單處國稱號條應關執證", "鈴処戸覚実"])
def test_forms_that_mainland_papers_do_not_print_are_no_answer(forms):
    assert not set(forms) & weights.kept_characters()


def test_every_kept_character_is_one_the_recogniser_knows():
    assert weights.kept_characters() <= set(weights.recogniser_characters())
    assert 8000 < len(weights.kept_characters()) < len(weights.recogniser_characters())


def test_the_cut_recogniser_gives_the_best_of_the_kept_classes():
    whole = weights.weights_file(weights.RECOGNISER).read_bytes()
    cut = weights.recogniser(weights.kept_characters())
    picture = gray(1, 1, 48, 160)
    (probabilities,) = run(whole, np.repeat(picture, 3, axis=1))
    best, probability = run(cut.network, picture)
    characters = ("", *weights.recogniser_characters(), " ")
    kept = [characters.index(character) for character in cut.characters]
    among_kept = probabilities[:, :, kept]
    assert (best == among_kept.argmax(axis=2)).all()
    expected = among_kept.max(axis=2) / among_kept.sum(axis=2)
    assert np.allclose(probability, expected, atol=1e-4)


def test_one_channel_gives_the_detector_the_same_picture():
    whole = weights.weights_file(weights.DETECTOR).read_bytes()
    picture = gray(1, 1, 64, 96)
    (expected,) = run(whole, np.repeat(picture, 3, axis=1))
    (found,) = run(weights.detector(), picture)
    assert np.allclose(found, expected, atol=1e-4)


def hide(monkeypatch, *names):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda n: None if n in names else find(n))


def test_without_openvino_auto_reads_with_onnxruntime(monkeypatch):
    hide(monkeypatch, "openvino")
    assert network.chosen_backend("auto") == "onnxruntime"


def test_asking_for_openvino_where_it_is_missing_is_said(monkeypatch):
    hide(monkeypatch, "openvino")
    with pytest.raises(SettingsError, match="OpenVINO"):
        network.chosen_backend("openvino")


def test_onnxruntime_is_used_where_asked_for():
    assert network.chosen_backend("onnxruntime") == "onnxruntime"


def test_a_wheel_without_models_is_said(monkeypatch):
    hide(monkeypatch, "rapidocr")
    with pytest.raises(SettingsError, match="rapidocr"):
        weights.weights_file(weights.DETECTOR)
