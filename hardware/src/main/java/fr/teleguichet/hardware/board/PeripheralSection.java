package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.text.Line;
import fr.teleguichet.hardware.text.Quoted;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.Words;
import fr.teleguichet.hardware.yaml.Field;
import fr.teleguichet.hardware.yaml.Fields;
import fr.teleguichet.hardware.yaml.Located;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the peripherals of a board file, and the ranges of their health. */
final class PeripheralSection {

  private static final int MOST_PARTS = 20;
  private static final int MOST_CONNECTIONS = 8;
  private static final int MOST_THRESHOLDS = 16;
  private static final int FURTHEST = 1_000_000;
  private static final Map<String, Peripheral> KINDS =
      Words.of(Peripheral.values(), Peripheral::deviceId);
  private static final Map<String, Function<Fields, Optional<HealthyRange>>> RANGES = ranges();
  private static final Pattern METRIC = Pattern.compile("[A-Z][A-Za-z /]{0,59}");

  private PeripheralSection() {}

  static Optional<FittedPeripheral> read(Fields fields) {
    Field<Peripheral> kind = fields.word("kind", KINDS);
    Field<Line> name = fields.line("name");
    Field<List<Slug>> parts = fields.texts("parts", 1, MOST_PARTS, Slug::new);
    List<Located<Connection>> connections =
        fields.groups("connections", 1, MOST_CONNECTIONS, ConnectionSection::read);
    List<Located<Threshold>> thresholds =
        fields.groups("thresholds", 0, MOST_THRESHOLDS, PeripheralSection::threshold);
    return fields.build(
        () ->
            new FittedPeripheral(
                kind.get(),
                name.get(),
                parts.get(),
                Located.values(connections),
                Located.values(thresholds)));
  }

  static Optional<MetricRange> metricRange(Fields fields) {
    Field<String> metric = fields.text("metric", PeripheralSection::metricName);
    Field<HealthyRange> range = fields.either(RANGES);
    return fields.build(() -> new MetricRange(metric.get(), range.get()));
  }

  private static Map<String, Function<Fields, Optional<HealthyRange>>> ranges() {
    Map<String, Function<Fields, Optional<HealthyRange>>> ranges = new LinkedHashMap<>();
    ranges.put("at-most", PeripheralSection::atMost);
    ranges.put("at-least", PeripheralSection::atLeast);
    return Collections.unmodifiableMap(ranges);
  }

  private static Optional<Threshold> threshold(Fields fields) {
    Field<Slug> id = fields.slug("id");
    Field<ThresholdUnit> unit = fields.word("unit", Words.of(ThresholdUnit.values()));
    Field<HealthyRange> range = fields.either(RANGES);
    return fields.build(() -> new Threshold(id.get(), unit.get(), range.get()));
  }

  private static Optional<HealthyRange> atMost(Fields fields) {
    Field<Integer> watch = fields.whole("watch", -FURTHEST, FURTHEST);
    Field<Integer> failing = fields.whole("failing", -FURTHEST, FURTHEST);
    return fields.build(() -> new HealthyRange.AtMost(watch.get(), failing.get()));
  }

  private static Optional<HealthyRange> atLeast(Fields fields) {
    Field<Integer> watch = fields.whole("watch", -FURTHEST, FURTHEST);
    Field<Integer> failing = fields.whole("failing", -FURTHEST, FURTHEST);
    return fields.build(() -> new HealthyRange.AtLeast(watch.get(), failing.get()));
  }

  private static String metricName(String text) {
    if (!METRIC.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "the metric " + Quoted.of(text) + " must be a name such as Cpu/Temperature");
    }
    return text;
  }
}
