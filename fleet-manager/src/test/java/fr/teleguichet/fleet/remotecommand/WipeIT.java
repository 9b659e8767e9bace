package fr.teleguichet.fleet.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.pki.authority.CertificateRecord;
import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.pki.device.DeviceClient;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Retiring a kiosk: it is told to erase itself before its certificate is revoked. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class WipeIT {

  private static final KioskId NAME =
      new KioskId(new Territory("grand-figeac"), new KioskName("borne-a"));

  private final KeyPair keys = TestAuthority.keys();
  private final Fingerprint key = Fingerprint.of(keys.getPublic());

  private String enrolled(TestPages.Running pages) {
    FiveUnits.enrol(pages, "borne-a", key);
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT id FROM unit WHERE fingerprint = :key")
                    .bind("key", key.hex())
                    .mapTo(String.class)
                    .one());
  }

  private DeviceClient client(TestPages.Running pages) {
    X509Certificate certificate = pages.authority().issue(NAME, keys.getPublic());
    return DeviceClient.showing(
        pages.devices(),
        pages.authority().root(),
        keys.getPrivate(),
        Stream.concat(Stream.of(certificate), pages.authority().authorities().stream().skip(1))
            .toArray(X509Certificate[]::new));
  }

  /** Brings a result that nobody wants: 404 for whoever is let in. */
  private static int knock(DeviceClient client) throws IOException {
    return client
        .send(
            client
                .request("/device/v1/care/" + UUID.randomUUID() + "/result")
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("x"))
                .build())
        .statusCode();
  }

  private static void retire(TestPages.Running pages, String unit) {
    Forms browser = new Forms(pages, pages.session());
    assertThat(browser.post("/units/" + unit + "/end/retire", "kiosk", "borne-a").statusCode())
        .isEqualTo(303);
  }

  private boolean isRevoked(TestPages.Running pages) {
    List<CertificateRecord> all = pages.authority().certificatesOf(key);
    return !all.isEmpty() && all.stream().allMatch(it -> it.revocation().isPresent());
  }

  @Test
  void aConnectedKioskIsToldConfirmsAndThenLosesItsAccess(TestPages.Running pages)
      throws IOException {
    String unit = enrolled(pages);
    SimulatedKiosk kiosk = pages.kiosk("grand-figeac", "borne-a").born();
    RemoteCommandDispatcher post = pages.context().getBean(RemoteCommandDispatcher.class);
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> post.reaches(new NodeAddress("grand-figeac", "borne-a")));
    try (DeviceClient client = client(pages)) {
      retire(pages, unit);
      await().atMost(Durations.FIVE_MINUTES).until(() -> !pages.wishes().isEmpty());
      assertThat(pages.wishes().getFirst().wish().action()).isEqualTo("wipe");
      assertThat(isRevoked(pages)).isFalse();
      assertThat(knock(client)).isEqualTo(404);
      assertThat(pages.get("/units/" + unit + "?lang=en").body())
          .contains("The kiosk was asked to wipe itself");
      UUID id = pages.wishes().getFirst().wish().id();
      kiosk.records(
          Stream.of(
                  RemoteCommandStage.ACCEPTED,
                  RemoteCommandStage.EXECUTING,
                  RemoteCommandStage.DONE)
              .<KioskRecord>map(
                  stage -> new KioskRecord.Care(pages.clock().instant(), id, "wipe", stage, ""))
              .toList());

      await().atMost(Durations.FIVE_MINUTES).until(() -> isRevoked(pages));

      await()
          .atMost(Durations.FIVE_MINUTES)
          .untilAsserted(() -> assertThat(knock(client)).isEqualTo(403));
      assertThat(pages.get("/units/" + unit + "?lang=en").body())
          .contains("The kiosk confirmed that it wiped itself");
      assertThat(pages.audit().of("unit.wiped")).hasSize(1);
    }
  }

  @Test
  void aKioskThatIsAwayIsCutOffAtOnceAndThePageSaysWhatItHolds(TestPages.Running pages)
      throws IOException {
    String unit = enrolled(pages);
    try (DeviceClient client = client(pages)) {
      assertThat(knock(client)).isEqualTo(404);

      retire(pages, unit);

      assertThat(isRevoked(pages)).isTrue();
      assertThat(pages.wishes()).isEmpty();
      assertThat(pages.get("/units/" + unit + "?lang=en").body())
          .contains("it still holds its journal and its key");
    }
  }
}
