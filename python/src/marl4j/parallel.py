"""Environments in which all living agents act at once, as PettingZoo's ``ParallelEnv``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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
        self._scalar = len(self.spec.objectives) == 1

    @property
    def agents(self) -> list[str]:
        """The agents in the game. Read from the environment itself, so it is right even after an interrupted step."""
        if self._in_game.all():
            return list(self.possible_agents)
        return [agent for agent, there in zip(self.possible_agents, self._in_game.tolist()) if there]

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """Starts episode 0 of a seed; without seed and options, the next episode of the seed given last (at first, 0)."""
        self._start(seed, options)
        places = self._reported.nonzero()[0].tolist()
        named = self._named_infos()
        order = self.possible_agents
        observations = {order[i]: self._observation(i) for i in places}
        if self.render_mode == "human":
            self.render()
        return observations, {order[i]: self._info(i, named) for i in places}

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
        place, given = self._place, self._given
        given.fill(0)
        for agent, action in actions.items():
            i = place.get(agent)
            if i is None:
                raise UnknownNameError(f"{self.spec.id}: there is no agent {agent!r}; agents: {', '.join(place)}")
            self._write_action(i, action)
            given[i] = 1
        try:
            self._java.step()
        except jpype.JException as problem:
            raise translated(problem) from None
        outcome: tuple[Any, Any, dict[str, bool], dict[str, bool], Any] = self._outcome()
        return outcome

    def _outcome(self) -> Any:
        named = self._named_infos()
        rewards = self._rewards[:, 0].tolist() if self._scalar else list(self._rewards.copy())
        terminated, truncated = self._terminated.tolist(), self._truncated.tolist()
        places = self._reported.nonzero()[0].tolist()
        if len(places) < len(self.possible_agents):
            order = self.possible_agents
            pairs = [(i, order[i]) for i in places]
        else:
            pairs = list(enumerate(self.possible_agents))
        outcome: Any = (
            {agent: self._observation(i) for i, agent in pairs},
            {agent: rewards[i] for i, agent in pairs},
            {agent: terminated[i] for i, agent in pairs},
            {agent: truncated[i] for i, agent in pairs},
            {agent: self._info(i, named) for i, agent in pairs},
        )
        if self.render_mode == "human":
            self.render()
        return outcome


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
