"""What a process can do to the JVM inside it: Ctrl-C, threads, forks, other JVMs, foreign signal handlers, a missing JDK."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import marl4j
from marl4j import _jvm


def run(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a script in a Python of its own."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


def passes(script: str, **environment: str) -> str:
    result = run(script, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_ctrl_c_in_mid_step_raises_and_leaves_the_environment_usable() -> None:
    passes("""
        import os, signal, threading, time
        import numpy as np
        import marl4j
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
        many = marl4j.vector_env("smax/smacv2_20_units-v1", 256)
        many.reset(seed=1)
        single = marl4j.parallel_env("smax/3m-v1")
        _, infos = single.reset(seed=1)
        actions = many.sample(np.random.default_rng(1))
        for _ in range(3):
            threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
            started = time.time()
            try:
                while True:
                    many.step(actions)
                    if not single.agents:
                        single.reset()
                    single.step({a: single.action_space(a).sample(single.action_mask(a)) for a in single.agents})
            except KeyboardInterrupt:
                pass
            assert time.time() - started < 30
            many.step(actions)
            if single.agents:
                single.step({a: single.action_space(a).sample(single.action_mask(a)) for a in single.agents})
            single.reset()
    """)


def test_ctrl_c_ends_an_evaluation() -> None:
    passes("""
        import os, signal, threading, time
        import marl4j
        signal.signal(signal.SIGINT, signal.default_int_handler)
        marl4j.start_jvm()
        threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        try:
            marl4j.evaluate("smax/3m-v1", marl4j.scripted_policy("smax/3m-v1"), 100_000_000)
            raise SystemExit("it ended by itself")
        except KeyboardInterrupt:
            pass
        assert marl4j.evaluate("smax/3m-v1", marl4j.scripted_policy("smax/3m-v1"), 2)
    """)


def test_ctrl_c_stops_a_tournament_whose_games_stay(tmp_path: Path) -> None:
    passes(f"""
        import os, signal, threading
        import numpy as np
        import marl4j
        signal.signal(signal.SIGINT, signal.default_int_handler)
        played = threading.Event()
        def first(seen, infos):
            played.set()
            return np.where(infos["acts"], infos["action_mask"].argmax(-1), 0)
        def interrupt():
            played.wait()
            threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        threading.Thread(target=interrupt).start()
        try:
            marl4j.tournament("games/kuhn", {{"first": first, "chance": "random"}}, 100_000_000, folder={str(tmp_path / "games")!r})
            raise SystemExit("it ended by itself")
        except KeyboardInterrupt:
            pass
    """)
    assert len((tmp_path / "games" / "games.csv").read_text().splitlines()) > 1
    assert not (tmp_path / "games" / "DONE").exists()


def test_threads_use_environments_of_their_own_at_the_same_time() -> None:
    passes("""
        import threading
        import numpy as np
        import marl4j
        def play(result):
            env = marl4j.vector_env("smax/3m-v1", 64)
            env.reset(seed=5)
            rng = np.random.default_rng(5)
            total = 0.0
            for _ in range(200):
                total += env.step(env.sample(rng))[1]["allies"].sum()
            result.append(total)
        alone, together = [], []
        play(alone)
        threads = [threading.Thread(target=play, args=(together,)) for _ in range(2)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        assert together == alone * 2, (alone, together)
    """)


def test_a_forked_child_is_refused_in_one_sentence_and_ends_well() -> None:
    said = passes("""
        import os, sys
        import numpy as np
        import marl4j
        env = marl4j.parallel_env("smax/3m-v1")
        many = marl4j.vector_env("smax/3m-v1", 2)
        env.reset(seed=1)
        many.reset(seed=1)
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            calls = [env.reset, lambda: env.step({}), lambda: marl4j.parallel_env("smax/3m-v1"),
                     lambda: many.step({"allies": np.zeros((2, 3), int)})]
            for call in calls:
                try:
                    call()
                    print("no error")
                except marl4j.JvmError as error:
                    assert "forked" in str(error) and "spawn" in str(error)
            env.close()
            print("refused", flush=True)
            sys.exit(0)
        assert os.waitpid(child, 0)[1] == 0
        env.reset()
    """)
    assert said.strip() == "refused"


def test_spawned_workers_work() -> None:
    passes("""
        import multiprocessing
        import marl4j
        if __name__ == "__main__":
            marl4j.start_jvm()
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                assert len(pool.apply(marl4j.envs)) == len(marl4j.envs())
    """)


def test_a_jvm_that_another_library_started_with_jpype_is_used() -> None:
    passes("""
        import threading
        import jpype
        from marl4j import _jvm
        home, _ = _jvm.find_java()
        jpype.startJVM(_jvm._libjvm(home))
        import marl4j
        assert marl4j.envs()
        env = marl4j.parallel_env("smax/3m-v1")
        env.reset(seed=1)
        found = []
        thread = threading.Thread(target=lambda: found.append(marl4j.vector_env("foraging/8x8-2p-2f-v1", 4).kernel))
        thread.start()
        thread.join()
        assert found
    """)


def test_a_jvm_that_jpype_does_not_know_is_told_of() -> None:
    said = passes("""
        import ctypes
        from marl4j import _jvm
        home, _ = _jvm.find_java()
        libjvm = ctypes.CDLL(_jvm._libjvm(home))
        class Args(ctypes.Structure):
            _fields_ = [("version", ctypes.c_int32), ("n", ctypes.c_int32), ("options", ctypes.c_void_p), ("ignore", ctypes.c_uint8)]
        vm, env = ctypes.c_void_p(), ctypes.c_void_p()
        args = Args(0x00010008, 0, None, 1)
        assert libjvm.JNI_CreateJavaVM(ctypes.byref(vm), ctypes.byref(env), ctypes.byref(args)) == 0
        import marl4j
        try:
            marl4j.envs()
        except marl4j.JvmError as error:
            print(error, flush=True)
        import os
        os._exit(0)
    """)
    assert "only one" in said


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("change", ["import pygame", "import faulthandler; faulthandler.enable()"])
@pytest.mark.parametrize("call", ["marl4j.start_jvm()", "env.step(actions)", "many.step(choices)", "env.reset()", "marl4j.spec('smax/3m-v1')"])
def test_whoever_changes_the_handlers_of_crashes_harms_no_call(change: str, call: str) -> None:
    """Compiled code finds nulls by SIGSEGV. Without the mending it looks for the null for ever, or crashes."""
    passes(f"""
        import jpype
        import numpy as np
        import marl4j
        env = marl4j.parallel_env("smax/3m-v1")
        env.reset(seed=1)
        actions = {{agent: int(np.flatnonzero(env.action_mask(agent))[0]) for agent in env.agents}}
        many = marl4j.vector_env("smax/3m-v1", 2)
        many.reset(seed=1)
        choices = many.sample(np.random.default_rng(1))

        def meet_nulls():
            text = jpype.JString("text")
            for _ in range(3000):
                try:
                    text.concat(None)
                    raise SystemExit("no error")
                except jpype.JClass("java.lang.NullPointerException"):
                    pass

        meet_nulls()
        {change}
        {call}
        meet_nulls()
    """)


def test_the_start_says_nothing() -> None:
    result = run("import marl4j; marl4j.envs()")
    assert result.returncode == 0
    assert result.stderr == ""


@pytest.mark.parametrize("name", ["MARL4J_JAVA_HOME", "JAVA_HOME"])
def test_a_folder_without_java_is_told_of(name: str, tmp_path: Path) -> None:
    said = passes(
        """
        import marl4j
        try:
            marl4j.envs()
        except marl4j.JvmError as error:
            print(error)
        """,
        **{"MARL4J_JAVA_HOME": "", name: str(tmp_path)},
    )
    assert f"{name}={tmp_path}" in said
    assert "install-jdk" in said


def test_an_old_java_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").touch()
    (tmp_path / "release").write_text('JAVA_VERSION="11.0.2"\n')
    said = passes(
        """
        import marl4j
        try:
            marl4j.envs()
        except marl4j.JvmError as error:
            print(error)
        """,
        MARL4J_JAVA_HOME=str(tmp_path),
    )
    assert "Java 11" in said and "17" in said


def test_wrong_flags_are_told_of() -> None:
    said = passes(
        """
        import marl4j
        try:
            marl4j.envs()
        except marl4j.JvmError as error:
            print(error)
        """,
        MARL4J_JAVA_OPTS="-Xmx1q",
    )
    assert "MARL4J_JAVA_OPTS" in said


def test_a_missing_jpype_is_told_of() -> None:
    said = passes("""
        import sys
        sys.modules["jpype"] = None
        try:
            import marl4j
        except ModuleNotFoundError as error:
            print(error)
    """)
    assert "JPype is missing" in said and "pip install" in said


def test_missing_jars_are_told_of(tmp_path: Path) -> None:
    said = passes(f"""
        from pathlib import Path
        import marl4j
        from marl4j import _jvm
        _jvm.JARS = Path({str(tmp_path)!r})
        try:
            marl4j.envs()
        except marl4j.JvmError as error:
            print(error)
    """)
    assert f"no jars in {tmp_path}" in said and "build_wheel.sh" in said


def test_the_wheel_holds_no_libraries_that_only_the_command_and_the_viewer_need() -> None:
    jars = [jar.name for jar in _jvm.JARS.glob("*.jar")]
    assert any(name.startswith("marl4j-bridge-python") for name in jars)
    assert not [name for name in jars if name.startswith(("onnxruntime", "lwjgl", "picocli", "marl4j-viewer", "marl4j-cli"))]


def test_the_command_lists_environments() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "marl4j", "envs"], capture_output=True, text=True, timeout=60, check=True
    )
    assert result.stdout.count("\n") == len(marl4j.envs())
    wrong = subprocess.run(
        [sys.executable, "-m", "marl4j", "spec", "smax/3mm"], capture_output=True, text=True, timeout=60, check=False
    )
    assert wrong.returncode == 2
    assert 'did you mean "smax/3m-v1"' in wrong.stderr
