#!/usr/bin/env bash
# Changes one constant or comparison of the SMAX rules at a time, in a clone, and runs the module's tests: each change must make one fail.
# Usage: scripts/mutate-smax.sh [clone folder]; prints a line for each change, exit code 1 if one survived. Takes about a minute for each.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
clone=${1:-$(mktemp -d)/marl4j}
[ -d "$clone" ] || git clone -q "$root" "$clone"
cd "$clone"
rules=envs-smax/src/main/java/io/github/marl4j/envs/smax
units=envs-smax/src/main/resources/io/github/marl4j/envs/smax/units.json
survived=0

# file|text|replacement; the text must stand in the file
mutations=(
  "$rules/SmaxRules.java|MOVE = 0.99999994f|MOVE = 0.9999f"
  "$rules/SmaxRules.java|START_NOISE = 2f|START_NOISE = 2.1f"
  "$rules/SmaxRules.java|COOLDOWN_LOW = -1f|COOLDOWN_LOW = -0.5f"
  "$rules/SmaxRules.java|COOLDOWN_HIGH = 2f|COOLDOWN_HIGH = 1.5f"
  "$rules/SmaxRules.java|PUSH_EPSILON = 1e-6f|PUSH_EPSILON = 1e-3f"
  "$rules/SmaxRules.java|PUSH_SHARE = 0.5f|PUSH_SHARE = 0.49f"
  "$rules/SmaxRules.java|return x <= 0f|return x < 0f"
  "$rules/SmaxRules.java|if (-dy > best)|if (-dy >= best)"
  "$rules/SmaxRules.java|share > 1f ? 1f|share > 2f ? 2f"
  "$rules/SmaxReset.java|DRAW_LAYOUT, 0) < 0.5f|DRAW_LAYOUT, 0) < 0.6f"
  "$rules/SmaxConic.java|SLOPE_EPSILON = 1e-8f|SLOPE_EPSILON = 1e-2f"
  "$units|\"speed\": 2.25|\"speed\": 2.26"
  "$units|\"attackRange\": 6, \"sightRange\": 10, \"radius\": 0.625|\"attackRange\": 6, \"sightRange\": 10, \"radius\": 0.62"
  "$units|\"weaponCooldown\": 0.5}|\"weaponCooldown\": 0.51}"
  "$units|\"sightRange\": 8|\"sightRange\": 8.01"
)
for mutation in "${mutations[@]}"; do
  IFS='|' read -r file text replacement <<<"$mutation"
  grep -qF -- "$text" "$file" || { echo "NOT FOUND  $file: $text"; survived=1; continue; }
  TEXT=$text REPLACEMENT=$replacement perl -0pi -e 's/\Q$ENV{TEXT}\E/$ENV{REPLACEMENT}/' "$file"
  if mvn -o -q -B -pl envs-smax -am test -Dtest='Smax*' -Dsurefire.failIfNoSpecifiedTests=false >mutation.log 2>&1; then
    echo "SURVIVED   $file: $text -> $replacement"
    survived=1
  else
    echo "noticed    $file: $text -> $replacement   ($(grep -oE 'Smax[A-Za-z]*Test[.a-zA-Z]*' mutation.log | sort -u | head -2 | tr '\n' ' '))"
  fi
  git checkout -q -- "$file"
done
exit $survived
