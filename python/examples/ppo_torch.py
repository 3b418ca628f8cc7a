"""PPO in PyTorch on 4096 environments, in one file: parameters shared by all agents of a group, masks, GAE.

    pip install torch marl4j
    python python/examples/ppo_torch.py --env smax/3m-v1 --num-envs 4096 --updates 40

The environment steps all copies in one call and returns views of its memory; what PPO keeps for the update is copied into
tensors that were made once. Schulman et al., "Proximal Policy Optimization Algorithms", 2017.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import torch
from torch import nn

import marl4j


class ActorCritic(nn.Module):
    """Two layers of tanh each for the logits and the value."""

    def __init__(self, features: int, choices: int, width: int = 128) -> None:
        super().__init__()

        def layers(outputs: int, gain: float) -> nn.Sequential:
            sizes = [features, width, width, outputs]
            parts: list[nn.Module] = []
            for i, (n, m) in enumerate(zip(sizes, sizes[1:])):
                linear = nn.Linear(n, m)
                nn.init.orthogonal_(linear.weight, 2**0.5 if i < 2 else gain)
                nn.init.zeros_(linear.bias)
                parts += [linear, nn.Tanh()] if i < 2 else [linear]
            return nn.Sequential(*parts)

        self.actor, self.critic = layers(choices, 0.01), layers(1, 1.0)

    def forward(self, seen: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Returns log-probabilities of all choices, and values."""
        logits = self.actor(seen).masked_fill(~mask, -1e9)
        return torch.log_softmax(logits, -1), self.critic(seen).squeeze(-1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--env", default="smax/3m-v1", help="an environment with discrete actions")
    parser.add_argument("--num-envs", type=int, default=4096)
    parser.add_argument("--horizon", type=int, default=16, help="steps between two updates")
    parser.add_argument("--updates", type=int, default=40)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--minibatches", type=int, default=16)
    parser.add_argument("--learning-rate", type=float, default=1e-3)
    parser.add_argument("--gamma", type=float, default=0.99)
    parser.add_argument("--gae-lambda", type=float, default=0.95)
    parser.add_argument("--clip", type=float, default=0.2)
    parser.add_argument("--entropy", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()

    torch.manual_seed(given.seed)
    env = marl4j.vector_env(given.env, given.num_envs)
    (name, group), *others = env.groups.items()
    if others or group.group.action_facts["type"] != "Discrete":
        raise SystemExit(f"{given.env}: this example is for one agent group with discrete actions")
    agents = len(group.group.agents)
    features = int(np.prod(group.group.observation_space.shape))
    choices = int(group.group.action_space.n)
    rows = given.num_envs * agents
    horizon = given.horizon

    model = ActorCritic(features, choices)
    optimiser = torch.optim.Adam(model.parameters(), given.learning_rate, eps=1e-5)
    seen = torch.zeros(horizon + 1, rows, features)
    mask = torch.zeros(horizon + 1, rows, choices, dtype=torch.bool)
    acting = torch.zeros(horizon + 1, rows, dtype=torch.bool)
    action = torch.zeros(horizon, rows, dtype=torch.long)
    log_prob, value = torch.zeros(horizon, rows), torch.zeros(horizon + 1, rows)
    reward, done = torch.zeros(horizon, rows), torch.zeros(horizon, rows)

    # Views of the environment's memory; every step overwrites what they show.
    now = torch.from_numpy(group.observations.reshape(rows, features))
    now_mask = torch.from_numpy(group.action_mask.reshape(rows, choices))
    now_acting = torch.from_numpy(group.acts.reshape(rows))
    now_reward = torch.from_numpy(group.rewards.reshape(rows))

    def observe(t: int) -> None:
        seen[t], mask[t], acting[t] = now, now_mask, now_acting
        mask[t, ~acting[t]] = True  # nobody looks at what they choose

    env.reset(seed=given.seed)
    observe(0)
    started, steps = time.perf_counter(), 0
    for update in range(1, given.updates + 1):
        episodes = won = 0
        with torch.no_grad():
            for t in range(horizon):
                log_probs, value[t] = model(seen[t], mask[t])
                action[t] = torch.multinomial(log_probs.exp(), 1).squeeze(-1)
                log_prob[t] = log_probs.gather(-1, action[t, :, None]).squeeze(-1)
                group.actions[:] = action[t].numpy().reshape(group.actions.shape)
                _, _, _, _, infos = env.step({name: group.actions})
                reward[t] = now_reward
                over = env.episode_over
                done[t] = torch.from_numpy(np.repeat(over, agents))
                episodes += int(over.sum())
                won += int(infos["won"][over].sum()) if "won" in infos else 0
                observe(t + 1)
            value[horizon] = model(seen[horizon], mask[horizon])[1]
            advantage = torch.zeros(horizon, rows)
            later = torch.zeros(rows)
            for t in reversed(range(horizon)):
                error = reward[t] + given.gamma * value[t + 1] * (1 - done[t]) - value[t]
                later = error + given.gamma * given.gae_lambda * (1 - done[t]) * later
                advantage[t] = later
            target = advantage + value[:horizon]

        learned = acting[:horizon].reshape(-1).nonzero().squeeze(-1)
        flat = [part.reshape(horizon * rows, *part.shape[2:]) for part in (seen[:horizon], mask[:horizon])]
        flat += [part.reshape(-1) for part in (action, log_prob, advantage, target)]
        for _ in range(given.epochs):
            for part in learned[torch.randperm(len(learned))].chunk(given.minibatches):
                s, m, a, old, adv, goal = (tensor[part] for tensor in flat)
                log_probs, values = model(s, m)
                ratio = (log_probs.gather(-1, a[:, None]).squeeze(-1) - old).exp()
                adv = (adv - adv.mean()) / (adv.std() + 1e-8)
                gain = torch.min(ratio * adv, ratio.clamp(1 - given.clip, 1 + given.clip) * adv).mean()
                entropy = -(log_probs.exp() * log_probs).sum(-1).mean()
                loss = -gain + 0.5 * (values - goal).square().mean() - given.entropy * entropy
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), 0.5)
                optimiser.step()

        steps += horizon * given.num_envs
        print(
            f"update {update:3}  steps {steps:10,}  {steps / (time.perf_counter() - started):9,.0f} steps/s  "
            f"episodes {episodes:6}  won {won / max(1, episodes):6.1%}  reward per step {reward.mean():.4f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
