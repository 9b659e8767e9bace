package fr.teleguichet.fleet.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.pki.device.DeviceClient;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What kiosks bring, over real TLS connections with their certificates. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class CommandResultFileIT {

  private static final NodeAddress NODE = new NodeAddress("lot", "borne-a");
  private static final byte[] PICTURE = bytes(3_000, 0xFF, 0xD8, 0xFF, 0xE0);
  private static final byte[] BUNDLE = bytes(5_000, 'P', 'K', 3, 4);

  private static byte[] bytes(int length, int... first) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < first.length; i++) {
      bytes[i] = (byte) first[i];
    }
    return bytes;
  }

  private static DeviceClient client(TestPages.Running pages, String kiosk) {
    KeyPair keys = TestAuthority.keys();
    X509Certificate certificate =
        pages
            .authority()
            .issue(new KioskId(new Territory("lot"), new KioskName(kiosk)), keys.getPublic());
    return DeviceClient.showing(
        pages.devices(),
        pages.authority().root(),
        keys.getPrivate(),
        Stream.concat(Stream.of(certificate), pages.authority().authorities().stream().skip(1))
            .toArray(X509Certificate[]::new));
  }

  private static HttpResponse<String> put(DeviceClient client, UUID id, String type, byte[] content)
      throws IOException {
    return client.send(
        client
            .request("/device/v1/care/" + id + "/result")
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(content))
            .build());
  }

  private static UUID wanted(TestPages.Running pages, RemoteCommandType action) {
    SimulatedKiosk _ = pages.kiosk("lot", "borne-a").born();
    RemoteCommandService desk = pages.context().getBean(RemoteCommandService.class);
    await()
        .atMost(Durations.FIVE_MINUTES)
        .ignoreExceptions()
        .until(
            () ->
                !desk.latest(new NodeAddress("lot", "borne-a"), 1).isEmpty()
                    || want(desk, action) != null);
    return desk.latest(new NodeAddress("lot", "borne-a"), 1).getFirst().id();
  }

  private static RemoteCommand want(RemoteCommandService desk, RemoteCommandType action) {
    return desk.want(
        new RemoteCommandService.Wish(
            NODE, action, RemoteCommandService.USUAL_PATIENCE, Optional.empty()),
        RemoteCommandSamples.LEA);
  }

  private static void set(TestPages.Running pages, UUID id, String assignment) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE care_action SET " + assignment + " WHERE id = ?", id.toString()));
  }

  @Test
  void aPictureIsTakenOnceAndShownToWhoRepairsOnly(TestPages.Running pages) throws IOException {
    UUID id = wanted(pages, RemoteCommandType.TEST_PICTURE);
    try (DeviceClient client = client(pages, "borne-a")) {
      assertThat(put(client, id, "image/jpeg", PICTURE).statusCode()).isEqualTo(204);
      assertThat(put(client, id, "image/jpeg", PICTURE).statusCode()).as("twice").isEqualTo(409);
    }
    Path file = pages.careFolder().resolve(id + ".jpg");
    assertThat(Files.readAllBytes(file)).isEqualTo(PICTURE);

    String result = "/kiosks/borne-a/care/" + id + "/result";
    Forms technician = new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "lot"));
    HttpResponse<String> shown = technician.get(result);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(shown.headers().allValues("Content-Security-Policy"))
        .anyMatch(policy -> policy.contains("sandbox"));
    assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(technician.get("/kiosks/borne-a/care/" + id).body()).contains("<img");
    assertThat(pages.audit().of("care.result-read")).hasSize(1);
    Forms mediator = new Forms(pages, TestPeople.of(pages.context(), Role.MEDIATOR, "lot"));
    assertThat(mediator.get(result).statusCode()).isEqualTo(403);
    assertThat(mediator.page("/kiosks/borne-a/care/" + id)).doesNotContain("<img");
    Forms elsewhere = new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "x"));
    assertThat(elsewhere.get(result).statusCode()).isEqualTo(404);

    set(pages, id, "result_until = '2026-01-01'");
    assertThat(technician.get(result).statusCode()).as("after a day").isEqualTo(404);
    pages.context().getBean(CommandResultFileService.class).sweep();

    assertThat(file).doesNotExist();
    assertThat(technician.get("/kiosks/borne-a/care/" + id + "?lang=en").body())
        .contains("The file is not kept any more.");
    try (DeviceClient client = client(pages, "borne-a")) {
      assertThat(put(client, id, "image/jpeg", PICTURE).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void aPictureGoesAfterADayAndABundleAfterAMonth(TestPages.Running pages) throws IOException {
    UUID picture = wanted(pages, RemoteCommandType.TEST_PICTURE);
    UUID bundle =
        want(pages.context().getBean(RemoteCommandService.class), RemoteCommandType.DIAGNOSTICS)
            .id();
    Instant now = pages.clock().instant();
    try (DeviceClient client = client(pages, "borne-a")) {
      assertThat(put(client, picture, "image/jpeg", PICTURE).statusCode()).isEqualTo(204);
      assertThat(put(client, bundle, "application/zip", BUNDLE).statusCode()).isEqualTo(204);
    }

    RemoteCommandService desk = pages.context().getBean(RemoteCommandService.class);
    assertThat(desk.find(picture).orElseThrow().result().orElseThrow().until().orElseThrow())
        .isBetween(now.plusSeconds(86_000), now.plusSeconds(87_000));
    assertThat(desk.find(bundle).orElseThrow().result().orElseThrow().until().orElseThrow())
        .isBetween(now.plusSeconds(29 * 86_400L), now.plusSeconds(31 * 86_400L));
    HttpResponse<String> download = pages.get("/api/v1/kiosks/borne-a/care/" + bundle + "/result");
    assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"diagnostics-" + bundle + ".zip\"");
  }

  @Test
  void anotherKioskAndNobodyAreTurnedAway(TestPages.Running pages) throws IOException {
    UUID id = wanted(pages, RemoteCommandType.DIAGNOSTICS);
    try (DeviceClient other = client(pages, "borne-b");
        DeviceClient nobody = DeviceClient.stranger(pages.devices(), pages.authority().root())) {
      assertThat(put(other, id, "application/zip", BUNDLE).statusCode()).isEqualTo(404);
      assertThat(put(other, UUID.randomUUID(), "text/plain", BUNDLE).statusCode()).isEqualTo(404);
      assertThat(put(nobody, id, "application/zip", BUNDLE).statusCode()).isEqualTo(401);
    }
    assertThat(pages.careFolder()).isEmptyDirectory();
    assertThat(
            pages
                .send(
                    pages
                        .request("/device/v1/care/" + id + "/result")
                        .header("Origin", pages.uri("").toString())
                        .PUT(BodyPublishers.ofByteArray(BUNDLE))
                        .build())
                .statusCode())
        .as("on the pages’ listener")
        .isEqualTo(404);
  }

  @Test
  void whatIsTooLargeOrOfTheWrongKindIsNotTaken(TestPages.Running pages) throws IOException {
    UUID id = wanted(pages, RemoteCommandType.DIAGNOSTICS);
    try (DeviceClient client = client(pages, "borne-a")) {
      byte[] long1 = bytes((5 << 20) + 1, 'P', 'K', 3, 4);
      assertThat(put(client, id, "application/zip", long1).statusCode()).isEqualTo(413);
      byte[] note = new byte[(64 << 10) + 1];
      Arrays.fill(note, (byte) 'x');
      assertThat(put(client, id, "text/plain", note).statusCode()).isEqualTo(413);
      assertThat(put(client, id, "application/zip", new byte[11 << 20]).statusCode())
          .isEqualTo(413);
      assertThat(put(client, id, "image/jpeg", PICTURE).statusCode())
          .as("a picture of a citizen hidden in a bundle")
          .isEqualTo(415);
      assertThat(put(client, id, "application/zip", PICTURE).statusCode()).isEqualTo(415);
      assertThat(put(client, id, "text/html", BUNDLE).statusCode()).isEqualTo(415);
      assertThat(put(client, id, "text/plain", new byte[] {0, 1, 2}).statusCode()).isEqualTo(415);
      assertThat(put(client, id, "text/plain", new byte[0]).statusCode()).isEqualTo(400);
      assertThat(pages.careFolder()).isEmptyDirectory();
      byte[] words = "tout va bien\n".getBytes(StandardCharsets.UTF_8);
      assertThat(put(client, id, "text/plain; charset=utf-8", words).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void aResultComesDuringTheActionAndALittleAfterItsEnd(TestPages.Running pages)
      throws IOException {
    UUID id = wanted(pages, RemoteCommandType.DIAGNOSTICS);
    set(pages, id, "stage = 'done', changed = UTC_TIMESTAMP(3) - INTERVAL 16 MINUTE");
    try (DeviceClient client = client(pages, "borne-a")) {
      assertThat(put(client, id, "application/zip", BUNDLE).statusCode()).isEqualTo(410);
      set(pages, id, "changed = UTC_TIMESTAMP(3) - INTERVAL 14 MINUTE");
      assertThat(put(client, id, "application/zip", BUNDLE).statusCode()).isEqualTo(204);
    }
    UUID stuck =
        want(pages.context().getBean(RemoteCommandService.class), RemoteCommandType.DIAGNOSTICS)
            .id();
    set(pages, stuck, "stage = 'executing', deadline = UTC_TIMESTAMP(3) - INTERVAL 16 MINUTE");
    try (DeviceClient client = client(pages, "borne-a")) {
      assertThat(put(client, stuck, "application/zip", BUNDLE).statusCode()).isEqualTo(410);
    }
  }

  @Test
  void theSpaceIsBoundedAndTheOldestGoesFirst(Database database) throws IOException {
    try (TestPages.Running pages =
        TestPages.start(database, Map.of("fleet.care.result-space", "12K"))) {
      UUID first = wanted(pages, RemoteCommandType.DIAGNOSTICS);
      RemoteCommandService desk = pages.context().getBean(RemoteCommandService.class);
      UUID second = want(desk, RemoteCommandType.DIAGNOSTICS).id();
      UUID third = want(desk, RemoteCommandType.DIAGNOSTICS).id();
      try (DeviceClient client = client(pages, "borne-a")) {
        for (UUID id : List.of(first, second, third)) {
          assertThat(put(client, id, "application/zip", BUNDLE).statusCode()).isEqualTo(204);
        }
      }

      assertThat(pages.careFolder().resolve(first + ".zip")).doesNotExist();
      assertThat(pages.careFolder().resolve(second + ".zip")).exists();
      assertThat(pages.careFolder().resolve(third + ".zip")).exists();
      assertThat(desk.find(first).orElseThrow().result().orElseThrow().until()).isEmpty();
    }
  }

  @Test
  void theWayOfARecordAndTheWayOfAFileAreIndependent(TestPages.Running pages) throws IOException {
    UUID id = wanted(pages, RemoteCommandType.TEST_SCAN);
    try (DeviceClient client = client(pages, "borne-a")) {
      assertThat(put(client, id, "image/jpeg", PICTURE).statusCode()).isEqualTo(204);
    }
    SimulatedKiosk kiosk = pages.kiosk("lot", "borne-a").born();
    kiosk.records(
        List.of(
            new KioskRecord.Care(
                pages.clock().instant(), id, "test-scan", RemoteCommandStage.ACCEPTED, "")));

    RemoteCommandService desk = pages.context().getBean(RemoteCommandService.class);
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> desk.find(id).orElseThrow().state() == RemoteCommandState.ACCEPTED);
    assertThat(desk.find(id).orElseThrow().result()).isPresent();
  }
}
