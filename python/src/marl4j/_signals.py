"""Keeps the signal handlers of the JVM in place.

A JVM catches SIGSEGV and its like in the course of its work: what looks like a crash is how compiled code finds a null or
stops for the garbage collector. Libraries that put handlers of their own in its place (pygame does when it opens a display,
``faulthandler.enable()`` does) turn that into a real crash. So the handlers are looked at, and put back, whenever an
environment is made, reset or drawn; that costs a few microseconds.
"""

from __future__ import annotations

import ctypes
import os
import signal

_SIGNALS = ("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL")
_SIZE = 512  # more than a struct sigaction has anywhere

_saved: dict[int, bytes] = {}
_libc: ctypes.CDLL | None = None


def save() -> None:
    """Remembers the handlers as they are just after the start of the JVM."""
    global _libc
    if os.name != "posix":
        return  # elsewhere the JVM uses no signals for this
    _libc = ctypes.CDLL(None, use_errno=True)
    for name in _SIGNALS:
        number = int(getattr(signal, name))
        action = _read(number)
        if action is not None:
            _saved[number] = action


def keep() -> None:
    """Puts back the handlers that somebody has replaced since."""
    for number, action in _saved.items():
        if not same(_read(number), action):
            assert _libc is not None
            _libc.sigaction(number, ctypes.create_string_buffer(action, _SIZE), None)


def same(one: bytes | None, other: bytes) -> bool:
    """Returns whether two actions call the same handler, whose address comes first everywhere."""
    length = ctypes.sizeof(ctypes.c_void_p)
    return one is not None and one[:length] == other[:length]


def _read(number: int) -> bytes | None:
    assert _libc is not None
    action = ctypes.create_string_buffer(_SIZE)
    return action.raw if _libc.sigaction(number, None, action) == 0 else None
