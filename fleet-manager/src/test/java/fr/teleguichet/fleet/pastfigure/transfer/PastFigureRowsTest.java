package fr.teleguichet.fleet.pastfigure.transfer;

import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.bytes;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.number;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.ofRows;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.ofSheets;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.fleet.site.transfer.ImportProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a file: which ones are read, and what each wrong one is told, with its place. */
final class PastFigureRowsTest {

  private static final String HEAD = "year,indicator,value,source,note\r\n";
  private static final String RIGHT = "2019,interviews,312,Bilan 2019,x\r\n";
  private static final String[] NAMES = {"year", "indicator", "value", "source"};

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theFirstLineSaysWhatSeparates(String separator) {
    PastFigureRows read =
        PastFigureRows.read(bytes("\uFEFF" + (HEAD + RIGHT).replace(",", separator)));

    assertThat(read.problems()).isEmpty();
    assertThat(read.rows()).hasSize(1);
    assertThat(read.rows().getFirst().text("source")).isEqualTo("Bilan 2019");
  }

  @Test
  void quotedLinesKeepThePlacesOfWhatFollows() {
    PastFigureRows read =
        PastFigureRows.read(
            bytes(HEAD + "2019,interviews,312,a,\"b\nc\n\"\"d\"\"\"\n# not, read\n2020,x,1,s,\n"));

    assertThat(read.problems()).isEmpty();
    assertThat(read.rows()).extracting(PastFigureRows.Row::line).containsExactly(2, 6);
    assertThat(read.rows().getFirst().text("note")).isEqualTo("b\nc\n\"d\"");
  }

  @Test
  void aSheetIsReadByTheNamesOfItsColumns() {
    PastFigureRows read =
        PastFigureRows.read(
            ofRows(
                row("# a remark")
                    + "<table:table-row table:number-rows-repeated=\"7\"/>"
                    + row(NAMES)
                    + "<table:table-row>"
                    + number("2019")
                    + row("interviews").replaceAll("</?table:table-row>", "")
                    + number("312.0")
                    + row("=Bilan").replaceAll("</?table:table-row>", "")
                    + "</table:table-row>"));

    assertThat(read.problems()).isEmpty();
    assertThat(read.sheet()).isEqualTo("Bilans");
    assertThat(read.rows()).hasSize(1);
    assertThat(read.rows().getFirst().line()).isEqualTo(10);
    assertThat(read.rows().getFirst().text("year")).isEqualTo("2019");
    assertThat(read.rows().getFirst().text("value")).isEqualTo("312");
    assertThat(read.rows().getFirst().text("source")).isEqualTo("=Bilan");
  }

  private static Arguments wrong(String name, byte[] file, String key, int line, int column) {
    return argumentSet(name, file, key, line, column);
  }

  private static Arguments wrong(String name, String file, String key, int line, int column) {
    return wrong(name, bytes(file), key, line, column);
  }

  static Stream<Arguments> wrongFiles() {
    String latin = HEAD + "2019,interviews,312,Préfecture,x\r\n";
    return Stream.of(
        wrong("nothing", "", "import.empty", 1, 1),
        wrong("remarks only", "# year\n# 2019\n", "import.empty", 1, 1),
        wrong(
            "a line of ten megabytes",
            HEAD + "2019,interviews,312," + "x".repeat(10_000_000),
            "import.line",
            2,
            65_537),
        wrong("a large file", HEAD + RIGHT.repeat(70_000), "import.size", 70_002, 1),
        wrong("many rows", HEAD + "2019,a,1,b,\n".repeat(5_001), "import.rows", 5_003, 1),
        wrong("many cells", "year" + ",".repeat(70), "import.cells", 1, 69),
        wrong("Latin 1", latin.getBytes(StandardCharsets.ISO_8859_1), "import.encoding", 2, 23),
        wrong("UTF-16", HEAD.getBytes(StandardCharsets.UTF_16), "import.encoding", 1, 1),
        wrong("UTF-16LE", HEAD.getBytes(StandardCharsets.UTF_16LE), "import.encoding", 1, 2),
        wrong("NUL", HEAD + "2019,in\0terviews,1,b,\n", "import.encoding", 2, 8),
        wrong(
            "an unknown column",
            "year,indicator,value,source,prix\n",
            "import.column.unknown",
            1,
            29),
        wrong("a column twice", "year,indicator,value,source,year\n", "import.column.twice", 1, 29),
        wrong("a missing column", "year,indicator,value\n", "import.column.missing", 1, 1),
        wrong(
            "two separators in the head",
            "year;indicator,value,source\n",
            "import.column.unknown",
            1,
            1),
        wrong(
            "another separator below",
            HEAD + RIGHT + "2020;interviews;1;b;x\n",
            "import.width",
            3,
            1),
        wrong("a cell too many", HEAD + "2019,interviews,1,b,c,d\n", "import.width", 2, 23),
        wrong(
            "an open quotation",
            HEAD + "2019,interviews,1,\"b,\n" + RIGHT,
            "import.unclosed",
            2,
            19),
        wrong("a stray quotation", HEAD + "2019,inter\"views,1,b,\n", "import.quote", 2, 11),
        wrong("letters after one", HEAD + "2019,\"a\"b,1,b,\n", "import.after-quote", 2, 9),
        wrong(
            "a formula", HEAD + "2019,interviews,1,=cmd|' /C calc'!A0,\n", "import.formula", 2, 19),
        wrong("another", HEAD + "2019,interviews,1,b,@SUM(1)\n", "import.formula", 2, 21),
        wrong("one behind a blank", HEAD + "2019,interviews,1,b, +1\n", "import.formula", 2, 21),
        wrong("a ZIP that is none", "PK\3\4 and nothing", "import.ods.damaged", 1, 1),
        wrong(
            "a spreadsheet of more than two megabytes",
            bytes("PK" + "x".repeat(2_000_000)),
            "import.size",
            1,
            1),
        wrong(
            "a billion laughs",
            ofSheets("<!DOCTYPE x [<!ENTITY a \"b\">]>", "<table:table/>"),
            "import.ods.declaration",
            1,
            1),
        wrong(
            "a sheet's unknown column",
            ofRows(row("year", "indicator", "", "value", "source", "prix")),
            "import.column.unknown",
            1,
            6),
        wrong(
            "a cell beside the columns",
            ofRows(row(NAMES) + row("2019", "interviews", "1", "b", "", "c")),
            "import.column.none",
            2,
            6));
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void whatIsWrongIsRefusedWithLineAndColumn(byte[] file, String key, int line, int column) {
    PastFigureRows read = PastFigureRows.read(file);

    assertThat(read.problems()).isNotEmpty();
    ImportProblem first = read.problems().getFirst();
    assertThat(first.key()).isEqualTo(key);
    assertThat(List.of(first.line(), first.column())).containsExactly(line, column);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThat(PastFigureRows.read(bytes("jahr,indicator,prix,year,year\n")).problems())
        .extracting(ImportProblem::key)
        .containsExactly(
            "import.column.unknown",
            "import.column.unknown",
            "import.column.twice",
            "import.column.missing",
            "import.column.missing");
    assertThat(PastFigureRows.read(bytes(HEAD + "1\n" + RIGHT + "2\n3,4,5,=6,@7\n")).problems())
        .extracting(ImportProblem::line)
        .containsExactly(2, 4);
  }
}
