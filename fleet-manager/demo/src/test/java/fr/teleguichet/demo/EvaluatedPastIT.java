package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.demo.past.PastLoader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The demo's past as if the demo had been started on a New Year's Day that was a Monday: its
 * eighteen months are of two years that are over, to the last week, so all of it may be told, and
 * it is the account of the first network. What the report says is counted once more here, from the
 * tables and by other means.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
class EvaluatedPastIT {

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Instant NEW_YEAR = Instant.parse("2024-01-01T12:00:00Z");

  private static final String MONTHS =
      "SELECT kiosk_id, month, site_id, connected, known FROM kiosk_month"
          + " WHERE closed AND month < '2024-01-01' ORDER BY kiosk_id, month";

  private final TestFleet fleet = new TestFleet("evaluated-past", Map.of());
  private JsonNode report = new ObjectMapper().createObjectNode();
  private String address = "";
  private List<List<String>> monthsAtOnce = List.of();

  @BeforeAll
  void aReportIsDrafted() throws SQLException, IOException {
    fleet.startManager();
    for (DemoKiosk kiosk : DemoKiosk.FLEET) {
      fleet.manager.putSite(kiosk.site().orElseThrow());
      fleet.execute(
          """
          INSERT INTO kiosk (name, territory, site_id, first_seen, last_seen, link, link_since)
          SELECT '%s', '%s', id, '2024-01-01 11:00', '2024-01-01 11:00', 'unknown',
            '2024-01-01 11:00'
          FROM site WHERE code = '%s'
          """
              .formatted(kiosk.id(), kiosk.territory(), kiosk.site().orElseThrow().code()));
    }
    Clock clock = Clock.fixed(NEW_YEAR, ZoneOffset.UTC);
    assertThat(new PastLoader(fleet.folder().resolve("fleet"), clock).load()).isTrue();
    monthsAtOnce = fleet.query(MONTHS);
    fleet.execute("DELETE FROM kiosk_month");
    // The month that is under way is added up last.
    await()
        .atMost(PATIENCE)
        .until(() -> number("SELECT COUNT(*) FROM kiosk_month WHERE NOT closed") == 8);
    ObjectNode wanted = new ObjectMapper().createObjectNode();
    wanted.put("from", "2022-07").put("to", "2023-12").put("scope", "").put("language", "fr");
    String made = fleet.manager.post("/api/v1/evaluations", wanted);
    address = "/api/v1/evaluations/" + new ObjectMapper().readTree(made).get("id").asInt();
    report = fleet.manager.get(address);
  }

  @AfterAll
  void close() {
    fleet.close();
  }

  @Test
  void theSentenceOfTheFirstEvaluationCanBeReadInThePdf() throws Exception {
    byte[] pdf = pdf("fr");

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(withoutBlanks(new PDFTextStripper().getText(document)))
          .contains(
              withoutBlanks("250 entretiens en 18 mois sur 8 téléguichets ; les deux tiers avec"),
              withoutBlanks(
                  "94 % de personnes satisfaites (188 réponses sur 200), dont 75 % très satisfaites"
                      + " (141 sur 188) ; 9 personnes sur 10 recommanderaient le service (180"
                      + " réponses sur 200) ; 15 personnes formées ; 5 relais labellisés ; une"
                      + " économie d’au moins 2,0 t de CO2, et de 1,5 t une fois retranchée"
                      + " l’empreinte des téléguichets."));
    }
  }

  /** Who turns a page finds another territory, and not the last line of the one before. */
  @ParameterizedTest
  @CsvSource({"fr, Tous les chiffres, Méthode", "en, All figures, Method"})
  void electedOfficialsReadTwoPagesAndEachTerritoryHasOne(
      String language, String figures, String method) throws Exception {
    List<String> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf(language))) {
      PDFTextStripper text = new PDFTextStripper();
      text.setSortByPosition(true);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        pages.add(withoutBlanks(text.getText(document)));
      }
    }

    assertThat(pages.get(2)).startsWith(withoutBlanks(figures));
    JsonNode territories = report.get("territories");
    assertThat(territories).hasSize(5);
    int territory = startOf(pages, territories.get(0).get("name").get(language).asText());
    for (JsonNode it : territories) {
      assertThat(pages.get(territory))
          .startsWith(withoutBlanks(it.get("name").get(language).asText()));
      territory++;
    }
    assertThat(pages.get(territory)).startsWith(method);
  }

  private static int startOf(List<String> pages, String heading) {
    return IntStream.range(0, pages.size())
        .filter(it -> pages.get(it).startsWith(withoutBlanks(heading)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(heading + " begins no page"));
  }

  /** Lines end where a page's breadth ends. */
  private static String withoutBlanks(String text) {
    return text.replaceAll("[\\s\u00a0]+", "");
  }

  /** So that the first page shows eighteen months of service and not the one that is under way. */
  @Test
  void monthsOfServiceAreThereAtOnceAsTheManagerAddsThemUp() throws SQLException {
    assertThat(monthsAtOnce).hasSize(126).isEqualTo(fleet.query(MONTHS));
  }

  @Test
  void eachFigureFollowsFromTheTables() throws SQLException {
    assertThat(figure("interviews", "interviews").get("value").asLong())
        .isEqualTo(250)
        .isEqualTo(number("SELECT COUNT(*) FROM interview WHERE outcome = 'held'"));
    assertThat(
            number("SELECT COUNT(*) FROM interview WHERE outcome = 'held' AND service = 'carsat'"))
        .isEqualTo(167);
    assertShare(
        "satisfaction", "satisfied", 188, 200, "satisfaction IN ('satisfied', 'very-satisfied')");
    assertThat(figure("satisfaction", "very-satisfied").get("count").asLong())
        .isEqualTo(141)
        .isEqualTo(number("SELECT COUNT(*) FROM survey WHERE satisfaction = 'very-satisfied'"));
    assertShare("recommendation", "recommend", 180, 200, "recommend = 'yes'");
    assertThat(figure("training", "people-trained").get("value").asLong())
        .isEqualTo(15)
        .isEqualTo(number("SELECT COUNT(DISTINCT person_id) FROM training_participant"));
    assertThat(figure("labels", "labelled-sites").get("value").asLong())
        .isEqualTo(5)
        .isEqualTo(number("SELECT COUNT(*) FROM site_label"));
  }

  private void assertShare(String chapter, String indicator, long count, long of, String where)
      throws SQLException {
    JsonNode share = figure(chapter, indicator);
    assertThat(share.get("count").asLong())
        .isEqualTo(count)
        .isEqualTo(number("SELECT COUNT(*) FROM survey WHERE " + where));
    assertThat(share.get("of").asLong())
        .isEqualTo(of)
        .isEqualTo(number("SELECT COUNT(*) FROM survey"));
  }

  /** Half of the interviews as journeys to the nearest office and back, on roads, by car. */
  @Test
  void twoTonnesGrossAndTheNetBesideThemFollowFromDistances() throws SQLException {
    double kilometres = 0;
    for (List<String> row :
        fleet.query(
            "SELECT s.latitude, s.longitude, i.service, COUNT(*) FROM interview i"
                + " JOIN site s ON s.id = i.site_id WHERE i.outcome = 'held'"
                + " GROUP BY s.id, i.service")) {
      double latitude = Double.parseDouble(row.get(0));
      double longitude = Double.parseDouble(row.get(1));
      double cahors = crow(latitude, longitude, 44.4491, 1.4366);
      double figeac = crow(latitude, longitude, 44.6089, 2.0316);
      double nearest = row.get(2).equals("carsat") ? cahors : Math.min(cahors, figeac);
      kilometres += nearest * Long.parseLong(row.get(3));
    }
    double met =
        (number("SELECT COUNT(*) FROM survey WHERE resolved = 'yes'")
                + 0.5 * number("SELECT COUNT(*) FROM survey WHERE resolved = 'partly'"))
            / number("SELECT COUNT(*) FROM survey");
    double gross = 0.5 * met * 2 * 1.3 * kilometres * 0.2176;

    double told = figure("impact", "co2-gross").get("low").asDouble();
    assertThat(told).isCloseTo(gross, within(1.0));
    assertThat(Math.round(told / 100) / 10.0).isEqualTo(2.0);
    // 126 months of a kiosk: electricity and a sixth of its making each year; then the video.
    double footprint = (2.25 + 300 / 6.0) * 126 / 12 + 250 * 16 * 0.001;
    assertThat(figure("impact", "co2-net").get("low").asDouble())
        .isCloseTo(gross - footprint, within(5.0));
  }

  /** By chords through the earth. */
  private static double crow(double latitude, double longitude, double toNorth, double toEast) {
    double a = Math.toRadians(latitude);
    double b = Math.toRadians(toNorth);
    double east = Math.toRadians(toEast - longitude);
    double x = Math.cos(a) - Math.cos(b) * Math.cos(east);
    double y = Math.cos(b) * Math.sin(east);
    double z = Math.sin(a) - Math.sin(b);
    return 2 * 6_371.0088 * Math.asin(Math.sqrt(x * x + y * y + z * z) / 2);
  }

  private JsonNode figure(String chapter, String indicator) {
    for (JsonNode it : report.get("chapters")) {
      if (it.get("chapter").asText().equals(chapter)) {
        for (JsonNode figure : it.get("figures")) {
          if (figure.get("indicator").asText().equals(indicator)) {
            return figure.get("measure");
          }
        }
      }
    }
    throw new AssertionError(chapter + " has no " + indicator + ": " + report);
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(fleet.query(sql).getFirst().getFirst());
  }

  private byte[] pdf(String language) throws IOException, InterruptedException {
    URI where = fleet.manager.pages().resolve(address + "?language=" + language);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(where)
                  .header("Authorization", "Bearer " + fleet.manager.token())
                  .header("Accept", "application/pdf")
                  .build(),
              BodyHandlers.ofByteArray());
      assertThat(answer.statusCode())
          .as(new String(answer.body(), StandardCharsets.UTF_8))
          .isEqualTo(200);
      return answer.body();
    }
  }
}
