package fr.teleguichet.fleet.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was written as CSV is read as the same. */
final class CsvPropertyTest {
  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Arbitraries.strings()
            .withChars('"', ',', ';', '\r', '\n', ' ', 'x', 'é', '\uFEFF', '\0', '\'')
            .ofMaxLength(12);
    return cell.list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(6);
  }

  @Property(tries = 500)
  void everyCellComesBackAsItWas(@ForAll("tables") List<List<String>> rows) throws Exception {
    StringWriter text = new StringWriter();
    CsvRowWriter writer = new CsvRowWriter(text);
    for (List<String> row : rows) {
      writer.write(row);
    }

    CsvParser parser =
        new CsvParser(
            new Utf8Reader(
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8))),
            ',',
            10,
            1_000);

    List<List<String>> read = new ArrayList<>();
    for (List<PositionedCsvCell> row = parser.row(); !row.isEmpty(); row = parser.row()) {
      boolean _ = read.add(row.stream().map(PositionedCsvCell::text).toList());
    }
    assertThat(read).isEqualTo(rows);
  }
}
