package fr.teleguichet.fleet.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertRules;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ConditionSource;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.log.ExpectedErrors;
import fr.teleguichet.fleet.telemetry.RefusedItemRegister;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
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

  private double temperature = 40;

  @Test
  @ExpectedErrors("The database refuses an item; it was left out.")
  void whatIsRefusedAgainAndAgainIsToldUntilItIsStored(TestPages.Running pages) {
    SimulatedKiosk gramat = pages.kiosk("lot", "gramat");
    gramat.born();
    await().atMost(PATIENCE).until(() -> pages.telemetry().health().stored() > 0);
    assertThat(pages.get("/health").statusCode()).isEqualTo(200);

    pages.database().jdbi().useHandle(handle -> handle.execute(REFUSE));
    assertThat(conditions(pages)).isEmpty();
    reportUntil(gramat, () -> refused(pages).size() == 1);
    assertThat(conditions(pages))
        .extracting(AlertSubject::code)
        .containsExactly("kiosk:lot:gramat");
    assertThat(pages.page("/")).contains("La base de données refuse").contains("gramat");
    assertThat(pages.get("/health").statusCode()).isEqualTo(503);

    pages.database().jdbi().useHandle(handle -> handle.execute("DROP TRIGGER refuses"));
    reportUntil(gramat, () -> refused(pages).isEmpty());
    assertThat(conditions(pages)).isEmpty();
    assertThat(pages.page("/")).doesNotContain("La base de données refuse");
    assertThat(pages.get("/health").statusCode()).isEqualTo(200);
  }

  private static List<RefusedItemRegister.Refusal> refused(TestPages.Running pages) {
    return pages.telemetry().health().refusals().repeated();
  }

  /** The kiosk tells another temperature each time, so that each is a report of its own. */
  private void reportUntil(SimulatedKiosk kiosk, BooleanSupplier done) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              temperature = temperature == 40 ? 41 : 40;
              kiosk.measures(HealthMetric.CPU_TEMPERATURE, Value.of(temperature));
              return done.getAsBoolean();
            });
  }

  /** Of whom the rule on refused data holds now, as the next look for alerts would find it. */
  private static List<AlertSubject> conditions(TestPages.Running pages) {
    return pages.context().getBeansOfType(ConditionSource.class).stream()
        .map(source -> source.read(AlertRules.PRESET, pages.clock().instant()))
        .flatMap(observed -> observed.conditions().keySet().stream())
        .filter(key -> key.kind() == AlertKind.DATA_REFUSED)
        .map(ObservedCondition.Key::subject)
        .toList();
  }
}
