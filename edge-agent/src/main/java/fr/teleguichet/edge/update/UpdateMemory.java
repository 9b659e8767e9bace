package fr.teleguichet.edge.update;

import java.io.IOException;

/** Where the ledger outlives power cuts. Its methods block. */
interface UpdateMemory {

  /** What was written last; {@link Ledger#EMPTY} before anything was. */
  Ledger read() throws IOException;

  /** Remembers it, whole or not at all, and comes back when it is on the disk. */
  void write(Ledger ledger) throws IOException;
}
