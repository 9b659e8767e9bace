#!/bin/sh
# Throws bytes at the parser of the radar's frames, 10 million by default.
# usage: radar-fuzz.sh [BYTES [SEED]]     after mvn -pl edge-agent -am package
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/test-classes:$here/target/dist/lib/*" \
  fr.teleguichet.edge.presence.RadarFuzz "$@"
