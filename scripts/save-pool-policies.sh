#!/usr/bin/env bash
# Trains the networks of the built-in pools and saves them where the pools look for them. Prints their hashes, which belong into the pools' files.
#
#   scripts/save-pool-policies.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

marl4j=${MARL4J:-./marl4j}
runs=runs/pool-policies
pools=algorithms/src/main/resources/io/github/marl4j/algorithms/pool

"$marl4j" benchmark run configs/suites/pool-policies.json
for seed in 1 2 3; do
  "$marl4j" pool save "$runs/particle-predator-prey-liam-v1/ippo/seed$seed" --group predators --out "$pools/predators-liam-$seed.json"
  "$marl4j" pool save "$runs/particle-predator-prey-clam-v1/ippo/seed$seed" --group predators --out "$pools/predators-clam-$seed.json"
  "$marl4j" pool save "$runs/foraging-8x8-2p-2f-v1/ippo/seed$seed" --group players --out "$pools/foragers-$seed.json"
  "$marl4j" pool save "$runs/foraging-8x8-2p-2f-v1/ippo-penalty/seed$seed" --group players --out "$pools/foragers-penalty-$seed.json"
done
