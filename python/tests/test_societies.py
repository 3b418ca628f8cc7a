"""Python policies and language models in the societies of the commons."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import marl4j


def takes(amount: int) -> Callable[..., Any]:
    """A policy that takes the same every month, as far as it is there."""
    return lambda observations, infos: np.minimum(amount, infos["action_mask"].sum(-1) - 1)


def speaker(amount: int, asked: list[dict[str, Any]]) -> Callable[[dict[str, Any]], str]:
    """A language model that wants the same every month, and fills in whatever form it is given."""

    def field(form: dict[str, Any]) -> Any:
        if "enum" in form:
            return form["enum"][0]
        kind = form["type"]
        if kind == "array":
            return ["we agree"]
        if kind == "boolean":
            return True
        if kind == "string":
            return f"Nobody should take more than {amount}."
        return min(amount, form.get("maximum", amount))

    def answer(request: dict[str, Any]) -> str:
        asked.append(request)
        if "response_format" not in request:
            return f"Answer: {amount}"
        schema = request["response_format"]["json_schema"]["schema"]
        return json.dumps({name: field(form) for name, form in schema["properties"].items()})

    return answer


def test_a_fair_python_player_among_sustainable_people_outlives_the_last_month() -> None:
    played = marl4j.society([takes(10)] + ["sustainable"] * 4)
    assert (played.status, played.survived, played.months) == ("done", True, 12)
    assert played.gains["persona_0"] == 120
    assert set(played.gains.values()) == {120}


def test_a_greedy_python_player_among_sustainable_people_ends_it_in_the_month_of_the_closed_form() -> None:
    # The others take a tenth each of what is there; it doubles what is left, up to 100.
    stock, months, gain = 100, 0, 0
    while stock >= 5:
        others = 4 * (stock // 2 // 5)
        gain += min(20, stock - others)
        stock = min(100, 2 * max(0, stock - others - 20))
        months += 1
    played = marl4j.society([takes(20)] + ["sustainable"] * 4)
    assert not played.survived
    assert (played.months, played.gains["persona_0"]) == (months, gain) == (4, 80)


def test_several_seats_have_policies_of_their_own() -> None:
    played = marl4j.society([takes(1), takes(2), takes(3), marl4j.scripted_policy("commons/fishery-v1", "fair_share"), takes(4)], months=2)
    assert [played.gains[f"persona_{seat}"] for seat in (0, 1, 2, 4)] == [2, 4, 6, 8]


def test_a_python_function_is_a_language_model() -> None:
    asked: list[dict[str, Any]] = []
    model = marl4j.ChatModel(speaker(10, asked), name="mine")
    played = marl4j.society([model, model, "sustainable", model, model], months=2)
    assert played.survived
    assert set(played.gains.values()) == {20}
    assert played.report["players"] == "mine + sustainable"
    assert all(request["model"] == "mine" for request in asked)
    assert any("John" in message["content"] for request in asked for message in request["messages"])
    assert {"harvest"} <= {request["response_format"]["json_schema"]["name"] for request in asked if "response_format" in request}


def test_plain_text_will_do_as_an_answer() -> None:
    asked: list[dict[str, Any]] = []
    played = marl4j.society([marl4j.ChatModel(speaker(100, asked), structured=False)] + ["greedy"] * 4, language="none")
    assert (played.survived, played.months) == (False, 1)
    assert not any("response_format" in request for request in asked)


def test_nothing_is_asked_twice(tmp_path: Path) -> None:
    asked: list[dict[str, Any]] = []

    def tired(request: dict[str, Any]) -> str:
        if len(asked) == 20:
            raise ConnectionError("no more today")
        return speaker(10, asked)(request)

    seats = lambda answer: [marl4j.ChatModel(answer)] + ["sustainable"] * 4
    with pytest.raises(ConnectionError, match="no more today"):
        marl4j.society(seats(tired), months=12, folder=tmp_path / "run")
    before = len(asked)
    played = marl4j.society(seats(speaker(10, asked)), months=12, folder=tmp_path / "run")
    assert played.survived
    more = len(asked) - before

    def never(request: dict[str, Any]) -> str:
        raise AssertionError("asked again")

    assert marl4j.society(seats(never), months=12, folder=tmp_path / "run") == played
    whole: list[dict[str, Any]] = []
    assert marl4j.society(seats(speaker(10, whole)), months=12) == played
    assert len(whole) == before + more


def test_wrong_seats_are_told() -> None:
    with pytest.raises(marl4j.UnknownNameError, match="greedy"):
        marl4j.society(["greed"] * 5)
    with pytest.raises(ValueError, match="expected one for all, or 5"):
        marl4j.society(["greedy", "greedy"])
    with pytest.raises(TypeError, match="answered 7; expected a text"):
        marl4j.society([marl4j.ChatModel(lambda request: 7)])  # type: ignore[arg-type, return-value]
    with pytest.raises(ZeroDivisionError):
        marl4j.society([lambda observations, infos: 1 / 0] + ["greedy"] * 4)
