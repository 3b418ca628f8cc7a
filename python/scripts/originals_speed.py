"""Steps per second of parallel_env, one environment with random legal actions, beside the Python originals.

    pip install -r python/requirements-originals.txt
    python python/scripts/originals_speed.py [--seconds 1] [--windows 7] [ID ...]

Both take turns, window by window, so that other work on the machine slows both; told are the medians of the windows, and of the
ratios of neighbouring windows.
"""

from __future__ import annotations

import argparse
import importlib
import random
import statistics
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

import marl4j


class Player:
    """Plays a PettingZoo ParallelEnv with random legal actions."""

    def __init__(self, env: Any) -> None:
        self._env = env
        self._rng = random.Random(1)
        _, self._infos = env.reset(seed=1)
        self._drawn = {agent: [env.action_space(agent).sample() for _ in range(64)] for agent in env.agents}

    def _choose(self, agent: str) -> Any:
        mask = self._infos.get(agent, {}).get("action_mask")
        return self._rng.choice(self._drawn[agent] if mask is None else np.flatnonzero(mask).tolist())

    def window(self, seconds: float) -> tuple[float, float]:
        """Returns steps per second, choices and resets included: by the clock, and by the processor time of this thread."""
        env = self._env
        steps, started, busy = 0, time.perf_counter(), time.thread_time()
        while steps < 10 or time.perf_counter() - started < seconds:
            if not env.agents:
                _, self._infos = env.reset()
            *_, self._infos = env.step({agent: self._choose(agent) for agent in env.agents})
            steps += 1
        return steps / (time.perf_counter() - started), steps / (time.thread_time() - busy)


def compared(ours: Player, theirs: Player, seconds: float, windows: int) -> str:
    """Returns one line of the table."""
    for player in (ours, theirs):
        player.window(3 * seconds)  # to warm up
    pairs = [(ours.window(seconds), theirs.window(seconds)) for _ in range(windows)]
    line = ""
    for side in range(2):
        clock, busy = (statistics.median(pair[side][by] for pair in pairs) for by in range(2))
        line += f" {clock:9,.0f} ({busy:8,.0f})"
    ratio, busy_ratio = (statistics.median(own[by] / other[by] for own, other in pairs) for by in range(2))
    return f"{line} {ratio:6.1f} ({busy_ratio:.1f})"


def particles(name: str) -> Any:
    return importlib.import_module(f"mpe2.{name}").parallel_env()


def momaland(path: str, **options: Any) -> Any:
    return importlib.import_module(f"momaland.envs.{path}").parallel_env(**options)


class Foragers:
    """lbforaging's lists as dicts by agent."""

    def __init__(self, id: str) -> None:
        import gymnasium
        import lbforaging  # noqa: F401  registers the ids

        self._env = gymnasium.make(id, disable_env_checker=True)
        self.possible_agents = [f"agent_{i}" for i in range(len(self._env.unwrapped.players))]
        self.agents: list[str] = []

    def action_space(self, agent: str) -> Any:
        return self._env.action_space[self.possible_agents.index(agent)]

    def reset(self, seed: int | None = None) -> Any:
        self.agents = list(self.possible_agents)
        return self._env.reset(seed=seed)[0], {}

    def step(self, actions: dict[str, Any]) -> Any:
        seen, rewards, terminated, truncated, _ = self._env.step(tuple(actions.values()))
        if terminated or truncated:
            self.agents = []
        return seen, rewards, terminated, truncated, {}


class Smax:
    """JaxMARL's SMAX, compiled, one environment."""

    def __init__(self, scenario: str) -> None:
        import jax
        import jaxmarl
        from jaxmarl.environments.smax import map_name_to_scenario

        self._jax = jax
        self._env = jaxmarl.make("HeuristicEnemySMAX", scenario=map_name_to_scenario(scenario))
        self._step = jax.jit(self._env.step)
        self._masks = jax.jit(self._env.get_avail_actions)
        self.agents = list(self._env.agents)
        self._key = jax.random.PRNGKey(1)

    def action_space(self, agent: str) -> Any:
        import gymnasium

        return gymnasium.spaces.Discrete(int(self._env.action_space(agent).n))

    def _infos(self) -> Any:
        return {a: {"action_mask": np.asarray(m, np.int8)} for a, m in self._masks(self._state).items()}

    def reset(self, seed: int | None = None) -> Any:
        seen, self._state = self._env.reset(self._key)
        self._last = self._infos()
        return seen, self._last

    def step(self, actions: dict[str, Any]) -> Any:
        self._key, drawn = self._jax.random.split(self._key)
        seen, self._state, rewards, dones, _ = self._step(drawn, self._state, actions)
        return np.asarray(seen[self.agents[0]]), rewards, dones, dones, self._infos()


ROWS: list[tuple[str, dict[str, Any], Callable[[], Any]]] = [
    ("smax/3m-v1", {}, lambda: Smax("3m")),
    ("particle/simple-spread-v3", {}, lambda: particles("simple_spread_v3")),
    ("particle/simple-tag-v3", {}, lambda: particles("simple_tag_v3")),
    ("foraging/8x8-2p-2f-v1", {}, lambda: Foragers("Foraging-8x8-2p-2f-v3")),
    ("momaland/item-gathering-v1", {}, lambda: momaland("item_gathering.moitem_gathering_v0")),
    ("momaland/catch-v1", {}, lambda: momaland("crazyrl.catch.catch_v0")),
    ("momaland/pistonball-v1", {}, lambda: momaland("pistonball.mopistonball_v0")),
    ("momaland/multiwalker-stability-v1", {}, lambda: momaland("multiwalker_stability.momultiwalker_stability_v0")),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ids", nargs="*", metavar="ID", help="only these")
    parser.add_argument("--seconds", type=float, default=1.0, help="of one window")
    parser.add_argument("--windows", type=int, default=7)
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    print("environment steps per second by the clock, and (per second of the calling thread's processor time)")
    print(f"{'environment':34} {'MARL4J':>20} {'original':>20}  ratio")
    for id, options, original in ROWS:
        if given.ids and id not in given.ids:
            continue
        try:
            told = compared(Player(marl4j.parallel_env(id, **options)), Player(original()), given.seconds, given.windows)
        except Exception as problem:  # an original that does not run here
            told = f"  {type(problem).__name__}: {problem}"
        print(f"{id:34}{told}", flush=True)


if __name__ == "__main__":
    main()
