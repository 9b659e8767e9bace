package fr.teleguichet.edge.update.agent;

import java.io.IOException;
import java.io.InputStream;

/** Looks at each file of a package, and whether those are there without which nothing runs. */
abstract sealed class AgentPackageVisitor implements TarArchiveReader.Visitor
    permits AgentPackageCheck, AgentPackageUnpacker {

  private static final String PROGRAM = "bin/edge-agent";

  private boolean hasProgram;
  private boolean hasLibrary;

  @Override
  public final void file(TarEntry entry, InputStream content) throws IOException {
    String name = entry.name();
    hasProgram |= name.equals(PROGRAM) && entry.isExecutable();
    hasLibrary |= name.startsWith("lib/") && name.endsWith(".jar");
    take(entry, content);
  }

  abstract void take(TarEntry entry, InputStream content) throws IOException;

  final boolean isComplete() {
    return hasProgram && hasLibrary;
  }
}
