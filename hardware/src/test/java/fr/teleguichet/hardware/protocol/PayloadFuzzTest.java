package fr.teleguichet.hardware.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.protocol.PayloadDecodingResult.Decoded;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult.Fault;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult.Refused;
import fr.teleguichet.hardware.protocol.wire.WireDataSet;
import fr.teleguichet.hardware.protocol.wire.WireDataSetValue;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import fr.teleguichet.hardware.protocol.wire.WireRow;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands between good metrics, they are all read, and in their order. */
class PayloadFuzzTest {

  private final PayloadDecoder decoder = new PayloadDecoder(PayloadLimits.STANDARD);

  @Property(tries = 500)
  void whateverTheMetricsAreEachIsEitherReadOrTold(
      @ForAll("metrics") List<WireMetric> metrics, @ForAll("numbers") int seq) {
    var payload = WirePayload.newBuilder().setSeq(seq);
    metrics.forEach(metric -> payload.addMetrics(metric).addMetrics(metric("good").setIntValue(1)));

    PayloadDecodingResult decoding = decoder.decode(payload.build().toByteArray());

    assertThat(decoding).isInstanceOf(Decoded.class);
    if (decoding instanceof Decoded(Payload read, var unread)) {
      assertThat(read.seq()).isEqualTo(seq);
      assertThat(read.metrics()).filteredOn(it -> "good".equals(it.name())).hasSameSizeAs(metrics);
      assertThat(read.metrics().size() + unread.size()).isEqualTo(2 * metrics.size());
    }
  }

  @Property(tries = 500)
  void noiseIsReadOrRefusedAsNoPayload(@ForAll byte[] noise) {
    switch (decoder.decode(noise)) {
      case Decoded(Payload read, var unread) ->
          assertThat(read.metrics().size() + unread.size()).isLessThanOrEqualTo(noise.length);
      case Refused(Fault fault, _) -> assertThat(fault).isNotEqualTo(Fault.OVERSIZED);
    }
  }

  @Provide
  Arbitrary<Integer> numbers() {
    return Arbitraries.integers().between(0, SequenceNumber.MAX);
  }

  @Provide
  Arbitrary<List<WireMetric>> metrics() {
    return Arbitraries.oneOf(scalars(), tables()).list().ofMaxSize(20);
  }

  private static Arbitrary<WireMetric> scalars() {
    Arbitrary<Integer> types = Arbitraries.integers().between(-2, 40);
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(400);
    return Combinators.combine(types, texts, Arbitraries.longs())
        .as(
            (type, text, number) -> {
              var metric = metric(text).setDatatype(type).setAlias(number);
              return switch ((int) (number & 3)) {
                case 0 -> metric.setStringValue(text).build();
                case 1 -> metric.setLongValue(number).build();
                case 2 -> metric.setIsNull(true).build();
                default -> metric.build();
              };
            });
  }

  private static Arbitrary<WireMetric> tables() {
    Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 4);
    Arbitrary<Integer> types = Arbitraries.integers().between(0, 36);
    return Combinators.combine(numbers, numbers, numbers, types)
        .as(
            (columns, types1, cells, type) -> {
              var table = WireDataSet.newBuilder().setNumOfColumns(columns);
              var row = WireRow.newBuilder();
              for (int i = 0; i < types1; i++) {
                table.addColumns("c" + i).addTypes(type);
              }
              for (int i = 0; i < cells; i++) {
                row.addElements(WireDataSetValue.newBuilder().setIntValue(i));
              }
              return metric("t").setDatasetValue(table.addRows(row)).build();
            });
  }

  private static WireMetric.Builder metric(String name) {
    return WireMetric.newBuilder().setName(name);
  }
}
