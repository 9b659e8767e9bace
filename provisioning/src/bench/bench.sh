#!/bin/sh
# From a bare image to a labelled kiosk, with the installed programs and no hardware: counts what the person does and
# measures how long the machine takes. The unit is the agent as a process, with the files that lie on its card.
# usage: bench.sh [FOLDER]      after mvn package; needs mtools, dosfstools, fdisk, curl. FOLDER keeps what was made.
# MANAGER, AGENT and TOOL name other installations.
set -eu

top=$(CDPATH='' cd -- "$(dirname "$0")/../../.." && pwd)
manager=${MANAGER:-$top/fleet-manager/target/dist}/bin/fleet-manager
agent=${AGENT:-$top/edge-agent/target/dist}/bin
tool=${TOOL:-$top/provisioning/target/dist}/bin/teleguichet-provision
keep=${1:-}
work=${keep:-$(mktemp -d)}
mkdir -p "$work"
pin=804612
port=$((20000 + $$ % 20000))
manager_pid=
agent_pid=
commands=0
answers=0
hands=0
typed=0
machine=0

# The database of the manager needs its time to end in order.
stop() {
  for pid in $agent_pid $manager_pid; do
    kill "$pid" 2>/dev/null || true
  done
  for pid in $agent_pid $manager_pid; do
    wait "$pid" 2>/dev/null || true
  done
  [ -n "$keep" ] || rm -rf "$work"
}
trap stop EXIT

now() { date +%s%3N; }
field() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$work/ready.json" | head -1; }

# Waits until a command succeeds, for two minutes at most.
until_true() {
  end=$(($(now) + 120000))
  until "$@" >/dev/null 2>&1; do
    [ "$(now)" -lt "$end" ] || { echo "bench: gave up waiting for: $*" >&2; exit 1; }
    sleep 0.1
  done
}

row() { printf '%-34s %9s %9s %9s %12s\n' "$@"; }
began() { step=$(now); }
ended() {
  took=$(($(now) - step))
  machine=$((machine + took))
  row "$1" "$2" "$3" "$4" "$took ms"
}

# Runs the tool as a person does; standard input holds the answers. Counts the command, its keys and the answers.
person() {
  lines=$(wc -l < "$work/answers")
  # The folders of this bench are not what a person types: a card is /dev/sdb, a file has a name.
  short=$(echo "teleguichet-provision $*" | sed "s#$work/##g")
  commands=$((commands + 1))
  answers=$((answers + lines))
  typed=$((typed + ${#short} + 1 + $(wc -c < "$work/answers")))
  echo "$short" >> "$work/commands"
  "$tool" "$@" < "$work/answers" >> "$work/tool.log" 2>&1
}

echo "Machine: $(nproc) x $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(uname -sr)"

# What is there before the technician begins: a manager with a site, a token, and an image.
: > "$work/commands"
FLEET_DATA=$work/fleet FLEET_READY_FILE=$work/ready.json FLEET_HTTP_PORT=0 FLEET_BROKER_PORT=0 FLEET_DEVICE_PORT=0 \
  "$manager" > "$work/manager.log" 2>&1 &
manager_pid=$!
until_true test -s "$work/ready.json"
pages=$(field pages | sed 's#/$##')
devices=$(field devices | sed 's#/$##')
broker=$(field broker | sed 's#^ssl:#mqtts:#')
cp "$work/fleet/api-token" "$work/token"
curl -sf -X PUT "$pages/api/v1/sites/figeac-mairie" -H "Authorization: Bearer $(cat "$work/token")" \
  -H 'Content-Type: application/json' \
  -d '{"name":"Mairie de Figeac","commune":"Figeac","insee":"46102","latitude":44.6,"longitude":2.03,"fictitious":true}' > /dev/null
truncate -s 64M "$work/card.img"
printf 'label: dos\nstart=2048,size=120000,type=c\n' | sfdisk -q "$work/card.img"
mkfs.vfat -F 32 --offset 2048 "$work/card.img" 60000 > /dev/null 2>&1
card=$work/card.img@@1048576
printf '# image\n' | mcopy -i "$card" -o - ::/config.txt

row step commands answers hands machine

: > "$work/answers"
began
person prepare "$work/card.img" --kiosk figeac-01 --site figeac-mairie --broker "$broker" \
  --manager "$pages" --token-file "$work/token"
ended "prepare the card" 1 0 0

# Card into the unit, unit on.
hands=$((hands + 2))
mkdir -p "$work/boot" "$work/state"
mcopy -i "$card" -s ::/teleguichet "$work/boot"
began
"$agent/take-claim" "$work/boot/teleguichet/claim.json" "$work/state/claim.json"
TELEGUICHET_DATA_FOLDER=$work/state TELEGUICHET_ENROLMENT_CLAIM_FILE=$work/state/claim.json \
  TELEGUICHET_SCREEN_PORT=0 TELEGUICHET_TECHNICIAN_LISTEN=127.0.0.1:$port TELEGUICHET_TECHNICIAN_PIN=$pin \
  "$agent/edge-agent" --config "$work/boot/teleguichet/agent.yaml" > "$work/agent.log" 2>&1 &
agent_pid=$!
until_true test -s "$work/state/identity/certificate.pem"
ended "first boot: key and certificate" 0 0 2

report() { curl -sf "http://127.0.0.1:$port/technician/report" -H "Authorization: Bearer $pin"; }
online() { report | grep -q '"link":{"state":"online"'; }
began
until_true online
ended "first boot: the fleet sees it" 0 0 0

echo "$pin" > "$work/pin"
began
# Ends with 3 where this machine is not healthy, which is no fault of the bench.
code=0
person inspect --unit "http://127.0.0.1:$port" --pin-file "$work/pin" || code=$?
[ "$code" = 0 ] || [ "$code" = 3 ]
ended "inspect the unit" 1 0 0

# Ten peripherals, eleven lengths, a range of volume, and five things to be looked at.
{
  for _ in 1 2 3 4 5 6 7 8 9 10; do echo y; done
  printf '1200\n400\n950\n1250\n450\n800\n720\n320\n620\n850\n1350\n20\n'
  for _ in 1 2 3 4 5; do echo y; done
} > "$work/answers"
identity=$work/state/identity
began
# Nobody stands in front of this machine: what waits for a hand is given up after a second.
person accept --certificate "$identity/certificate.pem" --key "$identity/key.pem" \
  --authorities "$identity/authorities.pem" --technician Anne --manager "$devices" \
  --unit "http://127.0.0.1:$port" --pin-file "$work/pin" --wait 1
ended "acceptance test" 1 "$(wc -l < "$work/answers")" 0
curl -sf "$pages/api/v1/units?q=figeac-01" -H "Authorization: Bearer $(cat "$work/token")" | grep -q '"state":"accepted"'

: > "$work/answers"
began
person label "$work/label.pdf" --manager "$pages" --token-file "$work/token"
hands=$((hands + 2))
ended "label" 1 0 2

row total "$commands" "$answers" "$hands" "$machine ms"
echo "keys pressed: $typed"
