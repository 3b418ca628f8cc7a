#!/usr/bin/env bash
# Measures how long it takes from a key to the picture that shows it: a real window on a virtual screen (Xvfb), real keys (xdotool), two people's fight with
# the overlay on. The viewer prints the measure when it ends.
#
#   scripts/viewer-latency.sh [SECONDS]   30
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-30}
for tool in Xvfb xdotool; do
  command -v "$tool" >/dev/null || { echo "viewer-latency: $tool is needed; on Debian or Ubuntu: apt-get install xvfb xdotool" >&2; exit 2; }
done
settings=$(mktemp -d)
screen=$settings/display
Xvfb -displayfd 1 -screen 0 1280x720x24 -nolisten tcp > "$screen" 2>/dev/null &
xvfb=$!
trap 'kill "$xvfb" 2>/dev/null || true; rm -rf "$settings"' EXIT
while [ ! -s "$screen" ]; do sleep 0.1; done
export DISPLAY=:$(cat "$screen")

./marl4j view --mode fight --p1 human:1 --p2 human:2 --overlay hit,input,data --size 1280x720 --mute \
  --frames $((seconds * 60)) --settings "$settings/viewer.json" &
viewer=$!
xdotool search --sync --onlyvisible --name 'Lantern Street' windowfocus --sync mousemove 9 9
while kill -0 "$viewer" 2>/dev/null; do
  xdotool sleep 0.31 keydown u sleep 0.07 keyup u sleep 0.23 keydown j sleep 0.07 keyup j 2>/dev/null || true
done
wait "$viewer"
