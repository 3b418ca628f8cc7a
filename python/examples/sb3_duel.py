"""Stable-Baselines3's PPO on a duel against the computer: a small adapter from gymnasium's vector environments, and training.

    pip install stable-baselines3 marl4j
    python python/examples/sb3_duel.py --level 1 --steps 300000
"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
from stable_baselines3 import PPO
from stable_baselines3.common.vec_env import VecEnv, VecMonitor

import marl4j


class Duels(VecEnv):
    """Copies of an environment with one agent, as Stable-Baselines3 wants them."""

    def __init__(self, id: str, num_envs: int, **options: Any) -> None:
        self.env = marl4j.gym_vector_env(id, num_envs, **options)
        self.infos: dict[str, Any] = {}
        super().__init__(num_envs, self.env.single_observation_space, self.env.single_action_space)

    def reset(self) -> Any:
        """Starts all episodes anew, with the seed given to ``seed()``."""
        seed = self._seeds[0]
        self._reset_seeds()
        observations, self.infos = self.env.reset(seed=seed)
        return observations

    def step_async(self, actions: Any) -> None:
        """Notes the actions."""
        self.actions = actions

    def step_wait(self) -> tuple[Any, np.ndarray, np.ndarray, list[dict[str, Any]]]:
        """Makes the step."""
        seen, rewards, terminated, truncated, self.infos = self.env.step(self.actions)
        dones = terminated | truncated
        told: list[dict[str, Any]] = [{} for _ in range(self.num_envs)]
        for row in np.flatnonzero(dones):
            told[row] = {
                "terminal_observation": self.infos["final_obs"][row],
                "TimeLimit.truncated": bool(truncated[row]),
                "won": float(self.infos["won"][row]),
            }
        return seen, rewards, dones, told

    def close(self) -> None:
        """Ends the environments."""
        self.env.close()

    def get_attr(self, attr_name: str, indices: Any = None) -> list[Any]:
        """All copies share one object."""
        return [getattr(self.env, attr_name)] * len(list(self._get_indices(indices)))

    def set_attr(self, attr_name: str, value: Any, indices: Any = None) -> None:
        """Sets an attribute of the shared object."""
        setattr(self.env, attr_name, value)

    def env_method(self, method_name: str, *method_args: Any, indices: Any = None, **method_kwargs: Any) -> list[Any]:
        """Calls a method of the shared object once."""
        return [getattr(self.env, method_name)(*method_args, **method_kwargs)]

    def env_is_wrapped(self, wrapper_class: type, indices: Any = None) -> list[bool]:
        """None of them is wrapped."""
        return [False] * len(list(self._get_indices(indices)))


def wins(model: PPO, id: str, episodes: int, **options: Any) -> float:
    """Returns the share of won duels of the greedy policy, each copy's first episode."""
    duels = marl4j.gym_vector_env(id, episodes, **options)
    seen, _ = duels.reset(seed=1_000_000)
    first, won = np.ones(episodes, bool), 0.0
    while first.any():
        actions, _ = model.predict(seen, deterministic=True)
        seen, _, terminated, truncated, infos = duels.step(actions)
        ended = first & (terminated | truncated)
        won += float(infos["won"][ended].sum())
        first &= ~ended
    duels.close()
    return won / episodes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--level", type=int, default=1, help="of the computer, 1 to 8")
    parser.add_argument("--num-envs", type=int, default=64)
    parser.add_argument("--steps", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()

    duels = VecMonitor(Duels("fighting/cpu-v1", given.num_envs, cpu=given.level))
    duels.seed(given.seed)
    model = PPO("MlpPolicy", duels, n_steps=128, batch_size=1024, n_epochs=4, ent_coef=0.01, seed=given.seed, verbose=1)
    print(f"won before: {wins(model, 'fighting/cpu-v1', 128, cpu=given.level):.1%}")
    model.learn(given.steps)
    print(f"won after {given.steps} steps: {wins(model, 'fighting/cpu-v1', 128, cpu=given.level):.1%}")


if __name__ == "__main__":
    main()
