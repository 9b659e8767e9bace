#!/bin/sh
# Measures the installed agent beside a mosquitto of its own: time from start to NBIRTH, resident memory, CPU when idle.
# usage: footprint.sh [SECONDS]     after mvn package; needs mosquitto and mosquitto_sub; one core is enough
# SETTLE is the time before the idle measurement begins, 20 s. DIST names another installation, TELEGUICHET_CACHE a folder for the shared class archive.
set -eu

seconds=${1:-300}
here=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd)
dist=${DIST:-$here/target/dist}
work=$(mktemp -d)
port=$((20000 + $$ % 20000))
agent=
broker=
trap 'for p in $agent $broker; do kill "$p" 2>/dev/null || true; done; rm -rf "$work"' EXIT

now() { date +%s%3N; }
ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
resident() { awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$1/status"; }
highest() { awk '/^VmHWM/ {print int($2 / 1024)}' "/proc/$1/status"; }

printf 'listener %s 127.0.0.1\nallow_anonymous true\npersistence false\n' "$port" > "$work/broker.conf"
mosquitto -c "$work/broker.conf" > "$work/broker.log" 2>&1 &
broker=$!
sleep 1
mosquitto_sub -p "$port" -t 'spBv1.0/+/NBIRTH/#' -C 1 -W 30 -F '%U' > "$work/birth" &
listener=$!
sleep 1

began=$(now)
TELEGUICHET_KIOSK_ID=bench TELEGUICHET_DATA_FOLDER="$work/data" TELEGUICHET_SCREEN_PORT=0 \
  TELEGUICHET_LINK_BROKERS="mqtt://127.0.0.1:$port" TELEGUICHET_LINK_PRIMARY_HOST=none \
  "$dist/bin/edge-agent" > "$work/agent.log" 2>&1 &
agent=$!
wait "$listener"
born=$(awk '{print int($1 * 1000)}' "$work/birth")
sleep "${SETTLE:-20}"
start_ticks=$(ticks "$agent")
sleep "$seconds"
end_ticks=$(ticks "$agent")

echo "start to NBIRTH:   $((born - began)) ms"
echo "CPU until then:    $(awk "BEGIN {print $start_ticks / $(getconf CLK_TCK)}") s"
echo "idle CPU:          $(awk "BEGIN {printf \"%.2f\", ($end_ticks - $start_ticks) * 100 / $(getconf CLK_TCK) / $seconds}") % of one core over $seconds s"
echo "resident memory:   $(resident "$agent") MiB now, $(highest "$agent") MiB at most"
echo "threads:           $(awk '/^Threads/ {print $2}' "/proc/$agent/status")"
echo "libraries:         $(du -cb "$dist"/lib/*.jar | awk 'END {printf "%.1f", $1 / 1000000}') MB"
stopping=$(now)
kill -TERM "$agent"
code=0
wait "$agent" || code=$?
agent=
echo "stop:              $(($(now) - stopping)) ms, exit code $code"
