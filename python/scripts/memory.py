"""Ten million steps in one process: does any memory grow?

    python python/scripts/memory.py [--steps 10000000]

A tenth of the steps are made one by one through parallel_env and aec_env, episodes and resets included, the rest in batches through
vector_env; environments are made, used and closed on the way. After each tenth: Java heap in use after a collection, direct buffers,
memory of the process (RSS), objects that Python knows, and memory that Python has allocated.
"""

from __future__ import annotations

import argparse
import gc
import time
import tracemalloc

import jpype
import numpy as np

import marl4j

PARALLEL, AEC, VECTOR, COPIES = "smax/3m-v1", "momaland/connect4-v1", "smax/3m-v1", 256


def play_parallel(env: marl4j.ParallelEnv, steps: int) -> None:
    """Makes steps with the first legal action of everybody, a quarter with another."""
    infos: dict = {}
    for step in range(steps):
        if not env.agents:
            _, infos = env.reset()
        actions = {a: int(np.flatnonzero(infos[a]["action_mask"])[-1 if step % 4 else 0]) for a in env.agents}
        _, _, _, _, infos = env.step(actions)


def play_turns(env: marl4j.AECEnv, steps: int, rng: np.random.Generator) -> None:
    """Makes random legal moves."""
    for _ in range(steps):
        if not env.agents:
            env.reset()
        seen, _, terminated, truncated, _ = env.last()
        env.step(None if terminated or truncated else int(rng.choice(np.flatnonzero(seen["action_mask"]))))


def report(done: int, started: float) -> None:
    """Prints what is in use now."""
    gc.collect()
    java = jpype.JClass("java.lang.Runtime").getRuntime()
    system = jpype.JClass("java.lang.System")
    system.gc()
    heap = (java.totalMemory() - java.freeMemory()) / 2**20
    beans = jpype.JClass("java.lang.management.ManagementFactory").getPlatformMXBeans(
        jpype.JClass("java.lang.management.BufferPoolMXBean").class_
    )
    direct = sum(bean.getMemoryUsed() for bean in beans) / 2**20
    with open("/proc/self/status") as status:
        rss = next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
    traced = tracemalloc.get_traced_memory()[0] / 2**20
    print(
        f"{done:12,} steps {time.perf_counter() - started:7.1f} s  Java heap {heap:7.2f} MiB  direct {direct:6.2f} MiB  "
        f"RSS {rss:7.1f} MiB  Python objects {len(gc.get_objects()):7}  Python {traced:6.2f} MiB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=10_000_000)
    given = parser.parse_args()
    rng = np.random.default_rng(1)
    marl4j.start_jvm()
    tracemalloc.start()
    started = time.perf_counter()
    tenth = given.steps // 10
    for part in range(10):
        parallel, turns = marl4j.parallel_env(PARALLEL), marl4j.aec_env(AEC)
        many = marl4j.vector_env(VECTOR, COPIES, threads=1)
        play_parallel(parallel, tenth // 20)
        play_turns(turns, tenth // 20, rng)
        many.reset(seed=part)
        for _ in range(tenth * 9 // 10 // COPIES):
            many.step(many.sample(rng))
        if part % 2:
            for env in (parallel, turns, many):
                env.close()
        del parallel, turns, many  # every other time without close: the collector does it
        report((part + 1) * tenth, started)


if __name__ == "__main__":
    main()
