package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import java.util.Optional;

/** The journal as the features see it. */
record JournalAdapter(Journal journal) implements DurableNotes, RecordAppender {

  @Override
  public Future<Optional<String>> get(String name) {
    return journal.get(name);
  }

  @Override
  public Future<Void> put(String name, String content) {
    return journal.put(name, content);
  }

  @Override
  public Future<Long> append(KioskRecord record) {
    return journal.append(record);
  }

  @Override
  public Future<Long> append(KioskRecord record, String note, String content) {
    return journal.append(record, note, content);
  }
}
