"""``python -m marl4j``: what there is."""

from __future__ import annotations

import argparse
import sys

import marl4j


def main() -> int:
    """Runs the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m marl4j", description="Tell what environments there are.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("envs", help="list all environments")
    for name, what in (("spec", "spaces, agents and rewards of an environment"), ("options", "its options")):
        commands.add_parser(name, help=what).add_argument("id", help="e.g. smax/3m-v1")
    given = parser.parse_args()
    try:
        if given.command == "envs":
            for env in marl4j.envs():
                print(f"{env.id:36} {env.agents:5}  {env.description}")
        elif given.command == "options":
            for option in marl4j.options(given.id):
                print(f"{option.name}: {option.type} = {option.default}\n    {option.description}")
        else:
            print_spec(marl4j.spec(given.id))
    except (marl4j.JvmError, marl4j.UnknownNameError) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def print_spec(spec: marl4j.EnvSpec) -> None:
    """Prints the facts of an environment."""
    print(f"{spec.id}\n{spec.description}\n")
    for group in spec.groups:
        names = ", ".join(group.agents[:4]) + (f", ... ({len(group.agents)})" if len(group.agents) > 4 else "")
        print(f"group {group.name}: {names}\n  observes {group.observation_space}\n  acts {group.action_space}")
    print(f"turn-based: {'yes' if spec.turn_based else 'no'}")
    print(f"objectives: {', '.join(spec.objectives)}")
    print(f"state: {spec.state_space}")
    print(f"infos: {', '.join(spec.infos) or 'none'}")
    print(f"time limit: {f'{spec.max_steps} steps' if spec.max_steps else 'none'}")


if __name__ == "__main__":
    sys.exit(main())
