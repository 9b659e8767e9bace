package fr.teleguichet.fleet.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.pki.device.RecordedAudit;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokerRefusalAuditTest {
  private final RecordedAudit audit = new RecordedAudit();

  @TempDir private Path folder;

  private Path leave(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String refusal(String client, boolean proved) {
    return """
    at=2026-11-24T10:00:00Z
    kind=out-of-time
    client=%s
    address=192.0.2.7
    proved=%s
    reason=the certificate's time is over
    """
        .formatted(client, proved);
  }

  private void collect() throws IOException {
    try (BrokerRefusalAudit refusals = new BrokerRefusalAudit(folder, audit)) {
      refusals.collect();
    }
  }

  @Test
  void aFileBecomesAnEntryAndGoes() throws IOException {
    Path file = leave("1-1.refusal", refusal("lot/k1", true));

    collect();

    assertThat(file).doesNotExist();
    assertThat(audit.of(BrokerRefusalAudit.ACTION))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).isEqualTo(new Actor.Kiosk(new NodeAddress("lot", "k1")));
              assertThat(entry.subject()).isEqualTo("lot/k1");
              assertThat(entry.address()).contains("192.0.2.7");
              assertThat(entry.details())
                  .containsEntry("kind", "out-of-time")
                  .containsEntry("reason", "the certificate's time is over")
                  .containsEntry("at", "2026-11-24T10:00:00Z");
            });
  }

  @Test
  void whoProvedNothingIsAStrangerWhateverItsCertificateSays() throws IOException {
    var _ = leave("1-1.refusal", refusal("lot/k1", false));

    collect();

    AuditEntry entry = audit.of(BrokerRefusalAudit.ACTION).getFirst();
    assertThat(entry.actor()).isEqualTo(new Actor.Stranger());
    assertThat(entry.subject()).isEqualTo("lot/k1");
  }

  @Test
  void whatIsStillBeingWrittenWaitsAndWhatIsTooLongIsDropped() throws IOException {
    Path unfinished = leave("1-1.refusal.new", refusal("lot/k1", true));
    Path endless = leave("1-2.refusal", refusal("lot/" + "k".repeat(10_000), true));

    collect();

    assertThat(unfinished).exists();
    assertThat(endless).doesNotExist();
    assertThat(audit.of(BrokerRefusalAudit.ACTION)).isEmpty();
  }

  @Test
  void aFileWithoutSenseIsAStrangers() throws IOException {
    var _ = leave("1-1.refusal", "client=a/b/c\n=\nkind");

    collect();

    assertThat(audit.of(BrokerRefusalAudit.ACTION).getFirst().actor())
        .isEqualTo(new Actor.Stranger());
  }

  @Test
  void whatTheLogDidNotTakeStays() throws IOException {
    Path file = leave("1-1.refusal", refusal("lot/k1", true));
    try (BrokerRefusalAudit refusals =
        new BrokerRefusalAudit(
            folder,
            _ -> {
              throw new IllegalStateException("the database is away");
            })) {
      assertThatIllegalStateException().isThrownBy(refusals::collect);
    }
    assertThat(file).exists();
  }

  @Test
  void aFolderThatIsNotThereYetIsEmpty() throws IOException {
    try (BrokerRefusalAudit refusals = new BrokerRefusalAudit(folder.resolve("refusals"), audit)) {
      refusals.collect();
    }
    assertThat(audit.of(BrokerRefusalAudit.ACTION)).isEmpty();
  }
}
