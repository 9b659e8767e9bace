package fr.teleguichet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.opendocument.TestSpreadsheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that somebody made to do harm, at every page that reads one in. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class HostileImportRoutesIT {

  private static final Path SOURCES = Path.of("src/main/java/fr/teleguichet/fleet");
  private static final List<String> TABLES = List.of("site", "budget_line", "past_figure");

  /** Each page with the head of a file that it reads. */
  private static final Map<String, String> ROUTES =
      Map.of(
          "/site-register", "code,name\n",
          "/budget/import", "year,funder,nature,planned\n",
          "/past-figures/import", "year,indicator,value,source\n");

  private static final List<String> READERS =
      List.of("BudgetTransferController", "PastFigureTransferController", "SiteTransferController");

  private static Map<String, byte[]> files(String head) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("nothing", new byte[0]);
    files.put("a line of a megabyte", bytes(head + "x".repeat(1_000_000)));
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
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(
              files
                  .filter(it -> it.toString().endsWith("Controller.java"))
                  .filter(HostileImportRoutesIT::readsFile)
                  .map(it -> it.getFileName().toString().replace(".java", "")))
          .containsExactlyInAnyOrderElementsOf(READERS);
    }
  }

  private static boolean readsFile(Path source) {
    try {
      return Files.readString(source).contains("SubmittedFile.of(");
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
                    }));
    assertThat(TABLES).allSatisfy(table -> assertThat(rows(pages, table)).isZero());
  }

  private static long rows(TestPages.Running pages, String table) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }
}
