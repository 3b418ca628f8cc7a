"""Direct buffers of Java as NumPy arrays over the same memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import jpype
import numpy as np


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
    return numbers if dtype is None else numbers.view(dtype)


def floats(values: Sequence[float]) -> Any:
    """Returns numbers as a ``float[]``."""
    return jpype.JArray(jpype.JFloat)([float(value) for value in values])
