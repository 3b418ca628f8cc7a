#!/usr/bin/env bash
# Prints a table of what NVIDIA's compiler makes of the device kernels for an H100, and what follows from it; docs/gpu.md explains it. Needs NVRTC (docs/gpu.md) and a JDK, but no GPU.
#
#   scripts/gpu-kernels.sh [ENVIRONMENT...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
[ $# -gt 0 ] || set -- smax/3m-v1 smax/2s3z-v1 smax/smacv2_10_units-v1 smax/27m_vs_30m-v1 particle/simple-spread-v3 foraging/8x8-2p-2f-v1 commons/fishery-v1 fighting/versus-v1
"$root/marl4j" --version >/dev/null
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
tests=$root/backend-gpu/src/test/java/io/github/marl4j/gpu
javac -cp "$root/cli/target/app/lib/*" -d "$classes" "$tests/KernelFigures.java" "$tests/SourceTaker.java"
java -cp "$root/cli/target/app/lib/*:$classes" io.github.marl4j.gpu.KernelFigures "$@"
