package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.DataSet;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Topic.DeviceMessage;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken of messages that lack something, that say it twice, or that say it too late. */
final class NodeMessageHandlerTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final int DEVICES = 2;
  private static final int METRICS = 100;
  private static final long OLDEST = 30;

  private final RecordedEvents events = new RecordedEvents();
  private final MessageFaultCounter faults = new MessageFaultCounter();
  private final IngestSettings settings =
      IngestSettings.from(
          Settings.of(
              Map.of(
                  "fleet.ingest.most-metrics", Integer.toString(METRICS),
                  "fleet.ingest.most-devices", Integer.toString(DEVICES))));
  private final HostApplication host =
      new HostApplication(
          settings,
          new PayloadDecoder(PayloadLimits.STANDARD),
          events,
          faults,
          new RebirthPolicy(settings, new Random(1)));
  private final TestNode gramat = new TestNode("lot", "gramat");
  private Instant now = START;

  private static Metric bdSeq(long number) {
    return Metric.declared("bdSeq", DataType.INT64, Value.of(number), START.toEpochMilli());
  }

  private TestNode.Sent node(
      NodeMessage message, @Nullable Integer seq, @Nullable Long at, Metric... metrics) {
    return TestNode.Sent.of(
        TopicCodec.of(gramat.address, message),
        PayloadEncoder.encode(new Payload(at, seq, List.of(metrics))));
  }

  private long millis() {
    return now.toEpochMilli();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 255})
  void aSessionsNumberIsFromZeroTo255(long number) {
    receive(node(NodeMessage.NBIRTH, 0, millis(), bdSeq(number)));
    assertThat(view().isCurrent()).isTrue();
    receive(node(NodeMessage.NDEATH, null, millis(), bdSeq(number)));
    assertThat(view().isCurrent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 256})
  void aBirthWithAnotherNumberIsNoneAndAnotherIsAskedFor(long number) {
    receive(node(NodeMessage.NBIRTH, 0, millis(), bdSeq(number)));
    assertNoBirth();
  }

  @Test
  void aBirthWithoutItsNumberIsNone() {
    receive(node(NodeMessage.NBIRTH, 0, millis()));
    assertNoBirth();
  }

  @Test
  void aBirthWithoutItsPlaceInTheOrderIsNone() {
    receive(node(NodeMessage.NBIRTH, null, millis(), bdSeq(1)));
    assertNoBirth();
  }

  @Test
  void aBirthWithoutATimeIsNone() {
    receive(node(NodeMessage.NBIRTH, 0, null, bdSeq(1)));
    assertNoBirth();
  }

  private void assertNoBirth() {
    elapse(Duration.ZERO);
    assertThat(faults.count(MessageFaultKind.INVALID_BIRTH)).isEqualTo(1);
    assertThat(events.views).isEmpty();
    assertThat(events.births).isEmpty();
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
  }

  @Test
  void aDeathWithoutANumberIsNobodysAndChangesNothing() {
    receive(gramat.birth(now));
    events.views.clear();
    receive(node(NodeMessage.NDEATH, null, millis()));
    assertThat(faults.count(MessageFaultKind.INVALID)).isEqualTo(1);
    assertThat(events.views).isEmpty();
  }

  @Test
  void aDeathOfAnEarlierSessionChangesNothing() {
    receive(gramat.birth(now));
    events.views.clear();
    receive(gramat.deathOf(200, now));
    assertThat(faults.count(MessageFaultKind.LATE_DEATH)).isEqualTo(1);
    assertThat(events.views).isEmpty();
  }

  @Test
  void dataWithoutItsPlaceInTheOrderIsNotReadAndBirthsAreAskedFor() {
    receive(gramat.birth(now));
    receive(
        node(
            NodeMessage.NDATA,
            null,
            millis(),
            Metric.update(TestNode.TEMPERATURE, Value.of(70.0), millis())));
    elapse(Duration.ZERO);
    assertThat(faults.count(MessageFaultKind.INVALID)).isEqualTo(1);
    assertThat(events.reports).hasSize(1);
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
  }

  @ParameterizedTest
  @CsvSource({"-1, MALFORMED", "0, INVALID"})
  void whatCantBeReadAtAllAsksForBirths(byte content, MessageFaultKind kind) {
    receive(gramat.birth(now));
    byte[] bytes = content == 0 ? invalid() : new byte[] {content, content};
    host.receive(TopicCodec.of(gramat.address, NodeMessage.NDATA), bytes, now);
    elapse(Duration.ZERO);
    assertThat(faults.count(kind)).isEqualTo(1);
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
  }

  private static byte[] invalid() {
    return WirePayload.newBuilder().setTimestamp(1).setSeq(256).build().toByteArray();
  }

  @Test
  void moreThanSixtyFourThatComeTooEarlyAreALoss() {
    receive(gramat.birth(now));
    var _ = gramat.temperature(now, 41);
    for (int i = 0; i <= ReorderBuffer.MAX_HELD; i++) {
      receive(gramat.temperature(now, 42));
    }
    elapse(Duration.ZERO);
    assertThat(faults.count(MessageFaultKind.SEQUENCE)).isEqualTo(1);
    assertThat(view().link()).isEqualTo(new NodeView.Link.Unknown(now));
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
  }

  @Test
  void eachNodesGapHasItsOwnTime() {
    TestNode martel = new TestNode("lot", "martel");
    receive(gramat.birth(now), martel.birth(now));
    var _ = gramat.temperature(now, 41);
    receive(gramat.temperature(now, 42));
    later(1);
    var _ = martel.temperature(now, 41);
    receive(martel.temperature(now, 42));

    elapse(Duration.ofSeconds(1));
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
    elapse(Duration.ofSeconds(1));
    assertThat(events.askedForRebirth()).containsExactly(gramat.address, martel.address);
  }

  /** A kiosk that can be told where to go on is told so at its birth. */
  @Test
  void aBirthThatNamesItsOldestRecordIsAReasonToSayWhereToGoOn() {
    receive(gramat.birth(now));
    assertThat(events.works).as("it does not name it").isEmpty();
    receive(gramat.birth(now, List.of(oldest())));
    assertThat(events.works)
        .containsExactly(
            new RecordedEvents.Records(
                gramat.address,
                new KioskJournalStatus(TestNode.JOURNAL, OptionalLong.of(OLDEST), true),
                List.of()));
  }

  private static Metric oldest() {
    return Metric.declared(
        NodeFact.JOURNAL_OLDEST.definition().name(),
        NodeFact.JOURNAL_OLDEST.definition().type(),
        Value.of(OLDEST),
        START.toEpochMilli());
  }

  @Test
  void theFirstRecordsAfterABirthSayWhichIsTheOldest() {
    receive(gramat.birth(now), gramat.records(now, records(5)), gramat.records(now, records(6)));
    assertThat(oldestOfEach()).containsExactly(5L, 5L);
    receive(gramat.birth(now), gramat.records(now, records(7)));
    assertThat(oldestOfEach()).containsExactly(5L, 5L, 7L);
  }

  /** Records may have been among what could not be read. */
  @Test
  void afterWhatCouldNotBeReadTheOldestRecordIsTakenForTheFirst() {
    receive(
        gramat.birth(now),
        changed(
            gramat.temperature(now, 41),
            it -> it.addMetricsBuilder().setName("Strange").setDatatype(99).setIntValue(1)),
        gramat.records(now, records(5)));
    assertThat(oldestOfEach()).containsExactly(1L);
  }

  @Test
  void afterRecordsThatCantBeReadTheOldestIsTakenForTheFirst() {
    receive(
        gramat.birth(now),
        gramat.data(
            now,
            List.of(
                Metric.update(
                    TestNode.RECORDS,
                    Value.of(
                        new DataSet(
                            List.of(new DataSet.Column("number", DataType.INT64)), List.of())),
                    millis()))),
        gramat.records(now, records(5)));
    assertThat(faults.count(MessageFaultKind.INVALID_RECORDS)).isEqualTo(1);
    assertThat(oldestOfEach()).containsExactly(1L);
  }

  private List<JournalEntry> records(long number) {
    return List.of(new JournalEntry(number, now, "presence", "{}"));
  }

  private List<Long> oldestOfEach() {
    return events.works.stream().map(it -> it.journal().oldest().orElse(0)).toList();
  }

  @Test
  void onlyMeasuresOfHealthAreAReport() {
    receive(gramat.birth(now, List.of(kernel("6.12"))));
    assertThat(view().facts()).containsEntry(NodeFact.KERNEL, Value.of("6.12"));
    receive(
        gramat.data(now, List.of(Metric.command(kernelName(), Value.of("6.13")))),
        gramat.data(now, List.of(Metric.update(TestNode.TEMPERATURE, Value.of("hot"), millis()))),
        gramat.records(now, records(1)));
    assertThat(view().facts()).containsEntry(NodeFact.KERNEL, Value.of("6.13"));
    assertThat(events.reports).hasSize(1);
  }

  private static String kernelName() {
    return NodeFact.KERNEL.definition().name();
  }

  private static Metric kernel(String version) {
    return Metric.declared(kernelName(), DataType.STRING, Value.of(version), START.toEpochMilli());
  }

  @Test
  void aMeasureThatWasStoredAtAnImpossibleTimeIsLeftOutAndCounted() {
    receive(gramat.birth(now));
    receive(
        gramat.data(
            now,
            List.of(
                Metric.update(TestNode.TEMPERATURE, Value.of(61.0), 12_000).asHistorical(),
                Metric.update(TestNode.TEMPERATURE, Value.of(62.0), millis() - 1_000)
                    .asHistorical())));
    assertThat(faults.count(MessageFaultKind.WRONG_TIME)).isEqualTo(1);
    assertThat(events.reports.stream().map(it -> it.measure(HealthMetric.CPU_TEMPERATURE)))
        .containsExactly(40.0, 62.0);
  }

  @Test
  void oneAliasForTwoMetricsIsCountedAndTheLaterHasIt() {
    receive(gramat.birth(now, List.of(kernel("6.12").withAlias(TestNode.TEMPERATURE))));
    assertThat(faults.count(MessageFaultKind.DOUBLE_ALIAS)).isEqualTo(1);
    receive(
        gramat.data(now, List.of(Metric.update(TestNode.TEMPERATURE, Value.of("7.0"), millis()))));
    assertThat(view().facts()).containsEntry(NodeFact.KERNEL, Value.of("7.0"));
  }

  @Test
  void whatAPeripheralSaysIsShown() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""));
    assertThat(device("printer").state()).isEqualTo("ok");
    receive(gramat.printerState(now, "error"));
    assertThat(device("printer").state()).isEqualTo("error");
    receive(
        gramat.data(
            now, List.of(Metric.update(TestNode.PRINTER_STATE, Value.of("warning"), millis()))));
    assertThat(device("printer").state()).as("an alias is the whole node's").isEqualTo("warning");
    elapse(Duration.ofMinutes(1));
    assertThat(events.askedForRebirth()).isEmpty();
  }

  @Test
  void aDevicesBirthForgetsWhatTheOneBeforeDeclared() {
    receive(
        gramat.birth(now),
        gramat.printerBirth(now, "ok", ""),
        gramat.deviceBirth(now, "printer", List.of()),
        gramat.printerState(now, "error"));
    elapse(Duration.ZERO);
    assertThat(faults.count(MessageFaultKind.UNKNOWN_METRIC)).isEqualTo(1);
    assertThat(device("printer").state()).isEmpty();
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
  }

  @Test
  void aDevicesDeathIsNoReasonForBirthsUnlessTheDeviceWasNotBorn() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""), gramat.printerDeath(now));
    elapse(Duration.ofMinutes(1));
    assertThat(events.askedForRebirth()).isEmpty();
    assertThat(faults.count(MessageFaultKind.NO_BIRTH)).isZero();

    receive(gramat.printerDeath(now));
    elapse(Duration.ZERO);
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
    assertThat(faults.count(MessageFaultKind.NO_BIRTH)).isEqualTo(1);
  }

  /** Its birth was left out, and would be again. */
  @Test
  void dataAndDeathOfADeviceForWhichThereIsNoRoomAreNoReasonForBirths() {
    fillDevices();
    assertThat(faults.count(MessageFaultKind.TOO_MANY_DEVICES)).isZero();
    receive(gramat.deviceBirth(now, "more", List.of()));
    assertThat(faults.count(MessageFaultKind.TOO_MANY_DEVICES)).isEqualTo(1);
    receive(gramat.printerState(now, "error"), gramat.printerDeath(now));
    assertThat(faults.count(MessageFaultKind.TOO_MANY_DEVICES)).isEqualTo(3);
    assertThat(faults.count(MessageFaultKind.NO_BIRTH)).isZero();
    elapse(Duration.ofMinutes(1));
    assertThat(events.askedForRebirth()).isEmpty();
  }

  @Test
  void dataOfADeviceThatHasItsRoomAndAwaitsItsBirthIsAReasonForBirths() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""));
    receive(gramat.deviceBirth(now, "device-0", List.of()));
    receive(gramat.birth(now), gramat.printerState(now, "error"));
    elapse(Duration.ZERO);
    assertThat(faults.count(MessageFaultKind.NO_BIRTH)).isEqualTo(1);
    assertThat(faults.count(MessageFaultKind.TOO_MANY_DEVICES)).isZero();
    assertThat(events.askedForRebirth()).containsExactly(gramat.address);
    assertThat(device("printer").state()).isEqualTo("ok");
  }

  @Test
  void aDeviceThatHasBeenGoneForADayIsShownForAsLongAsThereIsRoom() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""), gramat.printerDeath(now));
    now = now.plus(Duration.ofHours(25));
    receive(gramat.deviceBirth(now, "device-0", List.of()));
    assertThat(view().devices()).containsOnlyKeys("printer", "device-0");
    receive(gramat.deviceBirth(now, "device-0", List.of()));
    assertThat(view().devices()).as("born again").containsOnlyKeys("printer", "device-0");
    receive(gramat.deviceBirth(now, "device-1", List.of()));
    assertThat(view().devices()).containsOnlyKeys("device-0", "device-1");
  }

  private void fillDevices() {
    receive(gramat.birth(now));
    for (int i = 0; i < DEVICES; i++) {
      receive(gramat.deviceBirth(now, "device-" + i, List.of()));
    }
  }

  @Test
  void aBirthWhoseDevicesAllCameChangesNothingAfterwards() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""));
    events.views.clear();
    elapse(Duration.ofMinutes(1));
    assertThat(events.views).isEmpty();
  }

  @Test
  void aDeviceThatIsNotBornAgainWithItsNodeIsGoneAfterItsTime() {
    receive(gramat.birth(now), gramat.printerBirth(now, "ok", ""));
    elapse(Duration.ofMinutes(1));
    receive(gramat.birth(now));
    elapse(Duration.ofMillis(4_999));
    assertThat(device("printer").present()).isTrue();
    elapse(Duration.ofMillis(1));
    assertThat(device("printer").present()).isFalse();
  }

  /** Beyond what is read of one message there are no names: only that something is missing. */
  @Test
  void aBirthOfMoreThanIsReadOfOneMessageIsToldWithThatLimit() {
    List<Metric> control = new ArrayList<>();
    for (int i = 0; i < PayloadLimits.STANDARD.metrics(); i++) {
      control.add(
          Metric.declared("Node Control/" + i, DataType.BOOLEAN, Value.of(false), millis()));
    }
    receive(gramat.birth(now, control));
    assertThat(view().excess())
        .hasValueSatisfying(
            it -> {
              assertThat(it.kind()).isEqualTo(QuotaExcess.Kind.METRICS);
              assertThat(it.limit()).isEqualTo(PayloadLimits.STANDARD.metrics());
            });
  }

  @Test
  void aMetricThatCantBeReadIsNoExcessIfItSaysItsNameItsAliasOrItsType() {
    receive(
        changed(
            gramat.birth(now),
            it -> {
              it.addMetricsBuilder().setName("Strange").setDatatype(99).setIntValue(1);
              it.addMetricsBuilder().setAlias(300).setDatatype(99).setIntValue(1);
              it.addMetricsBuilder().setDatatype(DataType.INT32.code());
            }));
    assertThat(faults.count(MessageFaultKind.UNREADABLE_METRIC)).isEqualTo(3);
    assertThat(view().excess()).isEmpty();
  }

  /** What is known of it, its name or its alias, is what its data will be called by. */
  @Test
  void dataOfAMetricThatWasBornWithoutNameOrTypeIsNoReasonForAnotherBirth() {
    receive(
        changed(
            gramat.birth(now),
            it -> {
              it.addMetricsBuilder().setName("Untyped").setIntValue(1);
              it.addMetricsBuilder()
                  .setAlias(300)
                  .setDatatype(DataType.INT32.code())
                  .setIntValue(1);
              it.addMetricsBuilder().setDatatype(DataType.INT32.code()).setIntValue(1);
            }));
    assertThat(view().excess()).isEmpty();
    receive(
        gramat.data(
            now,
            List.of(
                Metric.command("Untyped", Value.of(2)),
                Metric.update(300, Value.of(2), millis()))));
    elapse(Duration.ofMinutes(1));
    assertThat(faults.count(MessageFaultKind.UNKNOWN_METRIC)).isZero();
    assertThat(events.askedForRebirth()).isEmpty();
  }

  @Test
  void whatCantBeReadCountsUnderItsOwnNameOrAlias() {
    Consumer<WirePayload.Builder> named =
        it ->
            IntStream.range(0, METRICS)
                .forEach(i -> it.addMetricsBuilder().setName("S/" + i).setDatatype(99));
    receive(changed(gramat.birth(now), named));
    assertThat(view().excess()).isEmpty();
    receive(
        changed(
            gramat.birth(now),
            named.andThen(it -> it.addMetricsBuilder().setAlias(300).setDatatype(99))));
    assertThat(view().excess()).hasValueSatisfying(it -> assertThat(it.limit()).isEqualTo(METRICS));
  }

  @Test
  void aKioskThatSendsTooMuchWasHeardWhenItDid() {
    receive(gramat.birth(now));
    Instant flood = later(5);
    byte[] big = new byte[200_000];
    for (int i = 0; i < 30; i++) {
      host.receive(TopicCodec.of(gramat.address, "printer", DeviceMessage.DDATA), big, now);
    }
    assertThat(faults.count(MessageFaultKind.TOO_MANY_BYTES)).isPositive();
    assertThat(view().lastHeard()).isEqualTo(flood);
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

  private Instant later(int seconds) {
    now = now.plusSeconds(seconds);
    return now;
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

  private DeviceView device(String id) {
    return Objects.requireNonNull(view().devices().get(id));
  }

  private NodeView view() {
    return Objects.requireNonNull(events.views.get(gramat.address));
  }
}
