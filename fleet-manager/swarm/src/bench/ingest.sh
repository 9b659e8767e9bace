#!/bin/bash
# ingest.sh COMMAND [OPTION…]  -- runs one swarm command against a fleet manager of its own on a fresh folder, and says
# what each program spent: CPU seconds of manager, broker and database, and the size of the database.
# TLS=N ingest.sh COMMAND --kiosks=N … first enrols N kiosks, then runs the command over TLS with their certificates.
# After mvn package; from anywhere. Ports 18080 and 11883 of the loopback interface must be free.
set -eu
tls=${TLS:-}
top=$(cd "$(dirname "$0")/../../../.." && pwd)
work=$(mktemp -d)
manager=
stop() {
  [ -z "$manager" ] || { kill "$manager" 2>/dev/null || true; wait "$manager" 2>/dev/null || true; }
  rm -rf "$work"
}
trap stop EXIT

export FLEET_DATA=$work/data FLEET_HTTP_PORT=18080 FLEET_BROKER_PORT=0 FLEET_DEVICE_PORT=0 FLEET_BROKER_PLAIN_PORT=11883 FLEET_READY_FILE=$work/ready.json
export FLEET_BROKER_PLAIN=$([ -n "$tls" ] && echo false || echo true)
"$top/fleet-manager/target/dist/bin/fleet-manager" >"$work/manager.log" 2>&1 &
manager=$!
for _ in $(seq 120); do
  [ ! -s "$FLEET_READY_FILE" ] || break
  kill -0 "$manager" 2>/dev/null || { cat "$work/manager.log"; exit 1; }
  sleep 1
done
[ -s "$FLEET_READY_FILE" ] || { echo "The fleet manager was not ready after two minutes." >&2; exit 1; }

swarm=$top/fleet-manager/swarm/target/dist/bin/swarm
target=(--target=mqtt://127.0.0.1:11883)
if [ -n "$tls" ]; then
  "$swarm" enrol --quiet --kiosks="$tls" --pages=http://127.0.0.1:18080 --token-file="$work/data/api-token" --keep="$work/identities"
  port=$(sed -n 's/.*"broker":"ssl:[^"]*:\([0-9]*\)".*/\1/p' "$FLEET_READY_FILE")
  target=(--target="mqtts://localhost:$port" --identities="$work/identities")
fi

pid() { sed -n "s/.*\"role\":\"$1\",\"pid\":\([0-9]*\).*/\1/p" "$FLEET_READY_FILE"; }
spent() { awk '{printf "%.2f", ($14 + $15) / 100}' "/proc/$(pid "$1")/stat"; }
declare -A before
for role in fleet-manager broker database; do before[$role]=$(spent $role); done

command=$1
shift
# A page of the manager wants its token: --counter=@NAME stands for the counter of that name.
token=$(cat "$work/data/api-token")
set -- "${@/--counter=@/--counter=http://$token@127.0.0.1:18080/prometheus#}"
"$swarm" "$command" "${target[@]}" "$@" || echo "swarm ended with $?"

for role in fleet-manager broker database; do
  awk -v r=$role -v a="$(spent $role)" -v b="${before[$role]}" 'BEGIN {printf "%-14s CPU %.2f s\n", r, a - b}'
done
curl -s -H "Authorization: Bearer $(cat "$work/data/api-token")" http://127.0.0.1:18080/prometheus | grep -E '^fleet_ingest_(stored|dropped|thinned)_total'
du -sh "$work/data/database" | awk '{print "database       " $1}'
