"""Tournaments among policies of either language."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Union

import jpype

from marl4j import _jvm
from marl4j._callbacks import AnyPolicy, interruptible, java_policy
from marl4j.errors import translated
from marl4j.policies import Policy, scripted_policy
from marl4j.specs import options_json, to_json

__all__ = ["Forfeit", "Standing", "Tournament", "tournament"]


@dataclass(frozen=True)
class Standing:
    """Where a player of a tournament stands.

    Attributes:
        player: name
        wins: games won on both seats
        draws: games that nobody won
        losses: games lost
        score: (wins + draws / 2) / games
        score_interval: 95 %, bootstrap over games
        elo: batch Elo; the mean of all players, or the anchor, has 1000
        elo_interval: 95 %
        nash: mass in the equilibrium of the game of choosing a player
    """

    player: str
    wins: int
    draws: int
    losses: int
    score: float
    score_interval: tuple[float, float]
    elo: float
    elo_interval: tuple[float, float]
    nash: float


@dataclass(frozen=True)
class Forfeit:
    """A player that is out, and none of whose games counts.

    Attributes:
        player: who
        against: whom it played
        side: where it sat
        reason: what it did
    """

    player: str
    against: str
    side: str
    reason: str


@dataclass(frozen=True)
class Tournament:
    """How a tournament went.

    Attributes:
        standings: the best first, without those who forfeited
        forfeits: who is out, and why
        games: how many were played
        results: all of it, as ``results.json`` has it
    """

    standings: list[Standing]
    forfeits: list[Forfeit]
    games: int
    results: Mapping[str, Any] = field(repr=False)


def tournament(
    id: str,
    players: Mapping[str, Union[AnyPolicy, str]],
    games: int = 100,
    *,
    folder: str | os.PathLike[str] | None = None,
    budget: int = 0,
    seed: int = 1,
    at_once: int = 128,
    move_seconds: float = 60,
    anchor: str = "",
    threads: int = 1,
    **options: Any,
) -> Tournament:
    """Lets every player meet every other one on both seats of a two-sided environment, and rates them.

    A player that raises, moves illegally or takes too long forfeits; the numbers of the others are those of a tournament
    without it. Ctrl-C ends the tournament after the batch that is being played; with the same ``folder`` it goes on.

    Args:
        id: an environment with two agents or two agent groups, e.g. ``games/kuhn``
        players: by name: what :func:`load_policy` returns, a Python policy as for :func:`evaluate`, or the name of one of
            the environment's scripts, such as ``"random"``
        games: for each pair and seat order
        folder: for its files (games, report, results); a temporary one if not given
        budget: after the first games go on with the pair whose win rate is known least, until so many games are played
        seed: the same seed gives the same games
        at_once: most games of a batch
        move_seconds: longest time for the moves of one step of a batch [s]
        anchor: the player whose Elo is 1000
        threads: how many batches are played at once; a Python function is then called by several threads
        options: of the environment; those that trained players know it with need not be said

    Raises:
        UnknownNameError: if there is no such environment, script or option
        ValueError: if the environment has not two sides, or the folder holds another tournament
    """
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="marl4j-tournament-") as temporary:
            return tournament(
                id,
                players,
                games,
                folder=os.path.join(temporary, "games"),
                budget=budget,
                seed=seed,
                at_once=at_once,
                move_seconds=move_seconds,
                anchor=anchor,
                threads=threads,
                **options,
            )
    found = {name: scripted_policy(id, who) if isinstance(who, str) else who for name, who in players.items()}
    settings = {
        "games": games,
        "budget": budget,
        "seed": seed,
        "atOnce": at_once,
        "moveSeconds": move_seconds,
        "anchor": anchor,
    }
    try:
        play = _jvm.bridge("TournamentBridge")(
            os.fspath(folder),
            id,
            options_json(id, {**_learned(found, options), **options}),
            to_json("tournament", settings),
            jpype.JArray(jpype.JClass("java.lang.String"))(list(found)),
            jpype.JArray(jpype.JClass("io.github.marl4j.env.Policy"))(
                [java_policy(policy, charged=True) for policy in found.values()]
            ),
        )
    except jpype.JException as problem:
        raise translated(problem) from None
    played = interruptible(lambda: str(play.play(version("marl4j"), threads)), play.cancel)
    return _read(json.loads(played))


def _is_script(policy: Any) -> bool:
    return isinstance(policy, Policy) and policy.algorithm == "script"


def _learned(players: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the options that trained players know the environment with; they must agree, unless it is said what is played."""
    learned: dict[str, Any] = {}
    for name, policy in players.items():
        if not isinstance(policy, Policy) or _is_script(policy):
            continue
        for option, value in policy.options.items():
            if learned.setdefault(option, value) != value and option not in options:
                raise ValueError(
                    f"player {name} has learned with {option}={value}, another with {option}={learned[option]}; "
                    f"say which is to be played: {option}={value}"
                )
    return learned


def _read(results: Mapping[str, Any]) -> Tournament:
    standings = [
        Standing(
            each["player"],
            each["wins"],
            each["draws"],
            each["losses"],
            each["score"],
            tuple(each["scoreCi95"]),
            each["elo"],
            tuple(each["eloCi95"]),
            each["nash"],
        )
        for each in results["standings"]
    ]
    forfeits = [
        Forfeit(each["player"], each["against"], each["side"], each["reason"]) for each in results["forfeits"]
    ]
    return Tournament(standings, forfeits, sum(map(sum, results["games"])), results)
