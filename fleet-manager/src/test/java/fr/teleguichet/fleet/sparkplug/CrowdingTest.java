package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one kiosk sends too much of is left out and told; the others do not notice. */
class CrowdingTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final int METRICS = 100;
  private static final int DEVICES = 3;

  private final RecordedEvents events = new RecordedEvents();
  private final MessageFaultCounter faults = new MessageFaultCounter();
  private final IngestSettings settings =
      IngestSettings.from(
          Settings.of(
              Map.of(
                  "fleet.ingest.most-metrics", Integer.toString(METRICS),
                  "fleet.ingest.most-devices", Integer.toString(DEVICES),
                  "fleet.ingest.most-bytes", "1M")));
  private final HostApplication host =
      new HostApplication(
          settings,
          new PayloadDecoder(PayloadLimits.STANDARD),
          events,
          faults,
          new RebirthPolicy(settings, new Random(1)));
  private final TestNode crowd = new TestNode("lot", "crowd");
  private final TestNode gramat = new TestNode("lot", "gramat");
  private Instant now = START;

  @Test
  void ofEverNewNamesOnlySoManyAreKeptHoweverManyBirthsTheyComeWith() {
    for (int birth = 0; birth < 20; birth++) {
      receive(crowd.birth(now, metrics(birth * METRICS, METRICS)));
    }

    assertThat(events.extras.stream().map(RecordedEvents.Extra::name).distinct()).hasSize(METRICS);
    assertThat(excess()).isEqualTo(QuotaExcess.Kind.METRICS);
    assertThat(faults.count(MessageFaultKind.TOO_MANY_METRICS)).isEqualTo(19 * METRICS);
  }

  @Test
  void aNameThatIsKeptStaysSoAndRoomComesBackWithTheNextDay() {
    receive(crowd.birth(now, metrics(0, METRICS)), crowd.birth(now, metrics(0, METRICS)));
    assertThat(crowd().excess()).isEmpty();

    receive(crowd.birth(now, metrics(METRICS, METRICS)));
    assertThat(excess()).isEqualTo(QuotaExcess.Kind.METRICS);

    now = now.plus(Duration.ofHours(25));
    receive(crowd.birth(now, metrics(METRICS, METRICS)));
    assertThat(crowd().excess()).isEmpty();
  }

  @Test
  void dataOfAMetricThatWasLeftOutIsNoReasonForAnotherBirth() {
    receive(
        crowd.birth(now, metrics(0, METRICS + 1)),
        crowd.data(now, List.of(Metric.update(1_000 + METRICS, Value.of(2), 1))));
    elapse(Duration.ofMinutes(1));

    assertThat(events.askedForRebirth()).isEmpty();
  }

  @Test
  void dataOfWhatWasTooMuchForOneBirthIsNoReasonForAnother() {
    receive(
        crowd.birth(now, metrics(0, 2_000)),
        crowd.data(now, List.of(Metric.update(1_000 + 1_999, Value.of(2), 1))));
    elapse(Duration.ofMinutes(1));

    assertThat(events.views.get(crowd.address)).matches(NodeView::isCurrent);
    assertThat(excess()).isEqualTo(QuotaExcess.Kind.METRICS);
    assertThat(events.askedForRebirth()).isEmpty();
  }

  @Test
  void ofMoreDevicesThanThereMayBeTheRestIsLeftOutAndNoBirthsAreNeeded() {
    receive(crowd.birth(now));
    for (int device = 0; device <= DEVICES; device++) {
      receive(crowd.deviceBirth(now, "device-" + device, List.of()));
    }
    receive(crowd.deviceBirth(now, "device-" + DEVICES, List.of()));
    elapse(Duration.ofMinutes(1));

    assertThat(crowd().devices()).hasSize(DEVICES);
    assertThat(excess()).isEqualTo(QuotaExcess.Kind.DEVICES);
    assertThat(events.askedForRebirth()).isEmpty();
  }

  /** Else a kiosk whose peripherals got other names would never show them any more. */
  @Test
  void aDeviceThatHasBeenGoneForADayGivesItsRoomToANewOne() {
    receive(crowd.birth(now));
    for (int device = 0; device < DEVICES; device++) {
      receive(crowd.deviceBirth(now, "device-" + device, List.of()));
    }
    elapse(Duration.ofMinutes(1));
    receive(crowd.birth(now), crowd.deviceBirth(now, "device-0", List.of()));
    elapse(Duration.ofMinutes(1));
    receive(crowd.deviceBirth(now, "renamed", List.of()));
    assertThat(crowd().devices()).doesNotContainKey("renamed");
    assertThat(excess()).isEqualTo(QuotaExcess.Kind.DEVICES);

    now = now.plus(Duration.ofHours(25));
    receive(
        crowd.birth(now),
        crowd.deviceBirth(now, "device-0", List.of()),
        crowd.deviceBirth(now, "renamed", List.of()));

    assertThat(crowd().devices()).containsOnlyKeys("device-0", "renamed");
    assertThat(crowd().excess()).isEmpty();
  }

  @Test
  void oneMetricUnderEverNewAliasesIsBoundedAsWell() {
    List<Metric> metrics = new ArrayList<>();
    for (int alias = 0; alias < 1_900; alias++) {
      metrics.add(
          Metric.declared("Node Control/" + alias, DataType.BOOLEAN, Value.of(false), 1)
              .withAlias(1_000L + alias));
    }
    receive(crowd.birth(now));
    for (int device = 0; device < DEVICES; device++) {
      receive(crowd.deviceBirth(now, "device-" + device, metrics));
    }

    assertThat(events.extras.stream().map(RecordedEvents.Extra::name).distinct()).hasSize(METRICS);
  }

  @Test
  void whatIsMoreThanAMinuteMayBringIsNotReadUntilTheNext() {
    receive(gramat.birth(now), crowd.birth(now));
    List<Metric> big = List.of(Metric.update(TestNode.TEMPERATURE, text(60_000), 1));
    for (int i = 0; i < 40; i++) {
      receive(crowd.data(now, big));
    }
    receive(gramat.temperature(now, 51));

    assertThat(faults.count(MessageFaultKind.TOO_MANY_BYTES)).isGreaterThan(20);
    assertThat(excess()).isEqualTo(QuotaExcess.Kind.BYTES);
    assertThat(events.views.get(crowd.address)).matches(it -> !it.isCurrent());
    assertThat(events.views.get(gramat.address)).matches(NodeView::isCurrent);
    assertThat(events.reports.getLast().node()).isEqualTo(gramat.address);

    elapse(Duration.ofSeconds(59));
    assertThat(events.askedForRebirth()).isEmpty();
    elapse(Duration.ofSeconds(1));
    assertThat(events.askedForRebirth()).containsExactly(crowd.address);
    receive(crowd.birth(now));
    assertThat(events.views.get(crowd.address)).matches(NodeView::isCurrent);
  }

  @Test
  void aDeathIsHeardHoweverMuchCameBeforeIt() {
    receive(crowd.birth(now));
    TestNode.Sent death = crowd.death(START);
    for (int i = 0; i < 40; i++) {
      host.receive(death.topic(), new byte[60_000], now);
    }
    receive(death);

    assertThat(crowd().link()).isInstanceOf(NodeView.Link.Lost.class);
  }

  @Test
  void ofAFloodOfReportsOnlySoManyASecondAreStored() {
    receive(crowd.birth(now));
    int most = settings.limits().valuesPerSecond();
    for (int i = 0; i < most + 10; i++) {
      receive(crowd.temperature(now, i % 90));
    }
    assertThat(events.reports).hasSize(most);
    assertThat(faults.count(MessageFaultKind.TOO_MANY_VALUES)).isEqualTo(11);
    assertThat(excess()).isEqualTo(QuotaExcess.Kind.VALUES);

    now = now.plusSeconds(1);
    receive(crowd.temperature(now, 50));
    assertThat(events.reports).hasSize(most + 1);
  }

  private NodeView crowd() {
    return Objects.requireNonNull(events.views.get(crowd.address));
  }

  private QuotaExcess.Kind excess() {
    return crowd().excess().orElseThrow().kind();
  }

  private static Value text(int length) {
    return Value.of("x".repeat(length));
  }

  private static List<Metric> metrics(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(
            i -> Metric.declared("Own/" + i, DataType.INT32, Value.of(i), 1).withAlias(1_000L + i))
        .toList();
  }

  private void elapse(Duration time) {
    Instant end = now.plus(time);
    while (!host.deadline().isAfter(end)) {
      now = host.deadline().isAfter(now) ? host.deadline() : now;
      host.elapse(now);
    }
    now = end;
  }

  private void receive(TestNode.Sent... messages) {
    for (TestNode.Sent message : messages) {
      host.receive(message.topic(), message.payload(), now);
    }
  }
}
