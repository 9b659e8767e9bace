package fr.teleguichet.fleet.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From tables to page, spreadsheet and programming interface, and versions that stay. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ImpactPagesIT {

  private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 2, 9, 0);
  private static final String MARCH = "from=2026-03&to=2026-03";

  private static ImpactParametersRepository versions(TestPages.Running pages) {
    return pages.context().getBean(ImpactParametersRepository.class);
  }

  /** Gourdon, 41.8 km by road from Cahors, with 20 interviews of the Carsat and two others. */
  private static void gourdon(TestPages.Running pages) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              site(handle, 1, "gourdon", "=Point de Gourdon", 44.7358, 1.3807);
              kiosk(handle, 1, "gourdon-1", 1, "2026-01-15", "2026-04-20");
              for (int i = 0; i < 20; i++) {
                interview(handle, i, 1, "carsat", MORNING.plusHours(i));
              }
              interview(handle, 20, 1, "unheard-of", MORNING);
              interview(handle, 21, 9, "carsat", MORNING);
            });
    pages.readSites();
  }

  @Test
  void whatWasSparedIsToldWithItsBoundsItsFootprintAndEveryParameter(TestPages.Running pages) {
    gourdon(pages);

    String page = pages.get("/impact?lang=fr&" + MARCH).body();

    // 20 · 0.82 · 2 · 41.8 · 0.2176 = 298.6 kg if everybody had gone.
    assertThat(page)
        .contains("hypothèse prudente\u00a0: 149\u00a0kg")
        .contains("de 149\u00a0kg à 299\u00a0kg")
        .contains("1 mois de borne en service, 330 minutes de vidéo")
        .contains("1 entretien n’est pas compté\u00a0: son site est inconnu ou supprimé.")
        .contains("son service n’a pas de bureau connu assez proche.")
        .contains("moins de cinq réponses parues")
        .contains("la conversation avec un conseiller dure une minute ou plus")
        .contains("0,192\u00a0kg CO₂e/km")
        .contains("ADEME, Base Empreinte")
        .contains("Agence de Cahors, Cahors")
        .contains(versions(pages).newest().sha256());
    for (ImpactParameter parameter : ImpactParameter.values()) {
      assertThat(page)
          .contains(ImpactText.name(parameter, new MessageBundles().in(Language.FRENCH)));
    }
    assertThat(pages.get("/impact?lang=en&" + MARCH).body())
        .contains("prudent assumption: 149\u00a0kg")
        .contains("Point de Gourdon");
    assertThat(pages.get("/impact?lang=fr&service=carsat&" + MARCH).body())
        .contains("L’empreinte d’une borne ne se partage pas entre services");
    assertThat(pages.get("/impact?from=2020-01&to=2020-02").body())
        .contains("Aucun entretien sur cette période");
  }

  @Test
  void theSpreadsheetAndTheInterfaceSayTheSameAndRunNoFormula(TestPages.Running pages) {
    gourdon(pages);

    List<String> rows = pages.get("/impact.csv?" + MARCH).body().lines().toList();

    assertThat(rows).hasSize(6);
    assertThat(rows.get(1)).startsWith("total,\"\",\"\",2026-03,2026-03,22,20,");
    assertThat(rows.get(2))
        .startsWith("site,\"gourdon\",\"'=Point de Gourdon\",2026-03,2026-03,21,20,41.8");
    assertThat(rows.get(1)).endsWith(",1," + versions(pages).newest().sha256());
    String json = pages.get("/api/v1/impact?" + MARCH).body();
    assertThat(json)
        .contains("\"interviews\":22,\"counted\":20")
        .contains("\"withoutPlace\":1,\"withoutOffice\":1")
        .contains("\"met\":{\"value\":0.82,\"measured\":false")
        .contains("\"parameters\":{\"version\":1,\"sha256\":\"");
    assertThat(pages.get("/api/v1/impact?version=7").statusCode()).isEqualTo(400);
    assertThat(pages.get("/api/v1/impact?from=2026-04&to=2026-03").statusCode()).isEqualTo(400);
  }

  /** Whoever deletes a site makes the network no cleaner. */
  @Test
  void whatKiosksEmittedAtASiteThatIsGoneStaysInTheFootprint(TestPages.Running pages) {
    gourdon(pages);
    YearMonth march = YearMonth.of(2026, 3);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link, link_since)"
                      + " VALUES (2, 'gone-1', 'lot', '2026-03-01', '2026-03-31', 'lost',"
                      + " '2026-03-31')");
              KioskMonths.add(handle, 2, 9, march, march);
            });

    List<String> rows = pages.get("/impact.csv?" + MARCH).body().lines().toList();
    assertThat(rows.get(1)).startsWith("total,\"\",\"\",2026-03,2026-03,22,20,41.841,2.000,");
    assertThat(rows.get(2)).startsWith("site,\"gourdon\",").contains(",21,20,41.841,1.000,");
    assertThat(rows.get(3)).startsWith("site,\"\",").contains(",1,0,,1.000,");
    assertThat(pages.get("/impact?lang=fr&" + MARCH).body()).contains("2 mois de borne en service");
    assertThat(pages.get("/impact?lang=fr&site=gourdon&" + MARCH).body())
        .contains("1 mois de borne en service");
  }

  /** Of whole years that are over, and of the whole network. */
  @Test
  void answersAreMeansOfTheNetworkAndTheirYear(TestPages.Running pages) {
    gourdon(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int i = 0; i < 10; i++) {
                answer(handle, i, 1, i < 8 ? "yes" : i < 9 ? "partly" : "no");
              }
              handle.execute(
                  "INSERT INTO survey_choice VALUES (2025, 1, 'alternative', 'own-car', 6),"
                      + " (2025, 1, 'alternative', 'given-up', 4),"
                      + " (2026, 1, 'alternative', 'given-up', 90)");
            });

    String page = pages.get("/impact?lang=fr&from=2025-03&to=2026-03").body();

    assertThat(page)
        .contains("85\u00a0%, d’après 10 réponses")
        .contains("60\u00a0%, d’après 10 réponses");
  }

  /** A report of years ago is calculated again with what it froze. */
  @Test
  void aNewVersionLeavesTheOldOneAndItsFiguresAsTheyWere(TestPages.Running pages) {
    gourdon(pages);
    ImpactParametersVersion first = versions(pages).newest();
    String before = pages.get("/impact.csv?version=1&" + MARCH).body();
    Forms coordinator = new Forms(pages, TestPeople.coordinator(pages.context()));
    List<String> fields = fields(first, "detour", "1,2", "reason", "Mesuré sur <la> carte");

    String preview = coordinator.post("/impact/parameters", fields.toArray(String[]::new)).body();
    assertThat(preview)
        .contains("Détour de la route")
        .contains("<td>1,3</td><td>1,2</td>")
        .contains("Enregistrer la version 2");
    assertThat(versions(pages).newest().version()).as("looking saves nothing").isEqualTo(1);

    fields.addAll(List.of("act", "save"));
    HttpResponse<String> saved =
        coordinator.post("/impact/parameters", fields.toArray(String[]::new));
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(saved.headers().firstValue("Location")).contains("/impact/parameters/2?done=saved");
    assertThat(coordinator.get("/impact/parameters/2?done=saved").body())
        .contains("La nouvelle version est en vigueur")
        .contains("Mesuré sur &lt;la&gt; carte");

    ImpactParametersVersion second = versions(pages).newest();
    assertThat(second.parameters().value(ImpactParameter.DETOUR)).isEqualTo(1.2);
    assertThat(second.isIntact()).isTrue();
    assertThat(pages.get("/impact.csv?version=1&" + MARCH).body()).isEqualTo(before);
    assertThat(pages.get("/impact.csv?" + MARCH).body()).isNotEqualTo(before);
    assertThat(versions(pages).find(first.sha256())).contains(first);
    assertThat(
            pages
                .context()
                .getBean(ImpactFigureReader.class)
                .read(
                    YearMonth.of(2026, 3),
                    YearMonth.of(2026, 3),
                    new Scope.Fleet(),
                    versions(pages).find(first.sha256()).orElseThrow().parameters())
                .total()
                .gross()
                .low())
        .isCloseTo(
            Double.parseDouble(before.lines().skip(1).findFirst().orElseThrow().split(",", -1)[9]),
            within(0.001));
    assertThat(pages.get("/impact/parameters/1/content").body())
        .isEqualTo(first.content())
        .contains("\"detour\":1.3");

    assertThat(coordinator.post("/impact/parameters", fields.toArray(String[]::new)).statusCode())
        .as("what is the same already is not saved again")
        .isEqualTo(422);
    List<String> late = fields(first, "detour", "1,4", "reason", "zu spät", "act", "save");
    HttpResponse<String> overtaken =
        coordinator.post("/impact/parameters", late.toArray(String[]::new));
    assertThat(overtaken.statusCode()).as("whoever saw version 1 only").isEqualTo(409);
    assertThat(overtaken.body())
        .contains("value=\"1,4\"")
        .contains("zu spät")
        .contains("<td>1,2</td><td>1,4</td>");
    assertThat(pages.get("/impact/parameters/7").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWrongComesBackAndOnlyTheWholeFleetsCoordinatorsWrite(TestPages.Running pages) {
    Forms coordinator = new Forms(pages, TestPeople.coordinator(pages.context()));
    List<String> wrong =
        fields(versions(pages).newest(), "speed", "vite", "reason", "<b>x", "act", "save");

    HttpResponse<String> answer =
        coordinator.post("/impact/parameters", wrong.toArray(String[]::new));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"vite\"")
        .contains("&lt;b&gt;x")
        .contains("Donnez un nombre dans ces limites");
    Forms territory = new Forms(pages, TestPeople.of(pages.context(), Role.COORDINATOR, "lot"));
    assertThat(territory.post("/impact/parameters", "x", "y").statusCode()).isEqualTo(403);
    assertThat(territory.page("/impact/parameters")).doesNotContain("/impact/parameters/edit");
  }

  /** Sites of others are neither named nor counted, and neither are their kiosks or answers. */
  @Test
  void whoeverSeesATerritoryIsToldOfItAlone(TestPages.Running pages) {
    gourdon(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              site(handle, 2, "souillac", "Relais de Souillac", 44.8979, 1.4738);
              handle.execute(
                  "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link, link_since,"
                      + " site_id) VALUES (2, 'souillac-1', 'nord', '2026-01-01', '2026-04-01',"
                      + " 'unknown', '2026-01-01', 2)");
              KioskMonths.add(handle, 2, 2, YearMonth.of(2026, 1), YearMonth.of(2026, 4));
              interview(handle, 50, 2, "carsat", MORNING);
            });
    pages.readSites();
    ImpactFigureReader reader = pages.context().getBean(ImpactFigureReader.class);
    ImpactParameters parameters = versions(pages).newest().parameters();
    YearMonth march = YearMonth.of(2026, 3);

    ImpactFigures all = reader.read(march, march, new Scope.Fleet(), parameters);
    assertThat(all.total().held()).isEqualTo(23);
    assertThat(all.total().kioskMonths()).isEqualTo(2);

    ImpactFigures none =
        reader.read(march, march, new Scope.Territories(Set.of("nowhere")), parameters);
    assertThat(none.total()).isEqualTo(ImpactSum.NONE);
    assertThat(none.bySite()).isEmpty();
    assertThat(none.withoutPlace()).isZero();
  }

  /** The database's version is the one that the program's own numbers make. */
  @Test
  void theVersionThatShipsIsIntactAndHasTheProgramsNumbersAndTheRegistersOffices(
      TestPages.Running pages) {
    ImpactParametersVersion shipped = versions(pages).find(1).orElseThrow();

    assertThat(shipped.isShipped()).isTrue();
    assertThat(shipped.isIntact()).isTrue();
    assertThat(shipped.parameters().json()).isEqualTo(shipped.content());
    assertThat(shipped.parameters().values()).isEqualTo(Towns.parameters(Map.of()).values());
    assertThat(pages.context().getBean(RegisteredOffices.class).now())
        .isEqualTo(shipped.parameters().offices());
  }

  private static List<String> fields(ImpactParametersVersion from, String... changes) {
    Map<String, String> fields = new LinkedHashMap<>(ImpactParametersForm.of(from).fields());
    for (int i = 0; i < changes.length; i += 2) {
      fields.put(changes[i], changes[i + 1]);
    }
    List<String> flat = new ArrayList<>();
    fields.forEach(
        (name, value) -> {
          flat.add(name);
          flat.add(value);
        });
    return flat;
  }

  private static void site(
      Handle handle, int id, String code, String name, double latitude, double longitude) {
    int _ =
        handle.execute(
            "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                + " VALUES (?, ?, ?, 'Gourdon', '46127', ?, ?)",
            id,
            code,
            name,
            latitude,
            longitude);
  }

  private static void kiosk(
      Handle handle, int id, String name, int site, String first, String last) {
    int _ =
        handle.execute(
            "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link, link_since,"
                + " site_id) VALUES (?, ?, 'lot', ?, ?, 'unknown', ?, ?)",
            id,
            name,
            first,
            last,
            first,
            site);
    KioskMonths.add(
        handle,
        id,
        site,
        YearMonth.from(LocalDate.parse(first)),
        YearMonth.from(LocalDate.parse(last)));
  }

  private static void interview(
      Handle handle, int number, int site, String service, LocalDateTime started) {
    int _ =
        handle.execute(
            "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                + " seconds, outcome) VALUES (1, ?, 1, ?, ?, ?, 900, 'held')",
            number,
            site,
            service,
            started);
  }

  private static void answer(Handle handle, int id, int site, String resolved) {
    int _ =
        handle.execute(
            "INSERT INTO survey (id, site_id, service, week, span, satisfaction, resolved)"
                + " VALUES (?, ?, '', '2025-01-01', 'year', 'satisfied', ?)",
            ByteBuffer.allocate(16).putInt(id).array(),
            site,
            resolved);
  }
}
