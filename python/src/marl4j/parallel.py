"""Environments in which all living agents act at once, as PettingZoo's ``ParallelEnv``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Optional

import jpype
import numpy as np
import pettingzoo
from gymnasium import spaces
from gymnasium.spaces import Box

from marl4j import _jvm
from marl4j._views import AgentView, MaskIn
from marl4j.errors import UnknownNameError, translated
from marl4j.specs import spec as spec_of

__all__ = ["MOParallelEnv", "ParallelEnv", "parallel_env"]

_Row = tuple[int, str, Callable[[], Any], Optional[Callable[[], Any]]]
"""Place, name, what reads the observation, and what reads the mask of an agent."""


class ParallelEnv(AgentView, pettingzoo.ParallelEnv[str, Any, Any]):
    """A PettingZoo ``ParallelEnv`` over one environment of MARL4J.

    Observations are copies: they stay as they are when the environment goes on. ``infos[agent]["action_mask"]`` says
    what an agent may do next, in the form that ``action_space(agent).sample(mask)`` takes; an action that is masked out
    raises :class:`marl4j.IllegalActionError`, and nothing has happened then.
    """

    def __init__(
        self,
        id: str,
        options: Mapping[str, Any],
        max_cycles: int | None = None,
        render_mode: str | None = None,
        action_mask: MaskIn = "info",
        reward_weights: Sequence[float] = (),
    ) -> None:
        AgentView.__init__(self, "ParallelBridge", id, options, max_cycles, render_mode, action_mask, reward_weights)
        self._step = self._java.step
        order = self.spec.order
        one, rewards = len(self.spec.objectives) == 1, self._rewards
        self._earned: Callable[[], list[Any]] = rewards[:, 0].tolist if one else _each([row.copy for row in rewards])
        self._everyone = b"\1" * len(order)
        self._rows = list(zip(range(len(order)), order, self._observers, self._masks))
        self._nobody = dict.fromkeys(order, False)
        self._ordinary = bytes(2 * len(order)) + 2 * self._everyone

    @property
    def agents(self) -> list[str]:
        """The agents in the game. Read from the environment itself, so it is right even after an interrupted step."""
        there = self._in_game.tobytes()
        if there == self._everyone:
            return list(self.possible_agents)
        return [agent for agent, present in zip(self.possible_agents, there) if present]

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """Starts episode 0 of a seed; without seed and options, the next episode of the seed given last (at first, 0)."""
        self._start(seed, options)
        told = self._told()
        observations = {agent: observe() for _, agent, observe, _ in told}
        if self.render_mode == "human":
            self.render()
        return observations, self._infos_of(told)

    def _told(self) -> list[_Row]:
        """Returns those of whom the latest step or reset tells."""
        return [row for row, reported in zip(self._rows, self._reported) if reported]

    def _infos_of(self, told: list[_Row]) -> dict[str, dict[str, Any]]:
        named = self._named_infos()
        return {
            agent: named.copy() if mask is None else {**named, "action_mask": mask()} for _, agent, _, mask in told
        }

    def step(
        self, actions: dict[str, Any]
    ) -> tuple[
        dict[str, Any], dict[str, Any], dict[str, bool], dict[str, bool], dict[str, dict[str, Any]]
    ]:
        """Makes one step; every agent of :attr:`agents` must act.

        Raises:
            IllegalActionError: if an action is missing, or outside its space or mask; nothing has happened then
            RuntimeError: if nobody is in the game
        """
        _jvm.ready()
        known = self._writers
        for agent, action in actions.items():
            if agent not in known:
                raise UnknownNameError(f"{self.spec.id}: there is no agent {agent!r}; agents: {', '.join(known)}")
            self._write_action(agent, action)
        everyone = len(actions) == len(known)
        self._given[:] = self._everyone if everyone else bytes([agent in actions for agent in known])
        try:
            self._step()
        except jpype.JException as problem:
            raise translated(problem) from None
        outcome: tuple[Any, Any, dict[str, bool], dict[str, bool], Any] = self._outcome()
        return outcome

    def _outcome(self) -> Any:
        earned = self._earned()
        if self._flags.tobytes() == self._ordinary:  # everybody is in the game, and stays
            told = self._rows
            rewards = dict(zip(self._place, earned))
            terminations, truncations = self._nobody.copy(), self._nobody.copy()
        else:
            told = self._told()
            rewards = {agent: earned[i] for i, agent, _, _ in told}
            terminations = {agent: self._terminated[i] != 0 for i, agent, _, _ in told}
            truncations = {agent: self._truncated[i] != 0 for i, agent, _, _ in told}
        observations = {agent: observe() for _, agent, observe, _ in told}
        outcome = observations, rewards, terminations, truncations, self._infos_of(told)
        if self.render_mode == "human":
            self.render()
        return outcome


def _each(functions: list[Callable[[], Any]]) -> Callable[[], list[Any]]:
    return lambda: [function() for function in functions]


class MOParallelEnv(ParallelEnv):
    """A :class:`ParallelEnv` whose rewards are vectors, one number for each objective, as in MOMAland."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.reward_spaces = reward_spaces(self)

    def reward_space(self, agent: str) -> spaces.Box:
        """Returns what an agent can earn in one step."""
        return self.reward_spaces[agent]


def reward_spaces(env: AgentView) -> dict[str, Box]:
    """Returns for each agent what it can earn in one step."""
    low = np.asarray(env.spec.reward_low, np.float32)
    high = np.asarray(env.spec.reward_high, np.float32)
    return {agent: Box(low, high, dtype=np.float32) for agent in env.possible_agents}


def parallel_env(
    id: str,
    *,
    max_cycles: int | None = None,
    render_mode: str | None = None,
    action_mask: MaskIn = "info",
    reward_weights: Sequence[float] = (),
    **options: Any,
) -> ParallelEnv:
    """Makes an environment in which all living agents act at once.

    Args:
        id: e.g. ``smax/3m-v1``; without ``-vN`` the newest version
        max_cycles: steps after which an episode is truncated, if the environment itself ends it no earlier
        render_mode: ``human``, ``rgb_array`` or ``ansi``
        action_mask: where the masks are: ``info`` (``infos[agent]["action_mask"]``) only, or in the observation too,
            which is then ``{"observation": ..., "action_mask": ...}``
        reward_weights: one for each objective, which makes the reward a single number
        options: of the environment; see :func:`marl4j.options`

    Returns:
        a :class:`MOParallelEnv` if the environment has several objectives

    Raises:
        UnknownNameError: if there is no such environment or option; the message names the closest
        ValueError: if the value of an option is not allowed, or the environment is turn-based
    """
    several = len(spec_of(id, **options).objectives) > 1 and not len(reward_weights)
    kind = MOParallelEnv if several else ParallelEnv
    return kind(id, options, max_cycles, render_mode, action_mask, reward_weights)
