package fr.teleguichet.fleet.sparkplug;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever arrives: the ingest goes on, the fault is counted, and a healthy kiosk is read as if
 * nothing had been.
 */
class HostileInputTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final RecordedEvents events = new RecordedEvents();
  private final MessageFaultCounter faults = new MessageFaultCounter();
  private final IngestSettings settings =
      IngestSettings.from(Settings.of(Map.of("fleet.territories", "cauvaldor, lot")));
  private final HostApplication host =
      new HostApplication(
          settings,
          new PayloadDecoder(PayloadLimits.STANDARD),
          events,
          faults,
          new RebirthPolicy(settings, new Random(1)));
  private final TestNode gramat = new TestNode("cauvaldor", "gramat");

  /** A kind of hostile message and the fault as which it is counted. */
  enum Hostile {
    TRUNCATED(MessageFaultKind.MALFORMED),
    NOT_PROTOBUF(MessageFaultKind.MALFORMED),
    OVERSIZED(MessageFaultKind.OVERSIZED),
    FOREIGN_GROUP(MessageFaultKind.FOREIGN_GROUP),
    FOREIGN_TOPIC(MessageFaultKind.FOREIGN_TOPIC),
    REPLAYED_DEATH(MessageFaultKind.LATE_DEATH);

    private final MessageFaultKind kind;

    Hostile(MessageFaultKind kind) {
      this.kind = kind;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHostileMessageIsCountedAndTheNextGoodOneIsRead(Hostile hostile) {
    receive(gramat.birth(START));
    TestNode.Sent good = gramat.temperature(START, 51);

    for (int i = 0; i < 3; i++) {
      send(hostile, good);
    }
    receive(good);

    assertThat(faults.count(hostile.kind)).isEqualTo(3);
    assertThat(events.reports).hasSize(2);
    assertThat(events.views.get(gramat.address)).matches(NodeView::isCurrent);
  }

  private void send(Hostile hostile, TestNode.Sent good) {
    byte[] payload = good.payload();
    switch (hostile) {
      case TRUNCATED ->
          host.receive(good.topic(), Arrays.copyOf(payload, payload.length - 3), START);
      case NOT_PROTOBUF -> host.receive(good.topic(), new byte[] {-1, -1, -1, -1}, START);
      case OVERSIZED -> host.receive(good.topic(), new byte[256 * 1024 + 1], START);
      case FOREIGN_GROUP -> host.receive("spBv1.0/mars/NBIRTH/gramat", payload, START);
      case FOREIGN_TOPIC -> host.receive("spBv1.0/cauvaldor/HELLO/gramat", payload, START);
      case REPLAYED_DEATH -> receive(gramat.deathOf(200, START));
    }
  }

  @Test
  void aReplayedBirthBringsNoSecondKiosk() {
    TestNode.Sent birth = gramat.birth(START);
    receive(birth, gramat.printerBirth(START, "ok", ""), birth, birth);

    NodeView view = requireNonNull(events.views.get(gramat.address));
    assertThat(view).matches(NodeView::isCurrent);
    assertThat(view.devices()).as("still the same kiosk").containsOnlyKeys("printer");
    assertThat(events.births).hasSize(3);
    assertThat(events.commands).isEmpty();
  }

  @Test
  void aThousandBirthsAtOnceAreAllRead() {
    List<TestNode.Sent> births = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      births.add(new TestNode("lot", "kiosk-" + i).birth(START));
    }
    births.forEach(this::receive);

    assertThat(events.views.values()).hasSize(1_000).allMatch(NodeView::isCurrent);
  }

  @Test
  void noMoreNodesAreRememberedThanTheFleetIsSetUpFor() {
    IngestSettings small =
        new IngestSettings(
            Set.of(),
            settings.reorderTimeout(),
            settings.rebirth(),
            settings.rebirthInterval(),
            10,
            100,
            settings.limits(),
            settings.futureTolerance(),
            settings.pastTolerance());
    HostApplication bounded =
        new HostApplication(
            small,
            new PayloadDecoder(PayloadLimits.STANDARD),
            events,
            faults,
            new RebirthPolicy(small, new Random(1)));
    for (int i = 0; i < 150; i++) {
      TestNode.Sent birth = new TestNode("lot", "kiosk-" + i).birth(START);
      bounded.receive(birth.topic(), birth.payload(), START);
    }

    assertThat(events.views).hasSize(100);
    assertThat(faults.count(MessageFaultKind.TOO_MANY_NODES)).isEqualTo(50);
  }

  /** Damaged messages of a real conversation and pure noise, always the same ones. */
  @Test
  void noDamageToAConversationStopsTheIngest() {
    var random = new Random(20_261_124);
    List<TestNode> nodes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      nodes.add(new TestNode("lot", "kiosk-" + i));
    }
    Instant now = START;
    for (int round = 0; round < 20_000; round++) {
      now = now.plusMillis(20);
      TestNode node = nodes.get(random.nextInt(nodes.size()));
      TestNode.Sent message = message(node, random, now);
      host.receive(message.topic(), damaged(message.payload(), random), now);
      if (!host.deadline().isAfter(now)) {
        host.elapse(now);
      }
    }
    TestNode fine = new TestNode("lot", "fine");
    host.receive(fine.birth(now).topic(), fine.birth(now).payload(), now);

    assertThat(events.views.get(fine.address)).matches(NodeView::isCurrent);
    assertThat(faults.count(MessageFaultKind.MALFORMED)).isPositive();
    assertThat(faults.count(MessageFaultKind.SEQUENCE)).isPositive();
    assertThat(events.views).hasSizeLessThanOrEqualTo(6);
  }

  private static TestNode.Sent message(TestNode node, Random random, Instant now) {
    return switch (random.nextInt(8)) {
      case 0 -> node.birth(now);
      case 1 -> node.printerBirth(now, "ok", "");
      case 2 -> node.printerState(now, "error");
      case 3 -> node.death(now);
      case 4 -> node.printerDeath(now);
      default -> node.temperature(now, random.nextInt(90));
    };
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bytes = good.clone();
    switch (random.nextInt(6)) {
      case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> random.nextBytes(bytes);
      default -> {}
    }
    return bytes;
  }

  private void receive(TestNode.Sent... messages) {
    for (TestNode.Sent message : messages) {
      host.receive(message.topic(), message.payload(), START);
    }
  }
}
