#!/usr/bin/env bash
# Opens replay pages in headless Chromium: they must draw without an error, ask for nothing outside, and run no script that a model wrote.
# Usage: scripts/check-replay.sh PAGE.html OUTPUT_FOLDER. Needs chromium (apt-get install chromium); writes screenshots.
set -euo pipefail
page=$(realpath "$1")
out=$2
mkdir -p "$out"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

chrome() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$profile" "$@" 2>"$out/chromium.log"
}

shot() { # NAME WIDTH HEIGHT PLACE
  chrome --window-size="$2,$3" --virtual-time-budget=3000 --screenshot="$out/$1.png" "file://$page#$4"
}

chrome --virtual-time-budget=3000 --dump-dom "file://$page" >"$out/page.dom"
grep -q '<article class="run">' "$out/page.dom" || { echo "check-replay: the page did not draw" >&2; exit 1; }
# Markup of the page itself is written before the data; anything a model wrote must still be text.
if grep -qE '(src|href)="?https?:' "$page"; then echo "check-replay: the page refers to the network" >&2; exit 1; fi
if [ "$(grep -o '<script' "$out/page.dom" | wc -l)" != 2 ]; then echo "check-replay: a script too many" >&2; exit 1; fi
shot light 1400 1500 "month=4&theme=light"
shot dark 1400 1500 "month=4&theme=dark"
shot memories 1400 1100 "month=4&agent=John&theme=light"
shot prompts 1400 1100 "month=4&agent=John&tab=prompts&theme=dark"
shot narrow 480 2600 "month=4&theme=light"
echo "check-replay: $out"
