package fr.teleguichet.fleet.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.site.VisibleSites;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is published, from the tables to the archive. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class OpenDataIT {

  /** A site that is gone, and what becomes none. */
  private static final int GONE = 98;

  private static final int NOWHERE = 99;

  private int number;

  private void interviews(Handle handle, int year, int site, String service, int count) {
    for (int i = 0; i < count; i++) {
      number++;
      int _ =
          handle.execute(
              "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                  + " seconds, outcome) VALUES (1, ?, ?, ?, ?, ?, 900, 'held')",
              number,
              site,
              site,
              service,
              LocalDateTime.of(year, 3, 3, 9, 0).plusHours(i));
    }
  }

  private static void site(Handle handle, int id, String code, String name) {
    int _ =
        handle.execute(
            "INSERT INTO site (id, code, name, commune, insee, street, latitude, longitude,"
                + " opening) VALUES (?, ?, ?, 'Cajarc', '46045', '1 place de l’Église', 44.4855,"
                + " 1.8426, ?)",
            id,
            code,
            name,
            "monday: 08:30-12:00 14:00-17:00");
    int _ =
        handle.execute(
            "INSERT INTO planned_kiosk (name, site_id, planned) VALUES (?, ?, UTC_TIMESTAMP(3))",
            "borne-" + code,
            id);
  }

  /** The report prints sums of sites outside all groupings, and those at no site are its rest. */
  @Test
  void whatTheReportAddsUpBesideItsGroupingsTellsNothing(TestPages.Running pages) {
    int year = told(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              site(handle, 1, "ici", "Mairie");
              site(handle, 2, "ailleurs", "Relais d’Aveyron");
              site(handle, 3, "plus-loin", "Relais du Cantal");
              int _ = handle.execute("UPDATE site SET insee = '12052' WHERE id > 1");
              interviews(handle, year, 1, "carsat", 10);
              interviews(handle, year, 1, "caf", 8);
              for (int site : List.of(2, GONE)) {
                interviews(handle, year, site, "carsat", 20);
                interviews(handle, year, site, "caf", 2);
              }
              for (int site : List.of(3, NOWHERE)) {
                interviews(handle, year, site, "carsat", 50);
                interviews(handle, year, site, "caf", 40);
              }
              int _ = handle.execute("UPDATE interview SET site_id = NULLIF(site_id, ?)", NOWHERE);
            });
    pages.readSites();

    List<String> csv = pages.get("/api/v1/open-data/indicateurs.csv").body().lines().toList();

    assertThat(csv)
        .as("42 of both, less 40, would be 2")
        .noneMatch(it -> it.contains("\"caf\"") && it.contains(",40,"))
        .anyMatch(it -> it.contains("\"plus-loin\"") && it.contains(",90,\"publie\""));
  }

  private static int lastYear(TestPages.Running pages) {
    return Year.now(pages.clock()).getValue() - 1;
  }

  /** The last year that is over for sixty days at any day of the year. */
  private static int told(TestPages.Running pages) {
    return lastYear(pages) - 1;
  }

  private void someYear(TestPages.Running pages) {
    int year = told(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              site(handle, 1, "ici", "=Mairie");
              site(handle, 2, "la-bas", "Relais de là-bas");
              site(handle, 3, "loin", "Relais lointain");
              interviews(handle, year, 1, "carsat", 20);
              interviews(handle, year, 1, "caf", 2);
              interviews(handle, year, 2, "carsat", 10);
              interviews(handle, year, 2, "caf", 8);
              interviews(handle, year, 3, "carsat", 30);
              interviews(handle, year, 3, "caf", 40);
              interviews(handle, Year.now(pages.clock()).getValue(), 1, "caf", 9);
            });
    pages.readSites();
    var _ = pages.kiosk("ici", "borne-ici").born();
    var _ = pages.kiosk("la-bas", "borne-la-bas").born();
    var _ = pages.kiosk("la-bas", "borne-loin").born();
    Awaitility.await()
        .atMost(Durations.ONE_MINUTE)
        .until(
            () ->
                pages
                        .context()
                        .getBean(VisibleSites.class)
                        .in(new Scope.Territories(Set.of("ici")))
                        .size()
                    == 1);
  }

  @Test
  void figuresOfAYearThatIsOverAndNothingSmall(TestPages.Running pages) {
    someYear(pages);
    int year = told(pages);

    List<String> csv = pages.get("/api/v1/open-data/indicateurs.csv").body().lines().toList();

    assertThat(csv.getFirst())
        .isEqualTo(
            "annee,niveau,code_lieu,nom_lieu,code_insee,code_organisme,nom_organisme,"
                + "nombre_entretiens,statut_entretiens,nombre_reponses,part_satisfaits,"
                + "part_tres_satisfaits,part_recommandent,part_demandes_resolues,statut_reponses,"
                + "duree_moyenne_minutes");
    assertThat(csv)
        .contains(
            year + ",\"reseau\",,,,,,110,\"publie\",,,,,,\"sans_objet\",15.0",
            year + ",\"lieu\",\"ici\",\"'=Mairie\",\"46045\",,,22,\"publie\",,,,,,\"sans_objet\",")
        .anySatisfy(
            line -> assertThat(line).contains("\"ici\"", "\"caf\"", ",,\"secret_statistique\""))
        .noneSatisfy(
            line -> assertThat(line).matches("(" + lastYear(pages) + "|" + (year + 2) + "),.*"));
    assertThat(csv.stream().filter(it -> it.contains("secret_statistique")))
        .as("two sites, each of both services")
        .hasSize(4);
  }

  /** The same total as the year, and nothing of a month with few, nor what tells it. */
  @Test
  void monthsOfTheNetworkHaveTheirNumberAndLengthAndNothingSmall(TestPages.Running pages) {
    int year = told(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              site(handle, 1, "ici", "Mairie");
              spread(handle, year, new int[] {40, 30, 20, 6, 3, 0, 0, 0, 0, 0, 0, 9});
            });
    pages.readSites();

    List<String> csv = pages.get("/api/v1/open-data/mois.csv").body().lines().toList();

    assertThat(csv)
        .hasSize(13)
        .contains(
            "annee,mois,nombre_entretiens,statut_entretiens,duree_moyenne_minutes",
            year + ",1,40,\"publie\",10.0",
            year + ",2,30,\"publie\",20.0",
            year + ",4,,\"secret_statistique\",",
            year + ",5,,\"secret_statistique\",",
            year + ",6,0,\"publie\",",
            year + ",12,9,\"publie\",120.0");
    assertThat(pages.get("/api/v1/open-data/indicateurs.csv").body())
        .contains(year + ",\"organisme\",,,,\"carsat\"", "108,\"publie\"");
    assertThat(new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "ici")))
        .extracting(it -> it.get("/api/v1/open-data/mois.csv").body().lines().count())
        .as("the months are the whole network’s")
        .isEqualTo(1L);
  }

  private void spread(Handle handle, int year, int[] months) {
    for (int month = 1; month <= months.length; month++) {
      for (int i = 0; i < months[month - 1]; i++) {
        number++;
        int _ =
            handle.execute(
                "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                    + " seconds, outcome) VALUES (1, ?, 1, 1, 'carsat', ?, ?, 'held')",
                number,
                LocalDateTime.of(year, month, 3, 0, 0).plusHours(i),
                600 * month);
      }
    }
  }

  /** Years that an earlier release published have neither months nor lengths, and stay so. */
  @Test
  void aYearOfBeforeStaysAsItWasPublished(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO open_data_year VALUES (2019, ?, NOW())",
                      "{\"year\":2019,\"lines\":[{\"level\":\"NETWORK\",\"site\":\"\",\"siteName\":\"\","
                          + "\"insee\":\"\",\"service\":\"\",\"serviceName\":\"\",\"interviews\":42,"
                          + "\"interviewState\":\"PUBLISHED\",\"answerState\":\"NONE\"}]}");
            });

    assertThat(pages.get("/api/v1/open-data/indicateurs.csv").body())
        .contains("2019,\"reseau\",,,,,,42,\"publie\",,,,,,\"sans_objet\",");
    assertThat(pages.page("/api/v1/open-data/mois.csv")).doesNotContain("2019");
  }

  @Test
  void whatComesLateChangesNoYearThatIsPublished(TestPages.Running pages) {
    someYear(pages);
    String before = pages.get("/api/v1/open-data/indicateurs.csv").body();

    pages.database().jdbi().useHandle(handle -> interviews(handle, told(pages), 1, "caf", 1));

    assertThat(
            pages.get("/api/v1/usage?from=" + told(pages) + "-01&to=" + told(pages) + "-12").body())
        .contains("\"held\":111");
    assertThat(pages.get("/api/v1/open-data/indicateurs.csv").body()).isEqualTo(before);
  }

  @Test
  void thePageShowsWhatIsPublishedAndWhatIsNot(TestPages.Running pages) {
    assertThat(pages.get("/open-data?lang=fr").body()).contains("Aucune année à publier");
    someYear(pages);

    assertThat(pages.get("/open-data?lang=fr").body())
        .contains("Données ouvertes", "Aperçu de " + told(pages), "masqué", "=Mairie")
        .contains("une minute au moins avec un agent")
        .contains("Toutes les données du réseau", "href=\"/help/operator#leaving\"");
    assertThat(pages.get("/open-data?lang=en").body()).contains("What is not published, and why");
  }

  /** Every cell of the files keeps to what the schema in the same archive says of its column. */
  @Test
  void theArchiveDescribesItself(TestPages.Running pages) throws Exception {
    someYear(pages);
    Map<String, String> files = archive(pages);
    JsonMapper json = pages.context().getBean(JsonMapper.class);

    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "LISEZMOI.md",
            "datapackage.json",
            "indicateurs.csv",
            "lieux.csv",
            "mois.csv",
            "schema-indicateurs.json",
            "schema-lieux.json",
            "schema-mois.json");
    JsonNode described = read(json, files, "datapackage.json");
    assertThat(files.getOrDefault("datapackage.json", "")).contains("\"name\" : \"etalab-2.0\"");
    for (JsonNode resource : Objects.requireNonNull(described.get("resources")).values()) {
      String path = Objects.requireNonNull(resource.get("path")).getStringValue();
      JsonNode schema =
          read(json, files, Objects.requireNonNull(resource.get("schema")).getStringValue());
      keeps(schema, files.getOrDefault(path, ""));
      for (JsonNode field : Objects.requireNonNull(schema.get("fields")).values()) {
        assertThat(files.getOrDefault("LISEZMOI.md", ""))
            .contains("`" + Objects.requireNonNull(field.get("name")).getStringValue() + "`");
      }
    }
    assertThat(files.getOrDefault("lieux.csv", ""))
        .contains(
            "\"ici\",\"'=Mairie\",\"Cajarc\",\"46045\"",
            "44.4855,1.8426",
            "\"Mo 08:30-12:00,14:00-17:00; PH off\"",
            ",\"en_service\",\"1 place de l’Église\"\r\n");
  }

  private static JsonNode read(JsonMapper json, Map<String, String> files, String name)
      throws IOException {
    return Objects.requireNonNull(json.readValue(files.getOrDefault(name, ""), JsonNode.class));
  }

  private static void keeps(JsonNode schema, String csv) {
    List<String> lines = csv.lines().toList();
    List<JsonNode> fields = new ArrayList<>();
    Objects.requireNonNull(schema.get("fields")).values().forEach(fields::add);
    assertThat(lines.getFirst())
        .isEqualTo(
            String.join(
                ",",
                fields.stream()
                    .map(it -> Objects.requireNonNull(it.get("name")).getStringValue())
                    .toList()));
    assertThat(lines).hasSizeGreaterThan(1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      assertThat(cells).hasSameSizeAs(fields);
      for (int i = 0; i < cells.length; i++) {
        cell(fields.get(i), cells[i].replaceAll("^\"|\"$", ""), line);
      }
    }
  }

  private static void cell(JsonNode field, String cell, String line) {
    JsonNode constraints = Objects.requireNonNull(field.get("constraints"));
    if (cell.isEmpty()) {
      assertThat(constraints.get("required")).as(line).isNull();
      return;
    }
    String type = Objects.requireNonNull(field.get("type")).getStringValue();
    if (type.equals("integer")) {
      assertThat(cell).as(line).matches("[0-9]+");
    } else if (type.equals("number")) {
      assertThat(Double.parseDouble(cell))
          .as(line)
          .isBetween(
              Objects.requireNonNull(constraints.get("minimum")).getDoubleValue(),
              Objects.requireNonNull(constraints.get("maximum")).getDoubleValue());
    }
    JsonNode pattern = constraints.get("pattern");
    if (pattern != null) {
      assertThat(cell).as(line).matches(pattern.getStringValue());
    }
    JsonNode words = constraints.get("enum");
    if (words != null) {
      List<String> all = new ArrayList<>();
      words.values().forEach(word -> all.add(word.getStringValue()));
      assertThat(all).as(line).contains(cell);
    }
  }

  private static Map<String, String> archive(TestPages.Running pages)
      throws IOException, InterruptedException {
    byte[] bytes;
    try (HttpClient http = HttpClient.newHttpClient()) {
      bytes =
          http.send(
                  pages.request("/open-data.zip").build(), HttpResponse.BodyHandlers.ofByteArray())
              .body();
    }
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String _ =
            files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void whoSeesATerritoryGetsItsSitesWithTheSameCellsEmpty(TestPages.Running pages) {
    someYear(pages);
    List<String> whole = pages.get("/api/v1/open-data/indicateurs.csv").body().lines().toList();
    Forms part = new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "ici"));

    List<String> seen = part.get("/api/v1/open-data/indicateurs.csv").body().lines().toList();

    assertThat(seen).hasSize(4).isSubsetOf(whole).noneMatch(it -> it.contains("la-bas"));
    assertThat(part.get("/api/v1/open-data/lieux.csv").body())
        .contains("\"ici\"")
        .doesNotContain("la-bas");
    assertThat(part.page("/open-data")).doesNotContain("/help/operator#leaving");
    assertThat(part.page("/open-data")).doesNotContain("Relais de là-bas");
    assertThat(pages.get("/api/v1/open-data/no-such").statusCode()).isEqualTo(404);
  }
}
