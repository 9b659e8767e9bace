package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and aliases of a node and its devices never run into each other. */
final class MetricBindingIndexTest {

  private final MetricBindingIndex table = new MetricBindingIndex();

  private static MetricBinding extra(String device, String name) {
    return new MetricBinding.Extra(device, name, DataType.DOUBLE);
  }

  private @Nullable MetricBinding byName(String device, String name) {
    return table.find(device, Metric.command(name, Value.of(1.0)));
  }

  private @Nullable MetricBinding byAlias(long alias) {
    return table.find("", new Metric(null, alias, null, null, false, Value.of(1.0), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 255, 256, Long.MAX_VALUE, -1})
  void anAliasIsFoundWhereverItLies(long alias) {
    assertThat(byAlias(alias)).isNull();
    assertThat(table.declare("", "a", alias, extra("", "a"))).isTrue();
    assertThat(byAlias(alias)).isEqualTo(extra("", "a"));
    assertThat(byName("", "a")).isEqualTo(extra("", "a"));
    assertThat(table.declare("", "a", alias, extra("", "a"))).as("the same again").isTrue();
    assertThat(table.declare("printer", "b", alias, extra("printer", "b"))).isFalse();
    table.clear();
    assertThat(byAlias(alias)).isNull();
    assertThat(byName("", "a")).isNull();
  }

  @Test
  void aNameIsItsDevicesAndOneWithoutAliasIsFoundByItAlone() {
    assertThat(table.declare("printer", "a", null, extra("printer", "a"))).isTrue();
    assertThat(byName("", "a")).isNull();
    assertThat(byName("scanner", "a")).isNull();
    assertThat(byName("printer", "a")).isEqualTo(extra("printer", "a"));
    assertThat(
            table.find(
                "printer", new Metric(null, null, null, null, false, Value.of(1.0), Map.of())))
        .isNull();
  }

  @Test
  void whatCouldNotBeReadTakesNoNameAndNoAliasOfWhatCould() {
    assertThat(table.declare("", "a", 1L, extra("", "a"))).isTrue();
    table.declareUnread("", "a", 1L, new MetricBinding.Unreadable());
    assertThat(byName("", "a")).isEqualTo(extra("", "a"));
    assertThat(byAlias(1)).isEqualTo(extra("", "a"));

    table.declareUnread("", "b", 2L, new MetricBinding.Unreadable());
    table.declareUnread("", null, 3_000L, new MetricBinding.Unreadable());
    table.declareUnread("", "c", null, new MetricBinding.Unreadable());
    assertThat(byName("", "b")).isEqualTo(new MetricBinding.Unreadable());
    assertThat(byAlias(2)).isEqualTo(new MetricBinding.Unreadable());
    assertThat(byAlias(3_000)).isEqualTo(new MetricBinding.Unreadable());
    assertThat(byName("", "c")).isEqualTo(new MetricBinding.Unreadable());
  }

  @Test
  void aDeviceThatIsBornAgainForgetsItsOwnAndNobodyElses() {
    boolean declared = table.declare("", "a", 1L, extra("", "a"));
    declared &= table.declare("printer", "a", 2L, extra("printer", "a"));
    declared &= table.declare("printer", "b", 2_000L, extra("printer", "b"));
    declared &= table.declare("print", "a", 3L, extra("print", "a"));
    declared &= table.declare("print", "b", 3_000L, extra("print", "b"));
    assertThat(declared).isTrue();

    table.forget("printer");

    assertThat(byAlias(2)).isNull();
    assertThat(byAlias(2_000)).isNull();
    assertThat(byName("printer", "a")).isNull();
    assertThat(byAlias(1)).isEqualTo(extra("", "a"));
    assertThat(byAlias(3)).isEqualTo(extra("print", "a"));
    assertThat(byAlias(3_000)).isEqualTo(extra("print", "b"));
    assertThat(byName("print", "a")).isNotNull();
  }

  @Test
  void aNodesOwnMetricsAreNoDevices() {
    assertThat(table.declare("", "a", 1L, extra("", "a"))).isTrue();
    table.forget("");
    assertThat(byAlias(1)).isEqualTo(extra("", "a"));
  }

  @Test
  void aDeviceThatIsBornAgainTakesNothingOfWhatIsItsNodes() {
    List<MetricBinding> own =
        List.of(
            new MetricBinding.Health(HealthMetric.CPU_LOAD, DataType.FLOAT),
            new MetricBinding.Fact(NodeFact.KERNEL, DataType.STRING),
            new MetricBinding.Records(DataType.DATASET),
            new MetricBinding.Control(DataType.INT64),
            new MetricBinding.Command(FleetCommand.SERVICES, DataType.STRING),
            new MetricBinding.Unreadable());
    for (int i = 0; i < own.size(); i++) {
      assertThat(table.declare("", "near" + i, (long) i, own.get(i))).isTrue();
      assertThat(table.declare("", "far" + i, 1_000L + i, own.get(i))).isTrue();
    }

    table.forget("printer");

    for (int i = 0; i < own.size(); i++) {
      assertThat(byAlias(i)).isEqualTo(own.get(i));
      assertThat(byAlias(1_000L + i)).isEqualTo(own.get(i));
    }
  }

  @Test
  void itIsFullWithTwentyThousandNamesAndFarAliases() {
    for (int i = 0; i < 9_999; i++) {
      assertThat(table.declare("", "m" + i, 1_000L + i, extra("", "m" + i))).isTrue();
    }
    assertThat(table.declare("", "name", null, extra("", "name"))).isTrue();
    assertThat(table.isFull()).as("19,999").isFalse();
    assertThat(table.declare("", "name", 999L, extra("", "name"))).isTrue();
    assertThat(table.isFull()).as("20,000").isTrue();
    table.clear();
    assertThat(table.isFull()).isFalse();
  }
}
