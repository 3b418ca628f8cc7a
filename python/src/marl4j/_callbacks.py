"""Python functions that play in Java, and Java work that Ctrl-C ends."""

from __future__ import annotations

import json
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, Union

import jpype
import numpy as np

from marl4j import _jvm
from marl4j._memory import GroupMemory, array
from marl4j.errors import translated
from marl4j.policies import Policy
from marl4j.spaces import decode, write
from marl4j.specs import EnvSpec, Group

Array = np.ndarray[Any, Any]
PlayFunction = Callable[[Any, dict[str, Any]], Any]
"""What plays one agent group: from observations ``[env, agent, *shape]`` and infos to actions ``[env, agent, ...]``."""


class PolicyWithMemory(Protocol):
    """A Python policy that remembers or draws: it makes a player for each batch of environments."""

    def new_player(self, spec: EnvSpec, group: Group, num_envs: int, seed: int) -> PlayFunction:
        """Returns what plays one agent group."""


AnyPolicy = Union[Policy, PlayFunction, PolicyWithMemory]


def interruptible(work: Callable[[], str], cancel: Callable[[], Any]) -> str:
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

    thread = threading.Thread(target=run, name="marl4j", daemon=True)
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


def java_policy(policy: AnyPolicy, charged: bool = False) -> Any:
    """Returns a policy as Java knows them.

    Args:
        policy: of either language
        charged: whether what it raises is told to Java as the policy's own fault, instead of ending all with the exception
    """
    if isinstance(policy, Policy):
        return policy._java.policy()
    if not callable(policy) and not hasattr(policy, "new_player"):
        raise ValueError(
            f"{policy!r} is no policy; expected marl4j.load_policy(...), marl4j.scripted_policy(...), a function "
            "(observations, infos) -> actions, or an object with new_player"
        )
    return _jvm.bridge("CallbackPolicy")(_PythonPolicy(policy, charged))


@contextmanager
def _told_to_java(charged: bool) -> Iterator[None]:
    """Makes what Python raises an exception of Java with a message, where somebody is charged with it."""
    try:
        yield
    except BaseException as problem:
        if not charged or isinstance(problem, jpype.JException):
            raise
        said = traceback.format_exception_only(type(problem), problem)[-1].strip()
        raise _jvm.bridge("PythonException")(said) from None


@jpype.JImplements("io.github.marl4j.python.PythonPolicy", deferred=True)
class _PythonPolicy:
    def __init__(self, policy: Any, charged: bool) -> None:
        self._policy = policy
        self._charged = charged

    @jpype.JOverride
    def newPlayer(self, facts: Any, group: int, numEnvs: int, seed: int, memory: Any, episodeOver: Any) -> Any:
        spec = EnvSpec.read(json.loads(str(facts)))
        its = spec.groups[group]
        play = self._policy
        if hasattr(play, "new_player"):
            with _told_to_java(self._charged):
                play = play.new_player(spec, its, int(numEnvs), int(seed))
        shared = GroupMemory(its, memory, int(numEnvs))
        return _PythonPlayer(play, spec, shared, array(episodeOver, bool), self._charged)


@jpype.JImplements("io.github.marl4j.python.PythonPolicy$Player", deferred=True)
class _PythonPlayer:
    def __init__(
        self, play: PlayFunction, spec: EnvSpec, memory: GroupMemory, episode_over: Array, charged: bool
    ) -> None:
        self._play = play
        self._charged = charged
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
        with _told_to_java(self._charged):
            write(memory.actions, self._play(seen, dict(self._infos)), self._who)
