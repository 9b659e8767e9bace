package fr.teleguichet.fleet.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.fleet.platform.csv.CsvSyntaxException.Fault;
import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no CSV is refused where it stands. */
final class CsvParserTest {
  static Stream<Arguments> wrongTexts() {
    return Stream.of(
        argumentSet("a quotation mark within", "a,b\r\nx\"y,z\r\n", Fault.QUOTE_IN_CELL, 2, 2),
        argumentSet("something after the end", "a\r\n\"x\"y\r\n", Fault.AFTER_QUOTE, 2, 4),
        argumentSet("no end", "a\r\nb,\"x\r\ny", Fault.UNCLOSED, 2, 3),
        argumentSet("too many cells", "a,b\r\n1,2,3,4\r\n", Fault.TOO_MANY_CELLS, 2, 8),
        argumentSet("too long", "a\r\n12345678901\r\n", Fault.TOO_LONG, 2, 12),
        argumentSet("too long over lines", "a\r\n\"1234\r\n56789\"\r\n", Fault.TOO_LONG, 3, 6),
        argumentSet("not UTF-8", "a\r\né\u00ff\r\n", Fault.NOT_UTF8, 2, 2));
  }

  private static CsvParser parser(byte[] bytes) {
    return new CsvParser(new Utf8Reader(new ByteArrayInputStream(bytes)), ',', 3, 10);
  }

  @ParameterizedTest
  @MethodSource("wrongTexts")
  void whatIsWrongIsToldWithItsPlace(String text, Fault fault, int line, int column) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xC3 && bytes[i + 1] == (byte) 0xBF) {
        bytes[i] = (byte) 0xFF; // a byte that UTF-8 never has
      }
    }
    CsvParser parser = parser(bytes);

    CsvSyntaxException thrown =
        Assertions.catchThrowableOfType(
            CsvSyntaxException.class,
            () -> {
              List<PositionedCsvCell> row = parser.row();
              while (!row.isEmpty()) {
                row = parser.row();
              }
            });

    assertThat(thrown.fault()).isEqualTo(fault);
    assertThat(thrown.line()).isEqualTo(line);
    assertThat(thrown.column()).isEqualTo(column);
  }

  @Test
  void everyCellKnowsWhereItBegins() throws Exception {
    CsvParser parser = parser("a,b\n\"x\ny\",z\n".getBytes(StandardCharsets.UTF_8));

    assertThat(parser.row())
        .containsExactly(new PositionedCsvCell(1, 1, "a"), new PositionedCsvCell(1, 3, "b"));
    assertThat(parser.row())
        .containsExactly(new PositionedCsvCell(2, 1, "x\ny"), new PositionedCsvCell(3, 4, "z"));
    assertThat(parser.row()).isEmpty();
  }

  @Test
  void aLetterThatLiesAcrossTwoBuffersIsWhole() throws Exception {
    String cell = "x".repeat((1 << 14) - 1) + "🖨é";
    CsvParser parser =
        new CsvParser(
            new Utf8Reader(new ByteArrayInputStream(cell.getBytes(StandardCharsets.UTF_8))),
            ',',
            3,
            1 << 20);

    assertThat(parser.row()).containsExactly(new PositionedCsvCell(1, 1, cell));
  }

  /** A file of many rows is read piece by piece, and a piece may end anywhere. */
  @Test
  void aLineEndMayLieOnTheEdgeOfAPiece() throws Exception {
    for (int letters = (1 << 14) - 4; letters < (1 << 14) + 4; letters++) {
      byte[] file = ("x".repeat(letters) + "\r\nb,é\r\n").getBytes(StandardCharsets.UTF_8);
      try (Reader text = new Utf8Reader(new ByteArrayInputStream(file))) {
        CsvParser parser = new CsvParser(text, ',', 10, 1 << 20);
        assertThat(parser.row().getFirst().text()).hasSize(letters).doesNotContain("\r");
        assertThat(parser.row().stream().map(PositionedCsvCell::text)).containsExactly("b", "é");
        assertThat(parser.row()).isEmpty();
      }
    }
  }
}
