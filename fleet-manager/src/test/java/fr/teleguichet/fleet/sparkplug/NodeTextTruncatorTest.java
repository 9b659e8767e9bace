package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts of kiosks are kept up to a length, and a verdict whole or not at all. */
final class NodeTextTruncatorTest {

  private static Value text(int length) {
    return Value.of("x".repeat(length));
  }

  @Test
  void aFactIsCutAfterFourHundredCharacters() {
    assertThat(NodeTextTruncator.shortened(NodeFact.BOARD_MODEL, text(400))).isEqualTo(text(400));
    assertThat(NodeTextTruncator.shortened(NodeFact.BOARD_MODEL, text(401))).isEqualTo(text(400));
    assertThat(NodeTextTruncator.shortened(NodeFact.BOARD_MODEL, Value.of(7L)))
        .isEqualTo(Value.of(7L));
    assertThat(NodeTextTruncator.shortened("x".repeat(400))).hasSize(400);
    assertThat(NodeTextTruncator.shortened("x".repeat(401))).hasSize(400);
  }

  @Test
  void aVerdictOfTwoThousandCharactersIsKeptAndALongerOneIsNone() {
    assertThat(NodeTextTruncator.shortened(NodeFact.VERDICT, text(2_000))).isEqualTo(text(2_000));
    assertThat(NodeTextTruncator.shortened(NodeFact.VERDICT, text(2_001))).isEqualTo(Value.of(""));
  }

  @Test
  void aDeathMaySayWhyAndOnlyInTheMetricForIt() {
    String reasons = PeripheralMetric.REASONS.definition().name();
    var other = Metric.command("Other", Value.of("because"));
    assertThat(NodeTextTruncator.reasonsOfDeath(new Payload(1L, 0, List.of(other)))).isEmpty();
    assertThat(
            NodeTextTruncator.reasonsOfDeath(
                new Payload(1L, 0, List.of(Metric.command(reasons, Value.of(3L))))))
        .isEmpty();
    assertThat(
            NodeTextTruncator.reasonsOfDeath(
                new Payload(1L, 0, List.of(other, Metric.command(reasons, text(500))))))
        .contains("x".repeat(400));
  }
}
