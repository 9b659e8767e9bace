package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.log.HeardLog;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What anybody may send to a kiosk. */
final class HostileCommandsTest {

  @TempDir Path folder;
  private final HeardLog log = HeardLog.of(InboundMessageReader.class);
  private VirtualAgent agent;

  @BeforeEach
  void beOnline() {
    agent = new VirtualAgent(folder).start().seconds(60);
    agent.server().forget();
  }

  @AfterEach
  void close() {
    log.close();
    agent.close();
  }

  private static ByteString payload(Metric... metrics) {
    return ByteString.copyFrom(PayloadEncoder.encode(new Payload(1L, null, List.of(metrics))));
  }

  private void requireUnmoved() {
    assertThat(agent.server().sent()).isEmpty();
    assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
  }

  @Test
  void anOversizedCommandIsCountedAndToldOnce() {
    for (int i = 0; i < 3; i++) {
      agent.command(ByteString.copyFrom(new byte[300_000]));
    }
    assertThat(agent.link.counts().refused(CommandRefusal.OVERSIZED)).isEqualTo(3);
    assertThat(log.lines()).hasSize(1);
    requireUnmoved();
  }

  @Test
  void whatIsNoProtobufIsCounted() {
    agent.command(ByteString.copyFromUtf8("{\"Node Control/Rebirth\":true}"));
    assertThat(agent.link.counts().refused(CommandRefusal.MALFORMED)).isEqualTo(1);
    requireUnmoved();
  }

  /**
   * A command says in several metrics what shall be done: what is left of it is another command.
   */
  @Test
  void aCommandOfWhichAPartCanNotBeReadIsNotActedOn() {
    var strange = WireMetric.newBuilder().setName("Strange").setDatatype(99).setIntValue(1);
    var rebirth = WireMetric.newBuilder().setName(FleetCommand.REBIRTH).setBooleanValue(true);
    agent.command(
        WirePayload.newBuilder().addMetrics(strange).addMetrics(rebirth).build().toByteString());
    agent.seconds(5);
    assertThat(agent.link.counts().refused(CommandRefusal.INVALID)).isEqualTo(1);
    requireUnmoved();
  }

  @Test
  void anUnknownCommandIsCountedAndItsNameCanNotForgeALine() {
    agent.command(payload(Metric.command("Format/Disk\" ok=\"\nlink=up", Value.of(true))));
    assertThat(agent.link.counts().refused(CommandRefusal.UNKNOWN_COMMAND)).isEqualTo(1);
    assertThat(log.lines())
        .singleElement()
        .satisfies(line -> assertThat(line).contains("Format/Disk").doesNotContain("\n", "ok=\""));
    requireUnmoved();
  }

  @Test
  void aCommandForADeviceIsCounted() {
    agent.server().deliver("spBv1.0/grand-figeac/DCMD/bagnac-1/printer", ByteString.EMPTY);
    assertThat(agent.link.counts().refused(CommandRefusal.UNKNOWN_COMMAND)).isEqualTo(1);
    requireUnmoved();
  }

  @Test
  void aCommandForAnotherKioskIsNotObeyed() {
    agent
        .server()
        .deliver(
            "spBv1.0/grand-figeac/NCMD/bagnac-2",
            ByteString.copyFrom(PayloadEncoder.encode(new FleetCommand.Rebirth().encode(1))));
    agent.seconds(5);
    assertThat(agent.link.counts().refused(CommandRefusal.UNKNOWN_TOPIC)).isEqualTo(1);
    requireUnmoved();
  }

  @Test
  void aRebirthThatIsFalseAsksForNothing() {
    agent.command(payload(Metric.command(FleetCommand.REBIRTH, Value.of(false))));
    agent.seconds(5);
    requireUnmoved();
  }

  @Test
  void anAcknowledgementOfANegativeNumberOrWithoutAJournalIsUnknown() {
    agent.append(1);
    agent.server().forget();
    agent.command(payload(Metric.command(FleetCommand.ACKNOWLEDGED, Value.of(1L))));
    agent.command(
        payload(
            Metric.command("Journal/Id", Value.of(agent.journal.id().toString())),
            Metric.command(FleetCommand.ACKNOWLEDGED, Value.of(Long.MIN_VALUE))));
    assertThat(agent.link.counts().refused(CommandRefusal.UNKNOWN_COMMAND)).isEqualTo(2);
    assertThat(agent.journal.counts().recordsWaiting()).isEqualTo(1);
  }

  @Test
  void ofAStormOnlyABurstAndAFewASecondAreRead() {
    for (int i = 0; i < 5_000; i++) {
      agent.command(payload(Metric.command("Nonsense", Value.of(true))));
      agent.pass(Duration.ofMillis(1));
    }
    LinkCounts counts = agent.link.counts();
    assertThat(counts.refused(CommandRefusal.UNKNOWN_COMMAND)).isBetween(300L, 360L);
    assertThat(
            counts.refused(CommandRefusal.STORM) + counts.refused(CommandRefusal.UNKNOWN_COMMAND))
        .isEqualTo(5_000);
    assertThat(log.lines()).hasSize(2);
    agent.seconds(10);
    agent.command(new FleetCommand.Rebirth());
    agent.seconds(1);
    assertThat(agent.sent("NBIRTH")).hasSize(1);
  }

  /** Random bytes, and commands with some of their bytes changed or cut off. */
  @Test
  void noBytesWhateverBringTheLinkDown() {
    var random = new Random(20261124);
    byte[] rebirth = PayloadEncoder.encode(new FleetCommand.Rebirth().encode(1));
    byte[] acknowledgement =
        PayloadEncoder.encode(new FleetCommand.AcknowledgeRecords(agent.journal.id(), 3).encode(1));
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes =
          switch (random.nextInt(3)) {
            case 0 -> noise(random);
            case 1 -> mutant(rebirth, random);
            default -> mutant(acknowledgement, random);
          };
      agent.command(ByteString.copyFrom(bytes));
      agent.pass(Duration.ofMillis(20));
      assertThat(agent.journal.counts().acknowledged()).isZero();
    }
    assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
    assertThat(agent.link.counts().refused(CommandRefusal.MALFORMED)).isGreaterThan(1_000);
    assertThat(log.lines()).hasSizeLessThanOrEqualTo(CommandRefusal.values().length);
    agent.seconds(5);
    agent.server().forget();
    agent.command(new FleetCommand.Rebirth());
    agent.seconds(2);
    assertThat(agent.sent("NBIRTH")).hasSize(1);
  }

  private static byte[] noise(Random random) {
    var bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mutant(byte[] original, Random random) {
    byte[] bytes = java.util.Arrays.copyOf(original, random.nextInt(original.length) + 1);
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
