package fr.teleguichet.hardware.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataTypeTest {

  @Test
  void theCodesAreOneToThirtyFourInTheStandardsOrder() {
    assertThat(Arrays.stream(DataType.values()).mapToInt(DataType::code).toArray())
        .containsExactly(java.util.stream.IntStream.rangeClosed(1, 34).toArray());
    assertThat(DataType.ofCode(16)).contains(DataType.DATASET);
    assertThat(DataType.ofCode(0)).isEmpty();
    assertThat(DataType.ofCode(35)).isEmpty();
    assertThat(DataType.ofCode(-1)).isEmpty();
  }

  static Stream<Arguments> wholeNumbers() {
    return Stream.of(
        argumentSet("32-bit two's complement", DataType.INT8, 0xFFFF_FFFFL, -1L),
        argumentSet("a negative long, as Tahu writes it", DataType.INT8, -1L, -1L),
        argumentSet("the smallest Int16", DataType.INT16, 0xFFFF_8000L, -32_768L),
        argumentSet("the largest Int16", DataType.INT16, 32_767L, 32_767L),
        argumentSet("the smallest UInt8", DataType.UINT8, 0L, 0L),
        argumentSet("the largest UInt8", DataType.UINT8, 255L, 255L),
        argumentSet("a large Int32", DataType.INT32, 0x7FFF_FFFFL, 2_147_483_647L),
        argumentSet("a large UInt32", DataType.UINT32, 0xFFFF_FFFFL, 4_294_967_295L),
        argumentSet("a negative Int64", DataType.INT64, -5L, -5L),
        argumentSet("a point in time", DataType.DATETIME, 1_700_000_000_000L, 1_700_000_000_000L));
  }

  @ParameterizedTest
  @MethodSource("wholeNumbers")
  void aWholeNumberIsReadInItsType(DataType type, long wire, long meant) {
    assertThat(type.interpret(Value.of(wire))).contains(Value.of(meant));
  }

  @Test
  void aTemplateStaysWhatItIs() {
    assertThat(DataType.TEMPLATE.interpret(new Value.Opaque())).contains(new Value.Opaque());
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        argumentSet("300 is no UInt8", DataType.UINT8, Value.of(300)),
        argumentSet("200 is no Int8", DataType.INT8, Value.of(200)),
        argumentSet("128 is no Int8", DataType.INT8, Value.of(128)),
        argumentSet("-129 is no Int8", DataType.INT8, Value.of(-129)),
        argumentSet("256 is no UInt8", DataType.UINT8, Value.of(256)),
        argumentSet("-1 is no UInt16", DataType.UINT16, Value.of(-1)),
        argumentSet("2^32 is no UInt32", DataType.UINT32, Value.of(1L << 32)),
        argumentSet("text is no number", DataType.FLOAT, Value.of("12")),
        argumentSet("a whole number is no Float", DataType.FLOAT, Value.of(12)),
        argumentSet("a number is no Boolean", DataType.BOOLEAN, Value.of(1)),
        argumentSet("a flag is no text", DataType.STRING, Value.of(true)),
        argumentSet("bytes are no text", DataType.STRING, new Value.Binary(ByteString.EMPTY)),
        argumentSet("text is no bytes", DataType.BYTES, Value.of("a")),
        argumentSet("a template is no bytes", DataType.BYTES, new Value.Opaque()),
        argumentSet("a template is no text", DataType.STRING, new Value.Opaque()));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void aValueOfAnotherTypeIsNotBentToFit(DataType type, Value value) {
    assertThat(type.interpret(value)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(DataType.class)
  void nullFitsEveryType(DataType type) {
    assertThat(type.interpret(Value.ABSENT)).contains(Value.ABSENT);
  }
}
