package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.sparkplug.QuotaExcess;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.serve.ServiceVerdictCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a kiosk is judged by what is known of it. */
final class KioskVerdictTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final NodeView.Link CONNECTED = new NodeView.Link.Connected(NOW);

  private static final Map<HealthMetric, Value> UNSYNCHRONISED =
      Map.of(HealthMetric.CLOCK_SYNCHRONISED, Value.of(false));

  private static NodeView linked(NodeView.Link link) {
    return view(link, false, Map.of(), Map.of(), Optional.empty());
  }

  private static NodeView measuring(HealthMetric metric, double value) {
    return view(
        CONNECTED, false, Map.of(metric, new Value.Real(value)), Map.of(), Optional.empty());
  }

  private static NodeView equipped(String device, boolean present, String state) {
    DeviceView view = new DeviceView(present, NOW, state, "", "");
    return view(CONNECTED, false, Map.of(), Map.of(device, view), Optional.empty());
  }

  private static NodeView view(
      NodeView.Link link,
      boolean wrongTime,
      Map<HealthMetric, Value> measures,
      Map<String, DeviceView> devices,
      Optional<QuotaExcess> excess) {
    return new NodeView(
        new NodeAddress("lot", "borne-a"),
        link,
        NOW,
        wrongTime,
        measures,
        Map.of(),
        devices,
        excess,
        Optional.<NodeBirthSummary>empty());
  }

  private static Severity judged(NodeView view) {
    return KioskVerdict.of(view, NOW).severity();
  }

  @Test
  void aKioskIsOfflineWhenItsLinkEndedWithoutAWord() {
    assertThat(judged(linked(CONNECTED))).isEqualTo(Severity.OK);
    assertThat(judged(linked(new NodeView.Link.Lost(NOW)))).isEqualTo(Severity.OFFLINE);
  }

  @Test
  void ofOneThatWasNotHeardSinceTheManagersStartNothingIsKnown() {
    assertThat(judged(linked(new NodeView.Link.Unknown(NOW)))).isEqualTo(Severity.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"REBOOT, 10, STOPPED", "REBOOT, 11, OFFLINE", "UPDATE, 11, OFFLINE"})
  void aRebootOrAnUpdateThatDoesNotComeBackInTimeIsALoss(
      ShutdownReason why, int minutes, Severity severity) {
    Instant since = NOW.minus(Duration.ofMinutes(minutes));

    assertThat(judged(linked(new NodeView.Link.Stopped(since, why)))).isEqualTo(severity);
  }

  @Test
  void whoStoppedForWantOfPowerMayStayAway() {
    NodeView.Link stopped =
        new NodeView.Link.Stopped(NOW.minus(Duration.ofDays(3)), ShutdownReason.POWER_FAILING);

    assertThat(judged(linked(stopped))).isEqualTo(Severity.STOPPED);
  }

  @ParameterizedTest
  @CsvSource({
    "screen, false, ok, FAILED",
    "screen, true, error, FAILED",
    "screen, true, warning, WATCH",
    "printer, false, ok, WATCH",
    "printer, true, error, WATCH",
    "printer, true, ok, OK",
    "something-newer, false, ok, WATCH",
  })
  void onlyWhatNoInterviewIsPossibleWithoutMakesItFail(
      String device, boolean present, String state, Severity severity) {
    assertThat(judged(equipped(device, present, state))).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"75, OK", "76, WATCH", "83, FAILED"})
  void aMeasureIsJudgedByItsRange(double degrees, Severity severity) {
    assertThat(judged(measuring(HealthMetric.CPU_TEMPERATURE, degrees))).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, that says nothing of it",
    "SOUND_FAILED, 0, right by the time of the manager",
    "CLOCK_WRONG, 1, wrong by either",
  })
  void aNetworkWithoutTimeServersIsNoWrongClockUnlessTheKioskSaysSo(
      String obstacle, int reasons, String why) {
    NodeView view = view(CONNECTED, false, UNSYNCHRONISED, Map.of(), Optional.empty());
    NodeView telling =
        obstacle.isEmpty()
            ? view
            : new NodeView(
                view.node(),
                view.link(),
                view.lastHeard(),
                view.wrongTime(),
                view.measures(),
                Map.of(
                    NodeFact.VERDICT,
                    new Value.Text(
                        ServiceVerdictCodec.write(
                            ServiceVerdict.of(
                                Set.of(ServiceObstacle.valueOf(obstacle)),
                                Set.of(new ServiceCode("caf")))))),
                view.devices(),
                view.excess(),
                view.birth());

    assertThat(KioskVerdict.of(telling, NOW).reasons())
        .as(why)
        .filteredOn(it -> it instanceof StatusReason.Unhealthy)
        .hasSize(reasons);
  }

  @ParameterizedTest
  @CsvSource({"'', OK", "passed, OK", "'relay-unreached,echo-unheard', WATCH", "newer, OK"})
  void aCallTestThatFoundSomethingIsWatched(String told, Severity severity) {
    NodeView view = measuring(HealthMetric.CPU_TEMPERATURE, 40);
    NodeView tested =
        new NodeView(
            view.node(),
            view.link(),
            view.lastHeard(),
            view.wrongTime(),
            view.measures(),
            Map.of(NodeFact.CALL_TEST, Value.of(told)),
            view.devices(),
            view.excess(),
            view.birth());
    assertThat(judged(tested)).isEqualTo(severity);
  }

  @Test
  void aClockThatCanNotBeRightIsWatched() {
    assertThat(judged(view(CONNECTED, true, Map.of(), Map.of(), Optional.empty())))
        .isEqualTo(Severity.WATCH);
  }

  @Test
  void ofOneThatSendsMoreThanIsReadNothingIsKnown() {
    var excess = new QuotaExcess(QuotaExcess.Kind.BYTES, 4, NOW, NOW);
    NodeView.Link unknown = new NodeView.Link.Unknown(NOW);

    KioskVerdict verdict =
        KioskVerdict.of(view(unknown, false, Map.of(), Map.of(), Optional.of(excess)), NOW);

    assertThat(verdict.severity()).isEqualTo(Severity.UNKNOWN);
    assertThat(verdict.reasons()).singleElement().isInstanceOf(StatusReason.SendsTooMuch.class);
  }

  @Test
  void theWorstReasonCountsAndComesFirst() {
    NodeView view =
        view(
            CONNECTED,
            true,
            Map.of(HealthMetric.CPU_TEMPERATURE, new Value.Real(90)),
            Map.of(),
            Optional.empty());

    KioskVerdict verdict = KioskVerdict.of(view, NOW);

    assertThat(verdict.severity()).isEqualTo(Severity.FAILED);
    assertThat(verdict.reasons())
        .extracting(StatusReason::severity)
        .containsExactly(Severity.FAILED, Severity.WATCH);
  }

  /** “In service without scanning” is explained by the scanner, whatever is low besides. */
  @Test
  void ofAlikeReasonsTheOneThatLimitsTheServiceComesFirst() {
    NodeView view =
        view(
            CONNECTED,
            false,
            Map.of(),
            Map.of(
                "printer", new DeviceView(true, NOW, "warning", "media-low", ""),
                "scanner", new DeviceView(false, NOW, "", "", "")),
            Optional.empty());

    assertThat(KioskVerdict.of(view, NOW).reasons())
        .extracting(it -> ProblemKind.of(it).code())
        .containsExactly("scanner", "printer");
  }
}
