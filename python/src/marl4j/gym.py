"""Environments with one agent as real ``gymnasium`` environments, alone and in batches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gymnasium
import numpy as np
from gymnasium.vector import VectorEnv as GymnasiumVectorEnv
from gymnasium.vector.utils import batch_space

from marl4j.vector import VectorEnv

__all__ = ["GymEnv", "GymVectorEnv", "gym_env", "gym_vector_env"]

Array = np.ndarray[Any, Any]


def _only(value: Any) -> Any:
    """Returns the rows of the only agent: ``[env, ...]`` of ``[env, agent, ...]``."""
    if isinstance(value, dict):
        return {name: _only(part) for name, part in value.items()}
    return value[:, 0]


def _grouped(action: Any) -> Any:
    if isinstance(action, Mapping):
        return {name: _grouped(part) for name, part in action.items()}
    return np.asarray(action)[:, None]


class _OneAgent:
    """A batch whose only group has one agent."""

    def __init__(self, env: VectorEnv) -> None:
        agents = [agent for group in env.spec.groups for agent in group.agents]
        if len(agents) != 1:
            env.close()
            raise ValueError(
                f"{env.spec.id} has {len(agents)} agents ({', '.join(agents[:3])}...), and gymnasium's interface is for one; "
                "use marl4j.vector_env or marl4j.parallel_env"
            )
        if len(env.spec.objectives) > 1:
            env.close()
            raise ValueError(
                f"{env.spec.id} has the objectives {', '.join(env.spec.objectives)}; give reward_weights=[...], one number for each"
            )
        self.env = env
        self.name, self.arrays = next(iter(env.groups.items()))

    def infos(self, infos: dict[str, Any]) -> dict[str, Any]:
        """Returns gymnasium's infos: arrays ``[env]`` and, with an underscore before the name, where they are valid."""
        everywhere = np.ones(self.env.num_envs, bool)
        told: dict[str, Any] = {}
        for name in self.env.spec.infos:
            told[name], told["_" + name] = infos[name], everywhere
        told["action_mask"], told["_action_mask"] = _only(infos["action_mask"][self.name]), everywhere
        return told


class GymVectorEnv(GymnasiumVectorEnv[Any, Any, Any]):
    """Many copies of an environment with one agent, as a ``gymnasium.vector.VectorEnv`` with SAME_STEP autoreset.

    Returns copies, as ``gymnasium``'s own vector environments do, unless it is made with ``copy=False``.
    """

    def __init__(self, env: VectorEnv) -> None:
        self._one = _OneAgent(env)
        self._env = env
        self.num_envs = env.num_envs
        self.single_observation_space = self._one.arrays.group.observation_space
        self.single_action_space = self._one.arrays.group.action_space
        self.observation_space = batch_space(self.single_observation_space, env.num_envs)
        self.action_space = batch_space(self.single_action_space, env.num_envs)
        self.metadata = dict(env.metadata)
        self.render_mode = "rgb_array"

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Any, dict[str, Any]]:
        """Starts episode 0 of a seed in every copy; see :meth:`marl4j.VectorEnv.reset`."""
        observations, infos = self._env.reset(seed=seed, options=options)
        return _only(observations[self._one.name]), self._one.infos(infos)

    def step(self, actions: Any) -> tuple[Any, Array, Array, Array, dict[str, Any]]:
        """Makes one step in every copy; actions ``[env, *shape]``."""
        name = self._one.name
        seen, rewards, terminated, truncated, infos = self._env.step({name: _grouped(actions)})
        told = self._one.infos(infos)
        over = infos["_final_obs"]
        if over.any():
            told["final_obs"], told["_final_obs"] = _only(infos["final_obs"][name]), over
            told["final_info"] = {key: infos[key] for key in self._env.spec.infos}
            told["_final_info"] = over
        return _only(seen[name]), _only(rewards[name]), _only(terminated[name]), _only(truncated[name]), told

    def render(self) -> tuple[Array, ...]:
        """Returns a picture of every copy."""
        return tuple(self._env.render(row) for row in range(self.num_envs))

    def close_extras(self, **_: Any) -> None:
        """Ends the threads and frees what lives outside the heap."""
        self._env.close()


class GymEnv(gymnasium.Env[Any, Any]):
    """One environment with one agent, as a ``gymnasium.Env``. ``info["action_mask"]`` says what is legal."""

    def __init__(self, env: VectorEnv, render_mode: str | None = None) -> None:
        if render_mode not in (None, "rgb_array", "ansi"):
            raise ValueError(f"{env.spec.id}: render_mode={render_mode!r} must be rgb_array or ansi")
        self._one = _OneAgent(env)
        self._env = env
        self.observation_space = self._one.arrays.group.observation_space
        self.action_space = self._one.arrays.group.action_space
        self.metadata = {"render_modes": ["rgb_array", "ansi"], "render_fps": 10}
        self.render_mode = render_mode
        self._begun = False

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[Any, dict[str, Any]]:
        """Starts episode 0 of a seed; without seed and options, the next episode."""
        super().reset(seed=seed)
        if seed is None and not options and self._begun:
            observations, infos = self._env.reset(options={"reset_mask": [True]})
        else:
            observations, infos = self._env.reset(seed=seed, options=options)
        self._begun = True
        return self._first(_only(observations[self._one.name])), self._info(infos)

    def step(self, action: Any) -> tuple[Any, float, bool, bool, dict[str, Any]]:
        """Makes one step."""
        name = self._one.name
        one = {name: _grouped(_batched(action))}
        seen, rewards, terminated, truncated, infos = self._env.step(one)
        return (
            self._first(_only(seen[name])),
            float(rewards[name][0, 0]),
            bool(terminated[name][0, 0]),
            bool(truncated[name][0, 0]),
            self._info(infos),
        )

    def _info(self, infos: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {name: float(infos[name][0]) for name in self._env.spec.infos}
        told["action_mask"] = infos["action_mask"][self._one.name][0, 0]
        return told

    @staticmethod
    def _first(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: GymEnv._first(part) for name, part in value.items()}
        return value[0]

    def render(self) -> Any:
        """Returns a picture or text, as the render mode says."""
        if self.render_mode is None:
            return None
        return self._env.render() if self.render_mode == "rgb_array" else self._env.describe()

    def close(self) -> None:
        """Frees the environment."""
        self._env.close()


def _batched(action: Any) -> Any:
    if isinstance(action, Mapping):
        return {name: _batched(part) for name, part in action.items()}
    return np.asarray(action)[None]


def gym_vector_env(
    id: str,
    num_envs: int,
    *,
    threads: int = 0,
    copy: bool = True,
    reward_weights: Any = (),
    **options: Any,
) -> GymVectorEnv:
    """Makes many copies of an environment with one agent, as a ``gymnasium.vector.VectorEnv``.

    Raises:
        ValueError: if the environment has several agents, or several objectives and no weights
    """
    return GymVectorEnv(VectorEnv(id, num_envs, options, threads, copy=copy, reward_weights=reward_weights))


def gym_env(id: str, *, render_mode: str | None = None, reward_weights: Any = (), **options: Any) -> GymEnv:
    """Makes one environment with one agent, as a ``gymnasium.Env``.

    Raises:
        ValueError: if the environment has several agents, or several objectives and no weights
    """
    env = VectorEnv(id, 1, options, 1, autoreset="disabled", copy=True, reward_weights=reward_weights)
    return GymEnv(env, render_mode)
