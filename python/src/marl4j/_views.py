"""What the two PettingZoo views share: memory of one environment by agent, spaces, masks, pictures."""

from __future__ import annotations

import copy
import json
import warnings
import weakref
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import gymnasium
import jpype
import numpy as np
from gymnasium import spaces

from marl4j import _jvm
from marl4j._memory import array, floats
from marl4j.errors import IllegalActionError, UnknownNameError, translated
from marl4j.render import Window, picture
from marl4j.spaces import (
    action_views,
    decode,
    decode_mask,
    decoder,
    flat_size,
    mask_size,
    mask_space,
    num_floats,
    num_ints,
    write,
)
from marl4j.specs import EnvSpec, options_json, to_json

MaskIn = Literal["info", "observation"]
RENDER_MODES = ("human", "rgb_array", "ansi")


class AgentView:
    """One copy of an environment, agent by agent. Not an environment itself: the base of both."""

    spec: EnvSpec
    """The facts of the environment."""

    possible_agents: list[str]
    render_mode: str | None

    def __init__(
        self,
        bridge: str,
        id: str,
        options: Mapping[str, Any],
        max_cycles: int | None,
        render_mode: str | None,
        action_mask: MaskIn,
        reward_weights: Sequence[float],
    ) -> None:
        if action_mask not in ("info", "observation"):
            raise ValueError(f'{id}: action_mask={action_mask!r} must be "info" or "observation"')
        if render_mode is not None and render_mode not in RENDER_MODES:
            raise ValueError(f"{id}: render_mode={render_mode!r} must be one of {', '.join(RENDER_MODES)}")
        if max_cycles is not None and max_cycles < 1:
            raise ValueError(f"{id}: max_cycles={max_cycles} must be at least 1")
        make = _jvm.bridge(bridge)
        try:
            self._java = make(id, options_json(id, options), max_cycles or 0, floats(reward_weights))
            self.spec = EnvSpec.read(json.loads(str(self._java.facts())))
        except jpype.JException as problem:
            raise translated(problem) from None
        self._made_with = (id, options, max_cycles, render_mode, action_mask, tuple(reward_weights))
        self._close = weakref.finalize(self, self._java.close)
        self._close.atexit = False
        self.render_mode = render_mode
        self.metadata: dict[str, Any] = {
            "name": self.spec.id,
            "render_modes": list(RENDER_MODES),
            "is_parallelizable": not self.spec.turn_based,
            "render_fps": 10,
        }
        self._window: Window | None = None
        self.possible_agents = list(self.spec.order)
        self._place = {agent: i for i, agent in enumerate(self.spec.order)}
        self._masks_seen = action_mask == "observation"
        self._map_memory()

    def _map_memory(self) -> None:
        memory = self._java.memory()
        order = self.spec.order
        groups = [self.spec.group_of(agent) for agent in order]
        self._rewards = array(memory.rewards).reshape(len(order), len(self.spec.objectives))
        self._terminated = array(memory.terminated, bool)
        self._truncated = array(memory.truncated, bool)
        self._reported = array(memory.reported, bool)
        self._in_game = array(memory.agents, bool)
        self._given = array(memory.given)
        self._infos = array(memory.infos)
        self._state = array(memory.state)
        observations, masks = array(memory.observations), array(memory.actionMask)
        ints, floats = array(memory.ints), array(memory.floats)
        self._rows, self._mask_rows, self._action_rows = [], [], []
        self._decoders = [decoder(group.observation_facts) for group in groups]
        self._action_facts = [group.action_facts for group in groups]
        o = m = i = f = 0
        for group in groups:
            size = flat_size(group.observation_facts)
            flags, whole, real = (count(group.action_facts) for count in (mask_size, num_ints, num_floats))
            self._rows.append(observations[o : o + size])
            self._mask_rows.append(masks[m : m + flags])
            views = action_views(group.action_facts, ints[i : i + whole], floats[f : f + real])
            self._action_rows.append(views)
            o, m, i, f = o + size, m + flags, i + whole, f + real
        self._discrete = [group.action_facts["type"] == "Discrete" for group in groups]
        self._ints = ints
        self._int_starts = np.cumsum([0] + [num_ints(group.action_facts) for group in groups]).tolist()
        self.observation_spaces: dict[str, gymnasium.Space[Any]] = {}
        self.action_spaces: dict[str, gymnasium.Space[Any]] = {}
        self._has_mask = []
        for agent, group in zip(order, groups):
            # A space of its own for each, so that each is seeded by itself.
            action = copy.deepcopy(group.action_space)
            allowed = mask_space(action)
            seen = copy.deepcopy(group.observation_space)
            self._has_mask.append(allowed is not None and (not isinstance(allowed, spaces.Dict) or len(allowed) > 0))
            if self._masks_seen and allowed is not None and self._has_mask[-1]:
                seen = spaces.Dict({"observation": seen, "action_mask": allowed})
            self.observation_spaces[agent] = seen
            self.action_spaces[agent] = action
        self.state_space = self.spec.state_space

    def observation_space(self, agent: str) -> gymnasium.Space[Any]:
        """Returns what an agent sees."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> gymnasium.Space[Any]:
        """Returns what an agent does."""
        return self.action_spaces[agent]

    def action_mask(self, agent: str) -> Any:
        """Returns what an agent may do now, as ``action_space(agent).sample(mask)`` takes it; None if that is everything."""
        place = self._place[agent]
        self._look(place)
        return self._mask(place) if self._has_mask[place] else None

    def _look(self, place: int) -> None:
        """Brings what an agent sees and may do to memory, where it is not there after every step."""

    def _observation(self, place: int) -> Any:
        seen = self._decoders[place](self._rows[place].copy())
        if self._masks_seen and self._has_mask[place]:
            return {"observation": seen, "action_mask": self._mask(place)}
        return seen

    def _mask(self, place: int) -> Any:
        return decode_mask(self._action_facts[place], self._mask_rows[place])

    def _named_infos(self) -> dict[str, Any]:
        return dict(zip(self.spec.infos, self._infos.tolist()))

    def _info(self, place: int, named: dict[str, Any]) -> dict[str, Any]:
        info = dict(named)
        if self._has_mask[place]:
            info["action_mask"] = self._mask(place)
        return info

    def _reward(self, reward: np.ndarray[Any, Any]) -> Any:
        return float(reward[0]) if len(self.spec.objectives) == 1 else reward.copy()

    def _write_action(self, place: int, action: Any) -> None:
        try:
            if self._discrete[place]:
                self._ints[self._int_starts[place]] = action.__index__()
            else:
                write(self._action_rows[place], action, "action")
        except (ValueError, OverflowError, AttributeError, TypeError) as wrong:
            agent = self.spec.order[place]
            raise IllegalActionError(
                f"{self.spec.id}: {action!r} is no action of agent {agent}, whose space is {self.action_spaces[agent]}"
            ) from wrong

    def _start(self, seed: int | None, options: Mapping[str, Any] | None) -> None:
        _jvm.ready()
        try:
            if seed is None and not options:
                self._java.reset()
                return
            text = to_json(f"{self.spec.id}: reset options", options or {})
            if seed is None:
                seed = int(np.random.SeedSequence().generate_state(1)[0])
            try:
                self._java.reset(seed, text)
            except jpype.JException as problem:
                error = translated(problem)
                if not isinstance(error, UnknownNameError):
                    raise
                # As PettingZoo's own tests have it: options that an environment does not know do not matter.
                warnings.warn(f"{error}; reset ignores all of options={options!r}", stacklevel=3)
                self._java.reset(seed, "{}")
        except jpype.JException as problem:
            raise translated(problem) from None

    def state(self) -> np.ndarray[Any, Any]:
        """Returns the global state as a centralised critic sees it; empty if there is none."""
        self._call(self._java.showState)
        return np.asarray(decode({"type": "Box", "shape": self.state_space.shape}, self._state.copy()))

    def render(self) -> Any:
        """Returns a picture (``rgb_array``), text (``ansi``), or shows a window (``human``)."""
        if self.render_mode is None:
            warnings.warn(f"{self.spec.id}: render() needs a render_mode: {', '.join(RENDER_MODES)}", stacklevel=2)
            return None
        if self.render_mode == "ansi":
            return str(self._call(self._java.describe))
        frame = picture(self._call(self._java.render))
        if self.render_mode == "rgb_array":
            return frame
        if self._window is None:
            self._window = Window(self.spec.id, self.metadata["render_fps"])
        self._window.show(frame)
        return None

    def _call(self, method: Any, *arguments: Any) -> Any:
        _jvm.ready()
        try:
            return method(*arguments)
        except jpype.JException as problem:
            raise translated(problem) from None

    def close(self) -> None:
        """Frees the environment and its window."""
        if self._window is not None:
            self._window.close()
            self._window = None
        if not _jvm.forked:
            self._close()

    def __str__(self) -> str:
        return self.spec.id

    def __reduce__(self) -> Any:
        """A pickled environment is made anew where it is loaded, as those of PettingZoo are."""
        return type(self), self._made_with
