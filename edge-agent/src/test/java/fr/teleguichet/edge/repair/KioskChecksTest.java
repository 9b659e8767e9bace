package fr.teleguichet.edge.repair;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KioskChecksTest {

  private final KioskState kiosk = new KioskState();
  private final Logbook journal = new Logbook();
  private int reloads;

  private Optional<String> look(String name) {
    return check(name).look().result();
  }

  private SelfHealingCheck check(String name) {
    return KioskChecks.of(kiosk, journal, new VirtualLoop().clock(), () -> reloads++).stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'', -",
        "no-picture, no-picture",
        "'page-hidden,no-page', no-page",
        "page-hidden, -",
        "backlight, -"
      })
  void aPageThatDoesNotDrawIsTrouble(String reasons, String trouble) {
    kiosk.attach(Peripheral.SCREEN, new PeripheralReading(PeripheralState.WARNING, reasons, ""));

    assertThat(look("picture")).isEqualTo(Optional.ofNullable(trouble));
  }

  /** A rung of the component without a repair would only lose time. */
  @Test
  void theFirstRepairOfAPageIsToLoadItAgainAndNoOtherCheckHasAComponent() {
    for (SelfHealingCheck check :
        KioskChecks.of(kiosk, journal, new VirtualLoop().clock(), () -> reloads++)) {
      boolean isPicture = check.name().equals("picture");
      assertThat(check.rungs().getFirst() == RepairRung.COMPONENT).isEqualTo(isPicture);
    }
    assertThat(check("picture").mend().succeeded()).isTrue();
    assertThat(reloads).isEqualTo(1);
  }

  @Test
  void aKioskWhoseScreenIsGoneHasNoPageToMend() {
    assertThat(look("picture")).isEmpty();
  }

  @Test
  void aDiskThatTakesNoWritesIsTrouble() {
    assertThat(look("storage")).isEmpty();
    assertThat(check("storage").isInformed()).as("before it was measured").isFalse();
    kiosk.measure(Map.of(HealthMetric.STORAGE_READ_ONLY, Value.of(true)));
    assertThat(look("storage")).contains("read-only");
    kiosk.measure(Map.of(HealthMetric.STORAGE_READ_ONLY, Value.of(false)));
    assertThat(look("storage")).isEmpty();
    assertThat(check("storage").isInformed()).isTrue();
  }

  @Test
  void errorsThatAreFoundFromNowOnAreTroubleAndThoseOfBeforeAreNot() {
    SelfHealingCheck storage = check("storage");
    assertThat(storage.look().result()).isEmpty();
    kiosk.measure(Map.of(HealthMetric.STORAGE_ERRORS, Value.of(7)));
    assertThat(storage.look().result()).isEmpty();
    kiosk.measure(Map.of(HealthMetric.STORAGE_ERRORS, Value.of(8)));
    assertThat(storage.look().result()).contains("errors");
    kiosk.measure(Map.of(HealthMetric.STORAGE_READ_ONLY, Value.of(true)));
    assertThat(storage.look().result()).contains("read-only");
  }

  @Test
  void theJournalIsTriedByANote() {
    assertThat(look("journal")).isEmpty();
    assertThat(journal.note("repair.pulse")).isNotEmpty();
  }

  @Test
  void aDiskThatTakesNoWritesIsNoTroubleOfTheJournalsToo() {
    journal.fill();
    assertThat(check("journal").look().failed()).isTrue();
    kiosk.measure(Map.of(HealthMetric.STORAGE_READ_ONLY, Value.of(true)));
    assertThat(look("journal")).isEmpty();
  }

  @Test
  void everyCheckHasRungsInRisingOrderAndAnEnd() {
    for (SelfHealingCheck check :
        KioskChecks.of(kiosk, journal, new VirtualLoop().clock(), () -> reloads++)) {
      assertThat(check.rungs()).isSorted().endsWith(RepairRung.DEGRADED);
      assertThat(check.name()).doesNotContain(" ");
    }
  }
}
