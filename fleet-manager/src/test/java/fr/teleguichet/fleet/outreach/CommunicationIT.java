package fr.teleguichet.fleet.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Actions from the form to the page, the readers and the programming interface. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class CommunicationIT {

  private TestPages.Running pages;
  private Forms coordinator;
  private LocalDate today;

  @BeforeEach
  void eightKiosks(TestPages.Running running) {
    pages = running;
    EightKiosks.on(pages);
    coordinator = new Forms(pages, pages.session());
    today = reader().today();
  }

  private OutreachReader reader() {
    return pages.context().getBean(OutreachReader.class);
  }

  private OutreachRepository table() {
    return pages.context().getBean(OutreachRepository.class);
  }

  /** Interviews that were held at noon of a day, in a year of which there are no others. */
  private void held(String site, LocalDate day, int count) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int i = 0; i < count; i++) {
                int _ =
                    handle.execute(
                        "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service,"
                            + " started, seconds, outcome) SELECT j.id, 10000 + (SELECT COUNT(*)"
                            + " FROM interview), j.kiosk_id, ?, 'caf', ?, 600, 'held' FROM journal"
                            + " j LIMIT 1",
                        CommunicationSamples.site(pages, site),
                        day.atTime(12, 0).plusMinutes(i));
              }
            });
  }

  @Test
  void anActionIsNotedAndSetAgainstTheUseBeforeAndAfterAtItsSitesOnly() {
    LocalDate day = today.minusYears(3);
    held("gramat", day.minusDays(1), 5);
    held("gramat", day.minusWeeks(8), 3);
    held("gramat", day.minusWeeks(8).minusDays(1), 50);
    held("gramat", day, 40);
    held("gramat", day.plusDays(1), 20);
    held("gramat", day.plusWeeks(8), 10);
    held("gramat", day.plusWeeks(8).plusDays(1), 50);
    held("cajarc", day.plusDays(3), 90);

    HttpResponse<String> noted =
        coordinator.post(
            "/communications",
            "kind",
            "open-day",
            "title",
            "Portes <ouvertes>",
            "first",
            day.toString(),
            "site-gramat",
            "yes",
            "cost",
            "1 200,50",
            "note",
            "Deux\nlignes");

    assertThat(Forms.location(noted)).isEqualTo("/communications?done=added");
    String page =
        coordinator
            .get("/communications?from=" + day.minusDays(30) + "&to=" + day.plusDays(30))
            .body();
    assertThat(page)
        .contains("1 action de communication", "Portes &lt;ouvertes&gt;", "1\u202f200,50\u00a0€")
        .contains("8 entretiens (n\u00a0=\u00a08), soit 1 par semaine")
        .contains("30 entretiens (n\u00a0=\u00a030), soit 3,75 par semaine")
        .contains("3,75 fois autant après qu’avant", "la hausse dépasse ce que le hasard explique")
        .contains("une minute au moins avec un agent");
    eachNumberLeadsToItsInterviews(page);
    String month = YearMonth.from(day).toString();
    String report =
        Forms.location(coordinator.post("/evaluations", "from", month, "to", month, "scope", ""));
    assertThat(coordinator.get(report).body())
        .contains("1 par semaine", "(n\u00a0=\u00a08 en 8 semaines)")
        .contains("3,75 par semaine", "(n\u00a0=\u00a030 en 8 semaines)");
    OutreachFigures figures =
        reader().read(YearMonth.from(day), YearMonth.from(day), new Scope.Fleet());
    assertThat(figures.byKind()).containsOnlyKeys(OutreachActionKind.OPEN_DAY);
    assertThat(figures.cost().plain()).isEqualTo("1200.50");
    assertThat(pages.audit().of("communication.added")).hasSize(1);
  }

  private void eachNumberLeadsToItsInterviews(String page) {
    List<MatchResult> links =
        Pattern.compile("<a href=\"(/usage/interviews\\?[^\"]+)\">(\\d+) entretiens")
            .matcher(page)
            .results()
            .toList();
    assertThat(links).extracting(it -> it.group(2)).containsExactly("8", "30");
    for (MatchResult link : links) {
      assertThat(coordinator.get(link.group(1).replace("&amp;", "&")).body())
          .contains(
              "<h1>" + link.group(2) + " entretiens et demandes du ",
              "<p>Site\u00a0: Médiathèque intercommunale</p>",
              "<p>Issue\u00a0: Entretien mené</p>")
          .doesNotContain("Cajarc");
    }
  }

  /** Those who see sums alone, and everybody for days that are known as sums alone. */
  @Test
  void whereNoListIsTheNumberLeadsToTheUseOfItsMonths() throws IOException {
    LocalDate day = today.minusYears(3).withDayOfMonth(15);
    held("gramat", day.minusDays(20), 5);
    long _ =
        table()
            .add(
                CommunicationSamples.action(
                    "Tracts", day, Set.of(CommunicationSamples.site(pages, "gramat")), ""));
    String address = "/communications?from=" + day + "&to=" + day;
    String before = "from=" + YearMonth.from(day.minusWeeks(8)) + "&amp;to=" + YearMonth.from(day);

    Forms viewer = new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "cauvaldor"));
    assertThat(viewer.get(address).body())
        .contains("5 entretiens (n", "<a href=\"/usage?" + before + "&amp;site=gramat\"")
        .doesNotContain("/usage/interviews");

    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO interview_month (month, site_id, service, outcome, interviews,"
                          + " seconds, last) VALUES (?, 1, 'caf', 'held', 7, 4200, ?)",
                      YearMonth.from(day).minusMonths(1).atDay(1),
                      day.minusMonths(1));
            });
    assertThat(coordinator.get(address).body())
        .contains("nombre inconnu", "<a href=\"/usage?" + before + "&amp;site=gramat\"")
        .doesNotContain("5 entretiens (n");
    assertThat(
            pages
                .send(
                    pages
                        .strangersRequest("/api/v1/communications?from=" + day + "&to=" + day)
                        .header(
                            "Authorization",
                            "Bearer " + Files.readString(pages.tokenFile()).strip())
                        .build())
                .body())
        .contains("\"only-months\"")
        .doesNotContain("\"heldBefore\":5");
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldAndNothingTypedIsLost() {
    HttpResponse<String> answer =
        coordinator.post(
            "/communications",
            "kind",
            "rumour",
            "title",
            "",
            "first",
            "2026-02-30",
            "last",
            "1999-01-01",
            "cost",
            "1e3",
            "site-nowhere",
            "yes",
            "note",
            "<b>" + "x".repeat(1_000));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("7 champs sont à corriger", "kind-error", "title-error", "first-error")
        .contains("last-error", "cost-error", "sites-error", "note-error", "value=\"1e3\"")
        .contains("&lt;b&gt;xxx");
    assertThat(table().count()).isZero();
  }

  @Test
  void eachSeesAndChangesWhatTheScopeHolds() throws IOException {
    long everywhere =
        table().add(CommunicationSamples.action("Partout", today.minusDays(9), Set.of(), ""));
    long both =
        table()
            .add(
                CommunicationSamples.action(
                    "Chez deux",
                    today.minusDays(9),
                    Set.of(
                        CommunicationSamples.site(pages, "gramat"),
                        CommunicationSamples.site(pages, "puy-leveque")),
                    ""));
    long foreign =
        table()
            .add(
                CommunicationSamples.action(
                    "Ailleurs",
                    today.minusDays(9),
                    Set.of(CommunicationSamples.site(pages, "puy-leveque")),
                    ""));
    Forms part = new Forms(pages, TestPeople.of(pages.context(), Role.COORDINATOR, "cauvaldor"));

    assertThat(part.get("/communications").body())
        .contains("Partout", "Chez deux", "et 1 site hors de votre territoire")
        .doesNotContain("Ailleurs", "Puy-l", "Modifier «");
    for (long id : new long[] {everywhere, both, foreign}) {
      assertThat(part.get("/communications/" + id).statusCode()).isEqualTo(404);
      assertThat(part.post("/communications/" + id + "/delete").statusCode()).isEqualTo(404);
    }
    assertThat(
            part.post(
                    "/communications",
                    "kind",
                    "radio",
                    "title",
                    "x",
                    "first",
                    today.toString(),
                    "everywhere",
                    "yes")
                .body())
        .contains("cochez vos sites");
    assertThat(
            part.post(
                    "/communications",
                    "kind",
                    "radio",
                    "title",
                    "x",
                    "first",
                    today.toString(),
                    "site-puy-leveque",
                    "yes")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            part.post(
                    "/communications",
                    "kind",
                    "radio",
                    "title",
                    "La nôtre",
                    "first",
                    today.toString(),
                    "site-gramat",
                    "yes")
                .statusCode())
        .isEqualTo(303);
    assertThat(part.get("/communications").body()).contains("Modifier «\u00a0La nôtre\u00a0»");
    assertThat(
            pages
                .send(
                    pages
                        .strangersRequest("/api/v1/communications")
                        .header(
                            "Authorization",
                            "Bearer " + Files.readString(pages.tokenFile()).strip())
                        .build())
                .body())
        .contains("\"title\":\"Ailleurs\"", "\"verdict\":\"too-early\"", "\"puy-leveque\"");
  }

  @Test
  void theCurveOfASiteCarriesItsActionsAndThoseForEverySite() throws IOException {
    LocalDate day = today.minusDays(40);
    held("bretenoux", day, 1);
    held("gramat", day, 1);
    for (String site : List.of("bretenoux", "gramat")) {
      long _ =
          table()
              .add(
                  CommunicationSamples.action(
                      "Tracts à " + site, day, Set.of(CommunicationSamples.site(pages, site)), ""));
    }
    long _ = table().add(CommunicationSamples.action("Radio locale", day, Set.of(), ""));

    assertThat(coordinator.get("/usage").body())
        .contains("communication\u00a0: Radio locale", "Tracts à bretenoux", "Tracts à gramat");
    assertThat(coordinator.get("/usage?site=gramat&lang=en").body())
        .contains("communication: Radio locale", "communication: Tracts à gramat")
        .doesNotContain("Tracts à bretenoux");
  }

  @Test
  void anActionIsChangedAndDeletedOnlyOnceItWasAsked() {
    long id =
        table().add(CommunicationSamples.action("Partout", today.minusDays(9), Set.of(), "5"));
    String path = "/communications/" + id;

    assertThat(coordinator.get(path).body()).contains("value=\"Partout\"", "value=\"5.00\"");
    assertThat(
            Forms.location(
                coordinator.post(
                    path,
                    "kind",
                    "letter",
                    "title",
                    "Courrier",
                    "first",
                    today.toString(),
                    "last",
                    today.plusDays(3).toString(),
                    "site-gramat",
                    "yes")))
        .isEqualTo("/communications?done=changed");
    assertThat(table().find(id).orElseThrow())
        .satisfies(
            it -> {
              assertThat(it.everywhere()).isFalse();
              assertThat(it.sites()).containsExactly(CommunicationSamples.site(pages, "gramat"));
            });
    assertThat(coordinator.get(path + "/delete").body())
        .contains("Supprimer «\u00a0Courrier\u00a0»", "La suppression est définitive");
    assertThat(Forms.location(coordinator.post(path + "/delete")))
        .isEqualTo("/communications?done=deleted");
    assertThat(coordinator.get(path).statusCode()).isEqualTo(404);
  }
}
