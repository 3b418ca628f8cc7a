#!/usr/bin/env bash
# Lets two computers fight match after match in an invisible window and looks at the memory of the process every 15 seconds: the heap after a forced
# collection, and all that is resident. The heap has a fixed size and is resident from the start, so what grows of the second is native memory.
# Ends with 1 if from the second fifth of the time to the last either grows by more than its bound.
#
#   scripts/viewer-soak.sh [MINUTES]      minutes of the game, 10; drawn as fast as the machine can
#
#   HEAP_MIB=4 RESIDENT_MIB=24            the bounds; over ten minutes 24 MiB are less than one KiB for each picture
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:-10}
heap_bound=${HEAP_MIB:-4}
resident_bound=${RESIDENT_MIB:-24}
frames=$((minutes * 3600))
script=$(mktemp)
samples=$(mktemp)
trap 'rm -f "$script" "$samples"' EXIT
# Enter chooses the rematch when a match is over and does nothing during it.
for ((frame = 600; frame < frames; frame += 200)); do echo "$frame tap ENTER"; done > "$script"

export MARL4J_JAVA_OPTS="-Xms128m -Xmx128m -XX:+AlwaysPreTouch ${MARL4J_JAVA_OPTS:-}"
./marl4j view --mode fight --p1 cpu:6 --p2 cpu:6 --overlay hit,input,data --headless --frames "$frames" --script "$script" &
viewer=$!
while kill -0 "$viewer" 2>/dev/null; do
  sleep 15
  java=$(readlink "/proc/$viewer/exe" 2>/dev/null || true)
  [ "$(basename "$java")" = java ] || continue # it is still being built, or has ended
  jcmd=$(dirname "$java")/jcmd
  [ -x "$jcmd" ] || { echo "viewer-soak: a JDK is needed, $java has no jcmd" >&2; kill "$viewer"; exit 2; }
  "$jcmd" "$viewer" GC.run >/dev/null 2>&1 || continue
  heap=$("$jcmd" "$viewer" GC.heap_info 2>/dev/null | awk '/Metaspace|class space/ {next} match($0, /used [0-9]+K/) {sum += substr($0, RSTART + 5, RLENGTH - 6)} END {print sum}')
  resident=$(awk '/VmRSS/ {print $2}' "/proc/$viewer/status" 2>/dev/null || true)
  [ -n "$heap" ] && [ -n "$resident" ] || continue
  echo "$SECONDS $heap $resident" >> "$samples"
  awk -v at="$SECONDS" -v heap="$heap" -v resident="$resident" \
    'BEGIN {printf "%4d s  heap after collection %6.2f MiB  resident %6.1f MiB\n", at, heap / 1024, resident / 1024}'
done
wait "$viewer"

awk -v heap_bound="$heap_bound" -v resident_bound="$resident_bound" '
  {heap[NR] = $2 / 1024; resident[NR] = $3 / 1024}
  function most(of, from, to,   i, found) {for (i = from; i <= to; i++) if (of[i] > found) found = of[i]; return found}
  END {
    if (NR < 5) {print "viewer-soak: too short to tell, only " NR " looks at the memory"; exit 1}
    fifth = int(NR / 5)
    h = most(heap, NR - fifth + 1, NR) - most(heap, fifth + 1, 2 * fifth)
    r = most(resident, NR - fifth + 1, NR) - most(resident, fifth + 1, 2 * fifth)
    good = h <= heap_bound && r <= resident_bound
    printf "growth from the second fifth to the last: heap %.2f MiB (allowed %s), resident %.1f MiB (allowed %s): %s\n", h, heap_bound, r, resident_bound, good ? "good" : "TOO MUCH"
    exit !good
  }' "$samples"
