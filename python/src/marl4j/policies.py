"""Policies of MARL4J, trained and scripted, called from Python."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jpype
import numpy as np

from marl4j import _jvm
from marl4j._memory import GroupMemory, array
from marl4j.errors import translated
from marl4j.spaces import encode, encode_mask
from marl4j.specs import EnvSpec, options_json

__all__ = ["AgentPlayer", "Player", "Policy", "export_onnx", "load_policy", "scripted_policy"]

Array = np.ndarray[Any, Any]


class Policy:
    """A policy of the Java side. It has no state itself; players remember what it needs for a batch of environments.

    Attributes:
        id: the environment that it plays
        options: of that environment
        algorithm: what trained it, or ``script``
        steps: of its training
        spec: the facts of the environment
    """

    def __init__(self, java: Any) -> None:
        self._java = java
        self.id = str(java.id())
        self.options: dict[str, Any] = json.loads(str(java.options()))
        self.algorithm = str(java.algorithm())
        self.steps = int(java.steps())
        self.spec = EnvSpec.read(json.loads(str(_jvm.bridge("Facts").spec(self.id, str(java.options())))))

    def player(self, num_envs: int, seed: int = 0) -> Player:
        """Returns a player of all agent groups in a batch of environments, for the arrays of :func:`marl4j.vector_env`.

        Raises:
            ValueError: if the policy cannot play a group of the environment
        """
        return Player(self, num_envs, seed)

    def agents(self, seed: int = 0) -> AgentPlayer:
        """Returns a player of one environment, for the dicts of PettingZoo."""
        return AgentPlayer(self, seed)

    def __repr__(self) -> str:
        return f"<{self.algorithm} policy of {self.id} after {self.steps} steps>"


def load_policy(run: str | os.PathLike[str], greedy: bool = True) -> Policy:
    """Loads the policy of a run folder, as ``marl4j train`` writes it, from its newest checkpoint.

    Args:
        run: the folder
        greedy: whether it takes its most probable action instead of drawing one

    Raises:
        ValueError: if the folder is no run, or a file is broken; the message names it
    """
    trained = _jvm.bridge("TrainedPolicy")
    try:
        return Policy(trained.ofRun(os.fspath(run), greedy))
    except jpype.JException as problem:
        raise translated(problem) from None


def scripted_policy(id: str, name: str = "random", **options: Any) -> Policy:
    """Returns a scripted policy of an environment; ``random`` always exists.

    Raises:
        UnknownNameError: if there is no such script or environment; the message names the closest
    """
    trained = _jvm.bridge("TrainedPolicy")
    try:
        return Policy(trained.ofScript(id, options_json(id, options), name))
    except jpype.JException as problem:
        raise translated(problem) from None


def export_onnx(run: str | os.PathLike[str], file: str | os.PathLike[str]) -> Path:
    """Writes the policy networks of a run folder's newest checkpoint as ONNX, as ``marl4j export`` does.

    Args:
        run: the folder
        file: to write, ending in ``.onnx``; with several agent groups one file for each, ``-GROUP`` before the ending

    Returns:
        the manifest beside it, which says which network is for whom

    Raises:
        ValueError: if the folder is no run, the name ends otherwise, or the policy is not one network for each group
        RuntimeError: if a layer has no ONNX form
    """
    trained = _jvm.bridge("TrainedPolicy")
    Path(file).absolute().parent.mkdir(parents=True, exist_ok=True)
    try:
        return Path(str(trained.exportOnnx(os.fspath(run), os.fspath(file))))
    except jpype.JException as problem:
        raise translated(problem) from None


class Player:
    """Plays all agents in a batch of environments. Remembers, if the policy does; one thread at a time."""

    def __init__(self, policy: Policy, num_envs: int, seed: int) -> None:
        self.policy = policy
        self.num_envs = num_envs
        bridge = _jvm.bridge("PlayerBridge")
        options = options_json(policy.id, policy.options)
        self._groups: dict[str, tuple[Any, GroupMemory, Array]] = {}
        try:
            for g, group in enumerate(policy.spec.groups):
                java = bridge(policy._java.policy(), policy.id, options, group.name, num_envs, seed + g)
                memory = GroupMemory(group, java.memory(), num_envs)
                self._groups[group.name] = (java, memory, array(java.episodeOver(), bool))
        except jpype.JException as problem:
            raise translated(problem) from None

    def act(self, observations: Mapping[str, Any], infos: Mapping[str, Any]) -> dict[str, Any]:
        """Chooses for all agents that act.

        Args:
            observations: by group, as :class:`marl4j.VectorEnv` returns them
            infos: likewise: ``action_mask``, ``alive`` and ``acts`` by group (without, everything is legal and everybody
                acts), and ``_final_obs``, where the observation is the first of a new episode

        Returns:
            actions by group, copies
        """
        _jvm.ready()
        actions = {}
        for name, (java, memory, episode_over) in self._groups.items():
            encode(memory.group.observation_facts, memory.observations, observations[name])
            for key, target in (("action_mask", memory.mask), ("alive", memory.alive), ("acts", memory.acts)):
                target[...] = infos[key][name] if key in infos else True
            episode_over[...] = infos.get("_final_obs", False)
            actions[name] = self._choose(java, memory)
        return actions

    @staticmethod
    def _choose(java: Any, memory: GroupMemory) -> Any:
        try:
            java.act()
        except jpype.JException as problem:
            raise translated(problem) from None
        return _copied(memory.actions)


class AgentPlayer:
    """Plays all agents of one environment from PettingZoo's dicts. Remembers, if the policy does."""

    def __init__(self, policy: Policy, seed: int) -> None:
        self.policy = policy
        self._player = Player(policy, 1, seed)
        self._new_episode = True

    def reset(self) -> None:
        """Tells that the next observations are the first of an episode."""
        self._new_episode = True

    def act(self, observations: Mapping[str, Any], infos: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """Chooses for every agent that has an observation.

        Args:
            observations: by agent, with or without the mask in them
            infos: by agent; ``action_mask`` there, or in the observation, says what is legal

        Returns:
            actions by agent
        """
        _jvm.ready()
        actions: dict[str, Any] = {}
        for java, memory, episode_over in self._player._groups.values():
            group = memory.group
            episode_over[0] = self._new_episode
            for a, agent in enumerate(group.agents):
                there = agent in observations
                memory.alive[0, a] = memory.acts[0, a] = there
                if there:
                    self._see(memory, a, observations[agent], infos.get(agent, {}))
            chosen = self._player._choose(java, memory)
            for a, agent in enumerate(group.agents):
                if agent in observations:
                    actions[agent] = _row(chosen, a)
        self._new_episode = False
        return actions

    @staticmethod
    def _see(memory: GroupMemory, a: int, seen: Any, info: Mapping[str, Any]) -> None:
        mask = info.get("action_mask")
        if isinstance(seen, Mapping) and "action_mask" in seen:
            seen, mask = seen["observation"], seen["action_mask"]
        encode(memory.group.observation_facts, memory.observations[0, a], seen)
        if mask is None:
            memory.mask[0, a] = True
        else:
            encode_mask(memory.group.action_facts, memory.mask[0, a], mask)


def _copied(actions: Any) -> Any:
    if isinstance(actions, dict):
        return {name: _copied(part) for name, part in actions.items()}
    return actions.copy()


def _row(actions: Any, a: int) -> Any:
    if isinstance(actions, dict):
        return {name: _row(part, a) for name, part in actions.items()}
    row = actions[0, a]
    return np.int64(row) if row.ndim == 0 and row.dtype == np.int32 else row
