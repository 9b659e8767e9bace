package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Who looks for the cause in the log finds it there, once. */
class IngestLogTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger faultLog = (Logger) LoggerFactory.getLogger(MessageFaultCounter.class);
  private final Logger rebirthLog = (Logger) LoggerFactory.getLogger(RebirthPolicy.class);
  private final IngestSettings settings = IngestSettings.STANDARD;
  private final RebirthPolicy rebirths = new RebirthPolicy(settings, new Random(1));
  private final MessageFaultCounter faults = new MessageFaultCounter();
  private final HostApplication host =
      new HostApplication(
          settings,
          new PayloadDecoder(PayloadLimits.STANDARD),
          new RecordedEvents(),
          faults,
          rebirths);
  private final TestNode gramat = new TestNode("lot", "gramat");

  @BeforeEach
  void listen() {
    log.start();
    faultLog.addAppender(log);
    rebirthLog.addAppender(log);
    rebirthLog.setLevel(Level.INFO);
  }

  @AfterEach
  void listenNoMore() {
    faultLog.detachAppender(log);
    rebirthLog.detachAppender(log);
    rebirthLog.setLevel(null); // as its parent's
  }

  @Test
  void aFaultNamesItsTopicItsMetricAndWhatWasDone() {
    receive(gramat.birth(START));
    receive(gramat.data(START, List.of(Metric.update(TestNode.TEMPERATURE, Value.of("hot"), 1))));
    receive(gramat.data(START, List.of(Metric.update(77, Value.of(1), 1))));
    receive(gramat.data(START, List.of(Metric.command("Pressure", Value.of(1)))));

    assertThat(log.list).as("the third is of a kind that was told").hasSize(2);
    assertThat(pairs(0))
        .containsEntry("node", "lot/gramat")
        .containsEntry("topic", "spBv1.0/lot/NDATA/gramat")
        .containsEntry("metric", "alias 3")
        .containsEntry("fault", "wrong-type");
    assertThat(log.list.getFirst().getFormattedMessage())
        .contains("The metric was left out; the rest of its message was taken.");
    assertThat(pairs(1))
        .containsEntry("metric", "alias 77")
        .containsEntry("fault", "unknown-metric");
    assertThat(log.list.get(1).getFormattedMessage()).contains("the node’s births are needed");
  }

  @Test
  void whatANodeCallsItselfForgesNoLine() {
    receive(gramat.birth(START));
    receive(gramat.data(START, List.of(Metric.command("a\nlevel=error \"b", Value.of(1)))));

    assertThat(pairs(0)).containsEntry("metric", "a?level=error ?b");
  }

  @Test
  void whatIsNoNodesIsLoggedOnceAndCountedEachTime() {
    for (int i = 0; i < 3; i++) {
      host.receive("spBv1.0/lot/HELLO/gramat", new byte[0], START);
    }

    assertThat(log.list).hasSize(1);
    assertThat(pairs(0))
        .containsEntry("topic", "spBv1.0/lot/HELLO/gramat")
        .containsEntry("fault", "foreign-topic");
    assertThat(faults.count(MessageFaultKind.FOREIGN_TOPIC)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"200, 200", "201, 201"})
  void aNameIsLoggedUpToTwoHundredCharacters(int length, int logged) {
    receive(gramat.birth(START));
    receive(gramat.data(START, List.of(Metric.command("n".repeat(length), Value.of(1)))));

    assertThat(pairs(0).get("metric"))
        .hasSize(logged)
        .matches(it -> it.endsWith("…") == (length > 200));
  }

  /** Memory stays bounded, whoever invents sources of faults. */
  @Test
  void afterFiftyThousandSourcesFaultsAreOnlyCounted() {
    faultLog.setAdditive(false);
    try {
      for (int i = 0; i < 50_001; i++) {
        faults.report(MessageFaultKind.FOREIGN_GROUP, "group " + i, "topic", "");
      }
    } finally {
      faultLog.setAdditive(true);
    }

    assertThat(log.list).hasSize(50_000);
    assertThat(faults.count(MessageFaultKind.FOREIGN_GROUP)).isEqualTo(50_001);
  }

  @Test
  void aNodeWhoseBirthsHelpedAtOnceIsNoLine() {
    rebirths.request(gramat.address, START);
    assertThat(rebirths.due(START)).containsExactly(gramat.address);
    rebirths.born(gramat.address, START);
    rebirths.request(gramat.address, START.plus(RebirthPolicy.HELPED));

    assertThat(log.list).isEmpty();
  }

  @Test
  void aNodeWhoseBirthsDoNotHelpIsOneLineForEachChangeOfItsInterval() {
    NodeAddress node = gramat.address;
    for (Instant now = START;
        now.isBefore(START.plus(Duration.ofHours(2)));
        now = now.plusSeconds(1)) {
      rebirths.request(node, now);
      if (!rebirths.due(now).isEmpty()) {
        rebirths.born(node, now);
      }
    }
    Instant later = START.plus(Duration.ofHours(3));
    rebirths.born(node, START.plus(Duration.ofHours(2)));
    rebirths.request(node, later);

    assertThat(
            log.list.stream()
                .map(IngestLogTest::pairs)
                .map(it -> it.getOrDefault("seconds", "none")))
        .containsExactly("20", "40", "80", "160", "320", "640", "900", "none");
    assertThat(log.list.getLast().getFormattedMessage()).contains("help again");
  }

  private Map<String, String> pairs(int line) {
    return pairs(log.list.get(line));
  }

  private static Map<String, String> pairs(ILoggingEvent event) {
    return event.getKeyValuePairs().stream()
        .collect(Collectors.toMap(it -> it.key, it -> String.valueOf(it.value)));
  }

  private void receive(TestNode.Sent message) {
    host.receive(message.topic(), message.payload(), START);
  }
}
