package fr.teleguichet.edge.update;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import java.util.Optional;

/** A journal on a kiosk whose power may go; a record and its note are in it both or neither. */
record MortalJournal(Logbook journal, Power power) implements RecordAppender, DurableNotes {

  @Override
  public Future<Long> append(KioskRecord record) {
    throw new UnsupportedOperationException("the updater notes how far it came");
  }

  @Override
  public Future<Long> append(KioskRecord record, String note, String content) {
    power.at("before recording");
    Future<Long> number = journal.append(record, note, content);
    power.at("after recording");
    return number;
  }

  @Override
  public Future<Optional<String>> get(String name) {
    return journal.get(name);
  }

  @Override
  public Future<Void> put(String name, String content) {
    return journal.put(name, content);
  }
}
