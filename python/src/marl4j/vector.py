"""Many copies of an environment, stepped together, as NumPy arrays over the memory of the Java side."""

from __future__ import annotations

import json
import math
import weakref
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import gymnasium
import jpype
import numpy as np
from gymnasium import spaces
from gymnasium.vector import AutoresetMode

from marl4j import _jvm
from marl4j._memory import array, floats
from marl4j.errors import translated
from marl4j.render import picture
from marl4j.spaces import action_views, decode, flat_size, is_view, mask_size, num_floats, num_ints, write
from marl4j.specs import EnvSpec, Group, options_json, to_json

__all__ = ["GroupArrays", "VectorEnv", "vector_env"]

Array = np.ndarray[Any, Any]


class GroupArrays:
    """The arrays of one agent group, views of memory that every step overwrites.

    Attributes:
        group: names and spaces
        observations: ``[env, agent, *shape]``; a dict of such arrays for a dict space
        final_observations: what they saw at the end of the episode, valid where it is over
        rewards: ``[env, agent]``, or ``[env, agent, objective]`` if there are several
        terminated: ``[env, agent]``
        truncated: ``[env, agent]``
        action_mask: ``[env, agent, choice]``, True where legal; the parts of a MultiDiscrete one after the other
        alive: ``[env, agent]``, who is in the game
        acts: ``[env, agent]``, whose action counts; :attr:`alive` unless the game is turn-based
        actions: where actions go, ``[env, agent]`` for Discrete, else ``[env, agent, *shape]``
    """

    def __init__(self, group: Group, memory: Any, num_envs: int, objectives: int) -> None:
        rows = (num_envs, len(group.agents))
        self.group = group
        self._observations = array(memory.observations).reshape(*rows, flat_size(group.observation_facts))
        self._final = array(memory.finalObservations).reshape(self._observations.shape)
        self._views = is_view(group.observation_facts)
        if self._views:
            self.observations = decode(group.observation_facts, self._observations)
            self.final_observations = decode(group.observation_facts, self._final)
        rewards = array(memory.rewards)
        self.rewards = rewards.reshape(rows) if objectives == 1 else rewards.reshape(*rows, objectives)
        self.terminated = array(memory.terminated, bool).reshape(rows)
        self.truncated = array(memory.truncated, bool).reshape(rows)
        self.action_mask = array(memory.actionMask, bool).reshape(*rows, mask_size(group.action_facts))
        self.alive = array(memory.alive, bool).reshape(rows)
        self.acts = array(memory.acts, bool).reshape(rows)
        ints = array(memory.ints).reshape(*rows, num_ints(group.action_facts))
        floats = array(memory.floats).reshape(*rows, num_floats(group.action_facts))
        self.actions = action_views(group.action_facts, ints, floats)

    def refresh(self, any_over: bool) -> None:
        """Converts observations that hold whole numbers, which are no views."""
        if not self._views:
            self.observations = decode(self.group.observation_facts, self._observations)
            if any_over or not hasattr(self, "final_observations"):
                self.final_observations = decode(self.group.observation_facts, self._final)


class VectorEnv:
    """Many copies of one environment. Follows ``gymnasium.vector`` with one array for each agent group.

    ``step`` makes one call into Java and copies nothing in Python: all arrays are views of memory that the next step
    overwrites. Copy what you keep, or make the environment with ``copy=True``. Episodes that end are reset in the same
    step (``AutoresetMode.SAME_STEP``): observations are then the first of the next episode, ``infos["final_obs"]`` the
    last of the old one where ``infos["_final_obs"]`` says so.

    One thread at a time; others may use other environments meanwhile.
    """

    spec: EnvSpec
    """The facts of the environment."""

    num_envs: int
    groups: dict[str, GroupArrays]

    def __init__(
        self,
        id: str,
        num_envs: int,
        options: Mapping[str, Any],
        threads: int = 0,
        first_env: int = 0,
        autoreset: Literal["same_step", "disabled"] = "same_step",
        kernel: Literal["auto", "plain", "simd"] = "auto",
        copy: bool = False,
        reward_weights: Sequence[float] = (),
    ) -> None:
        if autoreset not in ("same_step", "disabled"):
            raise ValueError(f'{id}: autoreset={autoreset!r} must be "same_step" or "disabled"')
        if kernel not in ("auto", "plain", "simd"):
            raise ValueError(f'{id}: kernel={kernel!r} must be "auto", "plain" or "simd"')
        make = _jvm.bridge("VectorBridge")
        try:
            self._java = make(
                id,
                num_envs,
                options_json(id, options),
                threads,
                first_env,
                autoreset.upper(),
                kernel.upper(),
                floats(reward_weights),
            )
            self.spec = EnvSpec.read(json.loads(str(self._java.facts())))
        except jpype.JException as problem:
            raise translated(problem) from None
        self._made_with = (
            id, num_envs, options, threads, first_env, autoreset, kernel, copy, tuple(reward_weights)
        )
        self._close = weakref.finalize(self, self._java.close)
        self._close.atexit = False
        self.num_envs = num_envs
        self.copy = copy
        self.kernel = str(self._java.kernel())
        mode = AutoresetMode.SAME_STEP if autoreset == "same_step" else AutoresetMode.DISABLED
        self.metadata: dict[str, Any] = {"autoreset_mode": mode, "render_modes": ["rgb_array", "ansi"]}
        self._step = self._java.step
        self._map_memory()

    def _map_memory(self) -> None:
        memory = self._java.memory()
        self.groups = {
            group.name: GroupArrays(group, memory.groups[g], self.num_envs, len(self.spec.objectives))
            for g, group in enumerate(self.spec.groups)
        }
        self.observation_spaces = {name: arrays.group.observation_space for name, arrays in self.groups.items()}
        self.action_spaces = {name: arrays.group.action_space for name, arrays in self.groups.items()}
        self.episode_over: Array = array(memory.episodeOver, bool)
        """``[env]``: where the step just made ended the episode."""
        numbers = array(memory.infos).reshape(self.num_envs, len(self.spec.infos))
        self._named = {name: numbers[:, i] for i, name in enumerate(self.spec.infos)}
        self._state = array(memory.state).reshape(self.num_envs, -1)
        self._final_state = array(memory.finalState).reshape(self.num_envs, -1)
        self._all_views = all(is_view(arrays.group.observation_facts) for arrays in self.groups.values())
        self._fixed = self._outcome()

    def _outcome(self) -> tuple[Any, ...]:
        """Returns what a step returns: the same dicts every time, as the arrays in them are views."""
        groups = self.groups
        for arrays in groups.values():
            arrays.refresh(bool(self.episode_over.any()))
        infos: dict[str, Any] = dict(self._named)
        infos["action_mask"] = {name: arrays.action_mask for name, arrays in groups.items()}
        infos["alive"] = {name: arrays.alive for name, arrays in groups.items()}
        infos["acts"] = {name: arrays.acts for name, arrays in groups.items()}
        infos["final_obs"] = {name: arrays.final_observations for name, arrays in groups.items()}
        infos["_final_obs"] = self.episode_over
        return (
            {name: arrays.observations for name, arrays in groups.items()},
            {name: arrays.rewards for name, arrays in groups.items()},
            {name: arrays.terminated for name, arrays in groups.items()},
            {name: arrays.truncated for name, arrays in groups.items()},
            infos,
        )

    def _told(self) -> Any:
        outcome = self._fixed if self._all_views else self._outcome()
        return _copied(outcome) if self.copy else outcome

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Starts episode 0 of a seed in every copy.

        Args:
            seed: without, one is drawn
            options: of the reset; ``reset_mask`` (bool ``[env]``) starts the next episode of some copies only, as
                ``AutoresetMode.DISABLED`` needs it

        Returns:
            observations and infos
        """
        options = dict(options or {})
        mask = options.pop("reset_mask", None)
        if mask is not None:
            if seed is not None or options:
                raise ValueError(f"{self.spec.id}: reset_mask goes with no seed and no other options")
            for row in np.flatnonzero(mask).tolist():
                self._call(self._java.resetRow, row)
        else:
            if seed is None:
                seed = int(np.random.SeedSequence().generate_state(1)[0])
            self._call(self._java.reset, seed, to_json(f"{self.spec.id}: reset options", options))
        told = self._told()
        return told[0], told[4]

    def step(self, actions: Mapping[str, Any]) -> tuple[
        dict[str, Any], dict[str, Any], dict[str, Array], dict[str, Array], dict[str, Any]
    ]:
        """Makes one step in every copy.

        Args:
            actions: by group, ``[env, agent]`` for Discrete, else ``[env, agent, *shape]``; those of agents that do
                not act may be anything. Masks are not checked: what an illegal action does is part of the rules. Arrays
                of :attr:`GroupArrays.actions` themselves need no copy

        Returns:
            observations, rewards, terminations, truncations, infos, by group

        Raises:
            IllegalActionError: if an action is outside its space; nothing has happened then
        """
        _jvm.ready()
        if len(actions) != len(self.groups):
            raise ValueError(f"{self.spec.id}: actions of {list(actions)}, expected {list(self.groups)}")
        for name, arrays in self.groups.items():
            if name not in actions:
                raise ValueError(f"{self.spec.id}: actions of {list(actions)}, expected {list(self.groups)}")
            write(arrays.actions, actions[name], name)
        try:
            self._step()
        except jpype.JException as problem:
            raise translated(problem) from None
        told: tuple[dict[str, Any], dict[str, Any], dict[str, Array], dict[str, Array], dict[str, Any]] = self._told()
        return told

    def state(self) -> Array:
        """Returns the global state of every copy, ``[env, feature]``; a view. Copied when asked for only."""
        self._call(self._java.showState)
        return self._state.copy() if self.copy else self._state

    def final_state(self) -> Array:
        """Returns the global state at the end of the episode, ``[env, feature]``, valid where :attr:`episode_over`."""
        self._call(self._java.showState)
        return self._final_state.copy() if self.copy else self._final_state

    def sample(self, rng: np.random.Generator) -> dict[str, Any]:
        """Returns legal random actions for every group."""
        return {
            name: _sample(arrays.group.action_space, arrays.action_mask, rng) for name, arrays in self.groups.items()
        }

    def render(self, env: int = 0) -> Array:
        """Returns a picture of one copy, ``[row][column][red, green, blue]`` as uint8."""
        return picture(self._call(self._java.render, env))

    def describe(self, env: int = 0) -> str:
        """Returns one copy as text."""
        return str(self._call(self._java.describe, env))

    def close(self) -> None:
        """Ends the threads and frees what lives outside the heap."""
        if not _jvm.forked:
            self._close()

    def _call(self, method: Any, *arguments: Any) -> Any:
        _jvm.ready()
        try:
            return method(*arguments)
        except jpype.JException as problem:
            raise translated(problem) from None

    def __reduce__(self) -> Any:
        """A pickled environment is made anew where it is loaded, as those of PettingZoo and gymnasium are."""
        return type(self), self._made_with


def _copied(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_copied(part) for part in value)
    if isinstance(value, dict):
        return {name: _copied(part) for name, part in value.items()}
    return value.copy()


def _sample(space: gymnasium.Space[Any], mask: Array, rng: np.random.Generator) -> Any:
    """Returns random elements of an action space, one for each mask ``[env, agent, choice]``."""
    if isinstance(space, spaces.Discrete):
        return _choose(mask, rng)
    if isinstance(space, spaces.Box):
        # Without a bound, numbers near 0 are as good as any.
        low, high = np.maximum(space.low, -10), np.minimum(space.high, 10)
        return rng.uniform(low, high, mask.shape[:2] + space.shape).astype(np.float32)
    if isinstance(space, spaces.Dict):
        drawn, start = {}, 0
        for name, part in space.items():
            end = start + _flags(part)
            drawn[name] = _sample(part, mask[..., start:end], rng)
            start = end
        return drawn
    sizes = _sizes(space)
    ends = np.cumsum(sizes)
    return np.stack([_choose(mask[..., end - n : end], rng) for n, end in zip(sizes, ends)], -1)


def _sizes(space: gymnasium.Space[Any]) -> list[int]:
    """Returns the number of choices of each part of a MultiDiscrete or MultiBinary."""
    if isinstance(space, spaces.MultiDiscrete):
        return [int(n) for n in space.nvec]
    return [2] * math.prod(space.shape or ())


def _flags(space: gymnasium.Space[Any]) -> int:
    if isinstance(space, spaces.Discrete):
        return int(space.n)
    if isinstance(space, spaces.Dict):
        return sum(_flags(part) for part in space.values())
    return 0 if isinstance(space, spaces.Box) else sum(_sizes(space))


def _choose(mask: Array, rng: np.random.Generator) -> Array:
    """Where nothing is legal nobody acts, and 0 is as good as anything."""
    chosen: Array = np.where(mask, rng.random(mask.shape, np.float32), -1).argmax(-1).astype(np.int32)
    return chosen


def vector_env(
    id: str,
    num_envs: int,
    *,
    threads: int = 0,
    first_env: int = 0,
    autoreset: Literal["same_step", "disabled"] = "same_step",
    kernel: Literal["auto", "plain", "simd"] = "auto",
    copy: bool = False,
    reward_weights: Sequence[float] = (),
    **options: Any,
) -> VectorEnv:
    """Makes many copies of an environment, stepped together.

    Args:
        id: e.g. ``smax/3m-v1``; without ``-vN`` the newest version
        num_envs: how many copies
        threads: that step them; 0 for as many as pay
        first_env: number of the first copy in the random streams, so that parts of a larger batch can run apart
        autoreset: ``same_step``, or ``disabled`` for resets by ``reset(options={"reset_mask": ...})``
        kernel: which form of the rules; all give the same numbers
        copy: whether every step returns copies instead of views that the next step overwrites
        reward_weights: one for each objective, which makes the reward a single number
        options: of the environment; see :func:`marl4j.options`

    Raises:
        UnknownNameError: if there is no such environment or option; the message names the closest
        ValueError: if the value of an option is not allowed
    """
    return VectorEnv(id, num_envs, options, threads, first_env, autoreset, kernel, copy, reward_weights)
