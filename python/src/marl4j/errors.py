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
    "java.lang.IllegalArgumentException": ValueError,
    "java.lang.IllegalStateException": RuntimeError,
    "java.lang.OutOfMemoryError": MemoryError,
    "java.io.IOException": OSError,
}


def translated(problem: object) -> BaseException:
    """Returns the Python exception for a Java one; the class nearest in its ancestry decides."""
    kind = problem.getClass()  # type: ignore[attr-defined]
    message = str(problem.getMessage())  # type: ignore[attr-defined]
    while kind is not None:
        if str(kind.getName()) in _KINDS:
            return _KINDS[str(kind.getName())](message)
        kind = kind.getSuperclass()
    return RuntimeError(f"{problem.getClass().getName()}: {message}")  # type: ignore[attr-defined]
