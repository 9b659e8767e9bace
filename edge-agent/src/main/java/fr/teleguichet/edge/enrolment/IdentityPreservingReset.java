package fr.teleguichet.edge.enrolment;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.JournalStorageSettings;
import fr.teleguichet.edge.loop.AgentEnvironment;
import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.network.setup.NetworkTrial;
import fr.teleguichet.edge.reset.FactoryReset;
import fr.teleguichet.edge.reset.ResetKind;
import fr.teleguichet.edge.reset.ResetRequestFile;
import fr.teleguichet.edge.reset.ResetRequestFile.Request;
import fr.teleguichet.edge.reset.ResetScope;
import fr.teleguichet.est.DurableFile;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The agent's own part of a factory reset that keeps who the unit is, at its start: the settings
 * that the fleet gave it, the proxy that was set on site, and the records that the fleet has. What
 * wipes the identity is the system's part alone, or {@link UnitWipe}'s. Run again it goes on where
 * the power went.
 */
@BlockingWait
public final class IdentityPreservingReset {

  private final AgentConfiguration configuration;
  private final AgentEnvironment machine;
  private final Path data;

  public IdentityPreservingReset(AgentConfiguration configuration, AgentEnvironment machine) {
    this.configuration = configuration;
    this.machine = machine;
    this.data = configuration.data().folder();
  }

  /** What the start has to do after it. */
  public enum Outcome {
    /** No reset was wanted. */
    NOTHING,
    /** It is done. */
    DONE,
    /** The settings that this start was made with are gone: another start is needed. */
    START_AGAIN,
    /** The system was to do its part before the agent, and did not. */
    SYSTEM_DID_NOT
  }

  /**
   * Does what is left to be done.
   *
   * @throws IOException when the data folder can't be used
   */
  public Outcome complete(ResetScope reach) throws IOException, InterruptedException {
    if (!Files.isDirectory(data)) {
      // Nobody has asked for anything there. Whoever makes it says best why it can't be made.
      return Outcome.NOTHING;
    }
    ResetRequestFile done = ResetRequestFile.systemDone(data);
    ResetRequestFile wanted = ResetRequestFile.wanted(data);
    if (reach == ResetScope.APPLIANCE && wanted.read().isPresent()) {
      return Outcome.SYSTEM_DID_NOT;
    }
    Optional<Request> request = done.read();
    if (request.isEmpty()) {
      request = wanted.read();
    }
    if (request.isEmpty() || request.get().kind() != ResetKind.KEEP_IDENTITY) {
      return Outcome.NOTHING;
    }
    if (FleetConfigurationFolder.in(data).delete()) {
      return Outcome.START_AGAIN;
    }
    for (String file : NetworkTrial.PROXY_FILES) {
      boolean _ = new DurableFile(data.resolve(file)).shred();
    }
    forget(request.get());
    wanted.delete();
    done.delete();
    return Outcome.DONE;
  }

  private void forget(Request request) throws IOException, InterruptedException {
    var forgotten = new CompletableFuture<Void>();
    machine
        .vertx()
        .runOnContext(
            _ ->
                forgetOnLoop(request)
                    .onSuccess(forgotten::complete)
                    .onFailure(forgotten::completeExceptionally));
    try {
      var _ = forgotten.get();
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private Future<Void> forgetOnLoop(Request request) {
    var settings =
        JournalStorageSettings.in(
            data, configuration.data().journalMebibytes(), JournalStorageSettings.STANDARD_KEEP);
    return Journal.open(
            VertxLoop.current(machine.vertx(), machine.ticker()::nanos),
            settings,
            machine.clock(),
            machine.ids())
        .compose(
            opening ->
                opening
                    .journal()
                    .forgetAcknowledged()
                    .compose(_ -> opening.journal().append(record(request)))
                    .transform(
                        told ->
                            opening
                                .journal()
                                .close()
                                .compose(
                                    _ ->
                                        told.succeeded()
                                            ? Future.<Void>succeededFuture()
                                            : Future.failedFuture(told.cause()))));
  }

  private KioskRecord record(Request request) {
    return new KioskRecord.Care(
        machine.clock().instant(),
        request.id(),
        FactoryReset.action(request.kind()),
        RemoteCommandStage.DONE,
        "");
  }
}
