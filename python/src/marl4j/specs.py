"""What there is: ids, facts and options of environments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import gymnasium
import jpype

from marl4j import _jvm
from marl4j.errors import translated
from marl4j.spaces import space_of


@dataclass(frozen=True)
class EnvInfo:
    """An environment in the list of all.

    Attributes:
        id: name with version
        agents: how many agents there are with default options
        description: one sentence
    """

    id: str
    agents: int
    description: str


@dataclass(frozen=True)
class Option:
    """An option of an environment.

    Attributes:
        name: in camelCase; snake_case works too
        type: ``int``, ``float``, ``boolean``, ``string``, ``list``, or the allowed words with ``|`` between them
        default: what holds when it is not given
        description: one sentence, with the unit
    """

    name: str
    type: str
    default: Any
    description: str


@dataclass(frozen=True)
class Group:
    """Agents with equal spaces.

    Attributes:
        name: unique in its environment
        agents: names in row order
        observation_space: what each of them sees
        action_space: what each of them does
    """

    name: str
    agents: tuple[str, ...]
    observation_space: gymnasium.Space[Any]
    action_space: gymnasium.Space[Any]
    observation_facts: Mapping[str, Any] = field(repr=False)
    action_facts: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class EnvSpec:
    """The facts of an environment.

    Attributes:
        id: name with version
        description: one sentence
        turn_based: whether exactly one agent acts at a time
        groups: agents with equal spaces
        order: all agents in the order in which they are listed and asked to act
        objectives: names of the columns of the reward; one for an ordinary environment
        reward_low: least reward of a step, by objective
        reward_high: greatest reward of a step, by objective
        state_space: the global state; a Box of shape (0,) if there is none
        infos: names of the numbers reported with every step
        max_steps: steps after which an episode is truncated; 0 if there is no limit
        options: every option with its value
    """

    id: str
    description: str
    turn_based: bool
    groups: tuple[Group, ...]
    order: tuple[str, ...]
    objectives: tuple[str, ...]
    reward_low: tuple[float, ...]
    reward_high: tuple[float, ...]
    state_space: gymnasium.Space[Any]
    infos: tuple[str, ...]
    max_steps: int
    options: Mapping[str, Any]

    @staticmethod
    def read(facts: Mapping[str, Any]) -> EnvSpec:
        """Returns the spec that the Java side tells of."""
        groups = tuple(
            Group(
                group["name"],
                tuple(group["agents"]),
                space_of(group["observation"]),
                space_of(group["action"]),
                group["observation"],
                group["action"],
            )
            for group in facts["groups"]
        )
        return EnvSpec(
            facts["id"],
            facts["description"],
            facts["turnBased"],
            groups,
            tuple(facts["order"]),
            tuple(objective["name"] for objective in facts["objectives"]),
            tuple(float(objective["low"]) for objective in facts["objectives"]),
            tuple(float(objective["high"]) for objective in facts["objectives"]),
            space_of(facts["state"]),
            tuple(facts["infos"]),
            facts["maxSteps"],
            facts["options"],
        )

    def group_of(self, agent: str) -> Group:
        """Returns the group of an agent."""
        return next(group for group in self.groups if agent in group.agents)


def envs() -> list[EnvInfo]:
    """Returns all environments."""
    facts = json.loads(str(_jvm.bridge("Facts").environments()))
    return [EnvInfo(env["id"], env["agents"], env["description"]) for env in facts]


def spec(id: str, **options: Any) -> EnvSpec:
    """Returns the facts of an environment with these options.

    Raises:
        UnknownNameError: if there is no such environment or option; the message names the closest
        ValueError: if the value of an option is not allowed
    """
    facts = _jvm.bridge("Facts")
    try:
        return EnvSpec.read(json.loads(str(facts.spec(id, options_json(id, options)))))
    except jpype.JException as problem:
        raise translated(problem) from None


@lru_cache(maxsize=None)
def _options(id: str) -> tuple[Option, ...]:
    facts = _jvm.bridge("Facts")
    try:
        known = json.loads(str(facts.options(id)))
    except jpype.JException as problem:
        raise translated(problem) from None
    return tuple(Option(o["name"], o["type"], o["default"], o["description"]) for o in known)


def options(id: str) -> list[Option]:
    """Returns the options that an environment knows."""
    return list(_options(id))


def options_json(id: str, given: Mapping[str, Any]) -> str:
    """Returns options as JSON text for the Java side, names in camelCase."""
    known = {option.name for option in _options(id)}
    named = {}
    for name, value in given.items():
        head, *tail = name.split("_")
        camel = head + "".join(word.capitalize() for word in tail)
        name = camel if name not in known and camel in known else name
        if name in named:
            raise ValueError(f"{id}: option {name} is given twice")
        named[name] = value
    return to_json(f"{id}: options", named)


def to_json(what: str, values: Mapping[str, Any]) -> str:
    """Returns a dict as JSON text; NumPy numbers and arrays count as numbers and lists."""

    def plain(value: Any) -> Any:
        if hasattr(value, "tolist"):
            return value.tolist()
        raise TypeError(f"{what}: {value!r} is no number, text, list or dict")

    return json.dumps(values, default=plain)
