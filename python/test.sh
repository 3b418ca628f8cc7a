#!/usr/bin/env bash
# Builds the wheel, installs it in an environment of its own (python/.venv), checks its types, and runs its tests.
# Arguments go to pytest. MARL4J_JARS as for build_wheel.sh.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
venv=$here/.venv
[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/pip" install -q --disable-pip-version-check build hatchling
PYTHON=$venv/bin/python "$here/build_wheel.sh" >"$venv/build.log" 2>&1 || { cat "$venv/build.log" >&2; exit 1; }
"$venv/bin/pip" install -q --disable-pip-version-check "$(ls "$here"/dist/marl4j-*.whl)[test]"
# Of MOMAland only its api_test is wanted, which needs none of what its environments need.
"$venv/bin/pip" install -q --disable-pip-version-check --no-deps momaland==0.2.0
"$venv/bin/pip" install -q --disable-pip-version-check --no-deps --force-reinstall "$here"/dist/marl4j-*.whl
cd "$here"
"$venv/bin/python" -m mypy
exec "$venv/bin/python" -m pytest "$@"
