"""Policies both ways: trained and scripted ones of MARL4J called from Python, and Python functions that play in Java."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, Union

import jpype
import numpy as np

from marl4j import _jvm
from marl4j._memory import array
from marl4j.errors import translated
from marl4j.spaces import action_views, decode, encode, encode_mask, flat_size, mask_size, num_floats, num_ints, write
from marl4j.specs import EnvSpec, Group, options_json

__all__ = ["AgentPlayer", "Episode", "Player", "Policy", "evaluate", "load_policy", "scripted_policy"]

Array = np.ndarray[Any, Any]
PlayFunction = Callable[[Any, dict[str, Any]], Any]
"""What plays one agent group: from observations ``[env, agent, *shape]`` and infos to actions ``[env, agent, ...]``."""


class PolicyWithMemory(Protocol):
    """A Python policy that remembers or draws: it makes a player for each batch of environments."""

    def new_player(self, spec: EnvSpec, group: Group, num_envs: int, seed: int) -> PlayFunction:
        """Returns what plays one agent group."""


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


class _GroupMemory:
    """What one group sees and does, in the memory that both languages share."""

    def __init__(self, group: Group, memory: Any, num_envs: int) -> None:
        rows = (num_envs, len(group.agents))
        self.group = group
        self.observations = array(memory.observations).reshape(*rows, flat_size(group.observation_facts))
        self.mask = array(memory.actionMask, bool).reshape(*rows, mask_size(group.action_facts))
        self.alive = array(memory.alive, bool).reshape(rows)
        self.acts = array(memory.acts, bool).reshape(rows)
        ints = array(memory.ints).reshape(*rows, num_ints(group.action_facts))
        floats = array(memory.floats).reshape(*rows, num_floats(group.action_facts))
        self.actions = action_views(group.action_facts, ints, floats)


class Player:
    """Plays all agents in a batch of environments. Remembers, if the policy does; one thread at a time."""

    def __init__(self, policy: Policy, num_envs: int, seed: int) -> None:
        self.policy = policy
        self.num_envs = num_envs
        bridge = _jvm.bridge("PlayerBridge")
        options = options_json(policy.id, policy.options)
        self._groups: dict[str, tuple[Any, _GroupMemory, Array]] = {}
        try:
            for g, group in enumerate(policy.spec.groups):
                java = bridge(policy._java.policy(), policy.id, options, group.name, num_envs, seed + g)
                memory = _GroupMemory(group, java.memory(), num_envs)
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
    def _choose(java: Any, memory: _GroupMemory) -> Any:
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
    def _see(memory: _GroupMemory, a: int, seen: Any, info: Mapping[str, Any]) -> None:
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


AnyPolicy = Union[Policy, PlayFunction, PolicyWithMemory]


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
    given = jpype.JArray(kind)([_java_policy(policy) for policy in by_group.values()])
    names = jpype.JArray(jpype.JClass("java.lang.String"))(list(by_group))
    other = None if opponent is None else _java_policy(opponent)
    played = _interruptible(
        lambda: str(evaluation.play(names, given, other, episodes, seed, threads)), evaluation.cancel
    )
    return [Episode(**facts) for facts in json.loads(played)]


def _interruptible(work: Callable[[], str], cancel: Callable[[], Any]) -> str:
    """Runs work in a thread, so that Ctrl-C reaches this one; returns or raises what it does."""
    done = threading.Event()
    result: list[str] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            result.append(work())
        except BaseException as problem:  # raised again below
            failure.append(problem)
        finally:
            done.set()

    thread = threading.Thread(target=run, name="marl4j-evaluate", daemon=True)
    thread.start()
    try:
        while not done.wait(0.1):
            pass
    except BaseException:
        cancel()
        done.wait(10)
        raise
    if failure:
        problem = failure[0]
        raise translated(problem) if isinstance(problem, jpype.JException) else problem
    return result[0]


def _java_policy(policy: AnyPolicy) -> Any:
    if isinstance(policy, Policy):
        return policy._java.policy()
    if not callable(policy) and not hasattr(policy, "new_player"):
        raise ValueError(
            f"{policy!r} is no policy; expected marl4j.load_policy(...), marl4j.scripted_policy(...), a function "
            "(observations, infos) -> actions, or an object with new_player"
        )
    return _jvm.bridge("CallbackPolicy")(_PythonPolicy(policy))


@jpype.JImplements("io.github.marl4j.python.PythonPolicy", deferred=True)
class _PythonPolicy:
    def __init__(self, policy: Any) -> None:
        self._policy = policy

    @jpype.JOverride
    def newPlayer(self, facts: Any, group: int, numEnvs: int, seed: int, memory: Any, episodeOver: Any) -> Any:
        spec = EnvSpec.read(json.loads(str(facts)))
        its = spec.groups[group]
        play = self._policy
        if hasattr(play, "new_player"):
            play = play.new_player(spec, its, int(numEnvs), int(seed))
        return _PythonPlayer(play, spec, _GroupMemory(its, memory, int(numEnvs)), array(episodeOver, bool))


@jpype.JImplements("io.github.marl4j.python.PythonPolicy$Player", deferred=True)
class _PythonPlayer:
    def __init__(self, play: PlayFunction, spec: EnvSpec, memory: _GroupMemory, episode_over: Array) -> None:
        self._play = play
        self._memory = memory
        self._who = f"{spec.id}: {getattr(play, '__name__', play)} as {memory.group.name}"
        self._infos = {
            "action_mask": memory.mask,
            "alive": memory.alive,
            "acts": memory.acts,
            "episode_over": episode_over,
            "group": memory.group,
            "spec": spec,
        }

    @jpype.JOverride
    def act(self) -> None:
        memory = self._memory
        seen = decode(memory.group.observation_facts, memory.observations)
        write(memory.actions, self._play(seen, dict(self._infos)), self._who)
