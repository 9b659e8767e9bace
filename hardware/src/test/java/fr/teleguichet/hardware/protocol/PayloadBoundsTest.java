package fr.teleguichet.hardware.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.protocol.PayloadDecodingResult.Decoded;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The limit itself is good, and one more is not; numbers at the edges of their fields come back.
 */
final class PayloadBoundsTest {

  private static final PayloadLimits SMALL = new PayloadLimits(4_096, 9, 2, 3, 4, 5);

  private final PayloadDecoder decoder = new PayloadDecoder(SMALL);

  private static Metric metric(String name, Value value, Map<String, Metric.Property> properties) {
    DataType type =
        switch (value) {
          case Value.Text _ -> DataType.STRING;
          case Value.Table _ -> DataType.DATASET;
          default -> DataType.INT32;
        };
    return new Metric(name, null, null, type, false, value, properties);
  }

  private static Map<String, Metric.Property> properties(int number) {
    Map<String, Metric.Property> properties = new LinkedHashMap<>();
    IntStream.range(0, number)
        .forEach(
            i -> properties.put("p" + i, new Metric.Property(DataType.INT32, new Value.Whole(i))));
    return properties;
  }

  private static Value table(int columns, int rows, String name) {
    return new Value.Table(
        new DataSet(
            IntStream.range(0, columns)
                .mapToObj(i -> new DataSet.Column(i == 0 ? name : "c" + i, DataType.INT32))
                .toList(),
            Collections.nCopies(rows, Collections.nCopies(columns, new Value.Whole(7)))));
  }

  static Stream<Metric> atTheLimit() {
    Value one = new Value.Whole(1);
    return Stream.of(
        metric("four", one, Map.of()),
        metric("m", new Value.Text("fives"), Map.of()),
        metric("m", one, properties(3)),
        metric("m", one, Map.of("four", new Metric.Property(DataType.INT32, one))),
        metric("m", table(3, 1, "c"), Map.of()),
        metric("m", table(1, 2, "c"), Map.of()),
        metric("m", table(1, 1, "four"), Map.of()));
  }

  static Stream<Metric> overTheLimit() {
    Value one = new Value.Whole(1);
    return Stream.of(
        metric("fives", one, Map.of()),
        metric("m", new Value.Text("sixsix"), Map.of()),
        metric("m", one, properties(4)),
        metric("m", one, Map.of("fives", new Metric.Property(DataType.INT32, one))),
        metric("m", table(4, 1, "c"), Map.of()),
        metric("m", table(1, 3, "c"), Map.of()),
        metric("m", table(1, 1, "fives"), Map.of()));
  }

  private Decoded decoded(Metric metric) {
    byte[] bytes = PayloadEncoder.encode(new Payload(1L, 0, List.of(metric)));
    return (Decoded) decoder.decode(bytes);
  }

  @ParameterizedTest
  @MethodSource("atTheLimit")
  void whatIsAtALimitIsRead(Metric metric) {
    assertThat(decoded(metric).payload().metrics()).containsExactly(metric);
  }

  @ParameterizedTest
  @MethodSource("overTheLimit")
  void whatIsOneOverALimitIsLeftOut(Metric metric) {
    assertThat(decoded(metric).payload().metrics()).isEmpty();
    assertThat(decoded(metric).unread()).hasSize(1);
  }

  /** A metric is told by its name where that can be told. */
  @Test
  void aNameThatIsTooLongIsNotRepeated() {
    assertThat(decoded(metric("fives", new Value.Whole(1), Map.of())).unread().getFirst().name())
        .isNull();
    assertThat(decoded(metric("four", new Value.Text("sixsix"), Map.of())).unread().getFirst())
        .extracting(PayloadDecodingResult.Unread::name)
        .isEqualTo("four");
  }

  /** Without a type, as in a data message, the number itself says which field it needs. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 0xFFFF_FFFFL, 0x1_0000_0000L, Long.MAX_VALUE, -0x8000_0001L})
  void aNumberWithoutATypeComesBack(long number) {
    Metric sent = Metric.update(3, new Value.Whole(number), 1);

    assertThat(decoded(sent).payload().metrics().getFirst().value())
        .isEqualTo(new Value.Whole(number));
  }

  static Stream<Metric.Property> everyKindOfProperty() {
    return Stream.of(
        new Metric.Property(DataType.INT32, new Value.Whole(7)),
        new Metric.Property(DataType.INT64, new Value.Whole(1L << 40)),
        new Metric.Property(DataType.FLOAT, new Value.Real(0.5)),
        new Metric.Property(DataType.DOUBLE, new Value.Real(0.1)),
        new Metric.Property(DataType.BOOLEAN, new Value.Flag(true)),
        new Metric.Property(DataType.STRING, new Value.Text("word")),
        new Metric.Property(DataType.STRING, Value.ABSENT));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfProperty")
  void aPropertyAndACellOfEachKindComeBack(Metric.Property property) {
    Metric withProperty = metric("m", new Value.Whole(1), Map.of("k", property));
    Metric withCell =
        metric(
            "m",
            new Value.Table(
                new DataSet(
                    List.of(new DataSet.Column("c", property.type())),
                    List.of(List.of(property.value())))),
            Map.of());

    assertThat(decoded(withProperty).payload().metrics()).containsExactly(withProperty);
    assertThat(decoded(withCell).payload().metrics()).containsExactly(withCell);
  }

  @Test
  void aPayloadOfAsManyBytesAsMayBeIsRead() {
    byte[] bytes =
        PayloadEncoder.encode(
            new Payload(1L, 255, List.of(metric("four", new Value.Whole(1), Map.of()))));

    assertThat(new PayloadDecoder(new PayloadLimits(bytes.length, 1, 1, 1, 4, 1)).decode(bytes))
        .isInstanceOf(Decoded.class);
  }

  @Test
  void everyLimitIsOneAtLeast() {
    assertThat(new PayloadLimits(1, 1, 1, 1, 1, 1)).isNotNull();
    for (int i = 0; i < 6; i++) {
      int[] limits = {1, 1, 1, 1, 1, 1};
      limits[i] = 0;
      assertThatThrownBy(
              () ->
                  new PayloadLimits(
                      limits[0], limits[1], limits[2], limits[3], limits[4], limits[5]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
