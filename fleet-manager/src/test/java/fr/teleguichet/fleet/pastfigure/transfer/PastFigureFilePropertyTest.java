package fr.teleguichet.fleet.pastfigure.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.pastfigure.PastFigure;
import fr.teleguichet.fleet.pastfigure.PastFigureIndicator;
import fr.teleguichet.fleet.pastfigure.PastFigurePlace;
import fr.teleguichet.fleet.pastfigure.PastFigureUnit;
import fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever bytes come: they are read or refused; and what goes out comes in as it was. */
final class PastFigureFilePropertyTest {

  private static final List<String> PIECES =
      List.of(
          "=",
          "+",
          "-",
          "@",
          "'",
          "\"",
          "\"\"",
          ",",
          ";",
          "\t",
          " ",
          "  ",
          "é",
          "€",
          "🛈",
          "Bilan",
          "<b>",
          "&amp;",
          "]]>",
          "#",
          "\\",
          "2026-11-28",
          "’",
          "\u00a0",
          "\u202f",
          "x",
          "\n",
          "|");

  private static final List<PastFigureIndicator> INDICATORS = List.of(PastFigureIndicator.values());

  /** Every row that is read becomes a figure or a problem, and nothing else happens. */
  private static void readOrRefused(byte[] file) {
    PastFigureRows rows = PastFigureRows.read(file);
    for (PastFigureRows.Row row : rows.rows()) {
      PastFigureRowReader reader =
          new PastFigureRowReader(row, TestPastFigures.NAMES, TestPastFigures.LAST_YEAR);
      Optional<PastFigure> figure = reader.read();
      assertThat(figure.isEmpty()).isEqualTo(!reader.problems().isEmpty());
    }
  }

  @Property(seed = "2026", tries = 2000)
  void anyBytesAreReadOrRefused(@ForAll byte[] file) {
    readOrRefused(file);
  }

  @Property(seed = "2027", tries = 1000)
  void anyTextBelowAHeadIsReadOrRefused(@ForAll String text) {
    readOrRefused(TestPastFigures.bytes("year,indicator,value,source\n" + text));
  }

  @Property(seed = "2028", tries = 1000)
  void aSpreadsheetWithAnyByteChangedIsReadOrRefused(
      @ForAll @IntRange(max = 1_000_000) int place, @ForAll byte value) {
    byte[] file = spreadsheet(new Random(1)).clone();
    file[place % file.length] = value;
    readOrRefused(file);
    readOrRefused(Arrays.copyOf(file, place % file.length));
  }

  @Property(seed = "2029", tries = 1000)
  void anyTextInTheXmlIsReadOrRefused(
      @ForAll String text, @ForAll @IntRange(max = 10_000) int place) {
    String xml =
        TestSpreadsheet.content(
            "",
            "<table:table table:name=\"a\">"
                + TestSpreadsheet.row("year", "indicator", "value", "source")
                + TestSpreadsheet.row("2019", "interviews", "1", "b")
                + "</table:table>");
    int at = place % xml.length();
    readOrRefused(
        TestSpreadsheet.zip(
            TestSpreadsheet.files(xml.substring(0, at) + text + xml.substring(at))));
  }

  private static byte[] spreadsheet(Random random) {
    return PastFigureSpreadsheetEncoder.of(
        new PastFigureSpreadsheetEncoder.Page("a", PastFigureExporter.rows(figures(random))));
  }

  @Property(seed = "2030", tries = 300)
  void whatGoesOutComesInAsItWas(@ForAll long seed) {
    List<PastFigure> figures = figures(new Random(seed));
    List<List<String>> rows = PastFigureExporter.rows(figures);

    assertThat(read(TestPastFigures.bytes(PastFigureCsvEncoder.of(rows)))).isEqualTo(figures);
    assertThat(
            read(PastFigureSpreadsheetEncoder.of(new PastFigureSpreadsheetEncoder.Page("a", rows))))
        .isEqualTo(figures);
  }

  private static List<PastFigure> read(byte[] file) {
    PastFigureRows rows = PastFigureRows.read(file);
    assertThat(rows.problems()).isEmpty();
    List<PastFigure> figures = new ArrayList<>();
    for (PastFigureRows.Row row : rows.rows()) {
      PastFigureRowReader reader =
          new PastFigureRowReader(row, TestPastFigures.NAMES, TestPastFigures.LAST_YEAR);
      reader.read().ifPresent(figures::add);
      assertThat(reader.problems()).isEmpty();
    }
    return figures;
  }

  private static List<PastFigure> figures(Random random) {
    return IntStream.range(0, random.nextInt(1, 6)).mapToObj(_ -> figure(random)).toList();
  }

  private static PastFigure figure(Random random) {
    PastFigureIndicator indicator = INDICATORS.get(random.nextInt(INDICATORS.size()));
    PastFigurePlace place =
        switch (random.nextInt(3)) {
          case 0 -> new PastFigurePlace.WholeNetwork();
          case 1 -> PastFigurePlace.at(TestPastFigures.CAJARC);
          default -> new PastFigurePlace.FormerSite(line(random));
        };
    boolean isShare = indicator.unit() == PastFigureUnit.SHARE;
    long of = random.nextLong(5, 1_000_000_000);
    BigDecimal value =
        indicator.unit() == PastFigureUnit.KILOGRAMS
            ? BigDecimal.valueOf(
                random.nextLong(indicator.mayBeNegative() ? -9_999_999_999L : 0, 9_999_999_999L), 2)
            : BigDecimal.valueOf(random.nextLong(0, isShare ? of + 1 : 1_000_000_001));
    return new PastFigure(
        new PastFigure.Key(
            random.nextInt(2000, TestPastFigures.LAST_YEAR + 1),
            place,
            random.nextBoolean() ? Optional.of(new ServiceCode("caf")) : Optional.empty(),
            indicator),
        value,
        isShare ? Optional.of(of) : Optional.empty(),
        line(random),
        random.nextBoolean() ? (line(random) + "\n" + line(random)).strip() : "");
  }

  private static String line(Random random) {
    return (random.nextBoolean() ? "=" : "x")
        + IntStream.range(0, random.nextInt(1, 6))
            .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
            .filter(it -> !it.equals("\n") && !it.equals("\t"))
            .collect(Collectors.joining())
        + "x";
  }
}
