#!/bin/bash
# updates.sh poll [OPTION…]        -- kiosks ask for updates: answers and CPU time of a fleet manager of its own
# updates.sh download [OPTION…]    -- KIOSKS kiosks (1000) download one file of SIZE bytes (100000000) at the same time; memory
#                                     of the manager before, during and after
# TOKEN=1 has them show the token of a gateway in place of their certificates (poll).
# RATE=50M sets fleet.update.download-rate. After mvn package; from anywhere. Port 18080 of the loopback must be free.
set -eu -o pipefail
command=$1
shift
kiosks=${KIOSKS:-$([ "$command" = download ] && echo 1000 || echo 16)}
top=$(cd "$(dirname "$0")/../../../.." && pwd)
dist=${DIST:-$top/fleet-manager/target/dist}
swarm=${SWARM:-$top/fleet-manager/swarm/target/dist}/bin/swarm
work=$(mktemp -d)
manager=
stop() {
  [ -z "$manager" ] || { kill "$manager" 2>/dev/null || true; wait "$manager" 2>/dev/null || true; }
  rm -rf "$work"
}
trap stop EXIT

export FLEET_DATA=$work/data FLEET_HTTP_PORT=18080 FLEET_BROKER_PORT=0 FLEET_DEVICE_PORT=0 FLEET_READY_FILE=$work/ready.json
export FLEET_UPDATE_DOWNLOAD_RATE=${RATE:-0}
# The file is noise: nobody signed it.
export FLEET_UPDATE_UNSIGNED=true
export FLEET_UPDATE_GATEWAY_TOKEN=$([ -n "${TOKEN:-}" ] && echo true || echo false)
"$dist/bin/fleet-manager" >"$work/manager.log" 2>&1 &
manager=$!
for _ in $(seq 180); do
  [ ! -s "$FLEET_READY_FILE" ] || break
  kill -0 "$manager" 2>/dev/null || { cat "$work/manager.log"; exit 1; }
  sleep 1
done
[ -s "$FLEET_READY_FILE" ] || { echo "The fleet manager was not ready after three minutes." >&2; exit 1; }
pid=$(sed -n 's/.*"role":"fleet-manager","pid":\([0-9]*\).*/\1/p' "$FLEET_READY_FILE")
port=$(cat "$work/data/run/device.port")
"$swarm" enrol --quiet --kiosks="$kiosks" --pages=http://127.0.0.1:18080 --token-file="$work/data/api-token" \
  --keep="$work/identities" >"$work/enrol.log" || { cat "$work/enrol.log"; exit 1; }

api() { curl -sS -f -H "Authorization: Bearer $(cat "$work/data/api-token")" "$@"; }
if [ "$command" = poll ]; then
  if [ -n "${TOKEN:-}" ]; then
    api --json '{"name":"bench","days":1}' http://127.0.0.1:18080/api/v1/gateway-tokens |
      sed -n 's/.*"token":"\([^"]*\)".*/\1/p' >"$work/gateway-token"
    set -- --gateway-token-file="$work/gateway-token" "$@"
  fi
  "$swarm" poll --devices="https://localhost:$port" --identities="$work/identities" --server-pid="$pid" "$@" || echo "swarm ended with $?"
  exit
fi

id() { sed -n 's/^{"id":\([0-9]*\),.*/\1/p'; }
head -c "${SIZE:-100000000}" /dev/urandom >"$work/file"
artifact=$(api --data-binary "@$work/file" -H 'Content-Type: application/octet-stream' 'http://127.0.0.1:18080/api/v1/artifacts?name=kiosk.bin' | id)
module=$(api --json "{\"part\":\"os\",\"name\":\"kiosk-os\",\"version\":\"1\",\"artifacts\":[$artifact]}" http://127.0.0.1:18080/api/v1/software-modules | id)
set_=$(api --json "{\"name\":\"kiosk\",\"version\":\"1\",\"modules\":[$module]}" http://127.0.0.1:18080/api/v1/distributions | id)
for kiosk in "$work"/identities/*; do
  echo "url = http://127.0.0.1:18080/api/v1/kiosks/$(basename "$kiosk")/updates"
  echo "output = /dev/null"
done >"$work/urls"
api --json "{\"distribution\":$set_}" --config "$work/urls"

memory() {
  awk -v when="$1" '/^VmRSS/ {printf "%-16s resident %d MiB", when, $2 / 1024}' "/proc/$pid/status"
  api http://127.0.0.1:18080/prometheus | awk '/^jvm_memory_used_bytes.*area="heap"/ {sum += $NF} END {printf ", heap used %d MiB\n", sum / 1048576}'
}
memory before
"$swarm" download --connections="$kiosks" --devices="https://localhost:$port" --identities="$work/identities" \
  --path="/softwaremodules/$module/artifacts/kiosk.bin" "$@" >"$work/swarm.log" 2>&1 &
run=$!
while kill -0 "$run" 2>/dev/null; do
  sleep 10
  kill -0 "$run" 2>/dev/null && memory during
done
wait "$run" || echo "swarm ended with $?"
cat "$work/swarm.log"
sleep 10
memory after
