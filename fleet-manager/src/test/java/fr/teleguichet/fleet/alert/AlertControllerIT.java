package fr.teleguichet.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceArea;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceService;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceWindow;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People see, take, pass on and resolve alerts, each in the own territories. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AlertControllerIT {
  private static final AlertSubject LOT = kiosk("lot", "borne-lot");
  private static final AlertSubject TARN = kiosk("tarn", "borne-tarn");

  private TestPages.Running server;
  private Forms lot;

  @BeforeEach
  void somebodyOfOneTerritory(TestPages.Running running) {
    server = running;
    lot = new Forms(running, TestPeople.of(running.context(), Role.TECHNICIAN, "lot"));
  }

  private static AlertSubject kiosk(String territory, String name) {
    return new AlertSubject.OfKiosk(new NodeAddress(territory, name));
  }

  private long open(AlertKind kind, AlertSubject... subjects) {
    long id =
        AlertSamples.open(
            server,
            kind,
            subjects.length > 1
                ? new AlertGroupKey.WholeFleet()
                : new AlertGroupKey.Alone(subjects[0], ""),
            "",
            subjects);
    server.context().getBean(ActiveAlertCountCache.class).refresh();
    return id;
  }

  private String page(String path) {
    return lot.get(path).body();
  }

  @Test
  void anAlertIsSeenTakenResolvedWithANoteAndTakenBack() {
    long id = open(AlertKind.OFFLINE, LOT);
    assertThat(page("/alerts"))
        .contains("Hors ligne", "borne-lot", "Urgent", "Personne ne l’a vue", "1 en cours");

    assertThat(Forms.location(lot.post("/alerts/" + id + "/see", "from", "list")))
        .isEqualTo("/alerts?done=seen");
    assertThat(page("/alerts")).contains("Vue par Test technician");

    String own = Forms.between(page("/alerts/" + id), "name=\"account\" value=\"", "\"");
    assertThat(Forms.location(lot.post("/alerts/" + id + "/assign", "account", own)))
        .isEqualTo("/alerts/" + id + "?done=assigned");
    assertThat(page("/alerts?show=mine")).contains("borne-lot", "Confiée à Test technician");

    String back =
        Forms.location(
            lot.post("/alerts/" + id + "/resolve", "note", "Câble remis", "from", "list"));
    assertThat(page(back)).contains("marquée comme résolue", "/alerts/" + id + "/reopen");
    assertThat(lot.page("/alerts")).doesNotContain("borne-lot", "en cours)");
    assertThat(page("/alerts?show=resolved")).contains("borne-lot", "Résolue par");
    assertThat(page("/alerts/" + id)).contains("Ce qui a été fait\u00a0: Câble remis");

    assertThat(lot.post("/alerts/" + id + "/reopen").statusCode()).isEqualTo(303);
    assertThat(page("/alerts/" + id))
        .contains("Vue par", "Signalée.", "Marquée comme résolue par", "Rouverte par");
  }

  @Test
  void whatIsOfOnePartOnlyDoesNotNameItTwice() {
    long _ =
        AlertSamples.open(
            server, AlertKind.TAMPER, new AlertGroupKey.Alone(LOT, "enclosure"), "enclosure", LOT);

    assertThat(page("/alerts")).contains("Coffret ouvert").doesNotContain("(coffret)");
  }

  @Test
  void whatIsUrgentStandsBeforeWhatIsNewer() {
    long urgent = open(AlertKind.OFFLINE, LOT);
    long newer = open(AlertKind.DEGRADED, kiosk("lot", "borne-b"));

    assertThat(page("/alerts")).containsSubsequence("/alerts/" + urgent, "/alerts/" + newer);
  }

  @Test
  void ofThoseAlikeWhatBeganLastStandsFirst() {
    long later = open(AlertKind.OFFLINE, LOT);
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE alert SET since = since + INTERVAL 1 MINUTE WHERE id = ?", later));
    long toldLater = open(AlertKind.OFFLINE, kiosk("lot", "borne-b"));

    assertThat(page("/alerts")).containsSubsequence("/alerts/" + later, "/alerts/" + toldLater);
  }

  @Test
  void whatIsUrgentStandsOnTheFirstPageAndEachAlertOnOne() {
    long urgent = open(AlertKind.OFFLINE, LOT);
    for (int i = 0; i < AlertQuery.ROWS; i++) {
      long _ = open(AlertKind.DEGRADED, kiosk("lot", "borne-" + i));
    }

    String first = page("/alerts");
    String next = Forms.between(first, "<p class=\"more\"><a href=\"", "\"");
    assertThat(first).contains("href=\"/alerts/" + urgent + "\"");
    assertThat(listed(next.replace("&amp;", "&")))
        .hasSize(1)
        .doesNotContainAnyElementsOf(listed("/alerts"));
  }

  private List<String> listed(String path) {
    return Pattern.compile("<a href=\"/alerts/([0-9]+)\">")
        .matcher(page(path))
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  @Test
  void ofAKioskTheAlertSaysWhatToDoAndLeadsWhoeverGoesThereToTheSheet() {
    EightKiosks.on(server);
    long id = open(AlertKind.DEGRADED, kiosk("vallee-du-lot", "borne-puy-leveque"));
    String sheet = "href=\"/sites/puy-leveque/visit\"";
    String step = "<strong>Médiation</strong> · Remettez du papier";
    for (String path : List.of("/alerts/" + id, "/kiosks/vallee-du-lot:borne-puy-leveque")) {
      for (Role role : List.of(Role.COORDINATOR, Role.TECHNICIAN, Role.MEDIATOR, Role.VIEWER)) {
        Forms reader = new Forms(server, TestPeople.of(server.context(), role, "vallee-du-lot"));
        boolean mayVisit = role == Role.COORDINATOR || role == Role.TECHNICIAN;
        String body = reader.get(path).body();
        assertThat(body).as("%s %s", role, path).contains("Imprimante", step);
        assertThat(body.contains(sheet)).as("%s %s", role, path).isEqualTo(mayVisit);
      }
    }
    Forms reader = new Forms(server, TestPeople.coordinator(server.context()));
    assertThat(reader.page("/alerts")).doesNotContain("(borne-puy-leveque)");
    assertThat(reader.get("/alerts/" + id).body())
        .contains(">France services Vallée du Lot, Puy-l’Évêque</a>");
  }

  @Test
  void whatIsElsewhereIsAsIfItWereNotThere() {
    long there = open(AlertKind.TAMPER, TARN);
    long network = open(AlertKind.BACKUP_OVERDUE, new AlertSubject.Network());
    assertThat(page("/alerts")).contains("Aucune alerte en cours").doesNotContain("nav-count");
    for (long id : List.of(there, network)) {
      assertThat(lot.get("/alerts/" + id).statusCode()).isEqualTo(404);
      for (String act : List.of("see", "assign", "resolve", "reopen")) {
        assertThat(lot.post("/alerts/" + id + "/" + act, "account", "1").statusCode())
            .isEqualTo(404);
      }
    }
    assertThat(server.get("/alerts").body()).contains("Coffret ouvert", "Sauvegarde en retard");
  }

  /** Whoever may not see all of it could not know what is resolved. */
  @Test
  void ofAnAlertThatReachesBeyondOnesTerritoriesOneSeesTheOwnPartAndChangesNothing() {
    long both = open(AlertKind.OFFLINE, LOT, TARN);
    assertThat(page("/alerts/" + both))
        .contains("borne-lot")
        .doesNotContain("borne-tarn", "Je m’en occupe");
    assertThat(lot.post("/alerts/" + both + "/see").statusCode()).isEqualTo(403);
    assertThat(server.get("/alerts/" + both).body())
        .contains("borne-lot", "borne-tarn", "2 bornes dans tout le réseau");
  }

  /** A note may name the kiosks of others, and the numbers count them. */
  @Test
  void theLifeOfAnAlertThatReachesBeyondOnesTerritoriesSaysNothingOfTheOthers() {
    long both = open(AlertKind.OFFLINE, LOT, TARN);
    Forms all = new Forms(server, server.session());
    assertThat(all.post("/alerts/" + both + "/resolve", "note", "Fibre coupée à Albi").statusCode())
        .isEqualTo(303);

    assertThat(page("/alerts/" + both))
        .contains("borne-lot", "Signalée.", "Marquée comme résolue par")
        .doesNotContain("Albi", "2 bornes");
    assertThat(lot.get("/api/v1/alerts/" + both).body())
        .contains("\"what\":\"resolved\"")
        .doesNotContain("Albi", "\"2\"");
    assertThat(all.get("/alerts/" + both).body())
        .contains("Fibre coupée à Albi", "Signalée, pour 2 bornes");
  }

  @Test
  void nobodyIsGivenWhatTheyMayNotSee() {
    String tarn = TestPeople.of(server.context(), Role.TECHNICIAN, "tarn");
    long id = open(AlertKind.OFFLINE, LOT);
    long account =
        server
            .database()
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT id FROM account WHERE name LIKE '%tarn%'")
                        .mapTo(long.class)
                        .one());
    assertThat(tarn).isNotEmpty();
    assertThat(lot.page("/alerts/" + id)).doesNotContain("value=\"" + account + "\"");
    assertThat(
            lot.post("/alerts/" + id + "/assign", "account", Long.toString(account)).statusCode())
        .isEqualTo(400);
    assertThat(new Forms(server, tarn).post("/alerts/" + id + "/see").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsResolvedCannotBeSeenOrGivenAway() {
    long id = open(AlertKind.OFFLINE, LOT);
    assertThat(lot.post("/alerts/" + id + "/resolve", "note", "").statusCode()).isEqualTo(303);
    assertThat(lot.post("/alerts/" + id + "/see").statusCode()).isEqualTo(409);
    assertThat(lot.post("/alerts/" + id + "/resolve", "note", "x").statusCode()).isEqualTo(409);
    assertThat(lot.post("/alerts/" + id + "/resolve", "note", "x".repeat(501)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aNoteThatIsTooLongComesBackWithTheLimitAndOneOfAnAlertThatIsOverIsNotLost() {
    long id = open(AlertKind.OFFLINE, LOT);
    String note = "Câble & prise ".repeat(50) + "fin";
    HttpResponse<String> tooLong = lot.post("/alerts/" + id + "/resolve", "note", note);
    assertThat(tooLong.statusCode()).isEqualTo(400);
    assertThat(tooLong.body())
        .contains("<title>Erreur\u00a0: ", "Dites ce qui a été fait en 500 caractères au plus.")
        .contains("value=\"" + note.replace("&", "&amp;"))
        .containsPattern("name=\"note\"[^>]* aria-invalid=\"true\"")
        .containsPattern("name=\"note\"[^>]* aria-describedby=\"note-error\"");
    assertThat(page("/alerts/" + id)).as("it is not resolved").contains("Personne ne l’a vue");

    assertThat(lot.post("/alerts/" + id + "/resolve", "note", "").statusCode()).isEqualTo(303);
    HttpResponse<String> late = lot.post("/alerts/" + id + "/resolve", "note", "Câble remis");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Entre-temps", "Vous aviez écrit", "<q>Câble remis</q>");
  }

  @Test
  void aViewerReadsAndProgramsReadTheSame() {
    long id = open(AlertKind.OFFLINE, LOT);
    Forms viewer = new Forms(server, TestPeople.of(server.context(), Role.VIEWER, "lot"));
    assertThat(viewer.page("/alerts/" + id)).doesNotContain("Je m’en occupe");
    assertThat(viewer.get("/api/v1/alerts").body())
        .contains("\"id\":" + id, "\"kind\":\"offline\"", "\"state\":\"open\"");
    assertThat(viewer.get("/api/v1/incidents").body()).contains("\"alerts\":[]");
    assertThat(viewer.get("/api/v1/alerts/" + id).body()).contains("\"kiosk\":\"lot:borne-lot\"");
    assertThat(viewer.get("/api/v1/alerts?kind=nothing").statusCode()).isEqualTo(400);
    assertThat(viewer.get("/api/v1/alerts?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void aListTakesAsManyStatementsForOneAlertAsForMany() {
    long _ = open(AlertKind.OFFLINE, LOT);
    int one = statements(1);
    for (int i = 0; i < 60; i++) {
      long _ = open(AlertKind.TAMPER, kiosk("lot", "borne-" + i), kiosk("lot", "other-" + i));
    }
    assertThat(statements(61)).isEqualTo(one).isEqualTo(2);
  }

  /** Those of this thread: others look at the same tables meanwhile. */
  private int statements(int alerts) {
    Thread mine = Thread.currentThread();
    AtomicInteger count = new AtomicInteger();
    server
        .database()
        .jdbi()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logBeforeExecution(StatementContext context) {
                if (Thread.currentThread().equals(mine)) {
                  int _ = count.incrementAndGet();
                }
              }
            });
    AlertQuery query =
        new AlertQuery(
            AlertQuery.View.OPEN,
            Optional.empty(),
            0,
            AlertQuery.Order.MOST_URGENT,
            OptionalLong.empty(),
            AlertQuery.ROWS,
            new Scope.Territories(Set.of("lot")));
    assertThat(server.context().getBean(AlertReader.class).find(query)).hasSize(alerts);
    server.database().jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    return count.get();
  }

  @Test
  void theCoordinatorChangesARuleAndReadsItAsASentence() {
    Forms coordinator = new Forms(server, server.session());
    assertThat(page("/alerts/rules"))
        .contains("On n’entend plus une borne", "si cela dure 10")
        .doesNotContain("/alerts/rules/offline\"");
    assertThat(
            coordinator
                .post(
                    "/alerts/rules/site-unused",
                    "enabled",
                    "yes",
                    "severity",
                    "urgent",
                    "minutes",
                    "0",
                    "threshold",
                    "5")
                .statusCode())
        .isEqualTo(303);
    assertThat(page("/alerts/rules"))
        .contains("Aucun entretien sur un site depuis 5 semaines. C’est signalé aussitôt.");
    HttpResponse<String> wrong =
        coordinator.post(
            "/alerts/rules/site-unused",
            "severity",
            "notice",
            "minutes",
            "75",
            "threshold",
            "99",
            "quiet",
            "yes");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .as("what was typed is there again, though the rule is as it was")
        .containsPattern("id=\"minutes-site-unused\"[^>]* value=\"75\"")
        .containsPattern("id=\"threshold-site-unused\"[^>]* aria-invalid=\"true\" value=\"99\"")
        .containsPattern(
            "action=\"/alerts/rules/site-unused\">\\s*<label[^>]*>" + "<input[^>]* value=\"yes\"> ")
        .contains("depuis 5 semaines. C’est signalé aussitôt.");
    assertThat(
            coordinator
                .post("/alerts/rules/tamper", "severity", "soon", "minutes", "5")
                .statusCode())
        .isEqualTo(303);
    assertThat(page("/alerts/rules")).contains("Cette règle est arrêtée");
    assertThat(coordinator.get("/alerts/rules").body())
        .as("what a number may be can be read")
        .contains("(de 3 à 100)");
  }

  @Test
  void maintenanceIsPlannedInOnesTerritoriesAndEnded() {
    String begin = "2026-11-28T08:00";
    assertThat(lot.post("/alerts/maintenance", "area", "fleet", "reason", "x").statusCode())
        .isEqualTo(422);
    assertThat(page("/alerts/maintenance")).contains("Aucune maintenance en cours ni prévue");
    String page = server.get("/alerts/maintenance").body();
    String starts =
        Forms.between(
            page, "name=\"starts\" type=\"datetime-local\" class=\"form-control\" value=\"", "\"");
    String ends =
        Forms.between(
            page,
            "name=\"finishes\" type=\"datetime-local\" class=\"form-control\" value=\"",
            "\"");
    assertThat(starts).isNotEqualTo(begin);
    assertThat(page)
        .as("nobody silences the whole network by forgetting to choose")
        .contains("<select id=\"area\" name=\"area\" class=\"form-select\"><option value=\"\">");
    for (String area :
        List.of("", "territory tarn", "kiosk tarn:borne-tarn", "site 9", "nonsense")) {
      assertThat(
              lot.post(
                      "/alerts/maintenance",
                      "area",
                      area,
                      "starts",
                      starts,
                      "finishes",
                      ends,
                      "reason",
                      "x")
                  .statusCode())
          .as(area)
          .isEqualTo(422);
    }
    assertThat(
            lot.post(
                    "/alerts/maintenance",
                    "area",
                    "territory lot",
                    "starts",
                    ends,
                    "finishes",
                    starts,
                    "reason",
                    "x")
                .body())
        .contains("La fin doit venir après le début");
    assertThat(
            lot.post(
                    "/alerts/maintenance",
                    "area",
                    "territory lot",
                    "starts",
                    starts,
                    "finishes",
                    ends,
                    "reason",
                    "Routeur")
                .statusCode())
        .isEqualTo(303);
    assertThat(page("/alerts/maintenance")).contains("Le territoire Lot", "Routeur", "En cours");
    assertThat(isQuiet("lot")).as("the engine knows what was planned").isTrue();
    assertThat(isQuiet("tarn")).isFalse();
    Forms tarn = new Forms(server, TestPeople.of(server.context(), Role.TECHNICIAN, "tarn"));
    String id = Forms.between(page("/alerts/maintenance"), "/alerts/maintenance/", "/end");
    assertThat(tarn.page("/alerts/maintenance")).doesNotContain("Routeur");
    assertThat(tarn.post("/alerts/maintenance/" + id + "/end").statusCode()).isEqualTo(404);
    assertThat(tarn.get("/alerts/maintenance/" + id + "/end").statusCode()).isEqualTo(303);
    assertThat(lot.get("/alerts/maintenance/" + id + "/end").body())
        .contains(
            "Le territoire Lot\u00a0: terminer la maintenance maintenant\u00a0?", "Routeur, du");
    assertThat(isQuiet("lot")).as("a question ends nothing").isTrue();
    assertThat(Forms.location(lot.post("/alerts/maintenance/" + id + "/end")))
        .isEqualTo("/alerts/maintenance?done=ended");
    assertThat(page("/alerts/maintenance")).contains("Aucune maintenance en cours ni prévue");
    assertThat(isQuiet("lot")).isFalse();
  }

  @Test
  void maintenanceThatHasNotBegunIsCancelledAndNotEnded() {
    Instant now = server.clock().instant();
    int id =
        server
            .context()
            .getBean(MaintenanceService.class)
            .plan(
                new MaintenanceWindow(
                    0,
                    new MaintenanceArea.OfTerritory("lot"),
                    now.plus(Duration.ofHours(1)),
                    now.plus(Duration.ofHours(2)),
                    "Routeur",
                    "Anne"),
                new Scope.Fleet());
    String end = "/alerts/maintenance/" + id + "/end";

    assertThat(page("/alerts/maintenance")).contains("href=\"" + end + "\"");
    assertThat(page(end))
        .contains("annuler la maintenance prévue", "Annuler la maintenance</button>");
    assertThat(page(Forms.location(lot.post(end)))).contains("La maintenance est annulée.");
    assertThat(lot.get(end).statusCode()).as("somebody else was faster").isEqualTo(303);
  }

  private boolean isQuiet(String territory) {
    Instant now = server.clock().instant();
    AlertSubject kiosk = new AlertSubject.OfKiosk(new NodeAddress(territory, "borne"));
    return server
        .context()
        .getBean(QuietCalendar.class)
        .at(now)
        .isQuiet(
            ObservedCondition.of(AlertKind.OFFLINE, kiosk, Optional.empty(), now, 0),
            AlertKind.OFFLINE.preset());
  }
}
