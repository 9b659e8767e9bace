package fr.teleguichet.fleet.site.visit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.kiosk.NextStep;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.device.CallTestFinding;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange.Judgement;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.text.Slug;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A technician takes along what the next step needs, and no desk for a slow fan. */
final class SparePartSelectorTest {

  private static final Instant THEN = Instant.parse("2026-11-27T08:12:00Z");

  private final SparePartSelector spares = new SparePartSelector();

  private VisitSheet.Spares spares(StatusReason reason, String profile) {
    return spares.of(reason, profile, new MessageBundles().in(Language.FRENCH));
  }

  private List<String> take(StatusReason reason) {
    return spares(reason, "teleguichet-v1").all().stream()
        .flatMap(it -> it.parts().stream())
        .map(it -> it.id().value())
        .toList();
  }

  private static StatusReason trouble(String device, boolean failed, String reasons) {
    return new StatusReason.PeripheralTrouble(device, failed, false, reasons, THEN);
  }

  @ParameterizedTest
  @CsvSource({
    "printer, true, media-empty-error",
    "printer, true, media-jam-error",
    "printer, true, cover-open-error",
    "printer, true, toner-empty-error",
    "audio, true, microphone-muted",
    "camera, true, shutter-closed",
    "camera, false, unplugged",
    "power, false, on-battery",
    "enclosure, true, tamper"
  })
  void whatHandsPutRightNeedsNoPart(String device, boolean failed, String reasons) {
    assertThat(spares(trouble(device, failed, reasons), "teleguichet-v1"))
        .isEqualTo(VisitSheet.Spares.NONE);
    assertThat(spares(trouble(device, failed, reasons), ""))
        .as("nor is it a kiosk of unknown kind")
        .isEqualTo(VisitSheet.Spares.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "enclosure, true, fan-stalled, fan",
    "power, true, replace-battery, ups",
    "presence, false, radar-silent, radar",
    "presence, false, 'infrared-blind,distance-silent', 'infrared-sensor,distance-sensor'",
    "light, true, '', 'status-light,light-driver'",
    "printer, true, '', multi-function-printer"
  })
  void whatFailedIsReplacedByItsOwnPart(
      String device, boolean failed, String reasons, String expected) {
    assertThat(take(trouble(device, failed, reasons))).containsExactly(expected.split(",", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "STORAGE_ERRORS, storage",
    "POWER_UNDER_VOLTAGE, board-supply",
    "CPU_TEMPERATURE, 'fan,computer-cooler'",
    "CPU_USAGE, ''"
  })
  void ofMeasuresTheNextStepSaysWhat(HealthMetric metric, String expected) {
    StatusReason reason = new StatusReason.Unhealthy(metric, Value.of(99.0), Judgement.FAILING);

    assertThat(String.join(",", take(reason))).isEqualTo(expected);
  }

  @Test
  void whatTwoFaultsOfAKioskNeedIsTakenAlongOnce() {
    VisitSheet.Spares supply =
        spares(
            new StatusReason.Unhealthy(
                HealthMetric.POWER_UNDER_VOLTAGE, Value.of(true), Judgement.FAILING),
            "teleguichet-v1");
    VisitSheet.Fault fault =
        new VisitSheet.Fault("", NextStep.REPLACE_POWER_SUPPLY, "", "", supply);
    Set<Slug> taken = new HashSet<>();

    assertThat(fault.without(taken).spares().all()).hasSize(1);
    assertThat(fault.without(taken).spares()).isEqualTo(VisitSheet.Spares.NONE);
  }

  @Test
  void whatIsGoneIsReplacedExceptTheDeskItself() {
    assertThat(take(new StatusReason.PeripheralGone("camera", true, THEN)))
        .containsExactly("camera");
    assertThat(take(new StatusReason.PeripheralGone("enclosure", false, THEN)))
        .containsExactly("door-contact", "fan");
  }

  @ParameterizedTest
  @EnumSource(Peripheral.class)
  void everyPeripheralOfAKioskHasParts(Peripheral peripheral) {
    assertThat(take(new StatusReason.PeripheralGone(peripheral.deviceId(), true, THEN)))
        .isNotEmpty();
  }

  @Test
  void partsAreNamedAsPeopleCallThem() {
    assertThat(spares(trouble("printer", true, ""), "teleguichet-v1").all())
        .extracting(VisitSheet.Spare::name)
        .containsExactly("Imprimante");
    assertThat(spares(trouble("enclosure", true, "fan-slow"), "teleguichet-v1").all())
        .extracting(VisitSheet.Spare::name)
        .containsExactly("Ventilateur");
  }

  @Test
  void thatTheKindOfKioskIsNotKnownIsSaidWhereAPartIsWanted() {
    assertThat(spares(new StatusReason.PeripheralGone("camera", true, THEN), ""))
        .isEqualTo(VisitSheet.Spares.UNKNOWN);
    assertThat(spares(new StatusReason.PeripheralGone("camera", true, THEN), "teleguichet-v9"))
        .isEqualTo(VisitSheet.Spares.UNKNOWN);
    assertThat(spares(new StatusReason.PeripheralGone("coffee-maker", true, THEN), ""))
        .as("of a foreign peripheral nothing is claimed")
        .isEqualTo(VisitSheet.Spares.NONE);
    assertThat(spares(new StatusReason.CallTestFailed(Set.of(CallTestFinding.LINE_POOR)), ""))
        .isEqualTo(VisitSheet.Spares.NONE);
  }
}
