package fr.teleguichet.edge.update;

import java.io.IOException;

/** Where the ledger outlives power cuts. Its methods block. */
interface UpdateLedgerStore {

  /** What was written last; {@link UpdateLedger#EMPTY} before anything was. */
  UpdateLedger read() throws IOException;

  /** Remembers it, whole or not at all, and comes back when it is on the disk. */
  void write(UpdateLedger ledger) throws IOException;
}
