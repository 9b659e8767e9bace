#!/bin/sh
# Counts what the installed agent has written to the card while nobody is there: at the block device, so with all that the
# file system and SQLite write besides.
# usage: flash-writes.sh [SECONDS]     after mvn package; as root, for it mounts a file of 256 MB; needs mosquitto for FLEET=yes
# FLEET=yes gives it a broker; without one it has no network. DIST names another installation.
set -eu

seconds=${1:-600}
here=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd)
dist=${DIST:-$here/target/dist}
work=$(mktemp -d)
port=$((20000 + $$ % 10000))
device=
agent=
broker=
trap 'exit 143' INT TERM
trap 'for p in $agent $broker; do kill "$p" 2> /dev/null || true; done; sleep 2
  umount "$work/data" 2> /dev/null || true; [ -z "$device" ] || losetup -d "$device"; rm -rf "$work"' EXIT

truncate -s 256M "$work/card"
mkfs.ext4 -q -E lazy_itable_init=0,lazy_journal_init=0 "$work/card"
device=$(losetup --show -f "$work/card")
mkdir "$work/data"
mount -o noatime "$device" "$work/data"
# What the agent wrote and the system has not yet is the agent's too.
writes() { sync "$work/data/."; awk '{print $5, $7}' "/sys/block/${device#/dev/}/stat"; }

if [ "${FLEET:-no}" = yes ]; then
  printf 'user %s\nlistener %s 127.0.0.1\nallow_anonymous true\npersistence false\n' "$(id -un)" "$port" > "$work/broker.conf"
  mosquitto -c "$work/broker.conf" > "$work/broker.log" 2>&1 &
  broker=$!
fi
TELEGUICHET_KIOSK_ID=bench TELEGUICHET_DATA_FOLDER="$work/data/agent" TELEGUICHET_SCREEN_PORT=0 \
  TELEGUICHET_LINK_BROKERS="mqtt://127.0.0.1:$port" TELEGUICHET_LINK_PRIMARY_HOST=none \
  "$dist/bin/edge-agent" > "$work/agent.log" 2>&1 &
agent=$!
sleep "${SETTLE:-60}"
before=$(writes)
sleep "$seconds"
after=$(writes)
kill -0 "$agent" || { cat "$work/agent.log"; exit 1; }
echo "$before $after" | awk -v s="$seconds" '{
  printf "requests:  %d in %d s\n", $3 - $1, s
  printf "written:   %d kB, %.1f MB a day\n", ($4 - $2) * 512 / 1000, ($4 - $2) * 512 / 1e6 * 86400 / s }'
