package fr.teleguichet.edge.journal;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Appends records without end, several at a time, and says each number that the journal confirmed;
 * in between it acknowledges some, stores reports and takes birth-death numbers. Meant to be
 * killed.
 */
final class AppendingMain {

  private static final int BURST = 7;
  private final Journal journal;

  private AppendingMain(Journal journal) {
    this.journal = journal;
  }

  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    vertx
        .getOrCreateContext()
        .runOnContext(
            _ -> {
              Loop loop = VertxLoop.current(vertx, System::nanoTime);
              var settings =
                  new JournalStorageSettings(
                      Path.of(arguments[0]), JournalStorageSettings.MIN_SIZE);
              Journal.open(loop, settings, Clock.systemUTC(), UUID::randomUUID)
                  .onSuccess(opening -> new AppendingMain(opening.journal()).burst())
                  .onFailure(e -> say("failed", String.valueOf(e.getMessage())));
            });
  }

  private void burst() {
    long last = journal.counts().lastNumber();
    for (int i = 1; i < BURST; i++) {
      append(last + i).onSuccess(number -> say("appended", number));
    }
    if (last % 3 == 0) {
      journal.nextBdSeq().onSuccess(number -> say("bdSeq", number));
    }
    if (last % 5 == 0) {
      journal
          .storeReports(List.of(Journals.wholeReport(Journals.record(last).occurred(), (int) last)))
          .onFailure(e -> say("failed", String.valueOf(e.getMessage())));
    }
    if (last > 40) {
      journal.acknowledge(journal.id(), last - 40).onSuccess(upTo -> say("acknowledged", upTo));
    }
    append(last + BURST)
        .onSuccess(
            number -> {
              say("appended", number);
              burst();
            });
  }

  private io.vertx.core.Future<Long> append(long expected) {
    return journal.append(Journals.record(expected));
  }

  private static void say(String what, Object value) {
    System.out.println(what + " " + value);
    System.out.flush();
  }
}
