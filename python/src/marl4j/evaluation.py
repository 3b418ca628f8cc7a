"""Evaluation episodes among policies of either language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jpype

from marl4j import _jvm
from marl4j._callbacks import AnyPolicy, interruptible, java_policy
from marl4j.errors import translated
from marl4j.specs import EnvSpec, options_json

__all__ = ["Episode", "evaluate"]


@dataclass(frozen=True)
class Episode:
    """How an evaluation episode went.

    Attributes:
        seed: reproduces it together with the policies
        score: undiscounted return: of the agent that plays against an opponent, else the mean over the first group
        length: steps
        outcome: ``won``, ``lost``, ``draw``, ``timeout`` or what else the environment tells
        objectives: return by objective, where there are several
    """

    seed: int
    score: float
    length: int
    outcome: str
    objectives: Mapping[str, float]


def evaluate(
    id: str,
    policies: AnyPolicy | Mapping[str, AnyPolicy],
    episodes: int = 128,
    *,
    opponent: AnyPolicy | None = None,
    seed: int = 0,
    threads: int = 1,
    **options: Any,
) -> list[Episode]:
    """Plays evaluation episodes in the Java evaluator, among policies of either language.

    A policy is what :func:`load_policy` and :func:`scripted_policy` return, or a Python function
    ``play(observations, infos) -> actions`` for one agent group, with arrays ``[env, agent, ...]`` that are valid
    during the call. ``infos`` holds ``action_mask``, ``alive``, ``acts``, ``episode_over``, ``group`` and ``spec``. An object
    with ``new_player(spec, group, num_envs, seed)`` makes such functions, if the policy remembers or draws.

    Ctrl-C ends it after the current step.

    Args:
        id: of the environment
        policies: one for all agent groups, or one for each by name
        episodes: how many
        opponent: plays all agents but one, whose seat the policies take, another one in each episode
        seed: the same seed gives the same episodes
        threads: that step the environment; Python functions are called from one thread
        options: of the environment

    Raises:
        UnknownNameError: if there is no such environment, group or option
        ValueError: if a policy cannot play its group
    """
    prepare = _jvm.bridge("Evaluation")
    try:
        evaluation = prepare(id, options_json(id, options))
        spec = EnvSpec.read(json.loads(str(_jvm.bridge("Facts").spec(id, options_json(id, options)))))
    except jpype.JException as problem:
        raise translated(problem) from None
    by_group = policies if isinstance(policies, Mapping) else {group.name: policies for group in spec.groups}
    kind = jpype.JClass("io.github.marl4j.env.Policy")
    given = jpype.JArray(kind)([java_policy(policy) for policy in by_group.values()])
    names = jpype.JArray(jpype.JClass("java.lang.String"))(list(by_group))
    other = None if opponent is None else java_policy(opponent)
    played = interruptible(
        lambda: str(evaluation.play(names, given, other, episodes, seed, threads)), evaluation.cancel
    )
    return [Episode(**facts) for facts in json.loads(played)]
