package fr.teleguichet.edge.update;

import java.io.IOException;

/** The updater's file, on a kiosk whose power may go. */
record MortalMemory(UpdateLedgerStore file, Power power) implements UpdateLedgerStore {

  @Override
  public UpdateLedger read() throws IOException {
    power.at("read");
    return file.read();
  }

  @Override
  public void write(UpdateLedger ledger) throws IOException {
    power.at("before writing " + ledger.state().code());
    file.write(ledger);
    power.at("after writing " + ledger.state().code());
  }
}
