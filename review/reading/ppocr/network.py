"""Runs a network: on onnxruntime (fp32, everywhere) or OpenVINO (an extra; bf16 where possible)."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Literal, Protocol

from review.errors import SettingsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Backend = Literal["onnxruntime", "openvino"]


class Network(Protocol):
    """A loaded network with one input."""

    def __call__(self, batch: NDArray[np.float32]) -> list[NDArray[np.generic]]: ...


class OnnxruntimeNetwork:
    """fp32 on the CPU.

    The arena is off: it keeps the memory of the largest shapes. Threads do not spin while they
    wait: alone that changes nothing, beside another busy process spinning costs about a third.
    """

    def __init__(self, model: bytes, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, ["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name

    def __call__(self, batch: NDArray[np.float32]) -> list[NDArray[np.generic]]:
        outputs: list[NDArray[np.generic]] = self._session.run(None, {self._input: batch})
        return outputs


class OpenvinoNetwork:
    """OpenVINO on the CPU; bf16 where the CPU computes in it, else fp32."""

    def __init__(self, model: bytes, threads: int) -> None:
        import openvino

        core = openvino.Core()
        options = {
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": 1,
            "INFERENCE_PRECISION_HINT": "bf16" if openvino_has_bf16() else "f32",
        }
        self._compiled = core.compile_model(core.read_model(model=model), "CPU", options)
        self._request = self._compiled.create_infer_request()

    def __call__(self, batch: NDArray[np.float32]) -> list[NDArray[np.generic]]:
        results = self._request.infer([batch], share_inputs=True)
        return [results[output] for output in self._compiled.outputs]


def openvino_has_bf16() -> bool:
    """True where OpenVINO is installed and this CPU computes in bf16 (AVX-512 BF16 or AMX)."""
    if importlib.util.find_spec("openvino") is None:
        return False
    import openvino

    capabilities: list[str] = openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return "BF16" in capabilities


def chosen_backend(wish: Literal["auto", "onnxruntime", "openvino"]) -> Backend:
    """The backend to use: on "auto" OpenVINO only where bf16 makes it the faster one.

    Raises:
        SettingsError: "openvino" is asked for and not installed.
    """
    if wish == "auto":
        return "openvino" if openvino_has_bf16() else "onnxruntime"
    if wish == "openvino" and importlib.util.find_spec("openvino") is None:
        raise SettingsError(
            "reading.openvino_missing",
            "设置要求使用 OpenVINO 识读，但未安装：请执行 pip install juanjian[openvino]，"
            "或将 reading.engine 改为 auto。",
        )
    return wish


def load_network(model: bytes, backend: Backend, threads: int) -> Network:
    """The network, ready to run with `threads` threads."""
    kind = OpenvinoNetwork if backend == "openvino" else OnnxruntimeNetwork
    return kind(model, threads)
