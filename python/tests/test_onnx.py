"""Trained networks as ONNX files: Python's onnxruntime computes what Java computes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jpype
import numpy as np
import pytest

import marl4j

onnxruntime = pytest.importorskip("onnxruntime")
STEPS, ROWS = 8, 5


class JavaNetwork:
    """The network of a run's first agent group, computed by Java."""

    def __init__(self, run: Path) -> None:
        path = jpype.JClass("java.nio.file.Path").of(str(run))
        training = jpype.JClass("io.github.marl4j.algorithms.run.TrainingRun")
        with training.load(path, training.readConfig(path)) as learner:
            policy = learner.networks()[0]
        self._weights = policy.weights()
        self._pass = policy.network().newPass(jpype.JClass("io.github.marl4j.algorithms.nn.Kernels").plain(), 1, ROWS, False)

    def step(self, inputs: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any] | None]:
        """Returns logits, and the memory if there is one; it is carried on."""
        self._pass.input()[:] = inputs.ravel().tolist()
        self._pass.forward(self._weights, 1, ROWS)
        logits = np.array(self._pass.output(0)).reshape(ROWS, -1)
        memory = self._pass.hidden()
        return logits, None if memory is None else np.array(memory).reshape(ROWS, -1)


@pytest.mark.parametrize("network", ["mlp", "gru", "cnn"])
def test_onnxruntime_computes_what_java_computes(network: str, trained: Callable[..., Path], tmp_path: Path) -> None:
    run = trained(network)
    manifest = json.loads(marl4j.export_onnx(run, tmp_path / "made" / "policy.onnx").read_text())
    (group,) = manifest["groups"]
    session = onnxruntime.InferenceSession(str(tmp_path / "made" / group["file"]))
    java = JavaNetwork(run)
    rng = np.random.default_rng(1)
    memory = np.zeros((ROWS, group["memory"]), np.float32)
    for _ in range(STEPS):
        seen = rng.normal(size=(ROWS, group["inputs"])) if network != "cnn" else rng.integers(0, 256, (ROWS, group["inputs"]))
        inputs = {"observations": seen.astype(np.float32)}
        if group["memory"]:
            inputs["memory"] = memory
        logits, *remembered = session.run(None, inputs)
        expected, expected_memory = java.step(inputs["observations"])
        np.testing.assert_allclose(logits, expected, rtol=0, atol=1e-5)
        if group["memory"]:
            memory = remembered[0]
            np.testing.assert_allclose(memory, expected_memory, rtol=0, atol=1e-5)
    assert np.ptp(logits) > 0


@pytest.mark.parametrize("network", ["mlp", "gru"])
def test_the_file_plays_as_the_policy_does(network: str, trained: Callable[..., Path], tmp_path: Path) -> None:
    policy = marl4j.load_policy(trained(network))
    (group,) = json.loads(marl4j.export_onnx(trained(network), tmp_path / "policy.onnx").read_text())["groups"]
    session = onnxruntime.InferenceSession(str(tmp_path / group["file"]))
    env = marl4j.vector_env(policy.id, 4, **policy.options)
    player = policy.player(4)
    agents = env.groups["allies"].alive.shape[1]
    memory = np.zeros((4 * agents, group["memory"]), np.float32)
    observations, infos = env.reset(seed=3)
    for _ in range(50):
        alive = infos["alive"]["allies"] & ~infos.get("_final_obs", np.zeros(4, bool))[:, None]
        memory[~alive.ravel()] = 0
        seen = observations["allies"].reshape(4 * agents, -1)
        if group["agentCodes"]:
            seen = np.concatenate([seen, np.tile(np.eye(agents, dtype=np.float32), (4, 1))], 1)
        logits, *remembered = session.run(None, {"observations": seen, **({"memory": memory} if group["memory"] else {})})
        if remembered:
            memory = remembered[0]
        legal = np.where(infos["action_mask"]["allies"], logits.reshape(4, agents, -1), -np.inf)
        actions = player.act(observations, infos)
        acting = infos["alive"]["allies"]
        np.testing.assert_array_equal(legal.argmax(-1)[acting], actions["allies"][acting])
        observations, _, _, _, infos = env.step(actions)


def test_what_cannot_be_exported_is_told(trained: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="must end in .onnx"):
        marl4j.export_onnx(trained("mlp"), tmp_path / "policy.bin")
    with pytest.raises(ValueError, match="nowhere"):
        marl4j.export_onnx(tmp_path / "nowhere", tmp_path / "policy.onnx")
