package fr.teleguichet.edge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceReopening;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AvailabilityRulesTest {

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final ServiceCode CPAM = new ServiceCode("cpam");
  private static final ServiceReopening TUESDAY =
      new ServiceReopening(DayOfWeek.TUESDAY, LocalTime.of(9, 0), Optional.empty());
  private static final Set<Peripheral> ALL = EnumSet.allOf(Peripheral.class);

  private static Map<Peripheral, PeripheralReading> allWell() {
    Map<Peripheral, PeripheralReading> present = new EnumMap<>(Peripheral.class);
    ALL.forEach(it -> present.put(it, new PeripheralReading(PeripheralState.OK, "", "")));
    return present;
  }

  private static ServiceVerdict judge(Map<Peripheral, PeripheralReading> present) {
    return AvailabilityRules.judge(
        new AvailabilityFacts(
            true,
            true,
            Set.of(CAF, CPAM),
            Map.of(),
            ALL,
            present,
            NetworkUsability.GOOD,
            true,
            true,
            false,
            ErasureVerdict.CLEAN));
  }

  @Test
  void whenAllIsWellEverythingWorks() {
    assertThat(judge(allWell()).kiosk()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "PRINTER, ERROR, media-empty, PRINTER_OUT_OF_PAPER",
        "PRINTER, ERROR, 'media-empty-error,media-needed-error', PRINTER_OUT_OF_PAPER",
        "PRINTER, WARNING, media-jam-error, PRINTER_JAMMED",
        "PRINTER, ERROR, cover-open, PRINTER_OPEN",
        "PRINTER, ERROR, toner-empty, PRINTER_OUT_OF_TONER",
        "PRINTER, ERROR, other, PRINTER_FAILED",
        "PRINTER, ERROR, not-responding, PRINTER_FAILED",
        "PRINTER, WARNING, media-low, -",
        "PRINTER, WARNING, media-empty-warning, -",
        "PRINTER, WARNING, toner-low-report, -",
        "CAMERA, WARNING, shutter-closed, SHUTTER_CLOSED",
        "CAMERA, ERROR, shutter-closed, SHUTTER_CLOSED",
        "CAMERA, ERROR, busy, CAMERA_FAILED",
        "AUDIO, ERROR, muted, SOUND_FAILED",
        "SCREEN, ERROR, no-picture, SCREEN_FAILED",
        "SCANNER, ERROR, '', SCANNER_FAILED",
        "POWER, WARNING, on-battery, -",
        "POWER, ERROR, 'on-battery, battery-low', POWER_FAILING",
        "ENCLOSURE, WARNING, door-open, MAINTENANCE",
        "ENCLOSURE, ERROR, fan-stalled, -",
        "READER, ERROR, '', -",
        "PRESENCE, ERROR, radar-silent, -",
        "LIGHT, ERROR, '', -"
      })
  void aPeripheralsStateMeansOneObstacleOrNone(
      Peripheral peripheral, PeripheralState state, String reasons, ServiceObstacle obstacle) {
    var present = allWell();
    present.put(peripheral, new PeripheralReading(state, reasons, ""));

    assertThat(judge(present).kiosk()).isEqualTo(obstacle == null ? Set.of() : Set.of(obstacle));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereCountsOnlyWhenTheKioskShouldHaveIt(Peripheral peripheral) {
    var present = allWell();
    present.remove(peripheral);
    boolean needed =
        switch (peripheral) {
          case SCREEN, CAMERA, AUDIO, PRINTER, SCANNER -> true;
          case READER, PRESENCE, LIGHT, POWER, ENCLOSURE -> false;
        };

    assertThat(judge(present).kiosk().isEmpty()).isEqualTo(!needed);
    var other = EnumSet.complementOf(EnumSet.of(peripheral));
    var evidence =
        new AvailabilityFacts(
            true,
            true,
            Set.of(CAF),
            Map.of(),
            other,
            present,
            NetworkUsability.GOOD,
            true,
            true,
            false,
            ErasureVerdict.CLEAN);
    assertThat(AvailabilityRules.judge(evidence).kiosk()).isEmpty();
  }

  @Test
  void everythingBesidesThePeripheralsHindersTheInterview() {
    var evidence =
        new AvailabilityFacts(
            false,
            false,
            Set.of(CAF),
            Map.of(),
            ALL,
            allWell(),
            NetworkUsability.DOWN,
            false,
            false,
            true,
            ErasureVerdict.CLEAN);

    assertThat(AvailabilityRules.judge(evidence).obstacles(CitizenAct.VIDEO))
        .containsExactlyInAnyOrder(
            ServiceObstacle.NOT_IN_SERVICE,
            ServiceObstacle.CLOSED,
            ServiceObstacle.CLOCK_WRONG,
            ServiceObstacle.STORAGE_FAILING,
            ServiceObstacle.OUT_OF_ORDER,
            ServiceObstacle.NETWORK_DOWN);
  }

  @Test
  void aServiceThatDoesNotAnswerLeavesTheOthers() {
    var evidence =
        new AvailabilityFacts(
            true,
            true,
            Set.of(CAF, CPAM),
            Map.of(CAF, Optional.of(TUESDAY)),
            ALL,
            allWell(),
            NetworkUsability.GOOD,
            true,
            true,
            false,
            ErasureVerdict.CLEAN);

    assertThat(AvailabilityRules.judge(evidence).allows(CAF, CitizenAct.VIDEO)).isFalse();
    assertThat(AvailabilityRules.judge(evidence).reopenings())
        .containsExactly(Map.entry(CAF, TUESDAY));
    assertThat(AvailabilityRules.judge(evidence).allows(CPAM, CitizenAct.VIDEO)).isTrue();
  }

  /** A fleet manager that does not know of traces yet knows what is out of order. */
  @Test
  void whatACitizenLeftTakesTheKioskOutOfServiceAndADeviceThatDoesNotTellTheDevice() {
    var left = new ErasureVerdict(false, Set.of(ErasurePlace.SCANNER), Set.of());
    assertThat(traces(left))
        .containsExactlyInAnyOrder(ServiceObstacle.TRACES_LEFT, ServiceObstacle.OUT_OF_ORDER);
    var page = new ErasureVerdict(false, Set.of(), Set.of(ErasurePlace.BROWSER));
    assertThat(traces(page)).contains(ServiceObstacle.TRACES_LEFT);
    var devices =
        new ErasureVerdict(
            true,
            Set.of(),
            Set.of(ErasurePlace.PRINTER, ErasurePlace.SCANNER, ErasurePlace.MEMORY));
    assertThat(traces(devices))
        .containsExactlyInAnyOrder(
            ServiceObstacle.PRINTER_UNCHECKED, ServiceObstacle.SCANNER_UNCHECKED);
  }

  private static Set<ServiceObstacle> traces(ErasureVerdict erasure) {
    return AvailabilityRules.judge(
            new AvailabilityFacts(
                true,
                true,
                Set.of(CAF),
                Map.of(),
                ALL,
                allWell(),
                NetworkUsability.GOOD,
                true,
                true,
                false,
                erasure))
        .kiosk();
  }
}
