#!/bin/sh
# Writes the tables of docs/presence.md anew, or a generated day as a file; see EvaluationMain for its arguments.
# usage: presence.sh DOCUMENT DAYS [RECORDINGS] | presence.sh write FOLDER SEED     after mvn -pl edge-agent -am package
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -cp "$here/target/test-classes:$here/target/dist/lib/*" \
  fr.teleguichet.edge.presence.EvaluationMain "$@"
