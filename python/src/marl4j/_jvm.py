"""Finds a JDK, starts the JVM in this process, and tells clearly when that cannot work."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:
    import jpype
    import jpype.config
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError("marl4j: JPype is missing, which runs Java in this process: pip install 'jpype1>=1.7.1'") from missing

from marl4j import _signals

LEAST_JAVA = 17
JARS = Path(__file__).parent / "jars"
GREETING = b"WARNING: Using incubator modules: jdk.incubator.vector"

forked = False
"""Whether this process was forked from one whose JVM was running; environments and policies then refuse to work."""

_lock = threading.Lock()
_started = False
_loader: Any = None


class JvmError(RuntimeError):
    """There is no usable JVM in this process; the message says what is missing and what to do."""


def start() -> None:
    """Starts the JVM, or adopts one that another library has started with JPype. Does nothing the second time."""
    global _started
    ready()
    if _started:
        return
    with _lock:
        if _started:
            return
        jars = sorted(str(jar) for jar in JARS.glob("*.jar"))
        if not jars:
            raise JvmError(
                f"marl4j: no jars in {JARS}; install a wheel, or run python/build_wheel.sh --jars-only in a checkout"
            )
        if jpype.isJVMStarted():
            _adopt(jars)
        else:
            _launch(jars)
        _signals.save()
        os.register_at_fork(after_in_child=_mark_fork)
        _started = True


def bridge(name: str) -> Any:
    """Returns a class of the Java side, starting the JVM if need be."""
    start()
    if _loader is not None:  # its jars came later than the JVM, so threads do not know them by themselves
        jpype.JClass("java.lang.Thread").currentThread().setContextClassLoader(_loader)
    return jpype.JClass("io.github.marl4j.python." + name)


def ready() -> None:
    """Comes before every call into Java: refuses a forked process, and mends signal handlers."""
    if forked:
        raise JvmError(
            "marl4j: this process was forked after the JVM had started, and the JVM's threads live only in the parent; "
            'start workers with multiprocessing.get_context("spawn") (or "forkserver") and make environments there'
        )
    _signals.keep()


def _mark_fork() -> None:
    global forked
    forked = True
    # The JVM of the parent is not this process's to shut down.
    jpype.config.destroy_jvm = False
    jpype.config.onexit = False
    jpype.config.free_jvm = False


def _adopt(jars: list[str]) -> None:
    """Another library runs the JVM: its flags are as they are."""
    version = int(jpype.JClass("java.lang.Runtime").version().feature())
    if version < LEAST_JAVA:
        raise JvmError(
            f"marl4j: another library has started a JVM of Java {version}; marl4j needs {LEAST_JAVA} or newer. "
            "Call marl4j.start_jvm() before that library, or let it use a newer JDK"
        )
    for jar in jars:
        jpype.addClassPath(jar)
    try:
        jpype.JClass("io.github.marl4j.python.Facts")
    except TypeError as missing:
        raise JvmError(
            "marl4j: another library has started the JVM with a class loader that takes no more jars; "
            "call marl4j.start_jvm() before that library"
        ) from missing
    global _loader
    _loader = jpype.JClass("io.github.marl4j.python.Facts").class_.getClassLoader()


def _launch(jars: list[str]) -> None:
    home, version = find_java()
    library = _libjvm(home)
    if _runs_already(library):
        raise JvmError(
            "marl4j: a JVM that JPype knows nothing of already runs in this process (pyjnius, or an embedding "
            "program), and a process can hold only one; use marl4j in a process of its own"
        )
    flags = [
        "--add-modules=jdk.incubator.vector",
        "-XX:+UseParallelGC",
        "-Djava.awt.headless=true",
        # Ctrl-C and other signals stay Python's.
        "-Xrs",
    ]
    if version >= 22:
        flags.append("--enable-native-access=ALL-UNNAMED")
    flags += os.environ.get("MARL4J_JAVA_OPTS", "").split()
    try:
        with _without_greeting():
            jpype.startJVM(library, *flags, classpath=jars, convertStrings=True, interrupt=False)
    except Exception as problem:
        raise JvmError(
            f"marl4j: the JVM of {home} (Java {version}) did not start: {problem}; flags: {' '.join(flags)}. "
            "If MARL4J_JAVA_OPTS is set, check it"
        ) from problem


def _runs_already(library: str) -> bool:
    count = ctypes.c_int32()
    ctypes.CDLL(library).JNI_GetCreatedJavaVMs(None, 0, ctypes.byref(count))
    return count.value > 0


class _without_greeting:
    """Holds standard error back while the JVM starts, and passes it on without the line that greets the Vector API, which no flag turns off."""

    def __enter__(self) -> None:
        sys.stderr.flush()
        self._held = tempfile.TemporaryFile()
        self._saved = os.dup(2)
        os.dup2(self._held.fileno(), 2)

    def __exit__(self, *_: object) -> None:
        os.dup2(self._saved, 2)
        os.close(self._saved)
        self._held.seek(0)
        said = [line for line in self._held.read().splitlines(keepends=True) if not line.startswith(GREETING)]
        self._held.close()
        if said:
            os.write(2, b"".join(said))


def find_java() -> tuple[Path, int]:
    """Returns the home and the main version of the JDK to run on.

    ``MARL4J_JAVA_HOME`` and ``JAVA_HOME`` decide, in this order; else the newest of what is on the PATH, in the usual
    folders of the system, and where the PyPI package ``install-jdk`` puts it.

    Raises:
        JvmError: if there is no JDK or JRE from 17 on
    """
    for name in ("MARL4J_JAVA_HOME", "JAVA_HOME"):
        home = os.environ.get(name)
        if not home:
            continue
        version = java_version(Path(home))
        if version is None:
            raise JvmError(f"marl4j: {name}={home} is no JDK: there is no bin/java; {_ADVICE}")
        if version < LEAST_JAVA:
            raise JvmError(f"marl4j: {name}={home} is Java {version}; marl4j needs {LEAST_JAVA} or newer; {_ADVICE}")
        return Path(home), version
    found = {home: version for home in _java_homes() if (version := java_version(home)) is not None}
    usable = {home: version for home, version in found.items() if version >= LEAST_JAVA}
    if not usable:
        seen = ", ".join(f"Java {version} in {home}" for home, version in found.items()) or "no Java at all"
        raise JvmError(f"marl4j: Java {LEAST_JAVA} or newer is needed; found {seen}; {_ADVICE}")
    best = max(usable, key=lambda home: usable[home])
    return best, usable[best]


_ADVICE = (
    "install one, e.g. 'apt-get install openjdk-17-jdk-headless', or 'pip install install-jdk' and in Python "
    "'import jdk; jdk.install(\"25\")', and set JAVA_HOME if it lies in an unusual place"
)


def java_version(home: Path) -> int | None:
    """Returns the main version of a JDK or JRE, None if the folder holds none."""
    if not (home / "bin" / ("java.exe" if os.name == "nt" else "java")).exists():
        return None
    release = home / "release"
    if release.exists():
        match = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', release.read_text(errors="replace"), re.MULTILINE)
        if match:
            return int(match.group(1))
    asked = subprocess.run([str(home / "bin" / "java"), "-version"], capture_output=True, text=True, check=False)
    match = re.search(r'version "(?:1\.)?(\d+)', asked.stderr)
    return int(match.group(1)) if match else None


def _java_homes() -> Iterator[Path]:
    java = shutil.which("java")
    if java:
        yield Path(java).resolve().parent.parent
    folders = ["/usr/lib/jvm", "/usr/java", "/opt/java", "/Library/Java/JavaVirtualMachines", "C:/Program Files/Java"]
    folders += [str(Path.home() / name) for name in (".jdk", ".jdks", ".sdkman/candidates/java")]
    for folder in folders:
        if not os.path.isdir(folder):
            continue
        for name in sorted(os.listdir(folder)):
            for home in (Path(folder, name), Path(folder, name, "Contents", "Home")):
                if (home / "bin").is_dir():
                    yield home


def _libjvm(home: Path) -> str:
    names = {"win32": "bin/server/jvm.dll", "darwin": "lib/server/libjvm.dylib"}
    for base in (home, home / "jre"):
        library = base / names.get(sys.platform, "lib/server/libjvm.so")
        if library.exists():
            return str(library)
    raise JvmError(f"marl4j: {home} has no {names.get(sys.platform, 'lib/server/libjvm.so')}; is it a full JDK or JRE?")
