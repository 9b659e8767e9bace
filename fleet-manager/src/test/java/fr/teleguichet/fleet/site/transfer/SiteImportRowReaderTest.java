package fr.teleguichet.fleet.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Files of sites that somebody made wrongly, or with bad intent: each is refused with its place.
 */
final class SiteImportRowReaderTest {

  private static final String HEAD = "code,name\r\n";

  private static ImportProblem problem(byte[] file) {
    return catchThrowableOfType(ImportRefusalException.class, () -> SiteImportRowReader.read(file))
        .problem();
  }

  private static void refused(String file, String key, int line, int column) {
    ImportProblem problem = problem(file.getBytes(StandardCharsets.UTF_8));
    assertThat(problem.key()).as(file).isEqualTo(key);
    assertThat(List.of(problem.line(), problem.column())).as(file).containsExactly(line, column);
  }

  private static List<Map<String, ImportCell>> read(String file) throws ImportRefusalException {
    return SiteImportRowReader.read(file.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileWithAMarkSemicolonsAndQuotationMarksIsRead() throws ImportRefusalException {
    List<Map<String, ImportCell>> rows =
        read("\uFEFFcode;name\n\ngramat;\"La \"\"Halle\"\";\nici\"\ncajarc;Mairie");

    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .containsEntry("code", new ImportCell(3, 1, "gramat"))
        .containsEntry("name", new ImportCell(3, 8, "La \"Halle\";\nici"));
    assertThat(rows.getLast()).containsEntry("name", new ImportCell(5, 8, "Mairie"));
  }

  @Test
  void whatASpreadsheetDoesToAFileIsTakenBack() throws ImportRefusalException {
    assertThat(read("code;name;insee\r\ngramat;Mairie;46128\r\n;;\r\n;;\r\n")).hasSize(1);

    assertThat(SpreadsheetCellNormaliser.text("fictitious", "VRAI")).isEqualTo("true");
    assertThat(SpreadsheetCellNormaliser.text("fictitious", "FALSE")).isEqualTo("false");
    assertThat(SpreadsheetCellNormaliser.text("fictitious", "oui")).isEqualTo("oui");
    assertThat(SpreadsheetCellNormaliser.text("insee", "1004")).isEqualTo("1004");
  }

  @Test
  void aLineOfTenMegabytesIsRefusedWhereItBecomesTooLong() {
    refused(HEAD + "gramat," + "x".repeat(10_000_000), "import.line", 2, 65_537);
    refused("[{\"code\":\"" + "x".repeat(10_000_000) + "\"}]", "import.line", 1, 65_537);
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    refused(HEAD + "gramat,Mairie\n".repeat(200_000), "import.size", 200_002, 1);
    refused(HEAD + "a,\n".repeat(5_001), "import.rows", 5_003, 1);
  }

  @Test
  void anotherEncodingIsRefusedAtItsFirstLetter() {
    for (Charset charset : List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"))) {
      ImportProblem problem = problem((HEAD + "gramat,Médiathèque").getBytes(charset));
      assertThat(problem.key()).isEqualTo("import.encoding");
      assertThat(problem.line()).isEqualTo(2);
      assertThat(problem.column()).isEqualTo(9);
    }
    assertThat(problem(HEAD.getBytes(StandardCharsets.UTF_16)).key()).isEqualTo("import.encoding");
    assertThat(problem(HEAD.getBytes(StandardCharsets.UTF_16LE)).key())
        .isEqualTo("import.encoding");
    refused(HEAD + "gra\0mat,x", "import.encoding", 2, 4);
  }

  @Test
  void columnsThatAreTwiceOrUnknownAndRowsOfAnotherWidthAreRefused() {
    refused("code,name,name\na,b,c", "import.column.twice", 1, 11);
    refused("code,nom\na,b", "import.column.unknown", 1, 6);
    refused(HEAD + "gramat,Mairie,x", "import.width", 2, 15);
    refused(HEAD + "gramat", "import.width", 2, 1);
    refused("", "import.empty", 1, 1);
    refused("code" + ",".repeat(70), "import.cells", 1, 69);
  }

  @Test
  void quotationMarksThatAreAstrayAreRefused() {
    refused(HEAD + "gramat,\"Mairie", "import.unclosed", 2, 8);
    refused(HEAD + "gramat,Mai\"rie", "import.quote", 2, 11);
    refused(HEAD + "gramat,\"Mairie\"x", "import.after-quote", 2, 16);
  }

  @Test
  void jsonWithANameTwiceOrAnotherFormIsRefusedWithItsPlace() {
    refused("[{\"code\":\"a\",\n \"code\":\"b\"}]", "import.json.twice", 2, 8);
    refused("{\"code\":\"a\"}", "import.json.array", 1, 1);
    refused("[\n1]", "import.json.object", 2, 1);
    refused("[{\"code\":\n{}}]", "import.json.value", 2, 1);
    refused("[{\"nom\":\"a\"}]", "import.column.unknown", 1, 3);
    refused("[{\"code\":\"a\"}] x", "import.json", 1, 17);
    refused("[{\"code\":\"a\"}]\n[]", "import.json.more", 2, 1);
    refused("[{\"code\":", "import.json", 1, 10);
    refused("[".repeat(100_000), "import.line", 1, 65_537);
  }

  @Test
  void jsonHasItsValuesWithTheirPlace() throws ImportRefusalException {
    assertThat(read("[{\"code\":\"a\",\n\"latitude\":44.5,\"fictitious\":true,\"host\":null}]"))
        .containsExactly(
            Map.of(
                "code",
                new ImportCell(1, 10, "a"),
                "latitude",
                new ImportCell(2, 12, "44.5"),
                "fictitious",
                new ImportCell(2, 30, "true")));
  }

  @Test
  void whatASpreadsheetWouldRunIsKeptFromIt() {
    assertThat(SpreadsheetFormulaEscaper.close("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
    assertThat(SpreadsheetFormulaEscaper.close(" @SUM(1)")).isEqualTo("' @SUM(1)");
    assertThat(SpreadsheetFormulaEscaper.close("Mairie")).isEqualTo("Mairie");
    for (String text : List.of("=1", "'=1", "''+x", "'Mairie", "l'eau", " -1", "", "'", "\t1")) {
      assertThat(SpreadsheetFormulaEscaper.open(SpreadsheetFormulaEscaper.close(text)))
          .isEqualTo(text);
    }
  }
}
