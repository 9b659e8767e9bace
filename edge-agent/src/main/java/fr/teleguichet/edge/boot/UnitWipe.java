package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.JournalException;
import fr.teleguichet.edge.journal.JournalSettings;
import fr.teleguichet.edge.loop.Blocking;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.est.DurableFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Makes the unit nobody again, for one that changes hands: records first, since they are what
 * somebody could miss, and the identity last. Run again it goes on where the power went.
 */
@Blocking
final class UnitWipe {

  private static final long MEBIBYTE = 1L << 20;
  private static final List<String> JOURNAL =
      List.of("journal.db", "journal.db-wal", "journal.db-shm");

  private final AgentConfiguration configuration;
  private final AgentEnvironment machine;

  /** The file that says, at the next start, that the fleet wanted the unit wiped. */
  static Path wanted(AgentConfiguration configuration) {
    return configuration.data().folder().resolve("wipe-wanted");
  }

  UnitWipe(AgentConfiguration configuration, AgentEnvironment machine) {
    this.configuration = configuration;
    this.machine = machine;
  }

  /**
   * Destroys everything and answers what there was, in a sentence.
   *
   * @param evenUnsent also records that the fleet does not have
   * @throws StartException when there are such records, or the folder can't be used
   */
  String wipe(boolean evenUnsent) throws InterruptedException {
    Path data = configuration.data().folder();
    if (Files.exists(data.resolve(JOURNAL.getFirst()))) {
      requireDelivered(evenUnsent);
    }
    try {
      boolean hadRecords = false;
      for (String file : JOURNAL) {
        hadRecords |= new DurableFile(data.resolve(file)).shred();
      }
      boolean _ = new DurableFile(data.resolve("update/state.json")).shred();
      boolean hadClaim = new DurableFile(configuration.enrolment().claimFile()).shred();
      boolean hadKey = UnitKeyVaultFactory.folder(configuration).wipe();
      Files.deleteIfExists(wanted(configuration));
      return "The unit is nobody now. Destroyed: journal %s, claim %s, key and certificate %s."
          .formatted(yes(hadRecords), yes(hadClaim), yes(hadKey));
    } catch (IOException e) {
      throw new StartException(
          ExitCode.DATA_UNUSABLE,
          "the unit is not wiped: %s; mend this and wipe again".formatted(e.getMessage()));
    }
  }

  private static String yes(boolean was) {
    return was ? "yes" : "there was none";
  }

  private void requireDelivered(boolean evenUnsent) throws InterruptedException {
    var looked = new CompletableFuture<Waiting>();
    machine
        .vertx()
        .runOnContext(
            _ -> look().onSuccess(looked::complete).onFailure(looked::completeExceptionally));
    try {
      Waiting waiting = looked.get();
      if (waiting.number > 0 && !evenUnsent) {
        throw new StartException(ExitCode.UNSENT_RECORDS, waiting.toString());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof JournalException known
          ? new StartException(ExitCode.DATA_UNUSABLE, String.valueOf(known.getMessage()))
          : new IllegalStateException(e);
    }
  }

  /** Records that the fleet does not have. */
  private record Waiting(long number, long first, long last, String journal) {
    @Override
    public String toString() {
      return ("the fleet does not have %d records yet, number %d to %d of the journal %s; let the"
              + " kiosk reach its fleet first, or destroy them too by --even-unsent")
          .formatted(number, first, last, journal);
    }
  }

  private Future<Waiting> look() {
    Vertx vertx = machine.vertx();
    var data = configuration.data();
    var settings =
        new JournalSettings(
            data.folder().resolve(JOURNAL.getFirst()), data.journalMebibytes() * MEBIBYTE);
    return Journal.open(
            VertxLoop.current(vertx, machine.ticker()::nanos),
            settings,
            machine.clock(),
            machine.ids())
        .compose(
            opening -> {
              var counts = opening.journal().counts();
              var waiting =
                  new Waiting(
                      counts.recordsWaiting(),
                      counts.acknowledged() + 1,
                      counts.lastNumber(),
                      opening.journal().id().toString());
              return opening.journal().close().map(waiting);
            });
  }
}
