"""What the tests of other projects are run on, and where they do not apply."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal

from gymnasium import spaces

import marl4j

SPECS = {env.id: marl4j.spec(env.id) for env in marl4j.envs()}

SMALLER: dict[str, dict[str, Any]] = {
    "momaland/route-choice-v1": {"num_agents": 20},
    "momaland/beach-v1": {"num_agents": 20, "num_timesteps": 10},
}
"""Options that make an environment small enough for tests that look at every agent after every turn."""


def ids(**wanted: bool) -> list[str]:
    """Returns ids of some kind: turn_based, several (objectives)."""
    found = list(SPECS)
    if "turn_based" in wanted:
        found = [id for id in found if SPECS[id].turn_based == wanted["turn_based"]]
    if "several" in wanted:
        found = [id for id in found if (len(SPECS[id].objectives) > 1) == wanted["several"]]
    return found


def scalar(id: str) -> dict[str, Any]:
    """Returns options that make an environment small, and its reward a single number, as PettingZoo's tests expect it."""
    options = dict(SMALLER.get(id, {}))
    if len(SPECS[id].objectives) > 1:
        options["reward_weights"] = [1.0] * len(SPECS[id].objectives)
    return options


def flat_masks(id: str) -> Literal["info", "observation"]:
    """Returns where masks go for performance_benchmark, which looks in observations and knows those of one choice only."""
    one_choice = all(group.action_facts["type"] == "Discrete" for group in SPECS[id].groups)
    return "observation" if one_choice else "info"


class Legal(spaces.Discrete):
    """An action space whose samples are legal, for tests that draw without a mask."""

    def __init__(self, space: spaces.Discrete, mask: Callable[[], Any]) -> None:
        super().__init__(space.n)
        self._allowed = mask

    def sample(self, mask: Any = None, probability: Any = None) -> Any:
        return super().sample(self._allowed() if mask is None else mask)


def legal(env: Any) -> Any:
    """Gives an environment with choices action spaces whose samples are legal."""
    for agent in env.possible_agents:
        space = env.action_space(agent)
        if isinstance(space, spaces.Discrete):
            env.action_spaces[agent] = Legal(space, partial(env.action_mask, agent))
    return env


ONE_STEP = "an episode is one step, so it cannot last four cycles"

EXCEPTIONS: Mapping[str, Mapping[str, str]] = {
    "check_env": {
        "momaland/same-game-v1": "it draws actions without a mask, and before the reset that begins the episode in which it plays them",
    },
    "max_cycles_test": {
        "momaland/gem-mining-v1": ONE_STEP,
        "momaland/route-choice-v1": ONE_STEP,
        **{id: ONE_STEP for id in SPECS if id.startswith("games/") and not SPECS[id].max_steps},
    },
}
"""By test: id, and why the test does not apply. PettingZoo's must fail there: who makes them pass takes them off the list. Gymnasium's
check_env fails by chance.

Turn-based games have no parallel view, so the parallel tests are not asked about them. Where rewards are vectors, PettingZoo's
tests run with ``reward_weights``, and MOMAland's api_test without. Where actions are masked, the tests that draw without a mask
(parallel_seed_test, max_cycles_test) get action spaces whose samples are legal: MARL4J refuses illegal actions. MOMAland's
api_test repeats an action after ``reset()`` without a seed; here every such reset begins the same episode.
"""
