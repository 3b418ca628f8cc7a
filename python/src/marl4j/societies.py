"""Societies of the commons in which language models and policies of Python sit."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Union

import jpype

from marl4j import _jvm
from marl4j._callbacks import AnyPolicy, interruptible, java_policy
from marl4j.errors import translated
from marl4j.policies import Policy
from marl4j.specs import to_json

__all__ = ["ChatModel", "Society", "society"]


@dataclass(frozen=True, eq=False)
class ChatModel:
    """A language model: any Python function that answers.

    Attributes:
        answer: from the body of an OpenAI chat-completions request (``messages``, each with ``role`` and ``content``,
            and ``response_format`` where a form is wanted) to the text of the answer. Several threads may call it
        name: in tables and files
        structured: whether answers are asked for as JSON with a schema, or as plain text
        persona: kind of person that the prompts tell it to be
    """

    answer: Callable[[dict[str, Any]], str]
    name: str = "python"
    structured: bool = True
    persona: str = "baseline"


Seat = Union[str, ChatModel, AnyPolicy, Mapping[str, Any]]


@dataclass(frozen=True)
class Society:
    """How a society went.

    Attributes:
        status: ``done``, or ``stopped`` by a budget
        months: how many it lived
        survived: whether it outlived the last month
        gains: units taken, by agent (``persona_0``, ...)
        report: all of it, as ``result.json`` has it: metrics, usage, faults, fallbacks, every harvest
    """

    status: str
    months: int
    survived: bool
    gains: Mapping[str, int]
    report: Mapping[str, Any] = field(repr=False)


def society(
    seats: Sequence[Seat],
    scenario: str = "fishery",
    *,
    seed: int = 1,
    framework: ChatModel | None = None,
    folder: str | os.PathLike[str] | None = None,
    experiment: Mapping[str, Any] | None = None,
    **options: Any,
) -> Society:
    """Plays a society of the commons: harvest in private, learn what everybody got, talk, reflect, month by month.

    What a model answers is written down before it is used: with the same ``folder`` a society that was stopped goes on, and
    nothing is asked twice. Ctrl-C ends it after the present month.

    Args:
        seats: who sits there, one for each seat or one for all:

            - a text is one of the scripted personas, such as ``"sustainable"`` or ``"free_rider"``
            - a :class:`ChatModel` is a language model with a mind: it takes, talks, and remembers
            - what :func:`load_policy` returns, or a Python policy as for :func:`evaluate`, takes and does not talk; it sees
              the society as the environment ``commons/SCENARIO`` shows it, one row with all agents, of which only what its
              own seat chooses counts
            - a dict is a seat as in an experiment file, e.g. ``{"model": "main"}`` for a model of ``experiment["models"]``

        scenario: ``fishery``, ``pasture`` or ``pollution``
        seed: of the simulation
        framework: the model that sums up conversations; by default the first of the seats
        folder: for the files of the run (events, answers, result); a temporary one if not given
        experiment: what else an experiment file can say: ``models``, ``limits``, ``budget``, ``promptSet``, ...
        options: of the simulation, e.g. ``months=24``, ``universalization=True``

    Raises:
        UnknownNameError: if there is no such persona, scenario, option or model
        ValueError: if a value is not allowed
    """
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="marl4j-society-") as temporary:
            run = os.path.join(temporary, "run")
            return society(
                seats, scenario, seed=seed, framework=framework, folder=run, experiment=experiment, **options
            )
    models: dict[str, ChatModel] = {}
    policies: dict[str, Any] = {}

    def known(model: ChatModel) -> str:
        for name, other in models.items():
            if other is model:
                return name
        name = f"python_{len(models)}"
        models[name] = model
        return name

    def told(number: int, seat: Seat) -> Any:
        if isinstance(seat, str):
            return {"script": seat}
        if isinstance(seat, ChatModel):
            return {"model": known(seat), "persona": seat.persona}
        if isinstance(seat, Mapping):
            return dict(seat)
        policies[f"seat {number}"] = seat
        return {"policy": f"seat {number}"}

    facts = dict(experiment or {})
    facts.update(scenario=scenario, seed=seed, seats=[told(number, seat) for number, seat in enumerate(seats)])
    facts["society"] = {_camel(name): value for name, value in options.items()}
    if framework is not None:
        facts["framework"] = known(framework)
    # Somebody must be there to sum up conversations, if anybody talks.
    hosted = {name: _settings(name, model) for name, model in models.items()}
    facts["models"] = {**hosted, **facts.get("models", {})} or {"silent": {"url": "scripted:sustainable"}}
    try:
        play = _jvm.bridge("SocietyBridge")(to_json("society", facts))
        for name, policy in policies.items():
            trained_with = to_json("options", policy.options if isinstance(policy, Policy) else {})
            play.policy(name, java_policy(policy), trained_with)
        for name, model in models.items():
            play.model(name, _Chat(model))
    except jpype.JException as problem:
        raise translated(problem) from None
    played = interruptible(lambda: str(play.play(os.fspath(folder), version("marl4j"))), play.cancel)
    report = json.loads(played)
    metrics = report["metrics"] or {}
    return Society(
        report["status"], report["months"], bool(metrics.get("survived")), metrics.get("gains", {}), report
    )


def _camel(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail)


def _settings(name: str, model: ChatModel) -> dict[str, Any]:
    return {"url": f"hosted:{name}", "model": model.name, "structured": model.structured}


@jpype.JImplements("io.github.marl4j.python.SocietyBridge$Chat", deferred=True)
class _Chat:
    def __init__(self, model: ChatModel) -> None:
        self._model = model

    @jpype.JOverride
    def answer(self, request: Any) -> str:
        said = self._model.answer(json.loads(str(request)))
        if not isinstance(said, str):
            raise TypeError(f"model {self._model.name} answered {said!r}; expected a text")
        return said
