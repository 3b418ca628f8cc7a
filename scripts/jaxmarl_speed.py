#!/usr/bin/env python3
"""Steps per second of JaxMARL's SMAX with the heuristic enemy, on whatever device jax finds.

    pip install jaxmarl            # and jax[cuda12] or jax[cuda13] on a machine with an NVIDIA GPU
    python3 scripts/jaxmarl_speed.py --scenarios 3m 2s3z --envs 1024 16384

JaxMARL is used as its users do: `vmap` over the environments, `scan` over the steps, all of it one compiled function; random legal actions; resets are part of `step`. The first call compiles and
runs in, the clock sees the calls after it, and the best one is reported. Prints one JSON object for each figure.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any


def player(environment: Any, jax: Any) -> Any:
    """Returns the function that plays one step of all copies: keys, observations, states and a sum that keeps the results alive."""
    agents = environment.agents

    def one(key: Any, state: Any) -> tuple[Any, Any, Any, Any]:
        draw, go = jax.random.split(key)
        legal = environment.get_avail_actions(state)
        keys = jax.random.split(draw, len(agents))
        actions = {
            agent: jax.random.categorical(keys[i], jax.numpy.where(legal[agent] > 0, 0.0, -jax.numpy.inf))
            for i, agent in enumerate(agents)
        }
        return environment.step(go, state, actions)[:4]

    def step(carry: Any, key: Any) -> tuple[Any, None]:
        state, observations, total = carry
        copies = total.shape[0]
        observations, state, rewards, _ = jax.vmap(one)(jax.random.split(key, copies), state)
        return (state, observations, total + rewards[agents[0]]), None

    return step


def measure(scenario: str, copies: int, steps: int, repetitions: int) -> dict[str, Any]:
    import jax
    import jaxmarl
    from jaxmarl.environments.smax import map_name_to_scenario

    environment = jaxmarl.make("HeuristicEnemySMAX", scenario=map_name_to_scenario(scenario))
    step = player(environment, jax)
    observations, state = jax.jit(jax.vmap(environment.reset))(jax.random.split(jax.random.PRNGKey(0), copies))

    @jax.jit
    def play(carry: Any, key: Any) -> Any:
        # The observations of the last step are an input and an output, so that none of them is optimised away.
        return jax.lax.scan(step, carry, jax.random.split(key, steps))[0]

    carry = (state, observations, jax.numpy.zeros(copies))
    started = time.perf_counter()
    carry = jax.block_until_ready(play(carry, jax.random.PRNGKey(1)))
    compiled = time.perf_counter() - started
    speeds = []
    for repetition in range(repetitions):
        started = time.perf_counter()
        carry = jax.block_until_ready(play(carry, jax.random.PRNGKey(2 + repetition)))
        speeds.append(copies * steps / (time.perf_counter() - started))
    device = jax.devices()[0]
    return {
        "library": "jaxmarl",
        "id": "smax/" + scenario + "-v1",
        "numEnvs": copies,
        "bestEnvStepsPerSecond": round(max(speeds)),
        "envStepsPerSecond": round(sorted(speeds)[len(speeds) // 2]),
        "steps": steps,
        "repetitions": repetitions,
        "firstCallSeconds": round(compiled, 2),
        "device": device.device_kind,
        "platform": device.platform,
        "jax": jax.__version__,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure JaxMARL's SMAX.")
    parser.add_argument("--scenarios", nargs="+", default=["3m", "2s3z", "smacv2_10_units", "27m_vs_30m"])
    parser.add_argument("--envs", nargs="+", type=int, default=[1024, 16384, 262144])
    parser.add_argument("--steps", type=int, default=100, help="steps in one call")
    parser.add_argument("--repetitions", type=int, default=5)
    asked = parser.parse_args()
    failures = 0
    for scenario in asked.scenarios:
        for copies in asked.envs:
            try:
                found = measure(scenario, copies, asked.steps, asked.repetitions)
            except Exception as problem:  # a batch that does not fit in memory: the other figures still count
                failures += 1
                found = {"library": "jaxmarl", "id": "smax/" + scenario + "-v1", "numEnvs": copies, "failure": str(problem)[:300]}
            print(json.dumps(found), flush=True)
    return 0 if failures == 0 else 3


if __name__ == "__main__":
    sys.exit(main())
