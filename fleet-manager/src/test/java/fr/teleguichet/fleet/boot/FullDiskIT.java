package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.awaitility.Durations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A manager whose reserve is larger than any disk, so that it is being used up. */
@Tag("proof")
final class FullDiskIT {
  @RegisterExtension
  static final SharedPages PAGES = SharedPages.with(Map.of("fleet.disk-reserve", "1000000G"));

  private static int count(TestPages.Running server, String table) {
    return server
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.select("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }

  @Test
  void recordsAreStoredAndReportsAreLeftOutAndCounted(TestPages.Running server) {
    SimulatedKiosk _ =
        server
            .kiosk("lot", "figeac-1")
            .born()
            .measures(HealthMetric.CPU_TEMPERATURE, Value.of(51.0))
            .records(List.of(new KioskRecord.Presence(server.clock().instant(), 1, 0)));

    await().atMost(Durations.FIVE_MINUTES).until(() -> count(server, "record") == 1);
    await().atMost(Durations.FIVE_MINUTES).until(() -> server.telemetry().queue().withheld() > 0);
    assertThat(count(server, "report")).isZero();
    assertThat(server.get("/prometheus").body())
        .contains("fleet_ingest_withheld_total", "fleet_disk_free{", "fleet_disk_reserve");
  }

  @Test
  void healthSaysDown(TestPages.Running server) {
    HttpResponse<String> health = server.get("/health");

    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body())
        .contains("\"disk\":{\"name\":\"fleet-manager\",\"status\":\"DOWN\"")
        .contains("\"free\":");
  }

  @Test
  void everybodyIsToldAboveThePages(TestPages.Running server) {
    assertThat(server.get("/").body()).contains("Libérez de la place");
  }

  @Test
  void filesAreRefused(TestPages.Running server) throws IOException {
    HttpResponse<String> answer =
        server.send(
            server
                .strangersRequest("/api/v1/artifacts?name=kiosk.swu")
                .header("Authorization", "Bearer " + Files.readString(server.tokenFile()).strip())
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString("a version"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(507);
  }
}
