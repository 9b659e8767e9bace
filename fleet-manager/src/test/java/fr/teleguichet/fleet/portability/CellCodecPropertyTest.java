package fr.teleguichet.fleet.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Every value that a database can hold comes back from its cell as it was. */
final class CellCodecPropertyTest {
  private static final CellType.Text TEXT = new CellType.Text(1_000_000);

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings()
            .withChars('\'', '\\', 'N', '=', '+', '-', '@', '\t', '\r', '\n', ' ', 'x')
            .ofMaxLength(6));
  }

  @Property(tries = 2_000)
  void texts(@ForAll("texts") String text) throws Exception {
    String cell = CellCodec.write(TEXT, text);

    assertThat(cell).isNotEqualTo(CellCodec.NOTHING).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
    assertThat(CellCodec.read(TEXT, true, cell)).isEqualTo(text);
  }

  @Property
  void bytes(@ForAll byte[] bytes) throws Exception {
    CellType type = new CellType.Bytes(bytes.length);
    String stored = HexFormat.of().withUpperCase().formatHex(bytes);

    String cell = CellCodec.write(type, stored);

    assertThat(HexFormat.of().parseHex(CellCodec.read(type, true, cell))).isEqualTo(bytes);
  }

  @Property
  void moments(@ForAll @LongRange(min = -30_000_000_000L, max = 250_000_000_000L) long second)
      throws Exception {
    CellType type = new CellType.Moment(6);
    String stored =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .format(LocalDateTime.ofEpochSecond(second, 123_456_000, ZoneOffset.UTC));

    String cell = CellCodec.write(type, stored);

    assertThat(cell).endsWith("Z").contains("T");
    assertThat(CellCodec.read(type, true, cell)).isEqualTo(stored);
  }

  @Property
  void floats(@ForAll float number) throws Exception {
    CellType type = new CellType.Real(true);

    String cell = CellCodec.write(type, Double.toString(number));

    assertThat((float) Double.parseDouble(CellCodec.read(type, true, cell))).isEqualTo(number);
  }

  @Property
  void wholeNumbers(@ForAll BigInteger number) throws Exception {
    CellType type = new CellType.Whole(number, number);
    if (number.bitLength() <= 64) {
      assertThat(CellCodec.read(type, true, CellCodec.write(type, number.toString())))
          .isEqualTo(number.toString());
    }
  }

  @Property
  void nothing(@ForAll boolean text) throws Exception {
    CellType type = text ? TEXT : new CellType.Day();

    assertThat(CellCodec.read(type, false, CellCodec.write(type, null))).isNull();
  }
}
