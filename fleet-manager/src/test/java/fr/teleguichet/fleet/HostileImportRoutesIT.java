package fr.teleguichet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Files that somebody made to do harm, at every page and every route of programs that reads one.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class HostileImportRoutesIT {

  private static final Path SOURCES = Path.of("src/main/java/fr/teleguichet/fleet");
  private static final List<String> TABLES = List.of("site", "budget_line", "past_figure");

  /** Each page with the head of a file that it reads. */
  private static final Map<String, String> ROUTES =
      Map.of(
          "/site-register", "code,name\n",
          "/budget/import", "year,funder,nature,planned\n",
          "/past-figures/import", "year,indicator,value,source\n");

  /** Each route of programs with the head of a file that it reads. */
  private static final Map<String, String> PROGRAM_ROUTES =
      Map.of(
          "/api/v1/site-register", "code,name\n",
          "/api/v1/past-figures/imports", "year,indicator,value,source\n");

  private static final List<String> PROGRAM_READERS =
      List.of("PastFigureImportApi", "SiteImportApi");

  private static final Pattern PLACE =
      Pattern.compile(
          "\"field\":\"(line [0-9,]+, column [0-9,]+|sheet “[^\"]*”, cell [A-Z]+\\d+)\"");

  /** The same on a page. */
  private static final Pattern SAID =
      Pattern.compile("ligne \\d+, colonne \\d|feuille «[^<]*», cellule [A-Z]+\\d");

  private static final List<String> READERS =
      List.of("BudgetImportController", "PastFigureFileController", "SiteImportExportController");

  /** Pictures have no lines: LogoPictureTest tries what is none. */
  private static final String PICTURES = "ServiceLogoController";

  private static Map<String, byte[]> files(String head) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("nothing", new byte[0]);
    files.put("a line of a megabyte", bytes(head + "x".repeat(1_000_000)));
    files.put("a line of ten megabytes", bytes(head + "x".repeat(10_000_000)));
    files.put("a column twice", bytes(head.replace("\n", ",") + head + "a,b\n"));
    files.put("a column that is none", bytes("=1+1," + head + "a,b\n"));
    files.put("Latin 1", (head + "é,é\n").getBytes(StandardCharsets.ISO_8859_1));
    files.put("windows-1252", (head + "€,’\n").getBytes(Charset.forName("windows-1252")));
    files.put("UTF-16", (head + "é\n").getBytes(StandardCharsets.UTF_16));
    files.put("letters of no length", bytes(head + "a\0b\n"));
    files.put("a quotation mark that stays open", bytes(head + "\"\n"));
    files.put("a billion laughs", TestSpreadsheet.ofSheets(laughs(), "<table:table/>"));
    files.put(
        "a file of the machine",
        TestSpreadsheet.ofSheets(
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "<table:table/>"));
    files.put(
        "a bomb",
        TestSpreadsheet.zip(
            Map.of(
                "mimetype",
                bytes("application/vnd.oasis.opendocument.spreadsheet"),
                "content.xml",
                new byte[60_000_000])));
    files.put(
        "a formula",
        TestSpreadsheet.ofRows(
            TestSpreadsheet.row(head.strip().split(","))
                + "<table:table-row><table:table-cell table:formula=\"of:=1+1\"/>"
                + "</table:table-row>"));
    files.put("a zip of something else", TestSpreadsheet.zip(Map.of("a.txt", bytes("a"))));
    return files;
  }

  /** What only the register of sites reads: objects with the columns' names. */
  private static Map<String, byte[]> objects() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a key twice", bytes("[{\"code\":\"a\",\n\"code\":\"b\"}]"));
    files.put("a key that is none", bytes("[{\"code\":\"a\",\"__proto__\":\"b\"}]"));
    files.put("a pit of brackets", bytes("[".repeat(500_000)));
    files.put("a text of a megabyte", bytes("[{\"code\":\"" + "x".repeat(1_000_000) + "\"}]"));
    files.put("a number of a million digits", bytes("[{\"code\":" + "9".repeat(60_000) + "}]"));
    files.put("an object in an object", bytes("[{\"code\":{\"code\":\"a\"}}]"));
    files.put("no array", bytes("{\"code\":\"a\"}"));
    files.put("two arrays", bytes("[{\"code\":\"a\"}][]"));
    files.put("an end that is missing", bytes("[{\"code\":\"a\""));
    files.put("Latin 1", "[{\"code\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1));
    files.put("UTF-16", "[{\"code\":\"é\"}]".getBytes(StandardCharsets.UTF_16));
    return files;
  }

  private static String laughs() {
    return IntStream.rangeClosed(1, 9)
        .mapToObj(i -> "<!ENTITY lol" + i + " \"" + ("&lol" + (i - 1) + ";").repeat(10) + "\">")
        .collect(Collectors.joining("", "<!DOCTYPE x [<!ENTITY lol0 \"lol\">", "]>"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyPageThatReadsAFileIsTried() throws IOException {
    assertThat(sourcesWith("Controller.java", "SubmittedFileReader.of("))
        .contains(PICTURES)
        .filteredOn(it -> !it.equals(PICTURES))
        .containsExactlyInAnyOrderElementsOf(READERS);
    // Files of updates are streams, which have tests of their own.
    assertThat(sourcesWith("Api.java", "@Body byte[] body"))
        .containsExactlyInAnyOrderElementsOf(PROGRAM_READERS);
  }

  private static List<String> sourcesWith(String end, String word) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(it -> it.toString().endsWith(end))
          .filter(it -> has(it, word))
          .map(it -> it.getFileName().toString().replace(".java", ""))
          .toList();
    }
  }

  private static boolean has(Path source, String word) {
    try {
      return Files.readString(source).contains(word);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void eachIsRefusedAndNothingIsDone(TestPages.Running pages) {
    Forms coordinator = new Forms(pages, pages.session());
    ROUTES.forEach(
        (route, head) ->
            files(head)
                .forEach(
                    (name, file) -> {
                      HttpResponse<String> answer =
                          coordinator.post(
                              route,
                              "file",
                              "data:text/csv;base64," + Base64.getEncoder().encodeToString(file),
                              "confirmed",
                              "yes");
                      assertThat(answer.statusCode())
                          .as("%s at %s: %s", name, route, answer.body())
                          .isIn(413, 422);
                      assertThat(answer.body())
                          .as("%s at %s", name, route)
                          .doesNotContain("root:", "lollol", "Exception");
                      if (answer.statusCode() == 422 && file.length > 0) {
                        assertThat(answer.body()).as("%s at %s", name, route).containsPattern(SAID);
                      }
                    }));
    assertThat(TABLES).allSatisfy(table -> assertThat(rows(pages, table)).isZero());
  }

  @Test
  void programsAreToldLineAndColumnAndNothingIsDone(TestPages.Running pages) throws IOException {
    String token = Files.readString(pages.tokenFile()).strip();
    PROGRAM_ROUTES.forEach(
        (route, head) ->
            files(head)
                .forEach((name, file) -> refused(pages, token, route, "text/csv", name, file)));
    objects()
        .forEach(
            (name, file) ->
                refused(pages, token, "/api/v1/site-register", "application/json", name, file));
    assertThat(TABLES).allSatisfy(table -> assertThat(rows(pages, table)).isZero());
  }

  private static void refused(
      TestPages.Running pages, String token, String route, String type, String name, byte[] file) {
    HttpResponse<String> answer =
        pages.send(
            pages
                .strangersRequest(route + "?confirmed=true")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build());
    if (file.length == 0) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("The route wants a body: see /api/v1/openapi.yml.");
      return;
    }
    assertThat(answer.statusCode()).as("%s at %s: %s", name, route, answer.body()).isIn(413, 422);
    assertThat(answer.body())
        .as("%s at %s", name, route)
        .doesNotContain("root:", "lollol", "Exception");
    if (answer.statusCode() == 422) {
      assertThat(answer.body()).as("%s at %s", name, route).containsPattern(PLACE);
    }
  }

  private static long rows(TestPages.Running pages, String table) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }
}
