package fr.teleguichet.fleet.platform.opendocument;

import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.bytes;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.cell;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.content;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.files;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.number;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.ofRows;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.ofSheets;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.row;
import static fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spreadsheets that programs write, and those that somebody made wrongly or with bad intent: each
 * of the latter is refused with its place.
 */
final class OpenDocumentReaderTest {

  private static final OpenDocumentLimits LIMITS = new OpenDocumentLimits(100, 20, 200);

  private static OpenDocumentSheet read(byte[] file) throws OpenDocumentException {
    return OpenDocumentReader.read(file, LIMITS);
  }

  private static List<List<OpenDocumentCell>> rows(String rows) throws OpenDocumentException {
    return read(ofRows(rows)).rows();
  }

  @Test
  void whatTheLibraryWritesIsRead() throws IOException, OpenDocumentException {
    Sheet sheet = new Sheet("Bilans", 2, 3);
    sheet.getRange(0, 0).setValue("année");
    sheet.getRange(1, 0).setValue(2019.0);
    sheet.getRange(1, 1).setValue("deux  blancs,\ndeux lignes 🛈 <b>");
    sheet.getRange(1, 2).setValue(123_456_789.12);
    SpreadSheet file = new SpreadSheet();
    file.appendSheet(sheet);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.save(out);

    assertThat(read(out.toByteArray()))
        .isEqualTo(
            new OpenDocumentSheet(
                "Bilans",
                List.of(
                    List.of(new OpenDocumentCell(1, 1, "année")),
                    List.of(
                        new OpenDocumentCell(2, 1, "2019"),
                        new OpenDocumentCell(2, 2, "deux  blancs,\ndeux lignes 🛈 <b>"),
                        new OpenDocumentCell(2, 3, "123456789.12")))));
  }

  /** As every program ends a sheet: with the rest of its rows and columns. */
  @Test
  void aMillionEmptyRowsAndColumnsAreCountedAndNotMade() throws OpenDocumentException {
    String blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
    assertThat(
            rows(
                "<table:table-row table:number-rows-repeated=\"1000000\">"
                    + blank
                    + "</table:table-row>"
                    + row("a")
                    + "<table:table-row table:number-rows-repeated=\"48575\">"
                    + blank
                    + "</table:table-row>"))
        .containsExactly(List.of(new OpenDocumentCell(1_000_001, 1, "a")));
  }

  @Test
  void cellsStandWhereTheyAreShown() throws OpenDocumentException {
    assertThat(
            rows(
                "<table:table-header-rows>"
                    + row("a", "", "c")
                    + "</table:table-header-rows><table:table-row>"
                    + "<table:covered-table-cell table:number-columns-repeated=\"2\">"
                    + "<text:p>under another</text:p></table:covered-table-cell>"
                    + number("1.50E2")
                    + "<table:table-cell table:number-columns-repeated=\"2\""
                    + " office:value-type=\"string\"><text:p>twice</text:p></table:table-cell>"
                    + "</table:table-row>"))
        .containsExactly(
            List.of(new OpenDocumentCell(1, 1, "a"), new OpenDocumentCell(1, 3, "c")),
            List.of(
                new OpenDocumentCell(2, 3, "150"),
                new OpenDocumentCell(2, 4, "twice"),
                new OpenDocumentCell(2, 5, "twice")));
  }

  @Test
  void notesAndDrawingsAreNoPartOfACell() throws OpenDocumentException {
    assertThat(
            rows(
                "<table:shapes><draw:frame><text:p>drawn</text:p></draw:frame></table:shapes>"
                    + "<table:table-row><table:table-cell office:value-type=\"string\">"
                    + "<office:annotation><text:p>note</text:p></office:annotation>"
                    + "<text:p>a<text:span>b</text:span><text:s text:c=\"2\"/><text:tab/>"
                    + "<text:note>foot</text:note><text:a>c</text:a></text:p>"
                    + "<text:p>d<text:line-break/>e</text:p></table:table-cell></table:table-row>"))
        .containsExactly(List.of(new OpenDocumentCell(1, 1, "ab  \tc\nd\ne")));
  }

  @Test
  void onlyTheFirstSheetIsReadAndMacrosAreNotLookedAt() throws OpenDocumentException {
    Map<String, byte[]> files =
        files(
            content(
                "",
                "<table:table table:name=\"un\">"
                    + row("a")
                    + "</table:table><table:table table:name=\"deux\"><wrong></table:table>"));
    files.put("Basic/Standard/Module1.xml", bytes("<!DOCTYPE x [<!ENTITY y \"z\">]><x>&y;</x>"));
    files.put("../../etc/passwd", bytes("root"));

    OpenDocumentSheet sheet = read(zip(files));

    assertThat(sheet.name()).isEqualTo("un");
    assertThat(sheet.rows()).hasSize(1);
  }

  private static Arguments hostile(
      String name, byte[] file, OpenDocumentFault fault, int row, int column) {
    return argumentSet(name, file, fault, row, column);
  }

  private static Arguments wrongXml(
      String name, String rows, OpenDocumentFault fault, int row, int column) {
    return hostile(name, ofRows(rows), fault, row, column);
  }

  static Stream<Arguments> wrongPackages() {
    byte[] right = ofRows(row("a"));
    Map<String, byte[]> workbook = files("");
    workbook.put("mimetype", bytes("application/vnd.ms-excel.sheet.macroEnabled.12"));
    Map<String, byte[]> without = files("");
    var _ = without.remove("content.xml");
    Map<String, byte[]> password = files(content("", ""));
    password.put(
        "META-INF/manifest.xml", bytes("<manifest:encryption-data manifest:checksum=\"x\"/>"));
    Map<String, byte[]> many = files(content("", ""));
    IntStream.range(0, 300).forEach(i -> many.put("Pictures/" + i, new byte[0]));
    Map<String, byte[]> bomb = files(content("", ""));
    bomb.put("Thumbnails/thumbnail.png", new byte[40_000_000]);
    Map<String, byte[]> nested = files(content("", ""));
    nested.put("inner.zip", zip(Map.of("bomb", new byte[40_000_000])));
    byte[] locked = right.clone();
    locked[6] |= 1;
    return Stream.of(
        hostile("nothing", new byte[0], OpenDocumentFault.DAMAGED, 1, 1),
        hostile("a text", bytes("PK year,indicator"), OpenDocumentFault.DAMAGED, 1, 1),
        hostile(
            "half of one", Arrays.copyOf(right, right.length / 3), OpenDocumentFault.DAMAGED, 1, 1),
        hostile("another program's", zip(workbook), OpenDocumentFault.OTHER_KIND, 1, 1),
        hostile("no mimetype", zip(Map.of("a", bytes("b"))), OpenDocumentFault.OTHER_KIND, 1, 1),
        hostile("no content", zip(without), OpenDocumentFault.OTHER_KIND, 1, 1),
        hostile("a password", zip(password), OpenDocumentFault.ENCRYPTED, 1, 1),
        hostile("an encrypted ZIP", locked, OpenDocumentFault.ENCRYPTED, 1, 1),
        hostile("300 files", zip(many), OpenDocumentFault.ENTRIES, 1, 1),
        hostile("40 MB in 40 kB", zip(bomb), OpenDocumentFault.TOO_LARGE, 1, 1),
        hostile(
            "40 MB of blanks in the XML",
            ofRows(" ".repeat(40_000_000)),
            OpenDocumentFault.TOO_LARGE,
            1,
            1),
        hostile("the same name twice", twice(right), OpenDocumentFault.TWICE, 1, 1),
        hostile("no sheet beside a bomb in a ZIP", zip(nested), OpenDocumentFault.NO_SHEET, 1, 1));
  }

  /** The names of two entries made the same, as the writer of ZIP files refuses to. */
  private static byte[] twice(byte[] file) {
    String letters = new String(file, StandardCharsets.ISO_8859_1);
    Map<String, byte[]> files = files(content("", ""));
    files.put("content.xmk", bytes("<x/>"));
    assertThat(letters).contains("content.xml");
    return new String(zip(files), StandardCharsets.ISO_8859_1)
        .replace("content.xmk", "content.xml")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static Stream<Arguments> wrongContents() {
    String laughs =
        IntStream.range(1, 10)
            .mapToObj(i -> "<!ENTITY lol" + i + " \"" + ("&lol" + (i - 1) + ";").repeat(10) + "\">")
            .collect(Collectors.joining("", "<!DOCTYPE x [<!ENTITY lol0 \"lol\">", "]>"));
    String external = "<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
    String sheet = "<table:table>" + row("%s") + "</table:table>";
    return Stream.of(
        hostile(
            "a billion laughs",
            ofSheets(laughs, sheet.formatted("&lol9;")),
            OpenDocumentFault.DECLARATION,
            1,
            1),
        hostile(
            "an external entity",
            ofSheets(external, sheet.formatted("&file;")),
            OpenDocumentFault.DECLARATION,
            1,
            1),
        hostile(
            "an external document type",
            ofSheets("<!DOCTYPE x SYSTEM \"http://192.0.2.1/x.dtd\">", sheet.formatted("a")),
            OpenDocumentFault.DECLARATION,
            1,
            1),
        hostile(
            "a parameter entity",
            ofSheets(
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://192.0.2.1/x.dtd\"> %p;]>",
                sheet.formatted("a")),
            OpenDocumentFault.DECLARATION,
            1,
            1),
        wrongXml(
            "an entity of nowhere",
            row("a") + row("b", "&c;"),
            OpenDocumentFault.DECLARATION,
            2,
            2),
        wrongXml(
            "an element left open", row("a") + "<table:table-row>", OpenDocumentFault.XML, 2, 1),
        wrongXml("a letter that XML has not", row("a", "b\0"), OpenDocumentFault.XML, 1, 2),
        wrongXml(
            "nesting without end",
            row("a") + "<text:span>".repeat(100_000),
            OpenDocumentFault.NESTED,
            2,
            1),
        wrongXml(
            "a table in a cell",
            row("a", "<table:table>" + row("b") + "</table:table>"),
            OpenDocumentFault.NESTED,
            1,
            2),
        wrongXml(
            "a million rows with something",
            row("a")
                + row("b")
                    .replace(
                        "<table:table-row",
                        "<table:table-row" + " table:number-rows-repeated=\"1000000\""),
            OpenDocumentFault.ROWS,
            2,
            1),
        wrongXml("too many rows", row("a").repeat(101), OpenDocumentFault.ROWS, 101, 1),
        wrongXml(
            "too many columns",
            "<table:table-row>" + cell("a").repeat(21) + "</table:table-row>",
            OpenDocumentFault.COLUMNS,
            1,
            21),
        wrongXml(
            "a column far away",
            "<table:table-row><table:table-cell table:number-columns-repeated=\"5000\"/>"
                + cell("a")
                + "</table:table-row>",
            OpenDocumentFault.COLUMNS,
            1,
            5_001),
        wrongXml(
            "a cell repeated a million times",
            "<table:table-row><table:table-cell table:number-columns-repeated=\"1000000\">"
                + "<text:p>a</text:p></table:table-cell></table:table-row>",
            OpenDocumentFault.COLUMNS,
            1,
            1),
        wrongXml(
            "a number of rows that is none",
            row("a")
                .replace(
                    "<table:table-row", "<table:table-row" + " table:number-rows-repeated=\"-1\""),
            OpenDocumentFault.REPEATED,
            1,
            1),
        wrongXml(
            "more rows than any program has",
            "<table:table-row table:number-rows-repeated=\"1048576\"/>".repeat(2),
            OpenDocumentFault.REPEATED,
            1_048_577,
            1),
        wrongXml(
            "a number of columns beyond every number",
            "<table:table-row><table:table-cell"
                + " table:number-columns-repeated=\"99999999999999999999\"/></table:table-row>",
            OpenDocumentFault.REPEATED,
            1,
            1),
        wrongXml("a long text", row("a", "x".repeat(201)), OpenDocumentFault.TEXT, 1, 2),
        wrongXml(
            "two thousand million blanks",
            row("a") + row("<text:s text:c=\"1000000\"/>"),
            OpenDocumentFault.TEXT,
            2,
            1),
        wrongXml(
            "a formula",
            row("a")
                + "<table:table-row>"
                + cell("b")
                + "<table:table-cell table:formula=\"of:=[.A1]*2\" office:value-type=\"float\""
                + " office:value=\"3\"/></table:table-row>",
            OpenDocumentFault.FORMULA,
            2,
            2));
  }

  @ParameterizedTest
  @MethodSource({"wrongPackages", "wrongContents"})
  void whatIsWrongIsRefusedWithItsPlace(byte[] file, OpenDocumentFault fault, int row, int column) {
    OpenDocumentException refusal =
        catchThrowableOfType(OpenDocumentException.class, () -> read(file));

    assertThat(refusal).isNotNull();
    assertThat(refusal.fault()).isEqualTo(fault);
    assertThat(List.of(refusal.row(), refusal.column())).containsExactly(row, column);
  }
}
