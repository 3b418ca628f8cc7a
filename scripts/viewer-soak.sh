#!/usr/bin/env bash
# Lets two computers fight match after match in an invisible window and prints the memory of the process every 15 seconds: it must not grow.
#
#   scripts/viewer-soak.sh [MINUTES]
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:-10}
frames=$((minutes * 3600))
script=$(mktemp)
trap 'rm -f "$script"' EXIT
# Enter chooses the rematch when a match is over and does nothing during it.
for ((frame = 600; frame < frames; frame += 200)); do echo "$frame tap ENTER"; done > "$script"

./marl4j view --mode fight --p1 cpu:6 --p2 cpu:6 --overlay hit,input,data --headless --frames "$frames" --script "$script" &
viewer=$!
while kill -0 "$viewer" 2>/dev/null; do
  sleep 15
  java=$(pgrep -f -P "$viewer" io.github.marl4j.cli.Main || echo "$viewer")
  awk -v at="$SECONDS" '/VmRSS/ {printf "%4d s  resident %d MiB\n", at, $2 / 1024}' "/proc/$java/status" 2>/dev/null || true
done
wait "$viewer"
