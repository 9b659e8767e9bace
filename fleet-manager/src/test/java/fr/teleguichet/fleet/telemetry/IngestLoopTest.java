package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.log.ExpectedErrors;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.HostApplication;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.sparkplug.MessageFaultCounter;
import fr.teleguichet.fleet.sparkplug.NodeViewRegistry;
import fr.teleguichet.fleet.sparkplug.RebirthPolicy;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The thread that reads everybody's messages. */
final class IngestLoopTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private final ManualClock clock = new ManualClock(NOON);
  private final List<NodeAddress> told = new ArrayList<>();
  private final TestNode gramat = new TestNode("cauvaldor", "gramat");
  private final TestNode figeac = new TestNode("lot", "figeac");
  private final IngestEventDispatcher events =
      new IngestEventDispatcher(
          new StoreQueue(10, 10, () -> false), new NodeViewRegistry(), this::tell, clock);
  private final IngestLoop loop =
      new IngestLoop(
          new HostApplication(
              IngestSettings.STANDARD,
              new PayloadDecoder(PayloadLimits.STANDARD),
              events,
              new MessageFaultCounter(),
              new RebirthPolicy(IngestSettings.STANDARD, new Random(1))),
          events,
          clock);

  /** The first time it fails, with another message on its way, whose command ends the test. */
  private void tell(NodeAddress node, FleetCommand command) {
    told.add(node);
    if (told.size() == 1) {
      unborn(figeac);
      throw new IllegalStateException("a fault of ours");
    }
    Thread.currentThread().interrupt();
  }

  /** Data before a birth, for which births are asked once the messages at hand are read. */
  private void unborn(TestNode node) {
    TestNode.Sent sent = node.temperature(NOON, 41);
    try {
      loop.put(new InboundMessage.Message(sent.topic(), sent.payload()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @ExpectedErrors("A message met a fault of ours and was left out.")
  void aFaultInWhatTimeBringsDoesNotEndIt() {
    unborn(gramat);

    loop.run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).containsExactly(gramat.address, figeac.address);
  }
}
