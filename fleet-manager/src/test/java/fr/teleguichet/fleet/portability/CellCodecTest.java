package fr.teleguichet.fleet.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cell may hold, and what not. */
final class CellCodecTest {
  private static final CellType BYTE = new CellType.Whole(BigInteger.ZERO, BigInteger.valueOf(255));

  static Stream<Arguments> wrongCells() {
    return Stream.of(
        argumentSet("no value", BYTE, "\\N", "has to have a value"),
        argumentSet("no number", BYTE, "12a", "a whole number"),
        argumentSet("nothing", BYTE, "", "a whole number"),
        argumentSet("too large", BYTE, "256", "from 0 to 255"),
        argumentSet("digits without end", BYTE, "9".repeat(100_000), "a whole number"),
        argumentSet("neither yes nor no", new CellType.Flag(), "1", "true or false"),
        argumentSet("a comma", new CellType.Exact(12, 2), "1,50", "a decimal number"),
        argumentSet("too exact", new CellType.Exact(12, 2), "1.234", "2 after it"),
        argumentSet("too much", new CellType.Exact(4, 2), "123.00", "2 digits before"),
        argumentSet("infinite", new CellType.Real(true), "1e39", "that its column can hold"),
        argumentSet("hexadecimal", new CellType.Real(false), "0x1p3", "a number"),
        argumentSet("half a byte", new CellType.Bytes(4), "abc", "bytes in hexadecimal"),
        argumentSet("too many bytes", new CellType.Bytes(1), "abcd", "more than 1 bytes"),
        argumentSet("no zone", new CellType.Moment(3), "2026-11-28T10:00:00", "a moment"),
        argumentSet("no such day", new CellType.Moment(3), "2026-02-30T10:00:00Z", "there was"),
        argumentSet("too fine", new CellType.Moment(0), "2026-11-28T10:00:00.1Z", "0 digits"),
        argumentSet("no day", new CellType.Day(), "28/11/2026", "a day such as"),
        argumentSet("too long", new CellType.Text(2), "éàù", "more than 2 letters"));
  }

  @ParameterizedTest
  @MethodSource("wrongCells")
  void anythingElseIsRefusedWithWhatItHasToBe(CellType type, String cell, String why) {
    assertThatExceptionOfType(InvalidCellException.class)
        .isThrownBy(() -> CellCodec.read(type, true, cell))
        .withMessageContaining(why);
  }

  @Test
  void textsThatWouldBeTakenForSomethingElseHaveAnApostrophe() {
    CellType text = new CellType.Text(100);

    assertThat(CellCodec.write(text, "=HYPERLINK(\"x\")")).isEqualTo("'=HYPERLINK(\"x\")");
    assertThat(CellCodec.write(text, "\\N")).isEqualTo("'\\N");
    assertThat(CellCodec.write(text, "'\\N")).isEqualTo("''\\N");
    assertThat(CellCodec.write(text, "L’école")).isEqualTo("L’école");
    assertThat(CellCodec.write(text, "")).isEmpty();
    assertThat(CellCodec.write(text, null)).isEqualTo("\\N");
  }

  @Test
  void numbersStayNumbers() {
    assertThat(CellCodec.write(new CellType.Exact(12, 2), "-12.50")).isEqualTo("-12.50");
    assertThat(CellCodec.write(new CellType.Real(true), "0.10000000149011612")).isEqualTo("0.1");
    assertThat(CellCodec.write(new CellType.Flag(), "1")).isEqualTo("true");
  }
}
