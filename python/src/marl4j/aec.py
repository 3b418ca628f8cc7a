"""Environments in which agents act one after the other, as PettingZoo's ``AECEnv``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pettingzoo
from gymnasium import spaces

from marl4j._memory import array
from marl4j._views import AgentView, MaskIn
from marl4j.parallel import reward_spaces
from marl4j.specs import spec as spec_of

__all__ = ["AECEnv", "MOAECEnv", "aec_env"]


class AECEnv(AgentView, pettingzoo.AECEnv[str, Any, Any]):
    """A PettingZoo ``AECEnv`` over one environment of MARL4J.

    All books (``agents``, ``rewards``, ``terminations``, ...) are read from the environment itself, so they are right
    even after an interrupted step. The dicts are made when somebody asks for them.
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
        AgentView.__init__(self, "AecBridge", id, options, max_cycles, render_mode, action_mask, reward_weights)
        self._act, self._leave = self._java.step, self._java.leave
        self._turn = array(self._java.turn()).data
        self._cumulative = array(self._java.cumulative())
        self._turn[1] = -1
        self._forget()

    def _forget(self) -> None:
        """Drops what was made from the books of the previous step."""
        self._named: dict[str, Any] | None = None
        self._known_infos: dict[str, dict[str, Any]] = {}
        self._made: dict[str, dict[str, Any]] = {}

    @property
    def agents(self) -> list[str]:
        """The agents that are in the game or still have to make their last, empty step."""
        order = self.possible_agents
        return [order[place] for place in self._turn[2 : 2 + self._turn[0]].tolist()]

    @property
    def num_agents(self) -> int:
        """How many agents there are now."""
        return int(self._turn[0])

    @property
    def agent_selection(self) -> str:
        """Whose turn it is."""
        place = self._turn[1]
        if place < 0:
            raise RuntimeError(f"{self.spec.id}: nobody is in the game; call reset first")
        return self.possible_agents[place]

    def _book(self, name: str, entry: Any) -> dict[str, Any]:
        if name not in self._made:
            self._made[name] = {agent: entry(self._place[agent]) for agent in self.agents}
        return self._made[name]

    @property
    def rewards(self) -> dict[str, Any]:
        """What the latest action earned each agent."""
        return self._book("rewards", lambda place: self._reward(self._rewards[place]))

    @property
    def terminations(self) -> dict[str, bool]:
        """Who is out of the game for good."""
        return self._book("terminations", lambda place: self._terminated[place] != 0)

    @property
    def truncations(self) -> dict[str, bool]:
        """Whose episode was cut off."""
        return self._book("truncations", lambda place: self._truncated[place] != 0)

    @property
    def infos(self) -> dict[str, dict[str, Any]]:
        """The named numbers of the latest step, and what each agent may do."""
        return self._book("infos", lambda place: self._info_of(self.possible_agents[place]))

    def _info_of(self, agent: str) -> dict[str, Any]:
        if agent not in self._known_infos:
            place = self._place[agent]
            mask = self._masks[place]
            if self._named is None:
                self._named = self._named_infos()
            info = self._named.copy()
            if mask is not None:
                self._look(place)
                info["action_mask"] = mask()
            self._known_infos[agent] = info
        return self._known_infos[agent]

    def observe(self, agent: str) -> Any:
        """Returns what an agent sees now, whether or not it is its turn."""
        place = self._place[agent]
        self._look(place)
        return self._observers[place]()

    def _look(self, place: int) -> None:
        if place != self._turn[1]:
            self._call(self._java.observe, place)

    def _reward(self, reward: np.ndarray[Any, Any]) -> Any:
        return reward.item() if reward.size == 1 else reward.copy()

    def last(self, observe: bool = True) -> tuple[Any, Any, bool, bool, dict[str, Any]]:
        """Returns what the selected agent needs in order to act; the reward is what it earned since its last action."""
        agent = self.agent_selection
        place = self._place[agent]
        return (
            self._observers[place]() if observe else None,
            self._reward(self._cumulative),
            self._terminated[place] != 0,
            self._truncated[place] != 0,
            self._info_of(agent),
        )

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Starts episode 0 of a seed; without seed and options, the next episode of the seed given last (at first, 0)."""
        self._forget()
        self._start(seed, options)
        if self.render_mode == "human":
            self.render()

    def step(self, action: Any) -> None:
        """Lets the selected agent act; None if it is terminated or truncated, and only then.

        Raises:
            IllegalActionError: if the action is outside its space or mask; nothing has happened then
            RuntimeError: if nobody is left
        """
        agent = self.agent_selection
        if action is not None:
            self._write_action(agent, action)
        self._forget()
        self._call(self._leave if action is None else self._act)
        if self.render_mode == "human":
            self.render()


class MOAECEnv(AECEnv):
    """An :class:`AECEnv` whose rewards are vectors, one number for each objective, as in MOMAland."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.reward_spaces = reward_spaces(self)

    def reward_space(self, agent: str) -> spaces.Box:
        """Returns what an agent can earn in one step."""
        return self.reward_spaces[agent]


def aec_env(
    id: str,
    *,
    max_cycles: int | None = None,
    render_mode: str | None = None,
    action_mask: MaskIn | None = None,
    reward_weights: Sequence[float] = (),
    **options: Any,
) -> AECEnv:
    """Makes an environment in which agents act one after the other.

    Turn-based games are played move by move; where all act at once, actions are collected until the last agent has
    chosen.

    Args:
        id: e.g. ``momaland/connect4-v1``; without ``-vN`` the newest version
        max_cycles: steps after which an episode is truncated, if the environment itself ends it no earlier
        render_mode: ``human``, ``rgb_array`` or ``ansi``
        action_mask: where the masks are: ``info`` only, or in the ``observation`` too, which is then
            ``{"observation": ..., "action_mask": ...}``; the default is ``observation`` for turn-based games, as in
            PettingZoo's classic games, and ``info`` for the others
        reward_weights: one for each objective, which makes the reward a single number
        options: of the environment; see :func:`marl4j.options`

    Returns:
        a :class:`MOAECEnv` if the environment has several objectives

    Raises:
        UnknownNameError: if there is no such environment or option; the message names the closest
        ValueError: if the value of an option is not allowed
    """
    spec = spec_of(id, **options)
    kind = MOAECEnv if len(spec.objectives) > 1 and not len(reward_weights) else AECEnv
    where: MaskIn = action_mask or ("observation" if spec.turn_based else "info")
    return kind(id, options, max_cycles, render_mode, where, reward_weights)
