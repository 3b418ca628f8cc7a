"""Steps per second of vector_env from Python, beside the same loop over the Java environment alone.

    python python/scripts/speed.py [ID] [--num-envs N] [--threads T] [--seconds S]

Both loops get the same random legal-or-not actions, drawn before the clock starts, and take turns, so that whatever else the machine does
hits both. The Java loop is VectorEnv.step on heap arrays: no bridge, no copies. With --threads 1 the figures are also given per second of
processor time, which other processes disturb less.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import Any

import jpype
import numpy as np

import marl4j


def java_loop(id: str, num_envs: int, threads: int, actions: list[dict[str, np.ndarray[Any, Any]]]) -> Any:
    """Returns a function that makes one step of the environment alone."""
    marl4j.start_jvm()
    options = jpype.JClass("io.github.marl4j.env.VectorOptions").DEFAULT.withThreads(threads)
    env = jpype.JClass("io.github.marl4j.Marl4j").vector(id, num_envs, jpype.JClass("java.util.Map").of(), options)
    batch = env.newBatch()
    chosen = []
    for given in actions:
        filled = env.newActions()
        for rows, values in zip(filled.groups, given.values()):
            target = rows.ints if values.dtype == np.int32 else rows.floats
            target[:] = values.ravel()
        chosen.append(filled)
    env.reset(1, batch)
    return lambda i: env.step(chosen[i % len(chosen)], batch)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("id", nargs="?", default="smax/3m-v1")
    parser.add_argument("--num-envs", type=int, default=4096)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=2.0, help="of a window")
    parser.add_argument("--windows", type=int, default=5)
    given = parser.parse_args()

    env = marl4j.vector_env(given.id, given.num_envs, threads=given.threads)
    rng = np.random.default_rng(1)
    env.reset(seed=1)
    actions = [env.sample(rng) for _ in range(16)]
    for some in actions:  # of all choices, not of those that are legal at the start
        for name, arrays in env.groups.items():
            if some[name].dtype == np.int32 and arrays.group.action_facts["type"] == "Discrete":
                some[name][:] = rng.integers(0, arrays.group.action_space.n, some[name].shape)
    loops = {
        "java": java_loop(given.id, given.num_envs, given.threads, actions),
        "python": lambda i: env.step(actions[i % len(actions)]),
    }
    figures: dict[str, list[float]] = {name: [] for name in loops}
    cpu: dict[str, list[float]] = {name: [] for name in loops}
    for window in range(given.windows + 1):
        for name, step in loops.items():
            steps, start, busy = 0, time.perf_counter(), time.thread_time()
            while time.perf_counter() - start < given.seconds:
                for i in range(16):
                    step(i)
                steps += 16
            if window:  # the first warms up
                figures[name].append(steps * given.num_envs / (time.perf_counter() - start))
                cpu[name].append(steps * given.num_envs / (time.thread_time() - busy))
    for name in loops:
        print(f"{name:7} {statistics.median(figures[name]):14,.0f} environment steps/s", end="")
        print(f" {statistics.median(cpu[name]):14,.0f} per processor second of the calling thread")
    wall = statistics.median(p / j for p, j in zip(figures["python"], figures["java"]))
    busy = statistics.median(p / j for p, j in zip(cpu["python"], cpu["java"]))
    print(f"python / java: {wall:.1%} by the clock, {busy:.1%} by the calling thread's processor time; kernel {env.kernel}")


if __name__ == "__main__":
    main()
