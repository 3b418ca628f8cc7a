"""Pictures as NumPy arrays, and a window that shows them."""

from __future__ import annotations

from typing import Any

import numpy as np

from marl4j._memory import array


def picture(of: Any) -> np.ndarray[Any, Any]:
    """Returns a picture of the Java side, ``[row][column][red, green, blue]`` as uint8."""
    return array(of.rgb(), np.uint8).reshape(int(of.height()), int(of.width()), 3)


class Window:
    """A window for ``render_mode="human"``; needs pygame."""

    def __init__(self, title: str, frames_per_second: int) -> None:
        try:
            import pygame
        except ModuleNotFoundError as missing:
            raise ModuleNotFoundError(
                'marl4j: render_mode="human" needs pygame: pip install "marl4j[human]"; or use render_mode="rgb_array"'
            ) from missing
        self._pygame = pygame
        pygame.display.init()
        self._title = title
        self._clock = pygame.time.Clock()
        self._frames_per_second = frames_per_second
        self._screen: Any = None

    def show(self, frame: np.ndarray[Any, Any]) -> None:
        """Shows a picture, at most as many a second as there should be."""
        size = (frame.shape[1], frame.shape[0])
        if self._screen is None or self._screen.get_size() != size:
            self._screen = self._pygame.display.set_mode(size)
            self._pygame.display.set_caption(self._title)
        self._pygame.surfarray.blit_array(self._screen, frame.swapaxes(0, 1))
        self._pygame.event.pump()
        self._pygame.display.flip()
        self._clock.tick(self._frames_per_second)

    def close(self) -> None:
        """Closes the window."""
        self._pygame.display.quit()
