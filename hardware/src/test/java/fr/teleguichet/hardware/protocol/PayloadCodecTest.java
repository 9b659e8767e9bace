package fr.teleguichet.hardware.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult.Decoded;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult.Fault;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult.Refused;
import fr.teleguichet.hardware.protocol.wire.WireDataSet;
import fr.teleguichet.hardware.protocol.wire.WireDataSetValue;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import fr.teleguichet.hardware.protocol.wire.WirePropertySet;
import fr.teleguichet.hardware.protocol.wire.WireRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCodecTest {

  private final PayloadDecoder decoder = new PayloadDecoder(PayloadLimits.STANDARD);

  @Test
  void everythingThatABirthSaysIsReadBack() {
    Payload birth =
        new Payload(
            1_700_000_000_000L,
            0,
            List.of(
                Metric.declared("bdSeq", DataType.INT64, Value.of(7), 1),
                Metric.declared("Cpu/Temperature", DataType.FLOAT, Value.of(48.5), 2)
                    .withAlias(3)
                    .with("engUnit", new Metric.Property(DataType.STRING, Value.of("°C"))),
                Metric.declared("a/Double", DataType.DOUBLE, Value.of(1e-300), 3),
                Metric.declared("Clock/Synchronised", DataType.BOOLEAN, Value.of(true), 4),
                Metric.declared("Swap", DataType.FLOAT, Value.ABSENT, 5),
                Metric.declared(
                    "Raw", DataType.BYTES, new Value.Binary(ByteString.copyFromUtf8("ab")), 6),
                Metric.declared("Table", DataType.DATASET, Value.of(table()), 7)));

    assertThat(read(PayloadEncoder.encode(birth))).isEqualTo(birth);
  }

  @Test
  void aDataMessageCarriesAliasAndValueAlone() {
    Payload data =
        new Payload(
            5L,
            255,
            List.of(
                Metric.update(1, Value.of(300), 5),
                Metric.update(2, Value.of(0.5), 5),
                Metric.update(3, Value.of(false), 5).asHistorical()));

    assertThat(read(PayloadEncoder.encode(data))).isEqualTo(data);
  }

  @Test
  void theSequenceNumberZeroIsWritten() throws Exception {
    byte[] bytes = PayloadEncoder.encode(new Payload(1L, 0, List.of()));

    assertThat(WirePayload.parseFrom(bytes).hasSeq()).isTrue();
  }

  @Test
  void thirtyTwoBitNumbersTravelInTheShortFieldAndLongOnesInTheLong() throws Exception {
    Payload payload =
        new Payload(
            1L,
            0,
            List.of(
                Metric.declared("i", DataType.INT32, Value.of(-5), 1),
                Metric.declared("u", DataType.UINT32, Value.of(4_294_967_295L), 1),
                Metric.declared("l", DataType.INT64, Value.of(-5), 1),
                Metric.declared("t", DataType.DATETIME, Value.of(1_700_000_000_000L), 1)));

    List<WireMetric> metrics =
        WirePayload.parseFrom(PayloadEncoder.encode(payload)).getMetricsList();

    assertThat(metrics)
        .extracting(WireMetric::getValueCase)
        .containsExactly(
            WireMetric.ValueCase.INT_VALUE,
            WireMetric.ValueCase.INT_VALUE,
            WireMetric.ValueCase.LONG_VALUE,
            WireMetric.ValueCase.LONG_VALUE);
  }

  @Test
  void aNumberWithoutATypeTravelsInTheShortFieldAsLongAsItFits() throws Exception {
    Payload payload =
        new Payload(
            1L,
            0,
            LongStream.of(Integer.MIN_VALUE, 0xFFFF_FFFFL, Integer.MIN_VALUE - 1L, 0x1_0000_0000L)
                .mapToObj(value -> Metric.update(1, Value.of(value), 1))
                .toList());

    assertThat(WirePayload.parseFrom(PayloadEncoder.encode(payload)).getMetricsList())
        .extracting(WireMetric::getValueCase)
        .containsExactly(
            WireMetric.ValueCase.INT_VALUE,
            WireMetric.ValueCase.INT_VALUE,
            WireMetric.ValueCase.LONG_VALUE,
            WireMetric.ValueCase.LONG_VALUE);
  }

  static Stream<Value> whatOnlyAMetricHolds() {
    return Stream.of(new Value.Binary(ByteString.EMPTY), Value.of(table()), new Value.Opaque());
  }

  @ParameterizedTest
  @MethodSource("whatOnlyAMetricHolds")
  void aPropertyHoldsNoBytesAndNoTable(Value value) {
    var metric =
        Metric.declared("m", DataType.INT64, Value.of(1), 1)
            .with("p", new Metric.Property(DataType.BYTES, value));
    var payload = new Payload(1L, 0, List.of(metric));

    assertThatThrownBy(() -> PayloadEncoder.encode(payload))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a property can't hold a BYTES");
  }

  @ParameterizedTest
  @MethodSource("whatOnlyAMetricHolds")
  void aCellHoldsNoBytesAndNoTable(Value value) {
    var table =
        new DataSet(List.of(new DataSet.Column("c", DataType.BYTES)), List.of(List.of(value)));
    var metric = Metric.declared("m", DataType.DATASET, Value.of(table), 1);
    var payload = new Payload(1L, 0, List.of(metric));

    assertThatThrownBy(() -> PayloadEncoder.encode(payload))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a data set's cell can't hold a BYTES");
  }

  @Test
  void aPayloadOverTheLimitIsNotEvenParsed() {
    var small = new PayloadDecoder(new PayloadLimits(10, 1, 1, 1, 1, 1));

    assertThat(small.decode(new byte[11]))
        .isEqualTo(new Refused(Fault.OVERSIZED, "11 bytes, the limit is 10"));
  }

  static Stream<WireMetric.Builder> metricsAgainstTheRules() {
    var table = WireDataSet.newBuilder().setNumOfColumns(1).addColumns("c");
    var word = WireDataSetValue.newBuilder().setStringValue("word");
    return Stream.of(
        metric(),
        metric().setDatatype(99).setIntValue(1),
        metric().setName("n".repeat(257)).setIntValue(1),
        metric().setStringValue("t".repeat(64 * 1024 + 1)),
        metric().setProperties(WirePropertySet.newBuilder().addKeys("k")).setIntValue(1),
        metric().setDatasetValue(WireDataSet.newBuilder().setNumOfColumns(2)),
        metric().setDatasetValue(table.clone().addTypes(77)),
        metric()
            .setDatasetValue(
                table.clone().addTypes(3).addRows(WireRow.newBuilder().addElements(word))),
        metric().setDatasetValue(table.clone().addTypes(3).addRows(WireRow.newBuilder())));
  }

  /** A kiosk with one strange sensor would otherwise be as good as away. */
  @ParameterizedTest
  @MethodSource("metricsAgainstTheRules")
  void aMetricAgainstTheRulesIsLeftOutAndTheRestOfItsMessageIsRead(WireMetric.Builder bad) {
    var good = metric().setName("good").setIntValue(1);

    PayloadDecodingResult decoding =
        decoder.decode(
            WirePayload.newBuilder()
                .setSeq(7)
                .addMetrics(good)
                .addMetrics(bad.setAlias(5))
                .addMetrics(good)
                .build()
                .toByteArray());

    assertThat(decoding)
        .isInstanceOfSatisfying(
            Decoded.class,
            decoded -> {
              assertThat(decoded.payload().seq()).isEqualTo(7);
              assertThat(decoded.payload().metrics())
                  .extracting(Metric::name)
                  .containsExactly("good", "good");
              assertThat(decoded.unread())
                  .singleElement()
                  .satisfies(it -> assertThat(it.alias()).isEqualTo(5))
                  .satisfies(it -> assertThat(it.why()).isNotBlank());
            });
  }

  @Test
  void ofTooManyMetricsTheFirstAreReadAndTheRestIsTold() {
    var payload = WirePayload.newBuilder().setSeq(7);
    for (int i = 0; i < 2_003; i++) {
      payload.addMetrics(metric().setName("m" + i).setIntValue(1));
    }

    assertThat(decoder.decode(payload.build().toByteArray()))
        .isInstanceOfSatisfying(
            Decoded.class,
            decoded -> {
              assertThat(decoded.payload().metrics()).hasSize(2_000);
              assertThat(decoded.unread())
                  .singleElement()
                  .satisfies(it -> assertThat(it.why()).isEqualTo("3 metrics more than 2000"));
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {256, -1})
  void aPayloadWhoseSequenceNumberIsNoneIsRefusedWithASentence(long seq) {
    assertThat(decoder.decode(WirePayload.newBuilder().setSeq(seq).build().toByteArray()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.fault()).isEqualTo(Fault.INVALID);
              assertThat(refused.detail()).isNotBlank();
            });
  }

  @Test
  void aTruncatedPayloadIsRefusedOrReadAsAShorterOneButNeverThrows() {
    byte[] whole =
        PayloadEncoder.encode(new Payload(9L, 1, List.of(Metric.update(1, Value.of(1), 9))));
    for (int length = 0; length < whole.length; length++) {
      PayloadDecodingResult decoding = decoder.decode(java.util.Arrays.copyOf(whole, length));
      assertThat(decoding).isNotNull();
    }
  }

  /** Two million bytes of noise and of damaged payloads, always the same ones. */
  @Test
  void noiseNeverGetsThroughAsAnythingElseThanAPayloadOrARefusal() {
    var random = new Random(20_261_124);
    byte[] good =
        PayloadEncoder.encode(
            new Payload(
                1L,
                3,
                List.of(
                    Metric.declared("Table", DataType.DATASET, Value.of(table()), 7),
                    Metric.declared("a/b", DataType.STRING, Value.of("text"), 1))));
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = round % 2 == 0 ? noise(random) : damaged(good, random);
      switch (decoder.decode(bytes)) {
        case Decoded(Payload payload, _) ->
            assertThat(payload.metrics().size()).isLessThanOrEqualTo(2_000);
        case Refused _ -> refused++;
      }
    }
    assertThat(refused).isGreaterThan(5_000);
  }

  @Test
  void aValueThatWasNotReadIsNotWritten() {
    var payload = new Payload(1L, 0, List.of(Metric.update(1, new Value.Opaque(), 1)));

    assertThatThrownBy(() -> PayloadEncoder.encode(payload))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Payload read(byte[] bytes) {
    return switch (decoder.decode(bytes)) {
      case Decoded(Payload payload, _) -> withDeclaredTypes(payload);
      case Refused(Fault fault, String detail) -> throw new AssertionError(fault + ": " + detail);
    };
  }

  /** Holds each declared value against its type, as every reader of a birth does. */
  private static Payload withDeclaredTypes(Payload payload) {
    List<Metric> metrics = new ArrayList<>();
    for (Metric metric : payload.metrics()) {
      Value value =
          metric.type() == null
              ? metric.value()
              : metric.type().interpret(metric.value()).orElseThrow();
      metrics.add(
          new Metric(
              metric.name(),
              metric.alias(),
              metric.timestamp(),
              metric.type(),
              metric.historical(),
              value,
              metric.properties()));
    }
    return new Payload(payload.timestamp(), payload.seq(), metrics);
  }

  private static DataSet table() {
    return new DataSet(
        List.of(
            new DataSet.Column("n", DataType.INT64),
            new DataSet.Column("f", DataType.FLOAT),
            new DataSet.Column("d", DataType.DOUBLE),
            new DataSet.Column("b", DataType.BOOLEAN),
            new DataSet.Column("i", DataType.INT16),
            new DataSet.Column("s", DataType.STRING)),
        List.of(
            List.of(
                Value.of(-1),
                Value.of(0.5),
                Value.of(0.1),
                Value.of(true),
                Value.of(-30_000),
                Value.of("é")),
            List.of(
                Value.ABSENT,
                Value.ABSENT,
                Value.ABSENT,
                Value.ABSENT,
                Value.ABSENT,
                Value.ABSENT)));
  }

  private static WireMetric.Builder metric() {
    return WireMetric.newBuilder().setName("m").setTimestamp(1);
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
  }
}
