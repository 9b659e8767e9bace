#!/bin/sh
# Makes the guide's pictures again: of the pages that the browser tests looked at, and of a label that bench.sh made.
# usage: pictures.sh FOLDER     after mvn verify -Dpages.pictures=true and bench.sh FOLDER; needs pdftoppm (poppler-utils)
# AGENT_PAGES and FLEET_PAGES name other folders of screenshots.
set -eu

folder=${1:?usage: pictures.sh FOLDER, where bench.sh left its label}
top=$(CDPATH='' cd -- "$(dirname "$0")/../../.." && pwd)
agent=${AGENT_PAGES:-$top/edge-agent/target/pages}
fleet=${FLEET_PAGES:-$top/fleet-manager/target/pages}
guide=$top/provisioning/docs/guide
mkdir -p "$guide"

cp "$agent/unclaimed-fr-1440.png" "$guide/unit-waits.png"
cp "$agent/technician-360.png" "$guide/technician.png"
cp "$fleet/unit-accept-fr-360.png" "$guide/accept.png"
# The first label of the sheet.
pdftoppm -gray -r 130 -png -singlefile -x 30 -y 70 -W 340 -H 200 "$folder/label.pdf" "$guide/label"
ls -l "$guide"
