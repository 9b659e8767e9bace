package fr.teleguichet.edge.enrolment;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.JournalException;
import fr.teleguichet.edge.journal.JournalStorageSettings;
import fr.teleguichet.edge.loop.AgentEnvironment;
import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.network.setup.NetworkTrial;
import fr.teleguichet.est.DurableFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Makes the unit nobody again, for one that changes hands: records first, since they are what
 * somebody could miss, and the identity last. Run again it goes on where the power went.
 */
@BlockingWait
public final class UnitWipe {

  private final AgentConfiguration configuration;
  private final AgentEnvironment machine;

  /** How it ended. */
  public sealed interface Outcome {
    /** The whole in a sentence. */
    String sentence();

    /** There is nothing any more. */
    record Wiped(String sentence) implements Outcome {}

    /** Nothing is destroyed, since the fleet does not have all records yet. */
    record Undelivered(String sentence) implements Outcome {}

    /** The data folder, or the journal in it, can't be used. */
    record Unusable(String sentence) implements Outcome {}
  }

  /** The file that says, at the next start, that the fleet wanted the unit wiped. */
  public static Path wanted(AgentConfiguration configuration) {
    return configuration.data().folder().resolve("wipe-wanted");
  }

  public UnitWipe(AgentConfiguration configuration, AgentEnvironment machine) {
    this.configuration = configuration;
    this.machine = machine;
  }

  /**
   * Destroys everything.
   *
   * @param evenUnsent also records that the fleet does not have
   */
  public Outcome wipe(boolean evenUnsent) throws InterruptedException {
    Path data = configuration.data().folder();
    if (Files.exists(data.resolve(JournalStorageSettings.FILES.getFirst()))) {
      Optional<Outcome> obstacle = obstacle(evenUnsent);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
    }
    try {
      boolean hadRecords = false;
      for (String file : JournalStorageSettings.FILES) {
        hadRecords |= new DurableFile(data.resolve(file)).shred();
      }
      boolean _ = new DurableFile(data.resolve("update/state.json")).shred();
      for (String file : NetworkTrial.FILES) {
        boolean _ = new DurableFile(data.resolve(file)).shred();
      }
      boolean hadClaim = new DurableFile(configuration.enrolment().claimFile()).shred();
      boolean _ = FleetConfigurationFolder.in(data).delete();
      boolean hadKey = UnitKeyVaultFactory.folder(configuration).wipe();
      Files.deleteIfExists(wanted(configuration));
      return new Outcome.Wiped(
          "The unit is nobody now. Destroyed: journal %s, claim %s, key and certificate %s."
              .formatted(yes(hadRecords), yes(hadClaim), yes(hadKey)));
    } catch (IOException e) {
      return new Outcome.Unusable(
          "the unit is not wiped: %s; mend this and wipe again".formatted(e.getMessage()));
    }
  }

  private static String yes(boolean was) {
    return was ? "yes" : "there was none";
  }

  /** Why nothing may be destroyed, if so. */
  private Optional<Outcome> obstacle(boolean evenUnsent) throws InterruptedException {
    var looked = new CompletableFuture<Waiting>();
    machine
        .vertx()
        .runOnContext(
            _ -> look().onSuccess(looked::complete).onFailure(looked::completeExceptionally));
    try {
      Waiting waiting = looked.get();
      return waiting.number > 0 && !evenUnsent
          ? Optional.of(new Outcome.Undelivered(waiting.toString()))
          : Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JournalException known) {
        return Optional.of(new Outcome.Unusable(String.valueOf(known.getMessage())));
      }
      throw new IllegalStateException(e);
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
        JournalStorageSettings.in(
            data.folder(), data.journalMebibytes(), JournalStorageSettings.STANDARD_KEEP);
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
