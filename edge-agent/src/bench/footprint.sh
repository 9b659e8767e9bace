#!/bin/sh
# Measures the installed agent beside a mosquitto of its own: time from start to NBIRTH, resident memory, CPU when idle.
# usage: footprint.sh [SECONDS]     after mvn package; needs mosquitto and mosquitto_sub; one core is enough
# FULL=yes is a kiosk in service: an identity and mutual TLS to the broker, all parts and sensors played by the
#   scenario SCENARIO in real time, the technician's door open, and the citizen's page in a Chromium; needs openssl and chromium.
# WITHIN is a command that runs the agent within bounds, such as "systemd-run --scope --quiet -p MemoryMax=96000000".
# SETTLE is the time before the idle measurement begins, 20 s. DIST names another installation, TELEGUICHET_CACHE a folder for the shared class archive.
set -eu

seconds=${1:-300}
here=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd)
dist=${DIST:-$here/target/dist}
if [ "${FULL:-no}" = yes ]; then
  dist=${DIST:-$here/simulator/target/dist}
fi
work=$(mktemp -d)
port=$((20000 + $$ % 10000))
agent=
broker=
browser=
trap 'for p in $browser $agent $broker; do kill "$p" 2>/dev/null || true; done; sleep 1; rm -rf "$work"' EXIT

now() { date +%s%3N; }
ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
resident() { awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$1/status"; }
# What is this process's alone and on no disk: the kernel can take nothing of it back.
unshared() { awk '/^Private_Dirty/ {print int($2 / 1024)}' "/proc/$1/smaps_rollup"; }
highest() { awk '/^VmHWM/ {print int($2 / 1024)}' "/proc/$1/status"; }

# Signs a certificate: certify NAME EXTENSIONS
certify() {
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" \
    -keyout "$work/$1.key" -out "$work/$1.csr" 2> /dev/null
  printf '%s\n' "$2" > "$work/$1.ext"
  openssl x509 -req -in "$work/$1.csr" -CA "$work/root.pem" -CAkey "$work/root.key" -days 90 \
    -extfile "$work/$1.ext" -out "$work/$1.pem" 2> /dev/null
}

printf 'user %s\nlistener %s 127.0.0.1\nallow_anonymous true\npersistence false\n' "$(id -un)" "$port" > "$work/broker.conf"
scheme=mqtt
listen=$port
if [ "${FULL:-no}" = yes ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=Bench" -days 90 \
    -addext basicConstraints=critical,CA:TRUE -keyout "$work/root.key" -out "$work/root.pem" 2> /dev/null
  certify broker "subjectAltName=IP:127.0.0.1"
  certify bench-01 "subjectAltName=URI:spiffe://teleguichet/kiosk/lot/bench-01"
  mkdir -p "$work/data/identity"
  chmod 700 "$work/data/identity"
  cp "$work/root.pem" "$work/data/identity/authorities.pem"
  { cat "$work/bench-01.key"; openssl pkey -in "$work/bench-01.key" -pubout; } > "$work/data/identity/key.pem"
  cp "$work/bench-01.pem" "$work/data/identity/certificate.pem"
  chmod 600 "$work/data/identity/key.pem"
  echo 'https://127.0.0.1:9' > "$work/data/identity/manager.txt"
  scheme=mqtts
  listen=$((port + 1))
  cat >> "$work/broker.conf" << END
listener $listen 127.0.0.1
allow_anonymous true
cafile $work/root.pem
certfile $work/broker.pem
keyfile $work/broker.key
require_certificate true
END
  export TELEGUICHET_HARDWARE=simulated TELEGUICHET_SCENARIO_FILE="${SCENARIO:-$dist/scenarios/vers.yaml}"
  export TELEGUICHET_TECHNICIAN_TLS_LISTEN="127.0.0.1:$((port + 2))" TELEGUICHET_TECHNICIAN_PIN=804612
else
  export TELEGUICHET_KIOSK_ID=bench
fi
mosquitto -c "$work/broker.conf" > "$work/broker.log" 2>&1 &
broker=$!
sleep 1
mosquitto_sub -p "$port" -t 'spBv1.0/+/NBIRTH/#' -C 1 -W 30 -F '%U' > "$work/birth" &
listener=$!
sleep 1

began=$(now)
TELEGUICHET_DATA_FOLDER="$work/data" TELEGUICHET_SCREEN_PORT=0 TELEGUICHET_READY_FILE="$work/ready.json" \
  TELEGUICHET_LINK_BROKERS="$scheme://127.0.0.1:$listen" TELEGUICHET_LINK_PRIMARY_HOST=none \
  ${WITHIN:-} "$dist/bin/edge-agent" > "$work/agent.log" 2>&1 &
agent=$!
wait "$listener" || { cat "$work/agent.log" "$work/broker.log"; exit 1; }
born=$(awk '{print int($1 * 1000)}' "$work/birth")
if [ "${FULL:-no}" = yes ]; then
  page=$(sed -n 's/.*"screen" *: *"\([^"]*\)".*/\1/p' "$work/ready.json")
  chromium --headless=new --no-sandbox --disable-gpu --user-data-dir="$work/browser" "$page" > "$work/browser.log" 2>&1 &
  browser=$!
fi
sleep "${SETTLE:-20}"
start_ticks=$(ticks "$agent")
sleep "$seconds"
end_ticks=$(ticks "$agent")

echo "start to NBIRTH:   $((born - began)) ms"
echo "CPU until then:    $(awk "BEGIN {print $start_ticks / $(getconf CLK_TCK)}") s"
echo "idle CPU:          $(awk "BEGIN {printf \"%.2f\", ($end_ticks - $start_ticks) * 100 / $(getconf CLK_TCK) / $seconds}") % of one core over $seconds s"
echo "resident memory:   $(resident "$agent") MiB now, $(highest "$agent") MiB at most"
echo "own memory:        $(unshared "$agent") MiB of it"
echo "threads:           $(awk '/^Threads/ {print $2}' "/proc/$agent/status")"
echo "libraries:         $(du -cb "$dist"/lib/*.jar | awk 'END {printf "%.1f", $1 / 1000000}') MB"
stopping=$(now)
kill -TERM "$agent"
code=0
wait "$agent" || code=$?
agent=
echo "stop:              $(($(now) - stopping)) ms, exit code $code"
