package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.kiosk.Notes;
import io.vertx.core.Future;
import java.util.Optional;

/** The journal as the place for small texts. */
record JournalNotes(Journal journal) implements Notes {

  @Override
  public Future<Optional<String>> get(String name) {
    return journal.get(name);
  }

  @Override
  public Future<Void> put(String name, String content) {
    return journal.put(name, content);
  }
}
