"""Direct buffers of Java as NumPy arrays over the same memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import jpype
import numpy as np

from marl4j.spaces import action_views, flat_size, mask_size, num_floats, num_ints
from marl4j.specs import Group


def array(buffer: Any, dtype: Any = None) -> np.ndarray[Any, Any]:
    """Returns the numbers of a direct buffer without copying; the array keeps the buffer alive.

    Args:
        buffer: a ``ByteBuffer``, ``IntBuffer`` or ``FloatBuffer`` in native byte order
        dtype: another type of the same size, such as bool for flags
    """
    if buffer.capacity() == 0:
        kinds = {"F": np.float32, "I": np.int32, "B": np.int8}
        name = str(buffer.getClass().getSimpleName()).replace("Direct", "")
        return np.empty(0, dtype or kinds[name[0]])
    numbers = np.asarray(memoryview(buffer))
    # Of the native type itself, not one of the same bytes: NumPy knows it faster, and its memoryviews can be indexed.
    return numbers.view(dtype or numbers.dtype.type)


def floats(values: Sequence[float]) -> Any:
    """Returns numbers as a ``float[]``."""
    return jpype.JArray(jpype.JFloat)([float(value) for value in values])


class GroupMemory:
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
