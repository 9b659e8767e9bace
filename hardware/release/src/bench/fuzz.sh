#!/bin/sh
# Throws bytes at every reader of release files, 10 million by default at each.
# usage: fuzz.sh [BYTES [SEED]]     with Java 25 or newer in JAVA_HOME or on the path, after mvn -pl edge-agent -am package, whose libraries it takes
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
  -cp "$here/target/test-classes:$here/target/classes:$here/../../edge-agent/target/dist/lib/*" \
  fr.teleguichet.release.ReleaseFuzz "$@"
