"""MARL4J in Python: multi-agent environments of the JVM, in this process.

>>> import marl4j
>>> env = marl4j.parallel_env("smax/3m-v1")          # PettingZoo
>>> many = marl4j.vector_env("smax/3m-v1", 4096)     # NumPy views, one call a step
"""

from marl4j._jvm import start as start_jvm
from marl4j.aec import AECEnv, MOAECEnv, aec_env
from marl4j.errors import IllegalActionError, JvmError, UnknownNameError
from marl4j.evaluation import Episode, evaluate
from marl4j.gym import GymEnv, GymVectorEnv, gym_env, gym_vector_env
from marl4j.parallel import MOParallelEnv, ParallelEnv, parallel_env
from marl4j.policies import AgentPlayer, Player, Policy, export_onnx, load_policy, scripted_policy
from marl4j.societies import ChatModel, Society, society
from marl4j.specs import EnvInfo, EnvSpec, Group, Option, envs, options, spec
from marl4j.tournaments import Forfeit, Standing, Tournament, tournament
from marl4j.vector import GroupArrays, VectorEnv, vector_env

__all__ = [
    "AECEnv",
    "AgentPlayer",
    "ChatModel",
    "EnvInfo",
    "EnvSpec",
    "Episode",
    "Forfeit",
    "Group",
    "GroupArrays",
    "GymEnv",
    "GymVectorEnv",
    "IllegalActionError",
    "JvmError",
    "MOAECEnv",
    "MOParallelEnv",
    "Option",
    "ParallelEnv",
    "Player",
    "Policy",
    "Society",
    "Standing",
    "Tournament",
    "UnknownNameError",
    "VectorEnv",
    "aec_env",
    "envs",
    "evaluate",
    "export_onnx",
    "gym_env",
    "gym_vector_env",
    "load_policy",
    "options",
    "parallel_env",
    "scripted_policy",
    "society",
    "spec",
    "start_jvm",
    "tournament",
    "vector_env",
]
