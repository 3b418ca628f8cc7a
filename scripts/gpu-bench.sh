#!/usr/bin/env bash
# Measures environments on a GPU, JaxMARL on the same GPU in the same run beside them.
#
#   scripts/gpu-bench.sh pack [FOLDER]   on a machine with the sources, a JDK from 23 on and Maven: makes FOLDER and FOLDER.tar.gz, all that the measurement needs, below 60 MB
#   ./gpu-bench.sh [run]                 in that folder, on the machine with the GPU: only a driver and NVRTC are needed there (docs/gpu.md); writes results.md and results.json
#
# `run` replays recorded episodes on each backend before it measures; the summaries are in results.md, the lines of all files in conformance-BACKEND.txt.
#
# What `run` reads from the environment:
#   BACKENDS   what to measure                                          [cuda opencl, those that can run]
#   CONFORMANCE  no: nothing is replayed                                [yes]
#   IDS        environments                                             [smax/3m-v1 smax/2s3z-v1 smax/smacv2_10_units-v1 smax/27m_vs_30m-v1 fighting/versus-v1]
#   ENVS       copies; where the GPU has no room for so many, as many as fit  [1024 16384 262144]
#   BLOCKS     threads of a block that CUDA is tried with, the best counts; "auto" leaves the choice to MARL4J  [auto]
#   MODE       --resident: random players sit on the device, as with JaxMARL's scan; empty: they sit on the JVM, everything is copied in every step   [--resident]
#   SECONDS_EACH, WINDOWS, WARMUP   time of a figure [s], measurements in it, time before   [5, 5, 3]
#   PYTHON     a Python that has jaxmarl; it is left out where there is none  [python3]
#   JAX_STEPS, JAX_REPETITIONS      steps of one compiled call, calls   [100, 5]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
die() { printf 'gpu-bench: %s\n' "$*" >&2; exit 1; }

LIMIT=60000000
# Recorded episodes that lead through all that the kernels can do. Each set of options is a kernel to compile, so not all there are.
TRACES=(
  smax/{base_3m_mixed,base_27m_vs_30m_mixed,conic_2s3z,heuristic_2s3z_scripted,heuristic_27m_vs_30m_scripted,heuristic_smacv2_10_units_scripted,opt_autoreset_2s3z,opt_blind_3s_vs_5z,opt_illegal_3m,opt_walls_kill_8m,resets}
  particle/mpe2_{collect_treasure_v1_disc_deliver_4001,simple_crypto_v3_disc_random_608,simple_formation_v1_disc_random_3608,simple_push_v3_disc_hunt_1001,simple_reference_v3_cont_random_5308}
  particle/mpe2_{simple_spread_v3_disc_meet_1808,simple_tag_v3_cont_hunt_6501,simple_world_comm_v3_disc_hunt_3201}
  foraging/{10x10_3p_3f_s1_forage_1140,15x15_4p_3f_s15_forage_1161,5x5_5p_1f_s2_crowd_1073,8x8_2p_2f_s8_coop_forage_1032,8x8_3p_2f_s3_grid_crowd_1120}
)
MODULES=java.base,java.logging,java.management,jdk.management,jdk.unsupported,jdk.incubator.vector

pack() {
  local root=$here/.. folder=${1:-$here/../cli/target/gpu-bench} jdk
  "$root/marl4j" --version >/dev/null
  jdk=${MARL4J_JAVA_HOME:-$(ls -d /usr/lib/jvm/*-2[3-9]-* 2>/dev/null | tail -n 1)}
  [ -x "$jdk/bin/jlink" ] || die "a JDK from 23 on with jlink is needed; name one by MARL4J_JAVA_HOME"
  rm -rf "$folder" "$folder.tar.gz"
  mkdir -p "$folder/lib"
  "$jdk/bin/jlink" --add-modules $MODULES --compress zip-9 --strip-debug --no-header-files --no-man-pages --output "$folder/jre"
  local jars=$root/cli/target/app/lib
  cp "$jars"/marl4j-*.jar "$jars"/picocli-*.jar "$jars"/gson-*.jar "$jars"/lwjgl-[0-9]*.jar "$jars"/lwjgl-opencl-*.jar "$folder/lib/"
  rm -f "$folder"/lib/*windows*.jar "$folder"/lib/*macos*.jar
  cp "$here/gpu-bench.sh" "$here/jaxmarl_speed.py" "$folder/"
  local trace
  for trace in "${TRACES[@]}"; do
    mkdir -p "$folder/traces/${trace%/*}"
    cp "$root/envs-${trace%/*}/src/test/resources/traces/${trace#*/}.json.gz" "$folder/traces/${trace%/*}/"
  done
  git -C "$root" rev-parse --short=12 HEAD >"$folder/commit" 2>/dev/null || rm -f "$folder/commit"
  local bytes
  bytes=$(du -sb "$folder" | cut -f1)
  [ "$bytes" -le $LIMIT ] || die "$folder has $bytes bytes, more than $LIMIT"
  tar -C "$(dirname "$folder")" -czf "$folder.tar.gz" "$(basename "$folder")"
  printf '%s: %d MB, %s.tar.gz: %d MB\n' "$folder" $((bytes / 1000000)) "$folder" $(($(stat -c %s "$folder.tar.gz") / 1000000))
}

marl4j() {
  local flags=(--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC -Djava.awt.headless=true)
  [ -r "$here/commit" ] && flags+=("-Dmarl4j.commit=$(cat "$here/commit")")
  # shellcheck disable=SC2086
  "$here/jre/bin/java" "${flags[@]}" ${MARL4J_JAVA_OPTS:-} -cp "$here/lib/*" io.github.marl4j.cli.Main "$@"
}

# Prints a number out of the JSON on standard input.
field() { sed -n 's/^ *"'"$1"'": *\([0-9.eE+-]*\),\{0,1\}$/\1/p; s/.*"'"$1"'": *\([0-9.eE+-]*\)[,}].*/\1/p' | head -n 1; }

# Prints 12 345 678 for 12345678.
grouped() { printf '%s' "$1" | sed ':a; s/\([0-9]\)\([0-9]\{3\}\)\($\| \)/\1 \2\3/; ta'; }

keep() { # JSON object in a file, added to results.json
  if [ -s "$here/results.json.part" ]; then printf ',\n' >>"$here/results.json.part"; fi
  cat "$1" >>"$here/results.json.part"
}

# Prints how many copies fit if that is why the last measurement failed.
fitting() { sed -n 's/.*: at most \([0-9]*\) copies fit.*/\1/p' "$here/one.log" 2>/dev/null | tail -n 1; }

# Prints the largest of some figures, or - if there is none.
largest() { awk 'BEGIN {best = "-"} $1 != "-" && $1 != "" && (best == "-" || $1 > best) {best = $1} END {print best}'; }

tuned() { # backend id copies -> best steps/s of all blocks, or -
  local block
  if [ "$1" != cuda ] || [ "${BLOCKS:-auto}" = auto ]; then
    measure "$1" "$2" "$3"
    return
  fi
  for block in $BLOCKS; do
    if [ "$block" = auto ]; then measure "$1" "$2" "$3"; else MARL4J_JAVA_OPTS="${MARL4J_JAVA_OPTS:-} -Dmarl4j.cuda.block=$block" measure "$1" "$2" "$3"; fi
  done | largest
}

measure() { # backend id copies -> best steps/s, or -
  local made=$here/one.json said=$here/one.log
  # shellcheck disable=SC2086
  if marl4j speed "$2" --backend "$1" ${MODE---resident} --num-envs "$3" --seconds "${SECONDS_EACH:-5}" --windows "${WINDOWS:-5}" --warmup "${WARMUP:-3}" --json >"$made" 2>"$said"; then
    keep "$made"
    field bestEnvStepsPerSecond <"$made"
    rm -f "$said"
  else
    printf 'gpu-bench: %s on %s with %s copies: %s\n' "$2" "$1" "$3" "$(tail -n 1 "$said")" >&2
    echo -
  fi
  rm -f "$made"
}

jaxmarl() { # id copies -> best steps/s, or -
  local made=$here/one.json scenario=${1#smax/}
  scenario=${scenario%-v*}
  if [ "$jax" = yes ] && [ "${1%%/*}" = smax ] && "$python" "$here/jaxmarl_speed.py" --scenarios "$scenario" --envs "$2" \
    --steps "${JAX_STEPS:-100}" --repetitions "${JAX_REPETITIONS:-5}" 2>"$here/one.log" | grep '^{' >"$made"; then
    keep "$made"
    field bestEnvStepsPerSecond <"$made"
  else
    if [ "$jax" = yes ] && [ "${1%%/*}" = smax ]; then tail -n 1 "$here/one.log" "$made" >&2; fi
    echo -
  fi
  rm -f "$made" "$here/one.log"
}

conform() { # backend -> a line for results.md, and one for each file that does not agree
  local all=$here/conformance-$1.txt code=0
  marl4j conformance "$here/traces" --backend "$1" >"$all" 2>&1 || code=$?
  # shellcheck disable=SC2016
  printf -- '- recorded episodes on `%s`: %s\n' "$1" "$(tail -n 1 "$all" | sed 's/^summary: //')"
  if [ "$code" != 0 ]; then
    grep -E '^(failed|unreadable) ' "$all" | sed 's/^/  - /' || true
    printf 'gpu-bench: the recorded episodes do not agree on %s, look at %s\n' "$1" "$all" >&2
  fi
}

machine() {
  nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader 2>/dev/null || echo "no NVIDIA GPU"
  sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1
  nproc
}

run() {
  [ -x "$here/jre/bin/java" ] || die "$here has no Java: make the folder by scripts/gpu-bench.sh pack, and run the copy of this script that lies in it"
  local backends=${BACKENDS:-cuda opencl} usable=() backend id copies ours best theirs times
  python=${PYTHON:-python3}
  jax=no
  if "$python" -c 'import jaxmarl' >/dev/null 2>&1; then jax=yes; else echo "gpu-bench: $python has no jaxmarl, its column stays empty" >&2; fi
  # JAX would keep three quarters of the memory for itself.
  export XLA_PYTHON_CLIENT_PREALLOCATE=false
  for backend in $backends; do
    local said
    if said=$(marl4j speed smax/3m-v1 --backend "$backend" --num-envs 64 --seconds 0.5 --windows 1 --warmup 0 --json 2>&1 >/dev/null); then
      usable+=("$backend")
    else
      printf 'gpu-bench: no %s: %s\n' "$backend" "$(printf '%s' "$said" | tail -n 1)" >&2
    fi
  done
  [ ${#usable[@]} -gt 0 ] || die "no backend can run here"
  : >"$here/results.json.part"
  {
    machine | sed 's/^/- /'
    if [ "${CONFORMANCE:-yes}" = yes ]; then
      for backend in "${usable[@]}"; do conform "$backend"; done
    fi
    printf '\n| environment | copies |'
    for backend in "${usable[@]}"; do printf ' %s |' "$backend"; done
    printf ' JaxMARL | best of ours / JaxMARL |\n| --- | ---: |'
    for backend in "${usable[@]}"; do printf ' ---: |'; done
    printf ' ---: | ---: |\n'
  } | tee "$here/results.md"
  for id in ${IDS:-smax/3m-v1 smax/2s3z-v1 smax/smacv2_10_units-v1 smax/27m_vs_30m-v1 fighting/versus-v1}; do
    for copies in ${ENVS:-1024 16384 262144}; do
      # The first backend settles how many: all figures of a line are for the same number.
      ours=$(tuned "${usable[0]}" "$id" "$copies")
      if [ "$ours" = - ] && [ "$(fitting)" -gt 0 ] 2>/dev/null; then
        copies=$(fitting)
        printf 'gpu-bench: %s: going on with %s copies\n' "$id" "$copies" >&2
        ours=$(tuned "${usable[0]}" "$id" "$copies")
      fi
      printf '| `%s` | %s |' "$id" "$(grouped "$copies")"
      best=0
      for backend in "${usable[@]}"; do
        [ "$backend" = "${usable[0]}" ] || ours=$(tuned "$backend" "$id" "$copies")
        printf ' %s |' "$(grouped "$ours")"
        if [ "$ours" != - ] && [ "$(awk "BEGIN {print ($ours > $best)}")" = 1 ]; then best=$ours; fi
      done
      theirs=$(jaxmarl "$id" "$copies")
      times=-
      if [ "$theirs" != - ] && [ -n "$theirs" ] && [ "$best" != 0 ]; then times=$(awk "BEGIN {printf \"%.1f\", $best / $theirs}"); fi
      printf ' %s | %s |\n' "$(grouped "$theirs")" "$times"
    done
  done | tee -a "$here/results.md"
  printf '\nEnvironment steps per second, the best of %s windows (JaxMARL: of %s calls).\n' "${WINDOWS:-5}" "${JAX_REPETITIONS:-5}" | tee -a "$here/results.md"
  { printf '[\n'; cat "$here/results.json.part"; printf '\n]\n'; } >"$here/results.json"
  rm -f "$here/results.json.part"
  printf 'gpu-bench: wrote %s and %s\n' "$here/results.md" "$here/results.json" >&2
}

if [ "${1:-run}" = pack ]; then pack "${@:2}"; elif [ "${1:-run}" = run ]; then run; else die "what is \"$1\"? say pack or run"; fi
