package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.link.FakeDialer.Sent;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is worth a message, and when. */
final class ReportingTest {

  @TempDir Path folder;
  private final AliasCatalogue catalogue = new AliasCatalogue();
  private VirtualAgent agent;

  @BeforeEach
  void beOnline() {
    agent = new VirtualAgent(folder);
    agent.measure(HealthMetric.CPU_TEMPERATURE, 50);
    agent.start().seconds(60);
    agent.server().forget();
  }

  @AfterEach
  void close() {
    agent.close();
  }

  private static PeripheralReading reading(PeripheralState state) {
    return new PeripheralReading(state, "", "");
  }

  private List<String> kinds() {
    return agent.server().sent().stream().map(Sent::kind).toList();
  }

  @Test
  void aValueWithinItsDeadBandIsNotSent() {
    agent.measure(HealthMetric.CPU_TEMPERATURE, 50.9);
    agent.measure(HealthMetric.CPU_TEMPERATURE, 49.1);
    agent.seconds(3600);
    assertThat(agent.server().sent()).isEmpty();
  }

  @Test
  void aValueThatCreepsIsMeasuredAgainstTheOneSentLast() {
    agent.measure(HealthMetric.CPU_TEMPERATURE, 50.6);
    agent.measure(HealthMetric.CPU_TEMPERATURE, 51.2);
    assertThat(agent.sent("NDATA"))
        .singleElement()
        .satisfies(
            data ->
                assertThat(data.payload().metrics())
                    .containsExactly(
                        Metric.update(
                            catalogue.alias(HealthMetric.CPU_TEMPERATURE),
                            new Value.Real(51.2f),
                            agent.loop.clock().millis())));
  }

  @Test
  void aSecondChangeWaitsForItsTimeAndThenTellsTheLatestValue() {
    agent.measure(HealthMetric.CPU_TEMPERATURE, 60);
    agent.measure(HealthMetric.CPU_TEMPERATURE, 70);
    agent.seconds(9);
    agent.measure(HealthMetric.CPU_TEMPERATURE, 80);
    assertThat(agent.sent("NDATA")).hasSize(1);
    agent.seconds(1);
    assertThat(agent.sent("NDATA")).hasSize(2);
    assertThat(agent.sent("NDATA").getLast().payload().metrics().getFirst().value())
        .isEqualTo(Value.of(80.0));
  }

  @Test
  void aChangeThatIsTakenBackInTimeIsNeverSent() {
    agent.measure(HealthMetric.CPU_TEMPERATURE, 60);
    agent.measure(HealthMetric.CPU_TEMPERATURE, 70);
    agent.measure(HealthMetric.CPU_TEMPERATURE, 60);
    agent.seconds(3600);
    assertThat(agent.sent("NDATA")).hasSize(1);
  }

  @Test
  void whatIsDueTogetherGoesInOneMessage() {
    agent.kiosk.measure(
        Map.of(
            HealthMetric.CPU_TEMPERATURE, Value.of(60.0),
            HealthMetric.CPU_USAGE, Value.of(12.0),
            HealthMetric.POWER_THROTTLED, Value.of(true)));
    agent.kiosk.set(NodeFact.KERNEL, Value.of("6.12"));
    agent.loop.settle();
    assertThat(agent.sent("NDATA"))
        .singleElement()
        .satisfies(data -> assertThat(data.payload().metrics()).hasSize(4));
  }

  @Test
  void aMeasureThatCanNotBeReadAnyMoreIsSentAsNull() {
    agent.kiosk.measure(Map.of(HealthMetric.CPU_TEMPERATURE, Value.ABSENT));
    agent.loop.settle();
    assertThat(agent.sent("NDATA").getFirst().payload().metrics().getFirst().value())
        .isEqualTo(Value.ABSENT);
  }

  @Test
  void aPeripheralIsBornChangesAndDies() {
    agent.kiosk.attach(Peripheral.PRINTER, reading(PeripheralState.OK));
    agent.seconds(2);
    agent.kiosk.attach(Peripheral.PRINTER, reading(PeripheralState.ERROR));
    agent.seconds(2);
    agent.kiosk.detach(Peripheral.PRINTER);
    agent.seconds(2);
    assertThat(kinds()).containsExactly("DBIRTH", "DDATA", "DDEATH");
    assertThat(agent.server().sent()).extracting(it -> it.payload().seq()).containsExactly(1, 2, 3);
    assertThat(agent.sent("DDATA").getFirst().payload().metrics())
        .singleElement()
        .satisfies(metric -> assertThat(metric.value()).isEqualTo(Value.of("error")));
  }

  @Test
  void aDeathSaysWhyWithAMetricThatAnyHostCanRead() {
    agent.kiosk.attach(Peripheral.PRINTER, reading(PeripheralState.OK));
    agent.seconds(2);
    agent.kiosk.detach(Peripheral.PRINTER, "unplugged");
    agent.seconds(2);
    assertThat(agent.sent("DDEATH").getFirst().payload().metrics())
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.name()).isEqualTo("Reasons");
              assertThat(metric.value()).isEqualTo(Value.of("unplugged"));
            });
    agent.kiosk.attach(Peripheral.PRINTER, reading(PeripheralState.OK));
    agent.seconds(2);
    agent.kiosk.detach(Peripheral.PRINTER);
    agent.seconds(2);
    assertThat(agent.sent("DDEATH").getLast().payload().metrics()).isEmpty();
  }

  @Test
  void aLoosePlugMakesAtMostOneMessageASecondAndTheLastOneIsTrue() {
    for (int i = 0; i < 100; i++) {
      if (i % 2 == 0) {
        agent.kiosk.attach(Peripheral.PRINTER, reading(PeripheralState.OK));
      } else {
        agent.kiosk.detach(Peripheral.PRINTER);
      }
      agent.pass(java.time.Duration.ofMillis(101));
    }
    assertThat(agent.server().sent()).hasSizeLessThanOrEqualTo(12);
    agent.seconds(2);
    assertThat(agent.server().sent().getLast().kind()).isEqualTo("DDEATH");
  }

  @Test
  void nothingIsRepeatedWhileNothingChanges() {
    for (int i = 0; i < 100; i++) {
      agent.measure(HealthMetric.CPU_TEMPERATURE, 50);
      agent.seconds(30);
    }
    assertThat(agent.server().sent()).isEmpty();
  }

  @Test
  void theSequenceNumberWrapsAfter255() {
    for (int i = 0; i < 300; i++) {
      agent.measure(HealthMetric.CLOCK_SYNCHRONISED, i % 2 == 0);
    }
    List<Sent> sent = agent.sent("NDATA");
    assertThat(sent).hasSize(300);
    for (int i = 0; i < sent.size(); i++) {
      assertThat(sent.get(i).payload().seq()).isEqualTo((i + 1) % 256);
    }
  }
}
