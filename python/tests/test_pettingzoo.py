"""PettingZoo's own tests over every id. Where one does not apply, judges.EXCEPTIONS says why."""

from __future__ import annotations

import pickle
import sys
import time
import types
from typing import Any

import numpy as np
import pettingzoo.test
import pytest
from judges import EXCEPTIONS, flat_masks, ids, legal, scalar
from pettingzoo.test import max_cycles_test, parallel_seed_test, render_test

import marl4j

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(autouse=True)
def exceptions(request: pytest.FixtureRequest) -> None:
    """Where a test does not apply it must fail."""
    test, given = request.node.originalname, getattr(request.node, "callspec", None)
    reason = given and EXCEPTIONS.get(test.removeprefix("test_"), {}).get(given.params["id"])
    if reason:
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.mark.parametrize("id", ids())
def test_api_test(id: str) -> None:
    pettingzoo.test.api_test(marl4j.aec_env(id, **scalar(id)), num_cycles=60)


@pytest.mark.parametrize("id", ids(turn_based=False))
def test_parallel_api_test(id: str) -> None:
    pettingzoo.test.parallel_api_test(
        marl4j.parallel_env(id, action_mask="observation", **scalar(id)), num_cycles=150
    )


@pytest.mark.parametrize("id", ids())
def test_seed_test(id: str) -> None:
    pettingzoo.test.seed_test(lambda: marl4j.aec_env(id, **scalar(id)), num_cycles=40)


@pytest.mark.parametrize("id", ids(turn_based=False))
def test_parallel_seed_test(id: str) -> None:
    parallel_seed_test(lambda: legal(marl4j.parallel_env(id, **scalar(id))), num_cycles=40)


@pytest.mark.parametrize("id", ids(turn_based=False))
def test_max_cycles_test(id: str) -> None:
    options = scalar(id)
    if id.startswith("commons/"):
        options["max_request"] = 10  # of 5 who ask at random for more, the resource does not survive four months

    def parallel_env(max_cycles: int) -> Any:
        return legal(marl4j.parallel_env(id, max_cycles=max_cycles, **options))

    def env(max_cycles: int) -> Any:
        return legal(marl4j.aec_env(id, max_cycles=max_cycles, **options))

    max_cycles_test(types.SimpleNamespace(parallel_env=parallel_env, env=env))


@pytest.mark.parametrize("id", ids())
def test_render_test(id: str) -> None:
    render_test(lambda render_mode: _unhurried(id, render_mode))


def _unhurried(id: str, render_mode: str) -> Any:
    env = marl4j.aec_env(id, render_mode=render_mode, action_mask="observation", **scalar(id))
    env.metadata["render_fps"] = 1000
    return env


@pytest.mark.parametrize("id", ids())
def test_performance_benchmark(id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its five seconds for each environment pass fifty times as fast."""
    hurried = types.SimpleNamespace(time=lambda: time.perf_counter() * 50)
    monkeypatch.setattr(sys.modules["pettingzoo.test.performance_benchmark"], "time", hurried)
    pettingzoo.test.performance_benchmark(marl4j.aec_env(id, action_mask=flat_masks(id), **scalar(id)))


@pytest.mark.parametrize("id", ids(several=True))
def test_momaland_api_test(id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """MOMAland's form of the api_test, for vector rewards."""
    momaland_test = pytest.importorskip("momaland.test")
    options = scalar(id)
    del options["reward_weights"]
    env = marl4j.aec_env(id, action_mask="observation", **options)
    # It plays an action again after a second reset, and takes for granted that the game begins as before.
    monkeypatch.setattr(env, "reset", lambda seed=0, options=None: type(env).reset(env, seed, options))
    momaland_test.api_test(env, num_cycles=60)


@pytest.mark.parametrize("id", ["smax/3m-v1", "momaland/connect4-v1"])
def test_a_pickled_environment_is_made_anew(id: str) -> None:
    env = marl4j.aec_env(id)
    copy = pickle.loads(pickle.dumps(env))
    copy.reset(seed=3)
    env.reset(seed=3)
    assert copy.agents == env.agents
    np.testing.assert_equal(copy.last(), env.last())
