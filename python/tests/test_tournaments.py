"""Python functions in the tournaments of Java."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import marl4j


def rock(observations: Any, infos: dict[str, Any]) -> Any:
    return np.zeros(infos["alive"].shape, int)


def paper(observations: Any, infos: dict[str, Any]) -> Any:
    return np.ones(infos["alive"].shape, int)


class AtRandom:
    """Draws among what is legal."""

    def new_player(self, spec: marl4j.EnvSpec, group: marl4j.Group, num_envs: int, seed: int) -> Any:
        rng = np.random.default_rng(seed % 2**63)
        return lambda observations, infos: np.where(
            infos["action_mask"], rng.random(infos["action_mask"].shape), -1
        ).argmax(-1)


def test_paper_wraps_rock_and_chance_lies_between() -> None:
    played = marl4j.tournament("games/rps-v1", {"rock": rock, "paper": paper, "chance": AtRandom()}, 200, seed=3)
    assert [each.player for each in played.standings] == ["paper", "chance", "rock"]
    assert played.games == 6 * 200
    assert played.forfeits == []
    first = played.standings[0]
    assert (first.wins + first.losses + first.draws, first.score > 0.6) == (800, True)
    assert first.wins >= 400
    again = marl4j.tournament("games/rps-v1", {"rock": rock, "paper": paper, "chance": AtRandom()}, 200, seed=3)
    assert again == played


def test_a_random_player_loses_against_the_computer() -> None:
    played = marl4j.tournament("fighting/versus-v1", {"mine": AtRandom(), "cpu": "cpu-6"}, 4, max_frames=1200)
    assert [each.player for each in played.standings] == ["cpu", "mine"]
    mine = played.standings[1]
    assert mine.wins == 0 and mine.losses > 0  # the others ran out of time


def test_whoever_errs_is_charged_and_harms_nobody() -> None:
    def divides(observations: Any, infos: dict[str, Any]) -> Any:
        return 1 // 0

    def sleeps(observations: Any, infos: dict[str, Any]) -> Any:
        time.sleep(3)

    class Refuses:
        def new_player(self, spec: Any, group: Any, num_envs: int, seed: int) -> Any:
            raise RuntimeError("not this game")

    erring = {
        "divides": (divides, "ZeroDivisionError: integer division or modulo by zero"),
        "cheats": (lambda observations, infos: np.full(infos["alive"].shape, 99), "choice 99 is not from 0 to 2"),
        "misshapes": (lambda observations, infos: np.zeros(3, int), "ValueError: "),
        "refuses": (Refuses(), "RuntimeError: not this game"),
        "sleeps": (sleeps, "took longer than 0.7 s"),
    }
    good = {"rock": rock, "paper": paper, "random": "random"}
    players = {**good, **{name: policy for name, (policy, _) in erring.items()}}
    played = marl4j.tournament("games/rps-v1", players, 50, move_seconds=0.7)
    reasons = {forfeit.player: forfeit.reason for forfeit in played.forfeits}
    assert reasons.keys() == erring.keys()
    for name, (_, reason) in erring.items():
        assert reason in reasons[name]
    assert played.standings == marl4j.tournament("games/rps-v1", good, 50, move_seconds=0.7).standings


def test_a_folder_is_a_tournament_that_is_not_played_twice(tmp_path: Path) -> None:
    folder = tmp_path / "games"
    played = marl4j.tournament("games/rps-v1", {"rock": rock, "paper": paper}, 20, folder=folder)
    assert (folder / "report.html").exists()

    def never(observations: Any, infos: dict[str, Any]) -> Any:
        raise AssertionError("asked again")

    again = marl4j.tournament("games/rps-v1", {"rock": never, "paper": never}, 20, folder=folder)
    assert again == played
    with pytest.raises(ValueError, match="another tournament"):
        marl4j.tournament("games/rps-v1", {"rock": rock, "paper": paper}, 21, folder=folder)


def test_wrong_names_are_told() -> None:
    with pytest.raises(marl4j.UnknownNameError, match="policy"):
        marl4j.tournament("games/rps-v1", {"rock": rock, "other": "randon"})
    with pytest.raises(ValueError, match="needs at least 2 players"):
        marl4j.tournament("games/rps-v1", {"rock": rock})
