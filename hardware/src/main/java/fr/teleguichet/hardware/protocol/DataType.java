package fr.teleguichet.hardware.protocol;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Sparkplug data type with its number on the wire (Sparkplug 3.0.0, section 6.4.16).
 *
 * <p>Each type has a {@link Shape}: what a value of it looks like in our model, whatever field of
 * the wire carried it.
 */
public enum DataType {
  INT8(1, Shape.SIGNED, 8),
  INT16(2, Shape.SIGNED, 16),
  INT32(3, Shape.SIGNED, 32),
  INT64(4, Shape.SIGNED, 64),
  UINT8(5, Shape.UNSIGNED, 8),
  UINT16(6, Shape.UNSIGNED, 16),
  UINT32(7, Shape.UNSIGNED, 32),
  UINT64(8, Shape.UNSIGNED, 64),
  FLOAT(9, Shape.REAL, 32),
  DOUBLE(10, Shape.REAL, 64),
  BOOLEAN(11, Shape.FLAG, 1),
  STRING(12, Shape.TEXT, 0),
  DATETIME(13, Shape.UNSIGNED, 64),
  TEXT(14, Shape.TEXT, 0),
  UUID(15, Shape.TEXT, 0),
  DATASET(16, Shape.TABLE, 0),
  BYTES(17, Shape.BINARY, 0),
  FILE(18, Shape.BINARY, 0),
  TEMPLATE(19, Shape.OPAQUE, 0),
  PROPERTY_SET(20, Shape.OPAQUE, 0),
  PROPERTY_SET_LIST(21, Shape.OPAQUE, 0),
  INT8_ARRAY(22, Shape.BINARY, 0),
  INT16_ARRAY(23, Shape.BINARY, 0),
  INT32_ARRAY(24, Shape.BINARY, 0),
  INT64_ARRAY(25, Shape.BINARY, 0),
  UINT8_ARRAY(26, Shape.BINARY, 0),
  UINT16_ARRAY(27, Shape.BINARY, 0),
  UINT32_ARRAY(28, Shape.BINARY, 0),
  UINT64_ARRAY(29, Shape.BINARY, 0),
  FLOAT_ARRAY(30, Shape.BINARY, 0),
  DOUBLE_ARRAY(31, Shape.BINARY, 0),
  BOOLEAN_ARRAY(32, Shape.BINARY, 0),
  STRING_ARRAY(33, Shape.BINARY, 0),
  DATETIME_ARRAY(34, Shape.BINARY, 0);

  private enum Shape {
    SIGNED,
    UNSIGNED,
    REAL,
    FLAG,
    TEXT,
    TABLE,
    BINARY,
    OPAQUE
  }

  private static final @Nullable DataType[] BY_CODE = new @Nullable DataType[35];

  static {
    Arrays.stream(values()).forEach(type -> BY_CODE[type.code] = type);
  }

  private final int code;
  private final Shape shape;
  private final int bits;

  DataType(int code, Shape shape, int bits) {
    this.code = code;
    this.shape = shape;
    this.bits = bits;
  }

  /** The number that stands for this type on the wire, 1 to 34. */
  public int code() {
    return code;
  }

  /** The type with this number, or nothing when a newer peer uses one that we do not know. */
  public static Optional<DataType> ofCode(int code) {
    return code < 0 || code >= BY_CODE.length
        ? Optional.empty()
        : Optional.ofNullable(BY_CODE[code]);
  }

  /** Whether the value travels in {@code long_value} rather than in {@code int_value}. */
  boolean isLong() {
    return bits == 64 && (shape == Shape.SIGNED || shape == Shape.UNSIGNED);
  }

  boolean isFloat() {
    return this == FLOAT;
  }

  /**
   * Reads a value that arrived without its type as a value of this type: a data message carries
   * none, and 32-bit negative numbers travel as two's complement in an unsigned field.
   *
   * @return nothing when the value can't be one of this type, such as 300 for a UInt8 or text for a
   *     number
   */
  public Optional<Value> interpret(Value raw) {
    return switch (raw) {
      case Value.Absent absent -> Optional.of(absent);
      case Value.Whole whole when shape == Shape.SIGNED -> signed(whole);
      case Value.Whole whole when shape == Shape.UNSIGNED -> unsigned(whole);
      case Value.Real real when shape == Shape.REAL -> Optional.of(real);
      case Value.Flag flag when shape == Shape.FLAG -> Optional.of(flag);
      case Value.Text text when shape == Shape.TEXT -> Optional.of(text);
      case Value.Table table when shape == Shape.TABLE -> Optional.of(table);
      case Value.Binary binary when shape == Shape.BINARY -> Optional.of(binary);
      case Value.Opaque opaque when shape == Shape.OPAQUE -> Optional.of(opaque);
      case Value.Whole _,
          Value.Real _,
          Value.Flag _,
          Value.Text _,
          Value.Table _,
          Value.Binary _,
          Value.Opaque _ ->
          Optional.empty();
    };
  }

  private Optional<Value> signed(Value.Whole raw) {
    if (bits == 64) {
      return Optional.of(raw);
    }
    // Tahu writes small negative numbers as a long, the standard as 32-bit two's complement.
    long value = raw.value() >>> 32 == 0 ? (int) raw.value() : raw.value();
    long limit = 1L << (bits - 1);
    return value >= -limit && value < limit
        ? Optional.of(new Value.Whole(value))
        : Optional.empty();
  }

  private Optional<Value> unsigned(Value.Whole raw) {
    return bits == 64 || (raw.value() >= 0 && raw.value() < 1L << bits)
        ? Optional.of(raw)
        : Optional.empty();
  }
}
