package fr.teleguichet.edge.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import fr.teleguichet.edge.enrolment.IdentityPreservingReset.Outcome;
import fr.teleguichet.edge.journal.Journal;
import fr.teleguichet.edge.journal.JournalCounts;
import fr.teleguichet.edge.journal.JournalStorageSettings;
import fr.teleguichet.edge.loop.AgentEnvironment;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.edge.reset.ResetKind;
import fr.teleguichet.edge.reset.ResetRequestFile;
import fr.teleguichet.edge.reset.ResetRequestFile.Request;
import fr.teleguichet.edge.reset.ResetScope;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent's own part of a reset, with a real journal: what the fleet has goes, the rest stays.
 */
@Timeout(300)
final class IdentityPreservingResetTest {

  private static final UUID ID = new UUID(0, 7);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-29T09:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder = Path.of("");
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void withoutARequestNothingHappens() throws Exception {
    records(5, 3);

    assertThat(complete(ResetScope.PACKAGE)).isEqualTo(Outcome.NOTHING);

    assertThat(counts()).extracting(JournalCounts::oldest).isEqualTo(1L);
  }

  @Test
  void recordsThatTheFleetHasGoAndTheOthersStayWithTheirNumbers() throws Exception {
    records(5, 3);
    Path proxy = Files.writeString(folder.resolve("network-proxy.json"), "{}");
    Path former = Files.writeString(folder.resolve("network-proxy-former.json"), "{}");
    ResetRequestFile.systemDone(folder).write(new Request(ResetKind.KEEP_IDENTITY, ID));

    assertThat(complete(ResetScope.APPLIANCE)).isEqualTo(Outcome.DONE);

    assertThat(proxy).as("what was set on site").doesNotExist();
    assertThat(former).as("what a trial was to bring back").doesNotExist();

    assertThat(counts().oldest()).isEqualTo(4);
    List<JournalEntry> left = waiting();
    assertThat(left).extracting(JournalEntry::number).containsExactly(4L, 5L, 6L);
    assertThat(RecordCodec.decode(left.getLast()))
        .isEqualTo(
            new KioskRecord.Care(
                CLOCK.instant(),
                ID,
                "technician-reset-keep-identity",
                RemoteCommandStage.DONE,
                ""));
    assertThat(complete(ResetScope.APPLIANCE)).as("and that was all").isEqualTo(Outcome.NOTHING);
  }

  @Test
  void whereNoSystemDoesItsPartTheFleetsSettingsGoFirstAndTheAgentStartsWithoutThem()
      throws Exception {
    records(5, 3);
    ResetRequestFile.wanted(folder).write(new Request(ResetKind.KEEP_IDENTITY, ID));
    Path settings = folder.resolve("configurations/versions/7/agent.yaml");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "screen: {}");
    Files.createSymbolicLink(folder.resolve("configurations/current"), Path.of("versions/7"));

    assertThat(complete(ResetScope.PACKAGE)).isEqualTo(Outcome.START_AGAIN);
    assertThat(folder.resolve("configurations")).doesNotExist();
    assertThat(counts().oldest()).as("the records wait for the next start").isEqualTo(1);

    assertThat(complete(ResetScope.PACKAGE)).isEqualTo(Outcome.DONE);
    assertThat(counts().oldest()).isEqualTo(4);
    assertThat(complete(ResetScope.PACKAGE)).isEqualTo(Outcome.NOTHING);
  }

  @Test
  void onAnApplianceTheAgentWaitsForTheSystemsPart() throws Exception {
    records(5, 3);
    ResetRequestFile.wanted(folder).write(new Request(ResetKind.KEEP_IDENTITY, ID));

    assertThat(complete(ResetScope.APPLIANCE)).isEqualTo(Outcome.SYSTEM_DID_NOT);

    assertThat(counts().oldest()).isEqualTo(1);
    assertThat(ResetRequestFile.wanted(folder).read()).isPresent();
  }

  @Test
  void whatIsNoRequestIsNone() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("factory-reset"), "kind=everything\n");

    assertThat(complete(ResetScope.PACKAGE)).isEqualTo(Outcome.NOTHING);
  }

  private Outcome complete(ResetScope reach) throws IOException, InterruptedException {
    var machine =
        new AgentEnvironment(
            vertx, CLOCK, System::nanoTime, new Random(1), UUID::randomUUID, folder, 1, Map.of());
    return new IdentityPreservingReset(configuration(), machine).complete(reach);
  }

  private AgentConfiguration configuration() {
    Map<String, String> settings = Map.of("TELEGUICHET_DATA_FOLDER", folder.toString());
    return ((ConfigurationResult.Usable) ConfigurationReader.read(Optional.empty(), settings))
        .configuration();
  }

  private void records(int written, long acknowledged) {
    var _ =
        withJournal(
            journal -> {
              Future<Long> last = Future.succeededFuture(0L);
              for (int i = 0; i < written; i++) {
                last =
                    journal.append(
                        new KioskRecord.Care(
                            CLOCK.instant(), ID, "identify", RemoteCommandStage.DONE, ""));
              }
              return last.compose(_ -> journal.acknowledge(journal.id(), acknowledged));
            });
  }

  private JournalCounts counts() {
    return withJournal(journal -> Future.succeededFuture(journal.counts()));
  }

  private List<JournalEntry> waiting() {
    return withJournal(journal -> journal.recordsAfter(0, 100, 100_000));
  }

  private <T> T withJournal(Function<Journal, Future<T>> work) {
    var done = new CompletableFuture<T>();
    vertx.runOnContext(
        _ ->
            Journal.open(
                    VertxLoop.current(vertx, System::nanoTime),
                    JournalStorageSettings.in(folder, 64, JournalStorageSettings.STANDARD_KEEP),
                    CLOCK,
                    UUID::randomUUID)
                .compose(
                    opening ->
                        work.apply(opening.journal())
                            .compose(it -> opening.journal().close().map(it)))
                .onSuccess(done::complete)
                .onFailure(done::completeExceptionally));
    return done.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
