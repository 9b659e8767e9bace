package fr.teleguichet.edge.update.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads a package and writes nothing. */
final class AgentPackageCheck extends AgentPackageVisitor {

  @Override
  public void folder(TarEntry entry) {
    // Nothing is made.
  }

  @Override
  void take(TarEntry entry, InputStream content) throws IOException {
    var _ = content.transferTo(OutputStream.nullOutputStream());
  }
}
