#!/usr/bin/env bash
# Takes pictures of everything that the window can show, without a screen, by typed keys: menus, fights, training, ladder, replays, and runs of all families.
#
#   scripts/viewer-pictures.sh [DIR]       default: viewer-pictures; what it trains and records goes into DIR/runs
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-viewer-pictures}
runs=$out/runs
mkdir -p "$runs"
settings=$out/settings/viewer.json

# session NAME KEYS OPTIONS...: a session of typed keys; a line "FRAME shot" takes a picture called NAME, "FRAME shot WORD" one called NAME-WORD.
session() {
  local name=$1 keys=$2
  shift 2
  sed "s#shot *\$#shot $out/$name.png#; s#shot \([a-z]*\)\$#shot $out/$name-\1.png#" <<<"$keys" >"$out/keys.txt"
  ./marl4j view --headless --frames 4000 --settings "$settings" --script "$out/keys.txt" "$@"
}

# train NAME ENV OPTIONS...: a short training, if it is not there yet.
train() {
  local name=$1 env=$2
  shift 2
  [ -e "$runs/$name/DONE" ] && return
  rm -rf "${runs:?}/$name"
  ./marl4j train --env="$env" --run-dir="$runs/$name" "$@" >"$runs/$name.log" 2>&1 || { cat "$runs/$name.log"; exit 1; }
}

[ -e "$runs/match.json" ] || ./marl4j fight --left kael --right lio --cpu 8,4 --record "$runs/match.json"

session menu $'30 shot\n40 tap U\n70 shot select\n74 tap D\n80 tap O\n84 tap D\n88 tap D\n120 shot versus\n130 tap U\n160 shot stage\n170 tap U\n200 shot splash\n205 close'
session policies $'10 tap S\n20 tap U\n40 shot\n45 close'
session fight $'64 shot\n104 shot knockdown\n1140 shot later\n1693 shot white\n1730 shot out\n2484 shot super\n3220 shot result\n3230 close' \
  --mode fight --p1 cpu:8 --p2 cpu:4 --char1 kael --char2 lio
session policy $'230 shot\n235 close' --mode fight --p1 policy:examples/policies/fighting-aren.json --p2 cpu:4 --overlay data
session training $'30 tap B\n40 down D\n80 up D\n85 tap O\n103 shot\n150 down S\n153 down D\n156 up S\n157 tap U\n160 up D\n185 shot special\n200 tap ESCAPE\n215 shot pause\n220 close' \
  --mode training --char1 juno --char2 otto
session ladder $'30 shot\n35 close' --mode ladder --char1 mirelle
session replay $'5 tap RIGHT\n8 tap RIGHT\n30 shot\n35 close' "$runs/match.json"
board=(--algo=ippo --steps=4000 --set ippo.network=mlp)
train smax smax/3m --algo=ippo --steps=60000
train tag particle/simple-tag --algo=ippo --steps=20000
train world-comm particle/simple-world-comm --algo=ippo --steps=10000
train connect4 momaland/connect4 "${board[@]}" --weights 1,1,0,0,0,0,0,0,0
train breakthrough momaland/breakthrough "${board[@]}" --weights 1,1,0,0
train ingenious momaland/ingenious "${board[@]}" --weights 1,1,1,1,1,1
train item-gathering momaland/item-gathering "${board[@]}" --weights 1,1,1
train beach momaland/beach "${board[@]}" --weights 1,1
train gem-mining momaland/gem-mining "${board[@]}" --weights 1,1
train pistonball momaland/pistonball "${board[@]}" --weights 1,1 --set ippo.numEnvs=8
train multiwalker momaland/multiwalker-stability "${board[@]}" --weights 1,1 --set ippo.numEnvs=8
train catch momaland/catch "${board[@]}" --weights 1,1 --set ippo.numEnvs=8
train escort momaland/escort "${board[@]}" --weights 1,1 --set ippo.numEnvs=8
train surround momaland/surround "${board[@]}" --weights 1,1 --set ippo.numEnvs=8
train same-game momaland/same-game "${board[@]}" --weights 1,1,1,1,1
train route-choice momaland/route-choice --algo=ippo --steps=128 --set ippo.network=mlp --weights 1,1 --set ippo.numEnvs=1 --set evaluation.episodes=1 --set evaluation.finalEpisodes=1
train foraging foraging/8x8-2p-3f --algo=ippo --steps=20000
train leduc games/leduc "${board[@]}"
train rps games/repeated-rps --algo=ippo --steps=10000
train fishery commons/fishery --config=configs/ippo/commons-fishery-universalization.json --steps=60000
[ -e "$runs/society/DONE" ] || ./marl4j commons run configs/commons/offline.json --run-dir "$runs/society"
for run in smax tag world-comm connect4 breakthrough ingenious item-gathering beach gem-mining pistonball multiwalker catch escort surround same-game route-choice foraging leduc rps fishery; do
  session "$run" $'2 tap UP\n20 shot\n25 tap END\n40 shot end\n45 close' "$runs/$run"
done
session society $'2 tap RIGHT\n20 shot\n25 tap END\n40 shot end\n45 close' "$runs/society"
rm -f "$out/keys.txt"
echo "pictures: $out"
