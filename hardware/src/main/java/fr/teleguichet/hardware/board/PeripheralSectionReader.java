package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import fr.teleguichet.hardware.text.TextQuoter;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlFieldReader;
import fr.teleguichet.hardware.yaml.YamlFieldResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the peripherals of a board file, and the ranges of their health. */
final class PeripheralSectionReader {

  private static final int MAX_PARTS = 20;
  private static final int MAX_CONNECTIONS = 8;
  private static final int MAX_THRESHOLDS = 16;
  private static final int FURTHEST = 1_000_000;
  private static final Map<String, Peripheral> KINDS =
      EnumCodes.of(Peripheral.values(), Peripheral::deviceId);
  private static final Map<String, Function<YamlFieldReader, Optional<HealthyRange>>> RANGES =
      ranges();
  private static final Pattern METRIC = Pattern.compile("[A-Z][A-Za-z /]{0,59}");

  private PeripheralSectionReader() {}

  static Optional<FittedPeripheral> read(YamlFieldReader fields) {
    YamlFieldResult<Peripheral> kind = fields.word("kind", KINDS);
    YamlFieldResult<TextLine> name = fields.line("name");
    YamlFieldResult<List<Slug>> parts = fields.texts("parts", 1, MAX_PARTS, Slug::new);
    List<LocatedValue<PeripheralConnection>> connections =
        fields.groups("connections", 1, MAX_CONNECTIONS, ConnectionSectionReader::read);
    List<LocatedValue<PeripheralHealthRange>> thresholds =
        fields.groups("thresholds", 0, MAX_THRESHOLDS, PeripheralSectionReader::threshold);
    return fields.build(
        () ->
            new FittedPeripheral(
                kind.get(),
                name.get(),
                parts.get(),
                LocatedValue.values(connections),
                LocatedValue.values(thresholds)));
  }

  static Optional<HealthRangeOverride> metricRange(YamlFieldReader fields) {
    YamlFieldResult<String> metric = fields.text("metric", PeripheralSectionReader::metricName);
    YamlFieldResult<HealthyRange> range = fields.either(RANGES);
    return fields.build(() -> new HealthRangeOverride(metric.get(), range.get()));
  }

  private static Map<String, Function<YamlFieldReader, Optional<HealthyRange>>> ranges() {
    Map<String, Function<YamlFieldReader, Optional<HealthyRange>>> ranges = new LinkedHashMap<>();
    ranges.put("at-most", PeripheralSectionReader::atMost);
    ranges.put("at-least", PeripheralSectionReader::atLeast);
    return Collections.unmodifiableMap(ranges);
  }

  private static Optional<PeripheralHealthRange> threshold(YamlFieldReader fields) {
    YamlFieldResult<Slug> id = fields.slug("id");
    YamlFieldResult<HealthRangeUnit> unit =
        fields.word("unit", EnumCodes.of(HealthRangeUnit.values()));
    YamlFieldResult<HealthyRange> range = fields.either(RANGES);
    return fields.build(() -> new PeripheralHealthRange(id.get(), unit.get(), range.get()));
  }

  private static Optional<HealthyRange> atMost(YamlFieldReader fields) {
    YamlFieldResult<Integer> watch = fields.whole("watch", -FURTHEST, FURTHEST);
    YamlFieldResult<Integer> failing = fields.whole("failing", -FURTHEST, FURTHEST);
    return fields.build(() -> new HealthyRange.AtMost(watch.get(), failing.get()));
  }

  private static Optional<HealthyRange> atLeast(YamlFieldReader fields) {
    YamlFieldResult<Integer> watch = fields.whole("watch", -FURTHEST, FURTHEST);
    YamlFieldResult<Integer> failing = fields.whole("failing", -FURTHEST, FURTHEST);
    return fields.build(() -> new HealthyRange.AtLeast(watch.get(), failing.get()));
  }

  private static String metricName(String text) {
    if (!METRIC.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "the metric " + TextQuoter.of(text) + " must be a name such as Cpu/Temperature");
    }
    return text;
  }
}
