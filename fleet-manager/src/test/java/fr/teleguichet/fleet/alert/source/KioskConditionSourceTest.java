package fr.teleguichet.fleet.alert.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.alert.ObservedConditions;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.KioskStatusCode;
import fr.teleguichet.fleet.kiosk.ServiceAvailabilityText;
import fr.teleguichet.fleet.kiosk.Severity;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.hardware.device.CallTestFinding;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange.Judgement;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which reasons of a kiosk fall under which rule, and what its silence hides. */
final class KioskConditionSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(600);
  private static final Site GRAMAT =
      new Site(
          4,
          new SiteCode("gramat"),
          "Gramat",
          "Gramat",
          "46128",
          44.7,
          1.7,
          false,
          Optional.empty());

  private static KioskRow row(String name, KioskStatusCode status, StatusReason... reasons) {
    return new KioskRow(
        new KioskUrlName.OfNode(new NodeAddress("lot", name)),
        Optional.of(GRAMAT),
        status,
        List.of(reasons),
        Optional.of(BEFORE),
        Optional.of(NOW),
        Map.of(),
        ServiceAvailabilityText.SILENT,
        Optional.empty());
  }

  private static ObservedConditions seen(KioskRow... rows) {
    return KioskConditionSource.of(Arrays.asList(rows), NOW);
  }

  private static List<String> held(StatusReason... reasons) {
    return seen(row("a", KioskStatusCode.WATCH, reasons)).conditions().keySet().stream()
        .map(it -> (it.kind().code() + " " + it.topic()).strip())
        .toList();
  }

  private static StatusReason trouble(String device, boolean failed, String reasons) {
    return new StatusReason.PeripheralTrouble(device, failed, false, reasons, BEFORE);
  }

  private static StatusReason measure(HealthMetric metric, Judgement judgement) {
    return new StatusReason.Unhealthy(metric, Value.of(1.0), judgement);
  }

  @Test
  void partsThatDoNotWorkAreOutOfOrderEachAlone() {
    assertThat(
            held(
                new StatusReason.PeripheralGone("camera", true, BEFORE),
                trouble("scanner", true, "no-signal")))
        .containsExactly("degraded camera", "degraded scanner");
    assertThat(held(trouble("scanner", false, "busy"))).as("a warning passes").isEmpty();
  }

  @Test
  void paperAndInkAreNoFailure() {
    assertThat(held(trouble("printer", false, "media-low"))).containsExactly("paper-low");
    assertThat(held(trouble("printer", true, "media-empty-error, cover-open")))
        .containsExactly("paper-low");
    assertThat(held(trouble("printer", true, "media-jam"))).containsExactly("degraded printer");
  }

  @Test
  void anOpenEnclosureIsTamper() {
    assertThat(held(trouble("enclosure", false, "door-open"))).containsExactly("tamper enclosure");
  }

  @Test
  void storageIsToldEarlyAndABusyProcessorNever() {
    assertThat(held(measure(HealthMetric.STORAGE_WEAR, Judgement.WATCH)))
        .containsExactly("storage-failing storage-wear");
    assertThat(held(measure(HealthMetric.CPU_USAGE, Judgement.WATCH))).isEmpty();
    assertThat(held(measure(HealthMetric.CPU_TEMPERATURE, Judgement.FAILING)))
        .containsExactly("degraded cpu-temperature");
    assertThat(held(measure(HealthMetric.CLOCK_SYNCHRONISED, Judgement.WATCH)))
        .containsExactly("clock-wrong");
  }

  @Test
  void thatNobodyIsServedIsToldWhereNothingElseSaysWhy() {
    StatusReason nobody =
        new StatusReason.ServesNobody(
            Set.of(ServiceObstacle.PRINTER_OUT_OF_PAPER), Severity.FAILED);
    assertThat(held(nobody)).containsExactly("degraded service");
    assertThat(held(nobody, new StatusReason.PeripheralGone("camera", true, BEFORE)))
        .containsExactly("degraded camera");
    assertThat(held(new StatusReason.ServesNobody(Set.of(), Severity.STOPPED)))
        .as("closed")
        .isEmpty();
  }

  @Test
  void thatSomethingCanNotBeDoneIsToldWhereNoPartSaysWhy() {
    StatusReason partly =
        new StatusReason.ServesPartly(
            Set.of(CitizenAct.SCAN), Set.of(ServiceObstacle.SCANNER_UNCHECKED));
    assertThat(held(partly)).containsExactly("degraded partly");
    assertThat(held(partly, trouble("scanner", true, "no-signal")))
        .containsExactly("degraded scanner");
    assertThat(held(partly, trouble("printer", false, "media-low"))).containsExactly("paper-low");
  }

  @Test
  void aCallTestThatFoundSomethingIsToldBeforeAnybodyComes() {
    StatusReason found = new StatusReason.CallTestFailed(Set.of(CallTestFinding.ECHO_UNHEARD));
    assertThat(held(found)).containsExactly("call-test");
  }

  @Test
  void aSilentKioskHidesWhatItWouldSayAndItsSiteWithItWhileNoOtherSpeaks() {
    KioskRow lost = row("a", KioskStatusCode.OFFLINE, new StatusReason.LinkLost(BEFORE));
    KioskRow stopped =
        row(
            "b",
            KioskStatusCode.STOPPED,
            new StatusReason.AnnouncedStop(BEFORE, ShutdownReason.REBOOT));
    AlertSubject site = new AlertSubject.OfSite(4, "lot");
    assertThat(seen(lost, stopped).silent())
        .containsExactlyInAnyOrder(kiosk("a"), kiosk("b"), site);
    assertThat(seen(lost, stopped).conditions()).hasSize(1);
    assertThat(seen(lost, row("c", KioskStatusCode.OK)).silent()).containsExactly(kiosk("a"));
  }

  @Test
  void aSiteOutOfUseIsNoAlertAndHidesNone() {
    StatusReason suspended =
        new StatusReason.SiteOutOfUse(SiteLifeStage.SUSPENDED, BEFORE, "travaux");
    KioskRow lost = row("a", KioskStatusCode.STOPPED, suspended, new StatusReason.LinkLost(BEFORE));
    KioskRow well = row("b", KioskStatusCode.STOPPED, suspended);

    assertThat(seen(lost, well).conditions().keySet())
        .extracting(ObservedCondition.Key::kind)
        .containsExactly(AlertKind.OFFLINE);
    assertThat(seen(lost, well).silent()).containsExactly(kiosk("a"));
  }

  private static AlertSubject kiosk(String name) {
    return new AlertSubject.OfKiosk(new NodeAddress("lot", name));
  }

  @Test
  void whatNeverReportedIsNobodyToBeMissed() {
    ObservedConditions seen =
        seen(row("a", KioskStatusCode.NEVER_SEEN), row("b", KioskStatusCode.UPDATES_ONLY));
    assertThat(seen.kiosks()).isZero();
    assertThat(seen.silent()).isEmpty();
  }

  @Test
  void sinceWhenIsNeverInTheFuture() {
    StatusReason.LinkLost soon = new StatusReason.LinkLost(NOW.plusSeconds(60));
    assertThat(seen(row("a", KioskStatusCode.OFFLINE, soon)).conditions().values())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.since()).isEqualTo(NOW));
  }
}
