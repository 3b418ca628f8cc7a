"""What the two PettingZoo views share: memory of one environment by agent, spaces, masks, pictures."""

from __future__ import annotations

import copy
import json
import warnings
import weakref
from collections.abc import Callable, Mapping, Sequence
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
    decode,
    flat_size,
    mask_reader,
    mask_size,
    mask_space,
    num_floats,
    num_ints,
    reader,
    writer,
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
        """Makes once what every step needs: views of memory, and functions that read and write there."""
        memory = self._java.memory()
        order = self.spec.order
        self._rewards = array(memory.rewards).reshape(len(order), len(self.spec.objectives))
        flags = array(memory.flags, np.uint8).data
        self._flags = flags
        self._terminated, self._truncated, self._reported, self._in_game = (
            flags[kind * len(order) : (kind + 1) * len(order)] for kind in range(4)
        )
        self._given = array(memory.given, np.uint8).data
        self._infos = array(memory.infos)
        self._state = array(memory.state)
        observations, masks = array(memory.observations), array(memory.actionMask)
        ints, floats = array(memory.ints), array(memory.floats)
        self._observers: list[Callable[[], Any]] = []
        self._masks: list[Callable[[], Any] | None] = []
        self._writers: dict[str, Callable[[Any], None]] = {}
        self.observation_spaces: dict[str, gymnasium.Space[Any]] = {}
        self.action_spaces: dict[str, gymnasium.Space[Any]] = {}
        o = m = i = f = 0
        for agent in order:
            group = self.spec.group_of(agent)
            size = flat_size(group.observation_facts)
            choices, whole, real = (count(group.action_facts) for count in (mask_size, num_ints, num_floats))
            observe = reader(group.observation_facts, observations[o : o + size])
            mask = mask_reader(group.action_facts, masks[m : m + choices])
            # A space of its own for each, so that each is seeded by itself.
            action = copy.deepcopy(group.action_space)
            seen = copy.deepcopy(group.observation_space)
            allowed = mask_space(action)
            if self._masks_seen and mask is not None and allowed is not None:
                observe = _with_mask(observe, mask)
                seen = spaces.Dict({"observation": seen, "action_mask": allowed})
            self._observers.append(observe)
            self._masks.append(mask)
            self._writers[agent] = writer(group.action_facts, ints[i : i + whole], floats[f : f + real])
            self.observation_spaces[agent] = seen
            self.action_spaces[agent] = action
            o, m, i, f = o + size, m + choices, i + whole, f + real
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
        mask = self._masks[place]
        return None if mask is None else mask()

    def _look(self, place: int) -> None:
        """Brings what an agent sees and may do to memory, where it is not there after every step."""

    def _named_infos(self) -> dict[str, Any]:
        names = self.spec.infos
        return dict(zip(names, self._infos.tolist())) if names else {}

    def _write_action(self, agent: str, action: Any) -> None:
        try:
            self._writers[agent](action)
        except (ValueError, OverflowError, AttributeError, TypeError) as wrong:
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


def _with_mask(observe: Callable[[], Any], mask: Callable[[], Any]) -> Callable[[], Any]:
    return lambda: {"observation": observe(), "action_mask": mask()}
