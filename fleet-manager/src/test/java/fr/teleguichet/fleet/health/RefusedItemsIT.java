package fr.teleguichet.fleet.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.log.ExpectedErrors;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing of a kiosk gets into the database, and people and programs hear of it: above each page,
 * on /health and as an alert, until it does again.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
final class RefusedItemsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String REFUSE =
      "CREATE TRIGGER refuses BEFORE INSERT ON report FOR EACH ROW"
          + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused by a test'";

  @Test
  @ExpectedErrors("The database refuses an item; it was left out.")
  void whatIsRefusedAgainAndAgainIsToldUntilItIsStored(TestPages.Running pages) {
    SimulatedKiosk gramat = pages.kiosk("lot", "gramat");
    gramat.born();
    await().atMost(PATIENCE).until(() -> pages.telemetry().health().stored() > 0);
    assertThat(pages.get("/health").statusCode()).isEqualTo(200);

    pages.database().jdbi().useHandle(handle -> handle.execute(REFUSE));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              gramat.measures(
                  HealthMetric.CPU_TEMPERATURE,
                  Value.of((double) (40 + pages.telemetry().health().refusedItems())));
              return pages.telemetry().health().refusals().repeated().size() == 1;
            });
    assertThat(pages.page("/")).contains("La base de données refuse").contains("gramat");
    assertThat(pages.get("/health").statusCode()).isEqualTo(503);

    pages.database().jdbi().useHandle(handle -> handle.execute("DROP TRIGGER refuses"));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              gramat.measures(
                  HealthMetric.CPU_TEMPERATURE,
                  Value.of((double) (30 + pages.telemetry().health().stored())));
              return pages.telemetry().health().refusals().repeated().isEmpty();
            });
    assertThat(pages.page("/")).doesNotContain("La base de données refuse");
    assertThat(pages.get("/health").statusCode()).isEqualTo(200);
  }
}
