"""Spaces of the Java side as gymnasium spaces, and their flat rows as what the spaces contain."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import gymnasium
import numpy as np
from gymnasium import spaces

Facts = Mapping[str, Any]


def space_of(facts: Facts) -> gymnasium.Space[Any]:
    """Returns the gymnasium space for the facts of one."""
    kind = facts["type"]
    if kind == "Discrete":
        return spaces.Discrete(facts["n"])
    if kind == "MultiDiscrete":
        return spaces.MultiDiscrete(facts["n"])
    if kind == "MultiBinary":
        return spaces.MultiBinary(facts["n"])
    if kind == "Box":
        shape = tuple(facts["shape"])
        low, high = (_bound(facts[name], shape) for name in ("low", "high"))
        return spaces.Box(low, high, shape, np.float32)
    parts = {name: space_of(part) for name, part in facts["parts"].items()}
    return spaces.Dict(parts)


def _bound(values: list[float], shape: tuple[int, ...]) -> Any:
    if len(values) == 1:
        return np.full(shape, values[0], np.float32)
    return np.asarray(values, np.float32).reshape(shape)


def mask_space(action: gymnasium.Space[Any]) -> gymnasium.Space[Any] | None:
    """Returns the space of the masks that ``action.sample(mask)`` takes; None if everything is always allowed."""
    if isinstance(action, spaces.Discrete):
        return spaces.Box(0, 1, (int(action.n),), np.int8)
    if isinstance(action, spaces.MultiDiscrete):
        return spaces.Tuple([spaces.Box(0, 1, (int(n),), np.int8) for n in action.nvec])
    if isinstance(action, spaces.MultiBinary):
        return spaces.Box(0, 2, action.shape, np.int8)
    if isinstance(action, spaces.Dict):
        parts = {name: mask_space(part) for name, part in action.items()}
        return spaces.Dict({name: part for name, part in parts.items() if part is not None})
    return None


def flat_size(facts: Facts) -> int:
    """Returns how many numbers a flat row of an observation has."""
    kind = facts["type"]
    if kind == "Discrete":
        return 1
    if kind == "MultiDiscrete":
        return len(facts["n"])
    if kind == "MultiBinary":
        return int(facts["n"])
    if kind == "Box":
        return math.prod(facts["shape"])
    return sum(flat_size(part) for part in facts["parts"].values())


def num_ints(facts: Facts) -> int:
    """Returns how many whole numbers an action has."""
    if facts["type"] == "Dict":
        return sum(num_ints(part) for part in facts["parts"].values())
    return 0 if facts["type"] == "Box" else flat_size(facts)


def num_floats(facts: Facts) -> int:
    """Returns how many real numbers an action has."""
    return flat_size(facts) - num_ints(facts)


def mask_size(facts: Facts) -> int:
    """Returns how many flags a mask has."""
    kind = facts["type"]
    if kind == "Discrete":
        return int(facts["n"])
    if kind == "MultiDiscrete":
        return int(sum(facts["n"]))
    if kind == "MultiBinary":
        return 2 * int(facts["n"])
    if kind == "Box":
        return 0
    return sum(mask_size(part) for part in facts["parts"].values())


def decoder(facts: Facts) -> Callable[[np.ndarray[Any, Any]], Any]:
    """Returns what makes flat rows ``[..., number]`` elements of their space with the same leading axes.

    Real numbers are views of the rows; whole numbers are copies, for rows hold them as float32.
    """
    kind = facts["type"]
    if kind == "Box":
        shape = tuple(facts["shape"])
        return lambda rows: rows if len(shape) == 1 else rows.reshape(rows.shape[:-1] + shape)
    if kind == "Discrete":
        return lambda rows: rows[..., 0].astype(np.int64)
    if kind in ("MultiDiscrete", "MultiBinary"):
        return lambda rows: rows.astype(np.int64 if kind == "MultiDiscrete" else np.int8)
    parts, start = [], 0
    for name, part in facts["parts"].items():
        end = start + flat_size(part)
        parts.append((name, start, end, decoder(part)))
        start = end
    return lambda rows: {name: read(rows[..., start:end]) for name, start, end, read in parts}


def decode(facts: Facts, rows: np.ndarray[Any, Any]) -> Any:
    """Returns flat rows as elements of their space, see :func:`decoder`."""
    return decoder(facts)(rows)


def is_view(facts: Facts) -> bool:
    """Returns whether :func:`decode` copies nothing."""
    if facts["type"] == "Dict":
        return all(is_view(part) for part in facts["parts"].values())
    return bool(facts["type"] == "Box")


def reader(facts: Facts, row: np.ndarray[Any, Any]) -> Callable[[], Any]:
    """Returns what makes an element of a space of what is in a flat row ``[number]`` when it is called; a copy each time."""
    kind = facts["type"]
    if kind == "Box":
        copied: Callable[[], Any] = row.reshape(facts["shape"]).copy
        return copied
    if kind == "Discrete":
        return partial(row.reshape(()).astype, np.int64)
    if kind in ("MultiDiscrete", "MultiBinary"):
        return partial(row.astype, np.int64 if kind == "MultiDiscrete" else np.int8)
    parts, start = [], 0
    for name, part in facts["parts"].items():
        end = start + flat_size(part)
        parts.append((name, reader(part, row[start:end])))
        start = end
    return lambda: {name: read() for name, read in parts}


def mask_reader(facts: Facts, flags: np.ndarray[Any, Any]) -> Callable[[], Any] | None:
    """Returns what makes the flags of one agent the mask that ``action_space.sample(mask)`` takes, a copy each time; None without choices."""
    kind = facts["type"]
    if kind == "Discrete":
        copied: Callable[[], Any] = flags.copy
        return copied
    if kind == "MultiDiscrete":
        copies = [part.copy for part in np.split(flags, np.cumsum(facts["n"])[:-1])]
        return lambda: tuple([copy() for copy in copies])
    if kind == "MultiBinary":
        no, yes = flags[0::2], flags[1::2]
        return lambda: np.where(no & yes, 2, yes).astype(np.int8)
    if kind == "Box":
        return None
    parts, start = [], 0
    for name, part in facts["parts"].items():
        end = start + mask_size(part)
        read = mask_reader(part, flags[start:end])
        if read is not None:
            parts.append((name, read))
        start = end
    return (lambda: {name: read() for name, read in parts}) if parts else None


def action_views(facts: Facts, ints: np.ndarray[Any, Any], floats: np.ndarray[Any, Any]) -> Any:
    """Returns views of where actions go, ``[..., number]``, in the form of elements of the space with the same leading axes."""
    kind = facts["type"]
    if kind == "Discrete":
        return ints[..., 0]
    if kind in ("MultiDiscrete", "MultiBinary"):
        return ints
    if kind == "Box":
        return floats.reshape(floats.shape[:-1] + tuple(facts["shape"]))
    views, at, real = {}, 0, 0
    for name, part in facts["parts"].items():
        end, real_end = at + num_ints(part), real + num_floats(part)
        views[name] = action_views(part, ints[..., at:end], floats[..., real:real_end])
        at, real = end, real_end
    return views


def write(views: Any, action: Any, who: str) -> None:
    """Writes actions to their views.

    Raises:
        ValueError: if shapes or types do not fit; ``who`` begins the message
    """
    if isinstance(views, dict):
        if not isinstance(action, Mapping) or set(action) != set(views):
            raise ValueError(f"{who}: expected a dict with {', '.join(views)}; got {action!r}")
        for name, view in views.items():
            write(view, action[name], f"{who}, part {name}")
        return
    if action is views:
        return
    given = np.asarray(action)
    if given.shape != views.shape:
        raise ValueError(f"{who}: shape={given.shape}, expected {views.shape}")
    try:
        np.copyto(views, given, casting="same_kind")
    except TypeError as wrong:
        raise ValueError(f"{who}: numbers of type {given.dtype} are no {views.dtype}; convert them") from wrong


def writer(facts: Facts, ints: np.ndarray[Any, Any], floats: np.ndarray[Any, Any]) -> Callable[[Any], None]:
    """Returns what writes an action of one agent to its numbers; it raises ValueError or TypeError if the form does not fit."""
    if facts["type"] == "Discrete":
        return partial(ints.data.__setitem__, 0)  # takes whole numbers only, and half the time of an array
    views = action_views(facts, ints, floats)
    if facts["type"] != "Box":
        return lambda action: write(views, action, "action")

    def put(action: Any) -> None:
        if type(action) is np.ndarray and action.dtype is views.dtype and action.shape == views.shape:
            views[...] = action
        else:
            write(views, action, "action")

    return put


def encode(facts: Facts, rows: np.ndarray[Any, Any], seen: Any) -> None:
    """Writes elements of a space to flat rows ``[..., number]`` with the same leading axes; undoes :func:`decode`."""
    kind = facts["type"]
    if kind == "Dict":
        start = 0
        for name, part in facts["parts"].items():
            end = start + flat_size(part)
            encode(part, rows[..., start:end], seen[name])
            start = end
        return
    expected = rows.shape[:-1] + {"Discrete": (), "Box": tuple(facts.get("shape", ()))}.get(kind, rows.shape[-1:])
    given = np.asarray(seen)
    if given.shape != expected:
        raise ValueError(f"observations have shape={given.shape}, expected {expected}")
    rows[...] = given.reshape(rows.shape)


def encode_mask(facts: Facts, flags: np.ndarray[Any, Any], mask: Any) -> None:
    """Writes the mask of one agent to its flags; undoes :func:`decode_mask`."""
    kind = facts["type"]
    if kind == "Discrete":
        flags[...] = mask
    elif kind == "MultiDiscrete":
        flags[...] = np.concatenate(mask)
    elif kind == "MultiBinary":
        flags[0::2], flags[1::2] = np.asarray(mask) != 1, np.asarray(mask) != 0
    elif kind == "Dict":
        start = 0
        for name, part in facts["parts"].items():
            end = start + mask_size(part)
            if end > start:
                encode_mask(part, flags[start:end], mask[name])
            start = end
