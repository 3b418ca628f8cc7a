"""Windows need no display in tests."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import pytest  # noqa: E402


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Returns a function that trains a little and returns the run folder."""
    import json

    import jpype

    import marl4j

    marl4j.start_jvm()
    package = "io.github.marl4j.algorithms.run."
    runs: dict[str, Path] = {}

    @jpype.JImplements(package + "TrainingRun$Listener")
    class Silent:
        @jpype.JOverride
        def progress(self, steps: Any, total: Any, metrics: Any) -> None:
            pass

        @jpype.JOverride
        def evaluated(self, steps: Any, result: Any) -> None:
            pass

    @jpype.JImplements("java.util.function.BooleanSupplier")
    class Never:
        @jpype.JOverride
        def getAsBoolean(self) -> bool:
            return False

    def train(network: str) -> Path:
        if network not in runs:
            folder = tmp_path_factory.mktemp("runs") / network
            settings = {"network": network, "hidden": 16, "numEnvs": 16, "numSteps": 16}
            facts: dict[str, Any] = {
                "algorithm": "ippo",
                "env": {"id": "smax/3m-v1", "options": {"maxSteps": 20}},
                "totalSteps": 2000,
                "checkpoints": 1,
                "evaluation": {"times": 0, "finalEpisodes": 4},
                "ippo": settings,
            }
            if network == "cnn":  # which sees pictures
                facts["env"] = {"id": "fighting/cpu-v1", "options": {"observations": "gray84", "maxFrames": 120}}
                facts["totalSteps"] = 128
                settings.update(filters=[4, 4], numEnvs=4, agentId=False)
            gson = jpype.JClass("com.google.gson.Gson")()
            config = jpype.JClass(package + "TrainConfig").fromMap(
                gson.fromJson(json.dumps(facts), jpype.JClass("java.util.Map").class_)
            )
            manifest = jpype.JClass("io.github.marl4j.evaluation.runs.Manifest").starting("ippo", "test", "", "", 1)
            path = jpype.JClass("java.nio.file.Path").of(str(folder))
            jpype.JClass(package + "TrainingRun").start(path, config, manifest, Silent(), Never())
            runs[network] = folder
        return runs[network]

    return train
