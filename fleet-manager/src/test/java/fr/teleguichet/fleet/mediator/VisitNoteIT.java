package fr.teleguichet.fleet.mediator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three taps are counted, and nothing says whose visit it was. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class VisitNoteIT {
  private static final String NOTE =
      """
      {"site":"gramat","theme":"caf","outcome":"solved","visit":"first"}
      """;

  private static long notes(TestPages.Running server) {
    return server
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT COALESCE(SUM(notes), 0) FROM mediator_note")
                    .mapTo(Long.class)
                    .one());
  }

  private static String id(HttpResponse<String> written) {
    assertThat(written.statusCode()).isEqualTo(201);
    return written.body().replaceAll(".*\"id\":\"([0-9a-f-]+)\".*", "$1");
  }

  @Test
  void monthsBeforeTheNewestAreFolded(TestPages.Running server) {
    TestMediator.site(server, "gramat", "Médiathèque");
    TestMediator mona = TestMediator.of(server, "mona", new Scope.Fleet());
    String _ = id(mona.post("/notes", NOTE));
    assertThat(mona.get("/mediator").body()).contains("1 visite").doesNotContain("Mois précédents");
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO mediator_note (day, site_id, service, solved, first_visit, notes)
                    SELECT day - INTERVAL 40 DAY, site_id, service, solved, first_visit, 7
                    FROM mediator_note
                    """));

    String page = mona.get("/mediator").body();
    String folded = page.substring(page.indexOf("<summary>Mois précédents</summary>"));
    assertThat(folded).contains("7 visites").doesNotContain("1 visite");
    assertThat(page).contains("1 visite");
  }

  @Test
  void aNoteIsCountedShownAndExported(TestPages.Running server) {
    TestMediator.site(server, "gramat", "=Médiathèque");
    TestMediator mona = TestMediator.of(server, "mona", new Scope.Fleet());
    String _ = id(mona.post("/notes", NOTE));
    String _ = id(mona.post("/notes", NOTE));
    String _ = id(mona.post("/notes", NOTE.replace("caf", "other").replace("first", "again")));
    String _ = id(mona.post("/notes", NOTE.replace("solved", "redirected")));

    assertThat(mona.get("/mediator").body())
        .contains("4 visites", "3 réglées", "1 réorientée")
        .contains("3 premières visites");
    assertThat(mona.get("/mediator/notes.csv").statusCode()).isEqualTo(403);
    Forms coordinator = new Forms(server, server.session());
    String month = YearMonth.now(server.clock().withZone(LocalizedText.ZONE)).toString();
    assertThat(coordinator.get("/mediator/notes.csv").body().split("\r\n"))
        .as("a name is no formula")
        .anyMatch(
            it ->
                it.startsWith(month + ",\"gramat\",\"'=Médiathèque\",\"caf\",")
                    && it.endsWith(",2,1,3,0"))
        .anyMatch(it -> it.contains("\"other\"") && it.endsWith(",1,0,0,1"));
    assertThat(server.audit().of("request.post"))
        .as("no time of day of any visit")
        .noneMatch(it -> it.details().getOrDefault("route", "").startsWith("/mediator"));
  }

  @Test
  void whoWroteANoteMayTakeItBackOnce(TestPages.Running server) {
    TestMediator.site(server, "gramat", "Médiathèque");
    TestMediator mona = TestMediator.of(server, "mona", new Scope.Fleet());
    TestMediator paul = TestMediator.of(server, "paul", new Scope.Fleet());
    String id = id(mona.post("/notes", NOTE));
    assertThat(paul.post("/notes/" + id + "/undo", "{}").statusCode()).isEqualTo(404);
    assertThat(notes(server)).isEqualTo(1);

    assertThat(mona.post("/notes/" + id + "/undo", "{}").statusCode()).isEqualTo(204);

    assertThat(notes(server)).isZero();
    assertThat(mona.post("/notes/" + id + "/undo", "{}").statusCode()).isEqualTo(404);
    assertThat(notes(server)).isZero();
  }

  @Test
  void whatIsMissingOrElsewhereIsRefused(TestPages.Running server) {
    TestMediator.site(server, "gramat", "Médiathèque");
    TestMediator mona = TestMediator.of(server, "mona", new Scope.Fleet());
    TestMediator carla = TestMediator.of(server, "carla", new Scope.Territories(Set.of("tarn")));
    assertThat(mona.post("/notes", NOTE.replace("caf", "none-such")).statusCode()).isEqualTo(422);
    assertThat(mona.post("/notes", NOTE.replace("gramat", "nowhere")).statusCode()).isEqualTo(422);
    assertThat(mona.post("/notes", NOTE.replace("solved", "")).statusCode()).isEqualTo(400);
    assertThat(mona.post("/notes", NOTE.replace("first", "1")).statusCode()).isEqualTo(400);
    assertThat(mona.post("/notes", "[]").statusCode()).isEqualTo(400);
    assertThat(mona.post("/notes", "x".repeat(64 * 1024 + 1)).statusCode()).isEqualTo(413);
    assertThat(carla.post("/notes", NOTE).statusCode()).as("another's site").isEqualTo(422);
    assertThat(TestPages.found(carla.get("/mediator"))).doesNotContain("gramat");
    assertThat(notes(server)).isZero();
  }

  @Test
  void oldNotesAreDeletedMonthByMonth(TestPages.Running server) {
    Database database = server.database();
    VisitNoteRepository table = new VisitNoteRepository(database);
    VisitNote note =
        new VisitNote(
            LocalDate.parse("2024-09-30"), 1, Optional.of(new ServiceCode("caf")), true, true);
    table.add(note);
    table.add(new VisitNote(LocalDate.parse("2024-10-01"), 1, Optional.empty(), true, true));
    VisitNoteRetention retention =
        new VisitNoteRetention(
            table,
            new RetentionSettings(90, 60, 25, 25),
            new ManualClock(Instant.parse("2026-11-28T02:00:00Z")));

    retention.run();

    assertThat(table.byTheme(List.of(1), YearMonth.of(2000, 1)))
        .singleElement()
        .satisfies(it -> assertThat(it.month()).isEqualTo(YearMonth.of(2024, 10)));
  }
}
