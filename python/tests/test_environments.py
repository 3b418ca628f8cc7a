"""The views from Python: shapes, seeds, masks, memory, errors."""

from __future__ import annotations

import builtins
import copy
import threading
from collections.abc import Iterator
from typing import Any

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from gymnasium.vector import AutoresetMode
from judges import EXCEPTIONS, SMALLER, SPECS, ids, scalar

import marl4j

ONE_AGENT = [id for id, spec in SPECS.items() if len(spec.order) == 1]


@pytest.mark.parametrize("id", ids())
def test_observations_of_a_batch_are_in_their_spaces(id: str) -> None:
    env = marl4j.vector_env(id, 3)
    rng = np.random.default_rng(1)
    observations, _ = env.reset(seed=1)
    for _ in range(5):
        for name, arrays in env.groups.items():
            space = arrays.group.observation_space
            for row in np.ndindex(arrays.alive.shape):
                if arrays.alive[row] and row[1] < 5:
                    assert _at(observations[name], row) in space
        observations, rewards, terminations, truncations, infos = env.step(env.sample(rng))
        assert all(np.isfinite(reward).all() for reward in rewards.values())
        assert all((terminations[name] & truncations[name]).sum() == 0 for name in env.groups)
    env.close()


def _at(observations: Any, row: Any) -> Any:
    if isinstance(observations, dict):
        return {name: _at(part, row) for name, part in observations.items()}
    return observations[row]


@pytest.mark.parametrize("id", ["smax/3m-v1", "particle/simple-world-comm-v3", "commons/fishery-v1"])
def test_a_batch_of_one_plays_the_episodes_of_the_parallel_view(id: str) -> None:
    single = marl4j.parallel_env(id)
    many = marl4j.vector_env(id, 1, autoreset="disabled")
    observations, infos = single.reset(seed=9)
    many.reset(seed=9)
    rng = np.random.default_rng(1)
    while single.agents:
        chosen = many.sample(rng)
        actions = {
            agent: chosen[name][0, a]
            for name, arrays in many.groups.items()
            for a, agent in enumerate(arrays.group.agents)
            if agent in single.agents
        }
        observations, rewards, terminations, truncations, infos = single.step(actions)
        _, earned, *_ = many.step(chosen)
        for name, arrays in many.groups.items():
            for a, agent in enumerate(arrays.group.agents):
                if agent not in observations:
                    continue
                np.testing.assert_array_equal(observations[agent], arrays.observations[0, a])
                assert rewards[agent] == earned[name][0, a]
                assert terminations[agent] == arrays.terminated[0, a]
                assert truncations[agent] == arrays.truncated[0, a]
    assert many.episode_over[0]


@pytest.mark.parametrize(
    ("id", "options"),
    [
        ("fighting/versus-v1", {"actions": "factored"}),
        ("smax/3m-v1", {"action_type": "continuous"}),
        ("commons/fishery-v1", {"messages": "proposal"}),
        ("commons/fishery-v1", {"messages": "tokens"}),
    ],
)
def test_actions_of_every_kind_reach_the_environment(id: str, options: dict[str, Any]) -> None:
    many = marl4j.vector_env(id, 5, **options)
    rng = np.random.default_rng(1)
    many.reset(seed=1)
    for _ in range(10):
        many.step(many.sample(rng))
    single = marl4j.parallel_env(id, **options)
    _, infos = single.reset(seed=1)
    for _ in range(5):
        if not single.agents:
            break
        masks = {agent: infos[agent].get("action_mask") for agent in single.agents}
        actions = {agent: single.action_space(agent).sample(masks[agent]) for agent in single.agents}
        assert all(actions[agent] in single.action_space(agent) for agent in actions)
        *_, infos = single.step(actions)


def test_ended_episodes_are_reset_in_the_same_step_and_their_end_is_told() -> None:
    many = marl4j.vector_env("smax/3m-v1", 64, max_steps=5)
    assert many.metadata["autoreset_mode"] == AutoresetMode.SAME_STEP
    first, _ = many.reset(seed=3)
    rng = np.random.default_rng(1)
    ended = 0
    for _ in range(20):
        observations, _, terminations, truncations, infos = many.step(many.sample(rng))
        over = infos["_final_obs"]
        assert ((terminations["allies"] | truncations["allies"]).all(-1) == over).all()
        ended += int(over.sum())
        if over.any():
            assert not np.array_equal(infos["final_obs"]["allies"][over], observations["allies"][over])
            assert infos["alive"]["allies"][over].all()
    assert ended >= 128


def test_the_arrays_are_views_unless_copies_are_wanted() -> None:
    views, copies = marl4j.vector_env("smax/3m-v1", 4), marl4j.vector_env("smax/3m-v1", 4, copy=True)
    rng = np.random.default_rng(1)
    seen, _ = views.reset(seed=1)
    kept, _ = copies.reset(seed=1)
    before = kept["allies"].copy()
    actions = views.sample(rng)
    next_seen, *_ = views.step(actions)
    copies.step(actions)
    assert next_seen["allies"] is seen["allies"]
    assert not np.array_equal(seen["allies"], before)
    np.testing.assert_array_equal(kept["allies"], before)


def test_parts_of_a_dict_observation_are_views_too() -> None:
    env = marl4j.vector_env("momaland/ingenious-v1", 2)
    observations, _ = env.reset(seed=1)
    players = observations["players"]
    assert players["board"].shape == (2, 2, 11, 11)
    assert np.shares_memory(players["board"], players["scores"]) or players["board"].base is not None
    racks = players["racks"].copy()
    env.step(env.sample(np.random.default_rng(1)))
    assert not np.array_equal(players["racks"], racks)


def test_rows_are_reset_when_resets_are_left_to_the_user() -> None:
    env = marl4j.vector_env("smax/3m-v1", 2, autoreset="disabled", max_steps=3)
    env.reset(seed=1)
    rng = np.random.default_rng(1)
    while not env.episode_over.all():
        env.step(env.sample(rng))
    with pytest.raises(RuntimeError, match="autoreset is DISABLED"):
        env.step(env.sample(rng))
    env.reset(options={"reset_mask": np.array([True, True])})
    env.step(env.sample(rng))


def test_states_are_copied_when_asked_for() -> None:
    env = marl4j.vector_env("smax/3m-v1", 2)
    env.reset(seed=1)
    single = marl4j.parallel_env("smax/3m-v1")
    single.reset(seed=1)
    assert env.state().shape == (2, 72)
    np.testing.assert_array_equal(env.state()[0], single.state())


def test_vector_rewards_have_their_spaces() -> None:
    env = marl4j.parallel_env("momaland/item-gathering-v1")
    _, infos = env.reset(seed=1)
    assert isinstance(env, marl4j.MOParallelEnv)
    rewards = env.step({agent: env.action_space(agent).sample(env.action_mask(agent)) for agent in env.agents})[1]
    for agent, reward in rewards.items():
        assert reward in env.reward_space(agent)
    weighted = marl4j.parallel_env("momaland/item-gathering-v1", reward_weights=[1, 0, 0])
    assert not isinstance(weighted, marl4j.MOParallelEnv)


@pytest.mark.parametrize("id", [id for id in ONE_AGENT if id not in EXCEPTIONS["check_env"]])
def test_gymnasium_accepts_environments_with_one_agent(id: str) -> None:
    check_env(marl4j.gym_env(id, **scalar(id)), skip_render_check=True)


def test_gymnasiums_vector_wrappers_work() -> None:
    env = marl4j.gym_vector_env("fighting/cpu-v1", 8, max_frames=400)
    assert isinstance(env, gymnasium.vector.VectorEnv)
    counted = gymnasium.wrappers.vector.RecordEpisodeStatistics(env)
    observations, _ = counted.reset(seed=1)
    assert observations in env.observation_space
    finished = 0
    for _ in range(120):
        observations, rewards, terminated, truncated, infos = counted.step(counted.action_space.sample())
        assert observations in env.observation_space
        over = terminated | truncated
        finished += int(over.sum())
        if over.any():
            assert (infos["_final_obs"] == over).all()
            assert (infos["episode"]["l"][over] > 0).all()
    assert finished > 0


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: marl4j.parallel_env("smax/3mm-v1"), marl4j.UnknownNameError, 'did you mean "smax/3m-v1"'),
        (lambda: marl4j.vector_env("smax/3m-v1", 2, max_step=3), marl4j.UnknownNameError, "maxSteps"),
        (lambda: marl4j.vector_env("smax/3m-v1", 0), ValueError, "numEnvs=0"),
        (lambda: marl4j.vector_env("smax/3m-v1", 2, max_steps=-1), ValueError, "maxSteps=-1"),
        (lambda: marl4j.parallel_env("momaland/connect4-v1"), ValueError, "turn-based"),
        (lambda: marl4j.gym_env("smax/3m-v1"), ValueError, "3 agents"),
        (lambda: marl4j.parallel_env("smax/3m-v1", render_mode="vr"), ValueError, "rgb_array"),
        (lambda: marl4j.parallel_env("smax/3m-v1").step({}), RuntimeError, "call reset first"),
        (lambda: marl4j.aec_env("smax/3m-v1").step(0), RuntimeError, "call reset first"),
        (lambda: marl4j.load_policy("/nowhere"), ValueError, "config.json is missing"),
    ],
)
def test_mistakes_are_answered_in_one_sentence(call: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        call()


def test_illegal_actions_change_nothing() -> None:
    env = marl4j.parallel_env("smax/3m-v1")
    env.reset(seed=1)
    state = env.state()
    for actions, says in (
        ({"ally_0": 7, "ally_1": 0, "ally_2": 0}, "masked out"),
        ({"ally_0": 0}, "no action for"),
        ({"ally_0": 0.5, "ally_1": 0, "ally_2": 0}, "no action of agent ally_0"),
        ({"ally_0": -1, "ally_1": 0, "ally_2": 0}, "not in Discrete"),
    ):
        with pytest.raises(marl4j.IllegalActionError, match=says):
            env.step(actions)
        np.testing.assert_array_equal(env.state(), state)
    many = marl4j.vector_env("smax/3m-v1", 2)
    many.reset(seed=1)
    with pytest.raises(marl4j.IllegalActionError, match="env=0, action of agent ally_0: choice 8"):
        many.step({"allies": np.full((2, 3), 8)})
    with pytest.raises(ValueError, match="expected \\(2, 3\\)"):
        many.step({"allies": np.zeros((3, 2), int)})


@pytest.mark.parametrize("id", ids(turn_based=False))
def test_what_a_step_returned_stays_as_it_is(id: str) -> None:
    """Observations, masks, infos and rewards are copies, each of its own: who changes one changes no other."""
    env = marl4j.parallel_env(id, **SMALLER.get(id, {}))
    _, infos = env.reset(seed=1)
    told, kept = [], []
    for _ in range(4):
        if not env.agents:
            _, infos = env.reset()
        masks = {agent: infos[agent].get("action_mask") for agent in env.agents}
        outcome = env.step({agent: env.action_space(agent).sample(masks[agent]) for agent in env.agents})
        infos = outcome[4]
        told.append(outcome)
        kept.append(copy.deepcopy(outcome))
    np.testing.assert_equal(told, kept)
    arrays = list(_arrays(told))
    assert all(array.flags.owndata and array.flags.writeable for array in arrays)
    assert len({array.__array_interface__["data"][0] for array in arrays if array.size}) == sum(
        array.size > 0 for array in arrays
    )
    dicts = [part for outcome in told for part in (*outcome, *outcome[4].values())]
    assert len(set(map(builtins.id, dicts))) == len(dicts)


def _arrays(value: Any) -> Iterator[Any]:
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, (dict, list, tuple)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _arrays(part)


def test_agents_that_left_are_told_of_no_more_and_need_no_action() -> None:
    env = marl4j.parallel_env("smax/3m-v1")
    _, infos = env.reset(seed=1)
    sizes = set()
    for _ in range(400):
        if not env.agents:
            _, infos = env.reset()
        acting = env.agents
        legal = {agent: int(np.flatnonzero(infos[agent]["action_mask"])[-1]) for agent in reversed(acting)}
        outcome = env.step(legal)
        infos = outcome[4]
        assert all(list(part) == acting for part in outcome)
        assert env.agents == [agent for agent in acting if not (outcome[2][agent] or outcome[3][agent])]
        assert {type(flag) for part in outcome[2:4] for flag in part.values()} == {bool}
        sizes.add(len(acting))
    assert sizes >= {2, 3}


def test_environments_that_nobody_holds_are_closed() -> None:
    before = threading.active_count()
    for _ in range(20):
        env = marl4j.vector_env("smax/3m-v1", 256, threads=2)
        closed = env._close
        del env
        assert not closed.alive
    assert threading.active_count() == before
