#!/usr/bin/env bash
# Builds python/dist/marl4j-*.whl: the package and the jars of its Java side.
#
#   python/build_wheel.sh                 builds the jars with Maven first
#   python/build_wheel.sh --jars-only     puts the jars into the package, for an editable install (pip install -e python)
#   MARL4J_JARS=FOLDER python/build_wheel.sh   takes jars that were built already, e.g. bridge-python/target/jars
#   MARL4J_MVN=COMMAND                    Maven; default: mvn
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(dirname "$here")

jars=${MARL4J_JARS:-}
if [ -z "$jars" ]; then
  jars=$root/bridge-python/target/jars
  rm -rf "$jars"
  (cd "$root" && ${MARL4J_MVN:-mvn} -q -B -ntp -DskipTests -pl bridge-python -am package)
fi
[ -n "$(find "$jars" -name 'marl4j-bridge-python-*.jar' -print -quit 2>/dev/null)" ] ||
  { echo "build_wheel.sh: no marl4j-bridge-python jar in $jars" >&2; exit 1; }

target=$here/src/marl4j/jars
rm -rf "$target"
mkdir -p "$target"
cp "$jars"/*.jar "$target"
[ "${1:-}" = --jars-only ] && exit 0

rm -rf "$here/dist" "$here/build"
"${PYTHON:-python3}" -m build --no-isolation --wheel --outdir "$here/dist" "$here"
