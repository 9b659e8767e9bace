#!/bin/sh
# Runs the installed agent through simulated days beside a mosquitto of its own, and looks at it each minute:
# heap after a full collection, threads, open files, resident memory, and how often the event loop was held up.
# usage: soak.sh [MINUTES]     after mvn package; needs mosquitto and a JDK's jcmd
# SPEED is how many simulated seconds pass in one, 600. SCENARIO and DIST name another scenario and installation.
# FAULTS is a number: the scenario's citizens give way to faults at random that it seeds, one each five minutes of its day.
# BLOCKED is after how many milliseconds the loop counts as held up, 50.
# TELEGUICHET_CACHE is a folder for the shared class archive, which a first run writes, as a kiosk in service has it.
# Fails when heap, threads or files at the end are above those after the first three minutes by a tenth and a bit. Threads
# are the fewest within five seconds: workers come when they are needed and go when they rest.
set -eu

minutes=${1:-30}
here=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd)
dist=${DIST:-$here/simulator/target/dist}
scenario=${SCENARIO:-$dist/scenarios/vers.yaml}
work=$(mktemp -d)
port=$((20000 + $$ % 20000))
agent=
broker=
trap 'for p in $agent $broker; do kill "$p" 2>/dev/null || true; done; rm -rf "$work"' EXIT

if [ -n "${FAULTS:-}" ]; then
  awk -v seed="$FAULTS" '
    function fault(minute, what, wrong, right) {
      printf "  - {at: %02d:%02d, %s}\n", minute / 60, minute % 60, (what in broken) ? right : wrong
      if (what in broken) delete broken[what]; else broken[what] = right
    }
    { print }
    /^script:/ {
      srand(seed)
      for (minute = 545; minute < 1010; minute += 5) {
        chance = int(rand() * 8)
        if (chance == 0) fault(minute, "camera", "peripheral: camera, state: gone", "peripheral: camera, state: ok")
        if (chance == 1) fault(minute, "printer", "peripheral: printer, state: error, reasons: media-empty", "peripheral: printer, state: ok")
        if (chance == 2) fault(minute, "audio", "peripheral: audio, state: gone", "peripheral: audio, state: ok")
        if (chance == 3) fault(minute, "network", "network: down", "network: up")
        if (chance == 4) fault(minute, "power", "peripheral: power, state: warning, reasons: under-voltage", "peripheral: power, state: ok")
        if (chance == 5) printf "  - {at: %02d:%02d, passers: 3}\n", minute / 60, minute % 60
        if (chance > 5) printf "  - {at: %02d:%02d, citizen: caf, minutes: 2, outcome: held}\n", minute / 60, minute % 60
      }
      for (what in broken) print "  - {at: 16:55, " broken[what] "}"
      exit
    }' "$scenario" > "$work/faults.yaml"
  scenario=$work/faults.yaml
fi

printf 'listener %s 127.0.0.1\nallow_anonymous true\npersistence false\n' "$port" > "$work/broker.conf"
mosquitto -c "$work/broker.conf" > "$work/broker.log" 2>&1 &
broker=$!
sleep 1
TELEGUICHET_KIOSK_ID=soak TELEGUICHET_DATA_FOLDER="$work/data" TELEGUICHET_SCREEN_PORT=0 \
  TELEGUICHET_HARDWARE=simulated TELEGUICHET_SCENARIO_FILE="$scenario" TELEGUICHET_SCENARIO_SPEED="${SPEED:-600}" \
  TELEGUICHET_LINK_BROKERS="mqtt://127.0.0.1:$port" TELEGUICHET_LINK_PRIMARY_HOST=none \
  TELEGUICHET_JAVA_OPTIONS="-Dteleguichet.blocked-after=${BLOCKED:-50}" \
  "$dist/bin/edge-agent" > "$work/agent.log" 2>&1 &
agent=$!

heap() {
  jcmd "$agent" GC.run > /dev/null
  jcmd "$agent" GC.heap_info | awk '{for (i = 1; i < NF; i++) if ($i == "used") {sub("K.*", "", $(i + 1)); used += $(i + 1); break}} /Metaspace/ {exit} END {print used}'
}
threads() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    awk '/^Threads/ {print $2}' "/proc/$agent/status"
    sleep 0.25
  done | sort -n | head -n 1
}
files() { find "/proc/$agent/fd" -mindepth 1 -maxdepth 1 | wc -l; }
resident() { awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$agent/status"; }
blocked() { grep -c 'has been blocked for' "$work/agent.log" || true; }

echo "minute  heap KiB  threads  files  RSS MiB  held up"
minute=0
while [ "$minute" -lt "$minutes" ]; do
  sleep 60
  minute=$((minute + 1))
  h=$(heap) t=$(threads) f=$(files)
  printf '%6d  %8d  %7d  %5d  %7d  %7d\n' "$minute" "$h" "$t" "$f" "$(resident)" "$(blocked)"
  if [ "$minute" -eq 3 ]; then
    h3=$h t3=$t f3=$f
  fi
done
echo "warnings and errors in the log: $(grep -c 'level=WARN\|level=ERROR' "$work/agent.log" || true)"
kill -TERM "$agent"
code=0
wait "$agent" || code=$?
agent=
echo "stop: exit code $code"
[ "$code" -eq 0 ]
if [ "$minutes" -gt 3 ]; then
  [ "$h" -le $((h3 * 11 / 10 + 1024)) ] || { echo "the heap grows: $h3 to $h KiB"; exit 1; }
  [ "$t" -le $((t3 * 11 / 10 + 2)) ] || { echo "threads grow: $t3 to $t"; exit 1; }
  [ "$f" -le $((f3 * 11 / 10 + 4)) ] || { echo "open files grow: $f3 to $f"; exit 1; }
fi
