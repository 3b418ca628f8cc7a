"""Keeps the signal handlers of the JVM in place.

A JVM catches SIGSEGV and its like in the course of its work: what looks like a crash is how compiled code finds a null or
stops for the garbage collector. Libraries that touch these handlers later break that in two ways:

- ``faulthandler.enable()`` puts a handler of its own in place of the JVM's: the next null is a crash.
- ``import pygame`` looks who handles the signal by ``signal()`` and puts the handler back by ``signal()``, which forgets that
  it wants to be told where the signal came from (the flag SA_SIGINFO). The JVM then takes rubbish for the address, believes
  that its stack must grow, and tries the same instruction again, for ever.

So handlers and flags are looked at, and put back, before every call into Java that runs for long; that costs half a microsecond.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_SIGNALS = ("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL")
_MASK_BYTES = 4 if sys.platform == "darwin" else 128


class Action(ctypes.Structure):
    """The C library's ``struct sigaction``; of what lies behind the flags only the room matters."""

    _fields_ = [
        ("handler", ctypes.c_void_p),
        ("mask", ctypes.c_ubyte * _MASK_BYTES),
        ("flags", ctypes.c_int),
        ("rest", ctypes.c_ubyte * 256),
    ]


_saved: dict[int, Action] = {}
_sigaction: Callable[..., int]
_seen = Action()
_seen_at = ctypes.byref(_seen)
_SIGSEGV = int(signal.SIGSEGV)


def save() -> None:
    """Remembers the handlers as they are just after the start of the JVM."""
    global _sigaction
    if os.name != "posix":
        return  # elsewhere the JVM uses no signals for this
    # PyDLL, as it is not worth giving Python's lock away; without argtypes, whose checks take a third of the time.
    _sigaction = ctypes.PyDLL(None).sigaction
    for name in _SIGNALS:
        number = int(getattr(signal, name))
        action = Action()
        if _sigaction(number, None, ctypes.byref(action)) == 0:
            _saved[number] = action


def keep() -> None:
    """Puts back what somebody has changed since. Whoever touches one of these signals touches SIGSEGV, so one look is enough."""
    if _saved and not in_place(_SIGSEGV):
        for number, action in _saved.items():
            _sigaction(number, ctypes.byref(action), None)


def in_place(number: int) -> bool:
    """Returns whether a signal is handled as it was after the start."""
    action = _saved[number]
    _sigaction(number, None, _seen_at)
    return bool(_seen.handler == action.handler and _seen.flags == action.flags)
