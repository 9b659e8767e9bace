package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The host application's behaviour towards edge nodes, from bytes to effects. What Sparkplug 3.0.0
 * asks of it, statement by statement, is proven in {@code EdgeNodesConformanceIT}.
 */
class HostApplicationTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private static final long STRANGE = 301;

  private final RecordedEvents events = new RecordedEvents();
  private final MessageFaultCounter faults = new MessageFaultCounter();
  private final IngestSettings settings = IngestSettings.STANDARD;
  private final HostApplication host =
      new HostApplication(
          settings,
          new PayloadDecoder(PayloadLimits.STANDARD),
          events,
          faults,
          new RebirthPolicy(settings, new Random(1)));
  private final TestNode gramat = new TestNode("cauvaldor", "gramat");
  private Instant now = START;

  @Test
  void aBirthMakesANodeConnectedAndIsAReport() {
    receive(gramat.birth(now));

    assertThat(view().link()).isEqualTo(new NodeView.Link.Connected(START));
    assertThat(view().measures()).containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(40.0));
    assertThat(events.reports).hasSize(1);
    assertThat(events.reports.getFirst().measure(HealthMetric.CPU_TEMPERATURE)).isEqualTo(40.0);
    assertThat(events.reports.getFirst().measure(HealthMetric.SWAP_USED)).isNaN();
  }

  @Test
  void aReportHoldsTheWholeStateAndNotOnlyWhatChanged() {
    receive(gramat.birth(now), gramat.temperature(later(10), 51.5));

    HealthReport report = events.reports.getLast();
    assertThat(report.at()).isEqualTo(now);
    assertThat(report.historical()).isFalse();
    assertThat(report.measure(HealthMetric.CPU_TEMPERATURE)).isEqualTo(51.5);
    assertThat(report.measure(HealthMetric.CLOCK_SYNCHRONISED)).isEqualTo(1);
  }

  @Test
  void aDeathTakesTheNodeAndItsDevicesOfflineAtTheHostsTime() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""));
    assertThat(view().isCurrent("printer")).isTrue();

    Instant death = later(30);
    receive(gramat.death(START));

    assertThat(view().link()).isEqualTo(new NodeView.Link.Lost(death));
    assertThat(view().isCurrent()).isFalse();
    assertThat(view().isCurrent("printer")).isFalse();
  }

  @Test
  void aDevicesDeathTakesItOfflineAtThePayloadsTime() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""));

    Instant death = now.plusSeconds(7);
    later(9);
    receive(gramat.printerDeath(death));

    assertThat(view().isCurrent()).isTrue();
    assertThat(view().isCurrent("printer")).isFalse();
    assertThat(printer().since()).isEqualTo(death);
  }

  @Test
  void aLateDeathOfAnEarlierSessionIsIgnored() {
    receive(gramat.birth(now));
    gramat.reconnect();
    receive(gramat.birth(later(5)), gramat.deathOf(0, now));

    assertThat(view().isCurrent()).isTrue();
    assertThat(faults.count(MessageFaultKind.LATE_DEATH)).isEqualTo(1);

    receive(gramat.death(now));
    assertThat(view().isCurrent()).isFalse();
  }

  @Test
  void aDeathThatIsToldByTheNodeAndByItsBrokerIsNoFault() {
    receive(gramat.birth(now));
    receive(gramat.death(later(1)), gramat.death(later(1)));

    assertThat(view().isCurrent()).isFalse();
    assertThat(faults.count(MessageFaultKind.LATE_DEATH)).isZero();
  }

  @Test
  void aDeathAfterAGapStillCountsUnlessItIsOfAnEarlierSession() {
    gramat.reconnect();
    receive(gramat.birth(now));
    var _ = gramat.temperature(now, 41);
    receive(gramat.temperature(now, 42));
    elapse(settings.reorderTimeout());
    assertThat(view().link()).isInstanceOf(NodeView.Link.Unknown.class);

    receive(gramat.deathOf(0, now));
    assertThat(view().link()).isInstanceOf(NodeView.Link.Unknown.class);

    receive(gramat.death(later(1)));
    assertThat(view().link()).isEqualTo(new NodeView.Link.Lost(now));
  }

  @Test
  void aDeathAfterALossOfOurOwnLinkCountsWhateverItsSession() {
    receive(gramat.birth(now));
    host.linkDown(later(10));
    host.linkUp(List.of(gramat.address), later(5));
    gramat.reconnect();
    receive(gramat.death(later(1)));

    assertThat(view().link()).isEqualTo(new NodeView.Link.Lost(now));
  }

  @Test
  void anAnnouncedStopIsToldWithItsReason() {
    receive(gramat.birth(now));
    receive(
        gramat.data(
            now,
            List.of(
                Metric.update(
                    TestNode.GOING_DOWN,
                    Value.of(ShutdownReason.UPDATE.code()),
                    now.toEpochMilli()))),
        gramat.death(later(1)));

    assertThat(view().link()).isEqualTo(new NodeView.Link.Stopped(now, ShutdownReason.UPDATE));
  }

  @Test
  void anAnnouncedStopForAReasonOfANewerVersionIsStillNoLoss() {
    receive(gramat.birth(now));
    receive(
        gramat.data(
            now,
            List.of(Metric.update(TestNode.GOING_DOWN, Value.of("tea-break"), now.toEpochMilli()))),
        gramat.death(later(1)));

    assertThat(view().link())
        .isEqualTo(new NodeView.Link.Stopped(now, ShutdownReason.SERVICE_STOPPED));
  }

  /** A will is written before the birth; a death that was written after it is the node's own. */
  @Test
  void aDeathThatTheNodeWroteItselfIsAnOrderlyStop() {
    receive(gramat.birth(now));
    receive(gramat.goodbye(later(60)));

    assertThat(view().link())
        .isEqualTo(new NodeView.Link.Stopped(now, ShutdownReason.SERVICE_STOPPED));

    gramat.reconnect();
    receive(gramat.birth(later(60)));
    receive(gramat.death(later(60)));
    assertThat(view().link()).isEqualTo(new NodeView.Link.Lost(now));
  }

  @Test
  void aGoodbyeOfASessionWhoseBirthWasMissedMayAsWellBeItsWill() {
    receive(gramat.birth(now));
    host.linkDown(later(10));
    host.linkUp(List.of(gramat.address), later(5));
    receive(gramat.goodbye(later(1)));

    assertThat(view().link()).isEqualTo(new NodeView.Link.Lost(now));
  }

  @Test
  void aBirthSaysWhenItCameAndWhetherActionsAreTaken() {
    receive(gramat.birth(now));
    assertThat(view().birth()).hasValue(new NodeBirthSummary(now, false));

    List<Metric> actions = new ArrayList<>();
    FleetCommand.CARE_METRICS.forEach(
        (name, type) -> actions.add(Metric.declared(name, type, Value.ABSENT, 1)));
    receive(gramat.birth(later(60), actions));
    assertThat(view().birth()).hasValue(new NodeBirthSummary(now, true));
    assertThat(events.extras).as("they are no values").isEmpty();

    receive(gramat.birth(later(60), actions.subList(0, 2)));
    assertThat(view().birth()).hasValue(new NodeBirthSummary(now, false));
  }

  @Test
  void whoeverWantsBirthsHasThemAskedForAtOnceAndThatCountsForTheInterval() {
    receive(gramat.birth(now));
    host.births(gramat.address, now);
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);

    receive(gramat.birth(now), gramat.printerState(now, "error"));
    elapse(settings.rebirthInterval().minusMillis(1));
    assertThat(events.askedForRebirth()).hasSize(1);
    elapse(Duration.ofMillis(1));
    assertThat(events.askedForRebirth()).hasSize(2);
  }

  @Test
  void aGapThatIsNotFilledInTimeEndsInARebirthRequest() {
    receive(gramat.birth(now));
    TestNode.Sent missing = gramat.temperature(now, 41);
    TestNode.Sent early = gramat.temperature(now, 42);
    receive(early);
    assertThat(events.reports).hasSize(1);

    elapse(settings.reorderTimeout().minusMillis(1));
    assertThat(events.askedForRebirth()).isEmpty();

    elapse(Duration.ofMillis(1));
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
    assertThat(view().link()).isInstanceOf(NodeView.Link.Unknown.class);

    receive(missing);
    assertThat(events.reports).as("nothing is read without a birth").hasSize(1);
  }

  /** As by the time of the network after a start: else it is open until it is as late again. */
  @Test
  void aClockThatIsSetBackKeepsNoGapOpen() {
    receive(gramat.birth(now));
    TestNode.Sent _ = gramat.temperature(now, 41);
    receive(gramat.temperature(now, 42));
    now = now.minus(Duration.ofHours(2));
    receive(gramat.temperature(now, 43));

    elapse(settings.reorderTimeout());

    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
  }

  @Test
  void aClockThatIsSetBackKeepsNoDeviceThatIsGone() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""), gramat.birth(later(1)));
    now = now.minus(Duration.ofHours(2));
    TestNode figeac = new TestNode("lot", "figeac");
    receive(figeac.birth(now), figeac.printerBirth(now, "ok", ""), figeac.birth(later(1)));

    elapse(Duration.ofSeconds(5));

    NodeView view = java.util.Objects.requireNonNull(events.views.get(figeac.address));
    assertThat(view.isCurrent("printer")).isFalse();
  }

  @Test
  void aGapThatIsFilledInTimeLeavesNothingBehind() {
    receive(gramat.birth(now));
    TestNode.Sent first = gramat.temperature(now, 41);
    TestNode.Sent second = gramat.temperature(now.plusMillis(1), 42);
    TestNode.Sent third = gramat.temperature(now.plusMillis(2), 43);

    receive(third, second);
    later(1);
    receive(first);
    elapse(Duration.ofMinutes(1));

    assertThat(events.reports.stream().map(r -> r.measure(HealthMetric.CPU_TEMPERATURE)))
        .containsExactly(40.0, 41.0, 42.0, 43.0);
    assertThat(events.askedForRebirth()).isEmpty();
  }

  @Test
  void theOrderHoldsAcross255() {
    receive(gramat.birth(now));
    for (int i = 0; i < 600; i++) {
      receive(gramat.temperature(later(1), i % 90));
    }

    assertThat(events.reports).hasSize(601);
    assertThat(faults.count(MessageFaultKind.SEQUENCE)).isZero();
  }

  @Test
  void aMessageThatComesTwiceIsNotReadTwice() {
    receive(gramat.birth(now));
    TestNode.Sent once = gramat.temperature(now, 41);
    receive(once, once);

    assertThat(events.reports).hasSize(2);
  }

  @Test
  void dataBeforeAnyBirthAsksForOneAndIsNotRead() {
    receive(gramat.temperature(now, 41), gramat.temperature(now, 42));
    elapse(Duration.ZERO);

    assertThat(events.reports).isEmpty();
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
    assertThat(faults.count(MessageFaultKind.NO_BIRTH)).isEqualTo(2);
  }

  @Test
  void aNodeIsNotAskedTwiceWithinTheInterval() {
    for (int i = 0; i < 100; i++) {
      receive(gramat.temperature(now, 41));
      elapse(Duration.ofMillis(50));
    }

    assertThat(events.askedForRebirth()).hasSize(1);
  }

  /** It answers at once and as it did before: without an interval that is 20 requests a second. */
  @Test
  void aNodeWhoseDevicesBirthIsRefusedIsAskedEverLessOften() {
    receive(gramat.birth(now), damagedDeviceBirth());
    for (int i = 0; i < 30 * 20; i++) {
      int asked = events.askedForRebirth().size();
      elapse(Duration.ofMillis(50));
      if (events.askedForRebirth().size() > asked) {
        receive(gramat.birth(now), damagedDeviceBirth());
      }
    }

    assertThat(events.askedForRebirth()).hasSizeBetween(2, 3);
  }

  private TestNode.Sent damagedDeviceBirth() {
    return TestNode.Sent.of(
        gramat.deviceBirth(now, "fan", List.of()).topic(), new byte[] {(byte) 0xff});
  }

  @Test
  void aDeviceWithoutABirthAsksForOne() {
    receive(gramat.birth(now), gramat.printerState(now, "error"));
    elapse(Duration.ZERO);

    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
    assertThat(view().devices()).isEmpty();
  }

  @Test
  void aRebirthDoesNotMakePeripheralsLookUnplugged() {
    receive(gramat.birth(now), gramat.printerBirth(now, "error", "media-empty"));
    Instant since = printer().since();

    receive(gramat.birth(later(60)));
    assertThat(view().isCurrent("printer")).isTrue();

    receive(gramat.printerBirth(now, "error", "media-empty"));
    elapse(Duration.ofMinutes(1));
    assertThat(view().isCurrent("printer")).isTrue();
    assertThat(printer().since()).isEqualTo(since);
  }

  @Test
  void aPeripheralThatIsNotBornAgainIsGone() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""));
    receive(gramat.birth(later(60)));
    elapse(Duration.ofSeconds(5));

    assertThat(view().isCurrent("printer")).isFalse();
  }

  @Test
  void aPeripheralsDeathMaySayWhyAndForgetsWhyItWasUnwell() {
    receive(gramat.birth(now), gramat.printerBirth(now, "error", "media-empty"));
    receive(gramat.printerDeath(later(1)));
    assertThat(printer().reasons()).isEmpty();

    receive(gramat.printerBirth(later(1), "ok", ""), gramat.printerDeath(later(1), "unplugged"));

    assertThat(printer().present()).isFalse();
    assertThat(printer().reasons()).isEqualTo("unplugged");
  }

  @Test
  void everyBirthIsToldAlsoThatOfASessionThatGoesOn() {
    receive(gramat.birth(now), gramat.birth(later(60)));

    assertThat(events.births).hasSize(2);
  }

  @Test
  void aBirthForgetsWhatTheOneBeforeDeclared() {
    String swap = HealthMetric.SWAP_USED.definition().name();
    String kernel = NodeFact.KERNEL.definition().name();
    receive(
        gramat.birth(
            now,
            List.of(
                Metric.declared(swap, DataType.FLOAT, Value.of(12.0), now.toEpochMilli())
                    .withAlias(STRANGE),
                Metric.declared(kernel, DataType.STRING, Value.of("6.12"), now.toEpochMilli()))));
    assertThat(view().measures()).containsKey(HealthMetric.SWAP_USED);
    assertThat(view().facts()).containsEntry(NodeFact.KERNEL, Value.of("6.12"));

    receive(gramat.birth(later(60)));

    assertThat(view().measures()).doesNotContainKey(HealthMetric.SWAP_USED);
    assertThat(events.reports.getLast().measure(HealthMetric.SWAP_USED)).isNaN();
    assertThat(view().facts()).doesNotContainKey(NodeFact.KERNEL);
    receive(gramat.data(now, List.of(Metric.update(STRANGE, Value.of(13.0), now.toEpochMilli()))));
    assertThat(faults.count(MessageFaultKind.UNKNOWN_METRIC)).isEqualTo(1);
    assertThat(view().measures()).doesNotContainKey(HealthMetric.SWAP_USED);
  }

  @Test
  void historicalMeasuresBecomeReportsOfTheirTimeAndNeverThePresent() {
    receive(gramat.birth(now));
    Instant past = now.minus(Duration.ofHours(3));
    receive(
        gramat.data(
            now,
            List.of(
                Metric.update(TestNode.TEMPERATURE, Value.of(61.0), past.toEpochMilli())
                    .asHistorical(),
                Metric.update(
                        TestNode.TEMPERATURE, Value.of(62.0), past.plusSeconds(30).toEpochMilli())
                    .asHistorical())));

    assertThat(view().measures()).containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(40.0));
    assertThat(events.reports).hasSize(3);
    assertThat(events.reports.get(1).at()).isEqualTo(past);
    assertThat(events.reports.get(1).historical()).isTrue();
    assertThat(events.reports.get(2).measure(HealthMetric.CPU_TEMPERATURE)).isEqualTo(62.0);
  }

  @Test
  void recordsAreHandedOverInOrder() {
    List<JournalEntry> entries =
        List.of(
            new JournalEntry(1, now, "presence", "{\"passers\":1,\"visits\":1}"),
            new JournalEntry(2, now, "dance", "{}"));
    receive(gramat.birth(now), gramat.records(now, entries));

    assertThat(events.records).containsExactlyElementsOf(entries);
  }

  @Test
  void aMetricWithoutAColumnIsKeptByName() {
    receive(
        gramat.birth(
            now,
            List.of(
                Metric.declared("<b>Fan</b>/Speed", DataType.INT32, Value.of(-3), 1)
                    .withAlias(300))));
    receive(gramat.data(now, List.of(Metric.update(300, Value.of(0xFFFF_FFF0L), 1))));

    assertThat(events.extras)
        .containsExactly(
            new RecordedEvents.Extra(gramat.address, "", "<b>Fan</b>/Speed", Value.of(-3)),
            new RecordedEvents.Extra(gramat.address, "", "<b>Fan</b>/Speed", Value.of(-16)));
  }

  @Test
  void anUnknownAliasAsksForABirthWhileTheRestIsRead() {
    receive(gramat.birth(now));
    receive(
        gramat.data(
            now,
            List.of(
                Metric.update(77, Value.of(1), now.toEpochMilli()),
                Metric.update(TestNode.TEMPERATURE, Value.of(55.0), now.toEpochMilli()))));
    elapse(Duration.ZERO);

    assertThat(faults.count(MessageFaultKind.UNKNOWN_METRIC)).isEqualTo(1);
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
    assertThat(view().measures()).containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(55.0));
  }

  @Test
  void aValueOfTheWrongTypeIsLeftOutAndCounted() {
    receive(gramat.birth(now));
    receive(
        gramat.data(
            now,
            List.of(Metric.update(TestNode.TEMPERATURE, Value.of("hot"), now.toEpochMilli()))));

    assertThat(faults.count(MessageFaultKind.WRONG_TYPE)).isEqualTo(1);
    assertThat(view().measures()).containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(40.0));
  }

  /** One strange sensor must not make its whole kiosk unreadable, nor look like a lost message. */
  @Test
  void aMetricThatCantBeReadIsLeftOutAndItsMessageIsTaken() {
    receive(gramat.birth(now));
    receive(withStrangeMetric(gramat.temperature(now, 51)), gramat.temperature(later(1), 52));
    elapse(Duration.ofMinutes(1));

    assertThat(faults.count(MessageFaultKind.UNREADABLE_METRIC)).isEqualTo(1);
    assertThat(faults.count(MessageFaultKind.SEQUENCE)).isZero();
    assertThat(events.askedForRebirth()).isEmpty();
    assertThat(events.reports.stream().map(r -> r.measure(HealthMetric.CPU_TEMPERATURE)))
        .containsExactly(40.0, 51.0, 52.0);
  }

  @Test
  void aMetricThatIsBornUnreadableIsNoReasonForAnotherBirth() {
    receive(withStrangeMetric(gramat.birth(now)));
    receive(gramat.data(now, List.of(Metric.update(STRANGE, Value.of(3), now.toEpochMilli()))));
    elapse(Duration.ofMinutes(1));

    assertThat(view().isCurrent()).isTrue();
    assertThat(faults.count(MessageFaultKind.UNREADABLE_METRIC)).isEqualTo(2);
    assertThat(events.askedForRebirth()).isEmpty();
  }

  /** A node and its device are seen though one metric of a birth has no type, and one no name. */
  @Test
  void aMetricThatIsBornWithoutNameOrTypeIsLeftOutAndItsBirthIsTaken() {
    receive(
        changed(
            gramat.birth(now),
            it -> {
              it.addMetricsBuilder().setName("Strange").setAlias(STRANGE).setIntValue(1);
              it.addMetricsBuilder().setDatatype(DataType.INT32.code()).setIntValue(1);
            }));
    receive(
        changed(
            gramat.deviceBirth(now, "fan", List.of()),
            it -> it.addMetricsBuilder().setName("Speed").setIntValue(1)));
    receive(gramat.data(now, List.of(Metric.update(STRANGE, Value.of(3), now.toEpochMilli()))));
    elapse(Duration.ofMinutes(1));

    assertThat(view().isCurrent()).isTrue();
    assertThat(view().devices()).containsKey("fan");
    assertThat(faults.count(MessageFaultKind.UNREADABLE_METRIC)).isEqualTo(4);
    assertThat(events.askedForRebirth()).isEmpty();
  }

  @Test
  void aMetricOfAKnownTypeThatIsBornWithABadValueIsReadWhenAGoodOneComes() {
    TestNode.Sent birth =
        changed(
            gramat.birth(now),
            it ->
                it.addMetricsBuilder()
                    .setName("Fan/Speed")
                    .setAlias(STRANGE)
                    .setDatatype(DataType.INT32.code()));
    receive(birth);
    receive(gramat.data(now, List.of(Metric.update(STRANGE, Value.of(3), now.toEpochMilli()))));

    assertThat(events.extras)
        .containsExactly(new RecordedEvents.Extra(gramat.address, "", "Fan/Speed", Value.of(3)));
  }

  private static TestNode.Sent withStrangeMetric(TestNode.Sent message) {
    return changed(
        message,
        it ->
            it.addMetricsBuilder()
                .setName("Strange")
                .setAlias(STRANGE)
                .setDatatype(99)
                .setIntValue(1));
  }

  private static TestNode.Sent changed(
      TestNode.Sent message, Consumer<WirePayload.Builder> change) {
    try {
      WirePayload.Builder payload = WirePayload.parseFrom(message.payload()).toBuilder();
      change.accept(payload);
      return TestNode.Sent.of(message.topic(), payload.build().toByteArray());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("a test node sends payloads", e);
    }
  }

  @Test
  void aTimeFarInTheFutureIsReplacedByTheTimeOfArrivalAndShown() {
    receive(gramat.birth(now));
    receive(gramat.temperature(now.plus(Duration.ofDays(3_650)), 50));

    assertThat(events.reports.getLast().at()).isEqualTo(now);
    assertThat(view().wrongTime()).isTrue();
    assertThat(faults.count(MessageFaultKind.WRONG_TIME)).isEqualTo(1);
  }

  @Test
  void aKioskThatWakesUpIn1970IsStillReceived() {
    receive(gramat.birth(Instant.EPOCH.plusSeconds(12)));

    assertThat(view().isCurrent()).isTrue();
    assertThat(view().wrongTime()).isTrue();
    assertThat(events.reports.getFirst().at()).isEqualTo(now);
  }

  @Test
  void theSameNodeIdInTwoGroupsIsTwoNodes() {
    TestNode namesake = new TestNode("elsewhere", "gramat");
    receive(gramat.birth(now), namesake.birth(now));
    receive(gramat.temperature(now, 41), namesake.temperature(now, 52));
    receive(namesake.death(now));

    assertThat(events.views).containsOnlyKeys(gramat.address, namesake.address);
    assertThat(view().isCurrent()).isTrue();
    assertThat(view().measures()).containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(41.0));
    assertThat(events.views.get(namesake.address))
        .satisfies(
            view -> {
              assertThat(view.isCurrent()).isFalse();
              assertThat(view.measures())
                  .containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(52.0));
            });
    assertThat(MessageFaultKind.values())
        .allSatisfy(kind -> assertThat(faults.count(kind)).isZero());
  }

  @Test
  void afterALossOfOurOwnLinkNothingIsCertainAndEverybodyIsAskedInTime() {
    TestNode martel = new TestNode("cauvaldor", "martel");
    receive(gramat.birth(now), martel.birth(now), martel.death(now));

    host.linkDown(later(10));
    assertThat(events.views.values())
        .allMatch(view -> view.link() instanceof NodeView.Link.Unknown);

    host.linkUp(List.of(gramat.address, martel.address), later(5));
    receive(gramat.birth(later(1)));
    elapse(Duration.ofSeconds(20));

    assertThat(events.askedForRebirth())
        .as("who was born by itself is not asked")
        .doesNotContain(gramat.address)
        .contains(martel.address);
  }

  @Test
  void commandsAndOtherHostsAreNotTakenForNodes() {
    host.receive("spBv1.0/cauvaldor/NCMD/gramat", new byte[] {1, 2, 3}, now);
    host.receive("spBv1.0/STATE/teleguichet", new byte[] {1, 2, 3}, now);

    assertThat(events.views).isEmpty();
    for (MessageFaultKind kind : MessageFaultKind.values()) {
      assertThat(faults.count(kind)).isZero();
    }
  }

  private Instant later(int seconds) {
    now = now.plusSeconds(seconds);
    return now;
  }

  private void elapse(Duration time) {
    Instant end = now.plus(time);
    List<Instant> steps = new ArrayList<>();
    while (!host.deadline().isAfter(end) && steps.size() < 1_000) {
      now = host.deadline().isAfter(now) ? host.deadline() : now;
      steps.add(now);
      host.elapse(now);
    }
    now = end;
  }

  private void receive(TestNode.Sent... messages) {
    for (TestNode.Sent message : messages) {
      host.receive(message.topic(), message.payload(), now);
    }
  }

  private DeviceView printer() {
    return java.util.Objects.requireNonNull(view().devices().get("printer"));
  }

  private NodeView view() {
    return java.util.Objects.requireNonNull(events.views.get(gramat.address));
  }
}
