package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.miachm.sods.SpreadSheet;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.csv.CsvParser;
import fr.teleguichet.fleet.platform.csv.CsvSyntaxException;
import fr.teleguichet.fleet.platform.csv.PositionedCsvCell;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.training.TrainingSamples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A sceptical auditor counts the rows once more, with the zone's own rules and no word of the
 * program's SQL, and looks whether the page, the files, the API, the view and the report all say
 * that number. The rows lie where counting goes wrong: at both ends of a year and of the period, on
 * the days of the changes of the hour, in the week 53, at a kiosk that moves within a month, at a
 * site that is gone, at none, and of a service that follows another.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
final class FigureAuditIT {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final YearMonth FIRST = YearMonth.of(2024, 7);
  private static final YearMonth LAST = YearMonth.of(2026, 1);
  private static final String PERIOD = "from=" + FIRST + "&to=" + LAST;
  private static final List<String> OUTCOMES =
      List.of("held", "held", "held", "abandoned", "unanswered", "failed", "unreached");

  /** At the site that is gone, and at none. */
  private static final int GONE = 9;

  private static final List<Instant> EDGES =
      List.of(
          Instant.parse("2024-06-30T21:59:59Z"), // before the period
          Instant.parse("2024-06-30T22:00:00Z"), // its first second
          Instant.parse("2024-10-27T00:59:59Z"), // the hour that comes twice
          Instant.parse("2024-10-27T01:00:00Z"),
          Instant.parse("2024-10-31T22:59:59Z"), // winter again: the month is not over
          Instant.parse("2024-10-31T23:00:00Z"),
          Instant.parse("2024-12-30T09:00:00Z"), // week 1 of 2025
          Instant.parse("2024-12-31T22:59:59Z"),
          Instant.parse("2024-12-31T23:00:00Z"), // the year after
          Instant.parse("2025-03-30T00:59:59Z"), // the hour that is left out
          Instant.parse("2025-03-30T01:00:00Z"),
          Instant.parse("2025-03-31T21:59:59Z"),
          Instant.parse("2025-03-31T22:00:00Z"),
          Instant.parse("2025-12-29T09:00:00Z"), // week 1 of 2026
          Instant.parse("2025-12-31T23:00:00Z"),
          Instant.parse("2026-01-31T22:59:59Z"), // its last second
          Instant.parse("2026-01-31T23:00:00Z")); // after it

  /** A row as it is in the table. */
  private record Row(
      Instant started,
      int site,
      String service,
      String outcome,
      long seconds,
      @Nullable Long waited) {
    YearMonth month() {
      return YearMonth.from(started.atZone(PARIS));
    }

    boolean isHeld() {
      return outcome.equals("held");
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < EDGES.size(); i++) {
      for (int outcome = 0; outcome < OUTCOMES.size(); outcome++) {
        rows.add(row(EDGES.get(i), i + outcome, OUTCOMES.get(outcome)));
      }
    }
    // A kiosk that moves on the 10th, and services of which one follows the other.
    for (int day = 0; day < 31; day++) {
      Instant at = Instant.parse("2025-05-01T07:00:00Z").plus(Duration.ofDays(day));
      rows.add(
          new Row(
              at,
              day < 9 ? 1 : 3,
              day < 20 ? "pole-emploi" : "france-travail",
              "held",
              600 + day,
              10L * day));
    }
    return rows;
  }

  private static Row row(Instant at, int number, String outcome) {
    int site = List.of(1, 2, 3, 0, GONE).get(number % 5);
    return new Row(
        at,
        site,
        List.of("carsat", "caf", "cpam").get(number % 3),
        outcome,
        outcome.equals("held") ? 61 + 37L * number : 0,
        number % 4 == 0 ? null : 5L * number);
  }

  private static void write(TestPages.Running pages, List<Row> rows) {
    pages
        .database()
        .jdbi()
        .useTransaction(
            handle -> {
              for (int site = 1; site <= 3; site++) {
                int _ =
                    handle.execute(
                        "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                            + " VALUES (?, ?, ?, 'Cajarc', ?, 44.5, 1.8)",
                        site,
                        "site-" + site,
                        "Relais " + site,
                        site < 3 ? "46045" : "46128");
              }
              for (int i = 0; i < rows.size(); i++) {
                Row it = rows.get(i);
                int _ =
                    handle.execute(
                        "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service,"
                            + " started, seconds, outcome, waited) VALUES (1, ?, 1, ?, ?, ?, ?, ?,"
                            + " ?)",
                        i,
                        it.site() == 0 ? null : it.site(),
                        it.service(),
                        LocalDateTime.ofInstant(it.started(), ZoneOffset.UTC),
                        it.seconds(),
                        it.outcome(),
                        it.waited());
              }
            });
    pages.readSites();
  }

  private static List<Row> ofPeriod(List<Row> rows) {
    return rows.stream()
        .filter(it -> !it.month().isBefore(FIRST) && !it.month().isAfter(LAST))
        .toList();
  }

  private static String site(int site) {
    return site == 0 ? "(no-site)" : site == GONE ? "(deleted)" : "site-" + site;
  }

  /** Interviews and the four other outcomes by month, site and service. */
  private static Map<String, String> cells(
      List<Row> rows, Function<Row, String> key, List<String> outcomes) {
    Map<String, List<Row>> groups =
        rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    Map<String, String> cells = new TreeMap<>();
    groups.forEach(
        (of, group) ->
            cells.put(
                of,
                outcomes.stream()
                    .map(word -> count(group, it -> it.outcome().equals(word)))
                    .map(Object::toString)
                    .collect(Collectors.joining(" "))));
    return cells;
  }

  private static long count(List<Row> rows, Predicate<Row> which) {
    return rows.stream().filter(which).count();
  }

  @Test
  void fileApiAndViewTellTheSameOfEachMonthSiteAndService(TestPages.Running pages)
      throws IOException {
    write(pages, rows());
    List<Row> rows = ofPeriod(rows());
    List<String> outcomes = List.of("held", "abandoned", "unanswered", "failed", "unreached");
    Map<String, String> counted =
        cells(rows, it -> it.month() + " " + site(it.site()) + " " + it.service(), outcomes);

    Map<String, String> csv = new TreeMap<>();
    for (String line : pages.get("/usage.csv?" + PERIOD).body().lines().skip(1).toList()) {
      String[] cell = line.replace("\"", "").split(",", -1);
      String _ =
          csv.put(
              cell[0] + " " + cell[1] + " " + cell[3],
              String.join(" ", cell[5], cell[6], cell[7], cell[8], cell[10]));
    }
    assertThat(csv).isEqualTo(counted);

    Map<String, String> view = new TreeMap<>();
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT month, site_code, service_code, held, abandoned, unanswered,"
                            + " failed, unreached FROM stats_interview_month"
                            + " WHERE month BETWEEN :first AND :last")
                    .bind("first", FIRST.atDay(1))
                    .bind("last", LAST.atDay(1))
                    .map(
                        (row, _) -> {
                          String key =
                              row.getString(1).substring(0, 7)
                                  + " "
                                  + row.getString(2)
                                  + " "
                                  + row.getString(3);
                          return view.merge(
                              key,
                              IntStream.rangeClosed(4, 8)
                                  .mapToObj(i -> cell(row, i))
                                  .collect(Collectors.joining(" ")),
                              FigureAuditIT::plus);
                        })
                    .list());
    // The view names neither a site that is gone nor none.
    Map<String, String> ofView =
        cells(
            rows,
            it ->
                it.month()
                    + " "
                    + (it.site() == 0 || it.site() == GONE ? "" : site(it.site()))
                    + " "
                    + it.service(),
            outcomes);
    assertThat(view).isEqualTo(ofView);

    JsonNode api = new ObjectMapper().readTree(pages.get("/api/v1/usage?" + PERIOD).body());
    Map<String, String> told = new TreeMap<>();
    api.get("interviews")
        .forEach(
            it -> {
              String site = it.hasNonNull("site") ? it.get("site").asText() : "";
              String _ =
                  told.merge(
                      it.get("month").asText() + " " + site + " " + it.get("service").asText(),
                      outcomes.stream()
                          .map(word -> it.get("attempts").get(word).asText())
                          .collect(Collectors.joining(" ")),
                      FigureAuditIT::plus);
            });
    assertThat(told).isEqualTo(ofView);
  }

  private static String cell(ResultSet row, int index) {
    try {
      return Long.toString(row.getLong(index));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String plus(String one, String other) {
    String[] a = one.split(" ", -1);
    String[] b = other.split(" ", -1);
    return IntStream.range(0, a.length)
        .mapToObj(i -> Long.toString(Long.parseLong(a[i]) + Long.parseLong(b[i])))
        .collect(Collectors.joining(" "));
  }

  @Test
  void theReportAndThePageTellWhatTheRowsAddUpTo(TestPages.Running pages) throws IOException {
    write(pages, rows());
    List<Row> rows = ofPeriod(rows());
    Forms forms = new Forms(pages, pages.session());
    String report =
        Forms.location(
                forms.post(
                    "/evaluations", "from", FIRST.toString(), "to", LAST.toString(), "scope", ""))
            .replace("?done=drafted", "");
    String json = forms.get(report + "/report.json").body();
    JsonNode content = new ObjectMapper().readTree(json);

    List<Row> held = rows.stream().filter(Row::isHeld).toList();
    long wait = median(held.stream().flatMap(it -> waited(it).stream()).toList());
    long length = median(held.stream().map(Row::seconds).toList());
    assertThat(figure(content, "interviews", "interviews").get("value").asLong())
        .isEqualTo(held.size());
    for (String word : List.of("abandoned", "unanswered", "failed", "unreached")) {
      assertThat(figure(content, "interviews", word).get("value").asLong())
          .as(word)
          .isEqualTo(count(rows, it -> it.outcome().equals(word)));
    }
    assertThat(figure(content, "waiting", "median-wait").get("value").asLong()).isEqualTo(wait);
    assertThat(figure(content, "duration", "median-duration").get("value").asLong())
        .isEqualTo(length);

    String csv = forms.get(report + "/report.csv?lang=en").body();
    assertThat(row(csv, "interviews", "interviews")).contains("," + held.size() + ",");
    assertThat(row(csv, "waiting", "median-wait")).contains("," + wait + ",");
    assertThat(row(csv, "duration", "median-duration")).contains("," + length + ",");

    String page = forms.get("/usage?" + PERIOD + "&lang=en").body();
    assertThat(page).contains(held.size() + " interviews");
    assertThat(page.replaceAll("\\s+", " ")).contains(time(wait)).contains(time(length));
    String printed = forms.get(report + "?lang=en").body().replace('\u00a0', ' ');
    assertThat(printed).contains(held.size() + " interviews", time(wait), time(length));

    // Groupings of communes, with what is at no site beside them, are all there is.
    long ofTerritories = 0;
    for (JsonNode territory : content.get("territories")) {
      ofTerritories += figure(territory, "interviews", "interviews").get("value").asLong();
    }
    assertThat(ofTerritories).isEqualTo(count(held, it -> it.site() != 0 && it.site() != GONE));
  }

  /** What the pages and the API of the effects and of the budget say, the report says too. */
  @Test
  void effectsCostsAndAvailabilityAreTheSameInTheReportAndElsewhere(TestPages.Running pages)
      throws IOException {
    write(pages, rows());
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO budget_line (year, funder_id, nature, planned, paid, site_id,"
                          + " note, recorded) VALUES (2025, 6, 'running', 900, 800.40, 1, '',"
                          + " NOW()), (2025, 4, 'study', 64000, 64000.01, NULL, '', NOW()), (2024,"
                          + " 4, 'study', 7, 7, NULL, '', NOW())");
              int _ =
                  handle.execute(
                      "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                          + " VALUES (4, 'cajarc', 'Mairie', 'Cajarc', '46045', 44.5, 1.8)");
            });
    PublishedAccount.connected(pages, YearMonth.of(2025, 3), 6);
    var _ = TrainingSamples.on(pages);
    Forms forms = new Forms(pages, pages.session());
    String months = "from=2025-01&to=2025-12";
    String report = draft(forms, "2025-01", "2025-12");
    JsonNode content = new ObjectMapper().readTree(forms.get(report + "/report.json").body());

    JsonNode impact = read(pages, "/api/v1/impact?" + months).get("total");
    Map<String, String> names =
        Map.of(
            "co2-gross", "grossKg",
            "co2-footprint", "footprintKg",
            "co2-net", "netKg",
            "kilometres", "kilometres",
            "hours", "hours");
    names.forEach(
        (indicator, name) ->
            List.of("low", "central", "high")
                .forEach(
                    bound ->
                        assertThat(figure(content, "impact", indicator).get(bound).asDouble())
                            .as("%s %s", indicator, bound)
                            .isCloseTo(impact.get(name).get(bound).asDouble(), within(0.06))));
    assertThat(impact.get("grossKg").get("central").asDouble()).isPositive();

    long held = count(rows(), it -> it.isHeld() && it.month().getYear() == 2025);
    JsonNode cost = read(pages, "/api/v1/budget?from=2025&to=2025").get("full");
    JsonNode each = figure(content, "budget", "cost-per-interview");
    assertThat(cost.get("interviews").asLong()).isEqualTo(held);
    assertThat(each.get("divisor").asLong()).isEqualTo(held);
    assertThat(each.get("dividend").asDouble()).isEqualTo(64_800.41);
    assertThat(each.get("value").asDouble())
        .isCloseTo(64_800.41 / held, within(0.01))
        .isEqualTo(cost.get("each").asDouble());

    JsonNode trained = read(pages, "/api/v1/trainings?" + months);
    assertThat(figure(content, "training", "people-trained").get("value").asLong())
        .isEqualTo(trained.get("trained").asLong());
    assertThat(figure(content, "labels", "labelled-sites").get("value").asLong())
        .isEqualTo(trained.get("labelledSites").asLong());

    JsonNode available = figure(content, "availability", "availability");
    List<Long> seconds =
        pages
            .database()
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT SUM(connected_seconds), SUM(known_seconds)"
                                + " FROM stats_availability_month"
                                + " WHERE month BETWEEN '2025-01-01' AND '2025-12-01'")
                        .map((row, _) -> List.of(row.getLong(1), row.getLong(2)))
                        .one());
    assertThat(available.get("count").asLong()).isEqualTo(seconds.getFirst() / 3_600);
    assertThat(available.get("of").asLong()).isEqualTo(seconds.getLast() / 3_600);

    everyFigureIsInBothFiles(pages, forms, report, content);
  }

  private static void everyFigureIsInBothFiles(
      TestPages.Running pages, Forms forms, String report, JsonNode content) throws IOException {
    List<String> csv = forms.get(report + "/report.csv?lang=en").body().lines().skip(1).toList();
    int figures = 0;
    for (JsonNode chapter : content.get("chapters")) {
      for (JsonNode figure : chapter.get("figures")) {
        figures++;
        JsonNode measure = figure.get("measure");
        String row =
            row(
                String.join("\n", csv),
                chapter.get("chapter").asText(),
                figure.get("indicator").asText());
        if (measure.has("value")) {
          assertThat(row).as(measure.toString()).contains("," + measure.get("value").asText());
        } else if (measure.has("count")) {
          assertThat(row).contains("," + measure.get("count") + "," + measure.get("of"));
        }
      }
    }
    assertThat(figures).isGreaterThan(30);
    everyCellIsInTheSpreadsheet(forms, pages, report);
    everyFigureIsOnThePaper(pages, report, content, String.join("\n", csv));
  }

  /** Texts as they are, and numbers as numbers, with which a spreadsheet goes on. */
  private static void everyCellIsInTheSpreadsheet(
      Forms forms, TestPages.Running pages, String report) throws IOException {
    CsvParser csv =
        new CsvParser(
            new StringReader(forms.get(report + "/report.csv?lang=en").body()), ',', 64, 100_000);
    int rows = 0;
    int numbers = 0;
    try {
      for (List<Object> row : spreadsheet(pages, report)) {
        rows++;
        List<PositionedCsvCell> told = csv.row();
        for (int i = 0; i < told.size(); i++) {
          String text = told.get(i).text().replace("\uFEFF", "");
          if (i < row.size() && row.get(i) instanceof Number number) {
            numbers++;
            assertThat(number.doubleValue()).as(told.toString()).isEqualTo(Double.valueOf(text));
          } else {
            @Nullable Object cell = i < row.size() ? row.get(i) : null;
            assertThat(cell == null ? "" : cell.toString())
                .as(told.toString())
                .isEqualTo(text.replaceFirst("^'(?=[=+\\-@])", ""));
          }
        }
      }
      assertThat(csv.row()).as("a row more than in the spreadsheet").isEmpty();
    } catch (CsvSyntaxException wrong) {
      throw new AssertionError(wrong);
    }
    assertThat(rows).isGreaterThan(30);
    assertThat(numbers).isGreaterThan(30);
  }

  /** Each number of the first table of a chapter stands after its name, with what it is made of. */
  private static void everyFigureIsOnThePaper(
      TestPages.Running pages, String report, JsonNode content, String csv) throws IOException {
    String paper;
    try (PDDocument pdf = Loader.loadPDF(file(pages, report + "/report.pdf?lang=en"))) {
      paper = new PDFTextStripper().getText(pdf).replaceAll("[\\s\u00a0]+", "");
    }
    int found = 0;
    for (JsonNode chapter : content.get("chapters")) {
      for (JsonNode figure : chapter.get("figures")) {
        JsonNode measure = figure.get("measure");
        String name = figure.get("indicator").asText();
        String row = row(csv, chapter.get("chapter").asText(), name);
        String title = row.split("\"", -1)[11];
        String told = told(name, measure);
        if (!told.isEmpty()) {
          found++;
          assertThat(paper).as(row).contains((title + told).replaceAll("[\\s\u00a0]+", ""));
        }
      }
    }
    assertThat(found).as("counts and shares of the report").isGreaterThan(20);
  }

  /** What a reader of English sees of a count or a share; empty of anything else. */
  private static String told(String indicator, JsonNode measure) {
    if (measure.has("count") && measure.has("of")) {
      BigDecimal percent =
          BigDecimal.valueOf(100 * measure.get("count").asLong())
              .divide(BigDecimal.valueOf(measure.get("of").asLong()), 1, RoundingMode.HALF_UP)
              .stripTrailingZeros();
      return String.format(
          Locale.ENGLISH,
          indicator.equals("availability") ? "%s%%%,dhof%,dhknown" : "%s%%%,dof%,d",
          percent.toPlainString(),
          measure.get("count").asLong(),
          measure.get("of").asLong());
    }
    return measure.has("value") && measure.size() == 2 && measure.get("value").isIntegralNumber()
        ? String.format(Locale.ENGLISH, "%,d", measure.get("value").asLong())
        : "";
  }

  private static List<List<Object>> spreadsheet(TestPages.Running pages, String report)
      throws IOException {
    Object[][] values =
        new SpreadSheet(new ByteArrayInputStream(file(pages, report + "/report.ods?lang=en")))
            .getSheets()
            .getFirst()
            .getDataRange()
            .getValues();
    return Arrays.stream(values).map(Arrays::asList).toList();
  }

  private static byte[] file(TestPages.Running pages, String path) throws IOException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(pages.request(path).build(), HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode read(TestPages.Running pages, String path) throws IOException {
    return new ObjectMapper().readTree(pages.get(path).body());
  }

  private static String draft(Forms forms, String from, String to) {
    return Forms.location(forms.post("/evaluations", "from", from, "to", to, "scope", ""))
        .replace("?done=drafted", "");
  }

  /** At both ends of the period and of another's, of two kiosks, and of one site alone. */
  @Test
  void theStepsFromPresenceToInterviewAreThoseOfTheTables(TestPages.Running pages) {
    write(pages, rows());
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int kiosk = 1; kiosk <= 2; kiosk++) {
                int _ =
                    handle.execute(
                        "INSERT INTO kiosk (id, name, territory, site_id, first_seen, last_seen,"
                            + " link, link_since) VALUES (?, ?, 'figeac', ?, '2024-01-01', NOW(),"
                            + " 'connected', NOW())",
                        kiosk,
                        "borne-" + kiosk,
                        kiosk);
                for (YearMonth month :
                    List.of(FIRST.minusMonths(1), FIRST, LAST, LAST.plusMonths(1))) {
                  int many = month.isBefore(FIRST) || month.isAfter(LAST) ? 5_000 : 400 * kiosk;
                  int _ =
                      handle.execute(
                          "INSERT INTO presence_month (kiosk_id, month, site_id, passers, visits)"
                              + " VALUES (?, ?, ?, ?, ?)",
                          kiosk,
                          month.atDay(1),
                          kiosk,
                          many,
                          many / 4);
                }
              }
            });

    List<Row> rows = ofPeriod(rows());
    assertThat(funnel(pages, PERIOD))
        .containsExactly(
            2L * (400 + 800),
            2L * (100 + 200),
            count(rows, it -> !it.outcome().equals("unreached")),
            count(rows, Row::isHeld));
    assertThat(funnel(pages, PERIOD + "&site=site-2"))
        .containsExactly(
            2L * 800,
            2L * 200,
            count(rows, it -> it.site() == 2 && !it.outcome().equals("unreached")),
            count(rows, it -> it.site() == 2 && it.isHeld()));
  }

  /** What is left of uses would be told for all of them. */
  @Test
  void usesOfMonthsThatAreNotKeptAnyMoreAreNotTold(TestPages.Running pages) {
    YearMonth kept =
        YearMonth.from(LocalDate.ofInstant(pages.clock().instant(), PARIS)).minusMonths(25);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link,"
                          + " link_since) VALUES (1, 'borne-1', 'figeac', '2024-01-01', NOW(),"
                          + " 'connected', NOW())");
              int _ =
                  handle.execute(
                      "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service,"
                          + " started, seconds, outcome, waited, marked)"
                          + " VALUES (1, 1, 1, 0, 'caf', ?, 900, 'held', 5, TRUE)",
                      kept.atDay(2).atTime(10, 0));
              int _ =
                  handle.execute(
                      "INSERT INTO erasure_day (kiosk_id, day, site_id, sessions, clean)"
                          + " VALUES (1, ?, 0, 7, 7)",
                      kept.atDay(1));
            });

    assertThat(funnel(pages, "from=" + kept + "&to=" + kept)).containsExactly(7L, 1L, 1L);
    assertThat(funnel(pages, "from=" + kept.minusMonths(1) + "&to=" + kept))
        .containsExactly(1L, 1L);
  }

  /** The numbers of the chart's table: people passing, stopping, uses, requests and interviews. */
  private static List<Long> funnel(TestPages.Running pages, String query) {
    String page = pages.get("/usage?" + query + "&lang=en").body();
    String figure = Forms.between(page, "id=\"funnel\"", "</figure>");
    return Pattern.compile(
            "<th scope=\"row\">(?:Passing|Stopping|Uses|Requests|Interviews)</th><td>([0-9,]+)")
        .matcher(figure)
        .results()
        .map(it -> Long.valueOf(it.group(1).replace(",", "")))
        .toList();
  }

  /** A number that leads to a list leads to exactly as many. */
  @Test
  void everyNumberOfUseLeadsToAsManyRecords(TestPages.Running pages) {
    write(pages, rows());
    Forms forms = new Forms(pages, pages.session());
    int followed = 0;
    for (String page : List.of("/usage?" + PERIOD, "/impact?" + PERIOD)) {
      Matcher link =
          Pattern.compile("<a href=\"(/usage/interviews\\?[^\"]*)\">(\\d+)</a>")
              .matcher(forms.get(page + "&lang=en").body());
      while (link.find()) {
        followed++;
        String list = forms.get(link.group(1).replace("&amp;", "&") + "&lang=en").body();
        assertThat(list)
            .as(page + " " + link.group(1))
            .containsPattern("<h1>" + link.group(2) + " interviews? (and|or) requests? from");
      }
    }
    assertThat(followed).as("each site by outcome, each service, each cell").isGreaterThan(40);
  }

  private static Optional<Long> waited(Row row) {
    return Optional.ofNullable(row.waited());
  }

  private static String time(long seconds) {
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  private static String row(String csv, String chapter, String indicator) {
    return csv.lines()
        .filter(
            it ->
                it.startsWith("\"\",\"" + chapter + "\",")
                    && it.contains(",\"\",\"" + indicator + "\","))
        .findFirst()
        .orElse(csv);
  }

  /** The nearest rank: half of all, or one more than half, are no greater. */
  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get((values.size() + 1) / 2 - 1);
  }

  private static JsonNode figure(JsonNode content, String chapter, String indicator) {
    for (JsonNode it : content.get("chapters")) {
      if (it.get("chapter").asText().equals(chapter)) {
        for (JsonNode figure : it.get("figures")) {
          if (figure.get("indicator").asText().equals(indicator)) {
            return figure.get("measure");
          }
        }
      }
    }
    throw new AssertionError(chapter + " has no " + indicator + ": " + content);
  }
}
