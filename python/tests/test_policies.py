"""Policies both ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import marl4j


def last_legal(observations: Any, infos: dict[str, Any]) -> Any:
    mask = infos["action_mask"]
    return mask.shape[-1] - 1 - mask[..., ::-1].argmax(-1)


@pytest.mark.parametrize("network", ["mlp", "gru"])
def test_a_trained_policy_plays_the_same_in_python_and_in_java(network: str, trained: Callable[..., Path]) -> None:
    policy = marl4j.load_policy(trained(network))
    assert (policy.id, policy.algorithm, policy.options) == ("smax/3m-v1", "ippo", {"maxSteps": 20})
    episodes = marl4j.evaluate(policy.id, policy, 8, seed=11, **policy.options)
    env = marl4j.vector_env(policy.id, 8, **policy.options)
    player = policy.player(8, seed=11)
    observations, infos = env.reset(seed=11)
    score, length, open_ = np.zeros(8), np.zeros(8, int), np.ones(8, bool)
    while open_.any():
        observations, rewards, _, _, infos = env.step(player.act(observations, infos))
        score += np.where(open_, rewards["allies"].mean(-1), 0)
        length += open_
        open_ &= ~env.episode_over
    assert length.tolist() == [episode.length for episode in episodes]
    np.testing.assert_allclose(score, [episode.score for episode in episodes], rtol=1e-6)


@pytest.mark.parametrize("network", ["mlp", "gru"])
def test_dicts_and_batches_get_the_same_actions(network: str, trained: Callable[..., Path]) -> None:
    policy = marl4j.load_policy(trained(network))
    single = marl4j.parallel_env(policy.id, action_mask="observation", **policy.options)
    many = marl4j.vector_env(policy.id, 1, autoreset="disabled", **policy.options)
    player, batch_player = policy.agents(), policy.player(1)
    for _ in range(2):
        observations, infos = single.reset(seed=4)
        seen, told = many.reset(seed=4)
        player.reset()
        told = {**told, "_final_obs": np.ones(1, bool)}
        while single.agents:
            chosen = player.act({agent: observations[agent] for agent in single.agents}, infos)
            batch = batch_player.act(seen, told)
            for a, agent in enumerate(many.groups["allies"].group.agents):
                if agent in single.agents:
                    assert chosen[agent] == batch["allies"][0, a]
            observations, _, _, _, infos = single.step(chosen)
            seen, _, _, _, told = many.step(batch)
            told = {**told, "_final_obs": np.zeros(1, bool)}


def test_a_python_function_is_a_policy_of_java() -> None:
    episodes = marl4j.evaluate("smax/3m-v1", last_legal, 16, seed=2)
    again = marl4j.evaluate("smax/3m-v1", {"allies": last_legal}, 16, seed=2)
    assert episodes == again
    assert [episode.seed for episode in episodes] == list(range(2, 18))
    mixed = marl4j.evaluate(
        "particle/simple-tag-v3",
        {"adversaries": marl4j.scripted_policy("particle/simple-tag-v3"), "good": lambda seen, infos: np.zeros(seen.shape[:2], int)},
        4,
    )
    assert all(episode.length == 25 for episode in mixed)


def test_a_society_of_a_python_function_lives_as_long_as_it_takes_little() -> None:
    def take(amount: int) -> Callable[..., Any]:
        return lambda seen, infos: np.minimum(amount, infos["action_mask"].sum(-1) - 1)

    modest = marl4j.evaluate("commons/fishery-v1", take(10), 4)
    greedy = marl4j.evaluate("commons/fishery-v1", take(20), 4)
    assert {episode.outcome for episode in modest} == {"survived"}
    assert {episode.length for episode in modest} == {12}
    assert all(episode.length == 1 for episode in greedy)


def test_a_policy_that_remembers_makes_players() -> None:
    class Alternating:
        def new_player(self, spec: marl4j.EnvSpec, group: marl4j.Group, num_envs: int, seed: int) -> Any:
            moves = np.zeros(num_envs, int)

            def play(seen: Any, infos: dict[str, Any]) -> Any:
                moves[infos["episode_over"]] = 0
                chosen = np.repeat(moves[:, None] % 2, len(group.agents), 1)
                moves[:] += 1
                return chosen

            return play

    assert len(marl4j.evaluate("games/prisoners-dilemma-v1", Alternating(), 4)) == 4
    duels = marl4j.evaluate(
        "games/rps-v1", lambda seen, infos: np.ones(seen.shape[:2], int), 10, opponent=lambda seen, infos: np.zeros(seen.shape[:2], int)
    )
    assert {episode.score for episode in duels} == {1.0}


def test_errors_of_a_python_policy_come_back_as_they_are() -> None:
    with pytest.raises(ZeroDivisionError):
        marl4j.evaluate("smax/3m-v1", lambda seen, infos: 1 / 0, 2)
    with pytest.raises(ValueError, match="expected \\(2, 3\\)"):
        marl4j.evaluate("smax/3m-v1", lambda seen, infos: np.zeros(3, int), 2)
    with pytest.raises(marl4j.IllegalActionError, match="choice 99"):
        marl4j.evaluate("smax/3m-v1", lambda seen, infos: np.full((2, 3), 99), 2)
    with pytest.raises(marl4j.UnknownNameError, match="nobody plays the agent group good"):
        marl4j.evaluate("particle/simple-tag-v3", {"adversaries": last_legal}, 2)
    with pytest.raises(ValueError, match="no policy"):
        marl4j.evaluate("smax/3m-v1", 3, 2)  # type: ignore[arg-type]


def test_scripts_play_and_wrong_names_are_told() -> None:
    policy = marl4j.scripted_policy("smax/3m-v1")
    assert policy.algorithm == "script"
    with pytest.raises(marl4j.UnknownNameError, match="policy"):
        marl4j.scripted_policy("smax/3m-v1", "randon")
