"""Side by side with the Python originals: same state, same actions, same outcome within the tolerances of their traces.

    pip install -r python/requirements-originals.txt && pytest python/tests -m originals
"""

from __future__ import annotations

from typing import Any

import jpype
import numpy as np
import pytest

import marl4j

pytestmark = [pytest.mark.originals, pytest.mark.filterwarnings("ignore")]

VIEW = 2e-5
"""Tolerance of float32 observations, positions and cooldowns of SMAX."""


class Injected:
    """One copy of an environment whose state can be set."""

    def __init__(self, id: str, **options: Any) -> None:
        marl4j.start_jvm()
        given = jpype.JClass("java.util.HashMap")()
        for name, value in options.items():
            given.put(name, jpype.JClass("java.lang.Boolean")(value) if isinstance(value, bool) else value)
        disabled = jpype.JClass("io.github.marl4j.env.AutoresetMode").DISABLED
        how = jpype.JClass("io.github.marl4j.env.VectorOptions").DEFAULT.withAutoreset(disabled)
        self.env = jpype.JClass("io.github.marl4j.Marl4j").vector(id, 1, given, how)
        self.batch = self.env.newBatch()
        self.actions = self.env.newActions()
        self.env.reset(1, self.batch)
        self.agents = [str(agent) for agent in self.env.spec().agents()]

    def load(self, **arrays: Any) -> None:
        """Overwrites arrays of the state."""
        snapshot = self.env.snapshot()
        for name, values in arrays.items():
            target = snapshot.arrays().get(name)
            assert len(target) == len(np.ravel(values)), name
            target[:] = np.ravel(values)
        self.env.restore(snapshot, self.batch)

    def state(self, name: str) -> np.ndarray[Any, Any]:
        return np.array(self.env.snapshot().arrays().get(name))

    def step(self, actions: dict[str, Any]) -> None:
        """Makes a step; actions are choices by agent."""
        for rows in self.actions.groups:
            names = [str(agent) for agent in self.batch.groups[list(self.actions.groups).index(rows)].group.agents()]
            rows.ints[:] = np.array([int(actions.get(name, 0)) for name in names], np.int32)
        self.env.step(self.actions, self.batch)

    def rows(self, name: str) -> dict[str, np.ndarray[Any, Any]]:
        """Returns rows of the batch by agent, e.g. observations."""
        found = {}
        for rows in self.batch.groups:
            values = np.array(getattr(rows, name)).reshape(rows.numAgents, -1)
            for agent, row in zip(rows.group.agents(), values):
                found[str(agent)] = row
        return found


@pytest.mark.parametrize("scenario", ["3m", "2s3z", "5m_vs_6m"])
def test_smax_steps_as_jaxmarl_does_from_its_state(scenario: str) -> None:
    jax = pytest.importorskip("jax")
    jaxmarl = pytest.importorskip("jaxmarl")
    from jaxmarl.environments.smax import map_name_to_scenario

    theirs = jaxmarl.make("SMAX", scenario=map_name_to_scenario(scenario))
    step = jax.jit(theirs.step_env)
    ours = Injected(f"smax/{scenario}-v1", bothSides=True)
    rng = np.random.default_rng(1)
    compared = 0
    for episode in range(3):
        key = jax.random.PRNGKey(episode)
        seen, state = theirs.reset(key)
        ours.env.reset(1, ours.batch)
        done = False
        while not done:
            _load_smax(ours, state)
            observations, masks = ours.rows("observations"), ours.rows("actionMask")
            allowed = {agent: np.asarray(mask, bool) for agent, mask in theirs.get_avail_actions(state).items()}
            for agent in theirs.agents:
                np.testing.assert_allclose(observations[agent], np.asarray(seen[agent]), atol=VIEW, rtol=0)
                np.testing.assert_array_equal(masks[agent], allowed[agent])
            actions = {agent: rng.choice(np.flatnonzero(allowed[agent])) for agent in theirs.agents}
            key, drawn = jax.random.split(key)
            before = state
            seen, state, rewards, dones, _ = step(drawn, state, {a: np.int32(c) for a, c in actions.items()})
            ours.step(actions)
            _compare_smax(ours, before, state)
            for agent, reward in ours.rows("rewards").items():
                assert abs(reward[0] - float(rewards[agent])) <= 2e-6, agent
            done = bool(dones["__all__"])
            assert bool(ours.batch.episodeOver[0]) == done
            compared += 1
    assert compared > 30


def _load_smax(ours: Injected, state: Any) -> None:
    positions = np.asarray(state.unit_positions)
    moves = np.asarray(state.prev_movement_actions)
    ours.load(
        x=positions[:, 0],
        y=positions[:, 1],
        health=np.asarray(state.unit_health),
        cooldown=np.asarray(state.unit_weapon_cooldowns),
        moveX=moves[:, 0],
        moveY=moves[:, 1],
        attack=np.asarray(state.prev_attack_actions),
        type=np.asarray(state.unit_types),
        step=[int(state.step)],
    )


def _compare_smax(ours: Injected, before: Any, after: Any) -> None:
    positions = np.asarray(after.unit_positions)
    np.testing.assert_allclose(ours.state("x"), positions[:, 0], atol=VIEW, rtol=0)
    np.testing.assert_allclose(ours.state("y"), positions[:, 1], atol=VIEW, rtol=0)
    np.testing.assert_array_equal(ours.state("health"), np.asarray(after.unit_health))
    np.testing.assert_array_equal(ours.state("health") > 0, np.asarray(after.unit_alive))
    np.testing.assert_array_equal(ours.state("attack"), np.asarray(after.prev_attack_actions))
    # Who shot waits for a time with a random part, which each side draws for itself.
    shot = np.asarray(after.unit_weapon_cooldowns) > np.asarray(before.unit_weapon_cooldowns)
    cooldown = np.where(shot, ours.state("cooldown") > np.asarray(before.unit_weapon_cooldowns), ours.state("cooldown"))
    expected = np.where(shot, True, np.asarray(after.unit_weapon_cooldowns))
    np.testing.assert_allclose(cooldown, expected, atol=VIEW, rtol=0)


@pytest.mark.parametrize("name", ["simple_v3", "simple_spread_v3", "simple_tag_v3"])
def test_particles_move_as_mpe2_moves_them(name: str) -> None:
    mpe2 = pytest.importorskip("mpe2")
    import importlib

    theirs = importlib.import_module(f"mpe2.{name}").parallel_env(max_cycles=25, continuous_actions=False)
    assert mpe2
    ours = Injected("particle/" + name.replace("_v", "-v").replace("_", "-"))
    rng = np.random.default_rng(2)
    for episode in range(5):
        theirs.reset(seed=episode)
        world = theirs.unwrapped.world
        places = np.array([entity.state.p_pos for entity in [*world.agents, *world.landmarks]])
        speeds = np.array([agent.state.p_vel for agent in world.agents])
        ours.env.reset(1, ours.batch)
        ours.load(x=places[:, 0], y=places[:, 1], vx=speeds[:, 0], vy=speeds[:, 1])
        while theirs.agents:
            actions = {agent: int(rng.integers(theirs.action_space(agent).n)) for agent in theirs.agents}
            seen, rewards, _, truncated, _ = theirs.step(actions)
            ours.step(actions)
            places = np.array([agent.state.p_pos for agent in world.agents])
            np.testing.assert_allclose(ours.state("x")[: len(places)], places[:, 0], atol=1e-9, rtol=0)
            np.testing.assert_allclose(ours.state("y")[: len(places)], places[:, 1], atol=1e-9, rtol=0)
            for agent, row in ours.rows("observations").items():
                np.testing.assert_allclose(row, seen[agent], rtol=1.3e-7, atol=1e-9)
            for agent, reward in ours.rows("rewards").items():
                assert reward[0] == np.float32(rewards[agent]) or abs(reward[0] - rewards[agent]) <= 1e-6 * abs(reward[0])
            assert bool(ours.batch.episodeOver[0]) == all(truncated.values())


@pytest.mark.parametrize("id", ["8x8-2p-2f", "10x10-3p-3f", "2s-8x8-2p-2f", "8x8-2p-2f-coop"])
def test_foragers_load_as_lbforaging_lets_them(id: str) -> None:
    pytest.importorskip("lbforaging")
    import gymnasium

    theirs = gymnasium.make(f"Foraging-{id}-v3", disable_env_checker=True)
    ours = Injected(f"foraging/{id}-v1", rules="reference")
    rng = np.random.default_rng(3)
    for episode in range(20):
        seen, _ = theirs.reset(seed=episode)
        game = theirs.unwrapped
        ours.env.reset(1, ours.batch)
        _load_foraging(ours, game)
        over = False
        while not over:
            for row, expected in zip(ours.rows("observations").values(), seen):
                np.testing.assert_array_equal(row, expected)
            actions = [int(rng.integers(6)) for _ in game.players]
            actions = [a if mask[a] else 0 for a, mask in zip(actions, _allowed(ours))]
            seen, rewards, terminated, truncated, _ = theirs.step(actions)
            ours.step(dict(zip(ours.agents, actions)))
            over = terminated or truncated
            for reward, expected in zip(ours.rows("rewards").values(), rewards):
                assert reward[0] == np.float32(expected)
            assert bool(ours.batch.episodeOver[0]) == over


def _allowed(ours: Injected) -> list[np.ndarray[Any, Any]]:
    return list(ours.rows("actionMask").values())


def _load_foraging(ours: Injected, game: Any) -> None:
    field = np.asarray(game.field)
    rows, columns = np.nonzero(field)
    slots = len(ours.state("foodRow"))
    missing = [0] * (slots - len(rows))
    ours.load(
        foodRow=[*rows, *missing],
        foodColumn=[*columns, *missing],
        foodLevel=[*field[rows, columns], *missing],
        spawned=[int(field.sum())],
        row=[player.position[0] for player in game.players],
        column=[player.position[1] for player in game.players],
        level=[player.level for player in game.players],
    )


@pytest.mark.parametrize("name", ["connect4", "breakthrough"])
def test_board_games_go_as_in_momaland(name: str) -> None:
    pytest.importorskip("momaland")
    import importlib

    module = importlib.import_module(f"momaland.envs.{name}.mo{name}_v0")
    theirs = module.env()
    ours = marl4j.aec_env(f"momaland/{name}-v1", rules="reference")
    rng = np.random.default_rng(4)
    for episode in range(10):
        theirs.reset(seed=episode)
        ours.reset(seed=episode)
        while theirs.agents:
            assert theirs.agent_selection == ours.agent_selection
            seen, reward, terminated, truncated, _ = theirs.last()
            own = ours.last()
            np.testing.assert_array_equal(own[0]["observation"], seen["observation"])
            np.testing.assert_allclose(own[1], reward, rtol=1e-6)
            assert own[2:4] == (terminated, truncated)
            if terminated or truncated:
                action = None
            else:
                np.testing.assert_array_equal(own[0]["action_mask"], seen["action_mask"])
                action = int(rng.choice(np.flatnonzero(seen["action_mask"])))
            theirs.step(action)
            ours.step(action)
        assert not ours.agents
