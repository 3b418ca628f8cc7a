"""What goes wrong, as Python exceptions. The messages are those of the Java side: one sentence that says what to do."""

from __future__ import annotations

from marl4j._jvm import JvmError

__all__ = ["IllegalActionError", "JvmError", "UnknownNameError", "translated"]


class IllegalActionError(ValueError):
    """An action outside its space or mask. Nothing has changed in the environment."""


class UnknownNameError(LookupError):
    """There is no environment, option, agent or group of this name; the message names the closest."""


_KINDS: dict[str, type[Exception]] = {
    "io.github.marl4j.env.IllegalActionException": IllegalActionError,
    "io.github.marl4j.env.UnknownNameException": UnknownNameError,
    "io.github.marl4j.algorithms.run.CorruptCheckpointException": ValueError,
    "io.github.marl4j.evaluation.runs.RunFileException": ValueError,
    "java.lang.IllegalArgumentException": ValueError,
    "java.lang.IllegalStateException": RuntimeError,
    "java.lang.OutOfMemoryError": MemoryError,
    "java.io.IOException": OSError,
}

_WORDS = {
    "call Observation.actionMask()": 'read infos[agent]["action_mask"]',
    "expected Action.NONE": "expected None",
    "use Marl4j.aec or Marl4j.vector": "use marl4j.aec_env or marl4j.vector_env",
}


def translated(problem: object) -> BaseException:
    """Returns the Python exception for a Java one; the class nearest in its ancestry decides."""
    kind = problem.getClass()  # type: ignore[attr-defined]
    message = str(problem.getMessage())  # type: ignore[attr-defined]
    for java, python in _WORDS.items():
        message = message.replace(java, python)
    while kind is not None:
        if str(kind.getName()) in _KINDS:
            return _KINDS[str(kind.getName())](message)
        kind = kind.getSuperclass()
    return RuntimeError(f"{problem.getClass().getName()}: {message}")  # type: ignore[attr-defined]
