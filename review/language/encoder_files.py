"""The folder of an encoder: what has to lie in it, and how it is opened."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from review.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

_NETWORKS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
_POSITIONS = 512
"""Of an encoder that does not say how many tokens it can see."""
_MARKS = {
    "pad_token": "[PAD]",
    "unk_token": "[UNK]",
    "cls_token": "[CLS]",
    "sep_token": "[SEP]",
    "mask_token": "[MASK]",
}


@dataclass(frozen=True, slots=True)
class EncoderFiles:
    """Network and tokenizer of an encoder; `positions`: the most tokens it sees at once."""

    name: str
    folder: Path
    network: Path
    tokenizer: Path
    positions: int


def encoder_files(folder: Path) -> EncoderFiles:
    """The files of a folder.

    Raises:
        SettingsError: one is missing, or `config.json` cannot be read.
    """
    network = next((folder / name for name in _NETWORKS if (folder / name).is_file()), None)
    tokenizer = folder / "tokenizer.json"
    if network is None:
        raise _unusable(folder, "缺少 model.onnx（或 onnx/model.onnx），请先将模型导出为 ONNX")
    if not tokenizer.is_file():
        raise _unusable(folder, "缺少 tokenizer.json")
    config = folder / "config.json"
    positions = _POSITIONS
    if config.is_file():
        try:
            said = json.loads(config.read_text(encoding="utf-8"))
            positions = int(said.get("max_position_embeddings", _POSITIONS))
        except (ValueError, AttributeError, TypeError):
            raise _unusable(folder, "config.json 不能读取") from None
    return EncoderFiles(folder.name, folder, network, tokenizer, positions)


def open_session(found: EncoderFiles, threads: int) -> Any:
    """The network, ready to run.

    Raises:
        SettingsError: the file is damaged, or gives no state for every token.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Beside another busy process, threads that spin while they wait cost it a third of its time.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 4  # what is wrong is said once, by the error below
    try:
        session = onnxruntime.InferenceSession(
            str(found.network), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:
        raise _unusable(found.network.parent, f"{found.network.name} 已损坏或不能运行") from error
    if not any(len(output.shape) == 3 for output in session.get_outputs()):
        raise _unusable(found.network.parent, f"{found.network.name} 没有逐字输出")
    if "input_ids" not in {given.name for given in session.get_inputs()}:
        raise _unusable(found.network.parent, f"{found.network.name} 没有 input_ids 输入")
    return session


def open_tokenizer(found: EncoderFiles) -> Any:
    """The tokenizer, as transformers loads it from its one file.

    Raises:
        SettingsError: the file is damaged.
    """
    from transformers import PreTrainedTokenizerFast

    try:
        return PreTrainedTokenizerFast(tokenizer_file=str(found.tokenizer), **_MARKS)
    except Exception as error:
        raise _unusable(found.tokenizer.parent, "tokenizer.json 已损坏或不能读取") from error


def _unusable(folder: Path, why: str) -> SettingsError:
    return SettingsError(
        "settings",
        f"文件夹 {folder} 不能用作编码器：{why}。"
        "请检查 JUANJIAN_LANGUAGE_ENCODER，或去掉该设置以使用自带的编码器。",
    )
