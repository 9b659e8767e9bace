package fr.teleguichet.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.AccountService;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a condition to the mail of whoever wants to know, through the whole program. */
@ExtendWith(TestDatabase.class)
final class AlertOutboxIT {
  private static final Duration DAY = Duration.ofDays(1);

  /** A Saturday; two days later a digest is due. */
  private static final Instant SATURDAY = Instant.parse("2026-11-28T08:00:00Z");

  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private TestPages.Running server;
  private AlertBench bench;

  @BeforeEach
  void aServerThatSendsMail(Database database) {
    mails.start();
    server =
        TestPages.start(
            database,
            Map.of(
                "fleet.mail.host", "127.0.0.1",
                "fleet.mail.port", Integer.toString(mails.getSmtp().getPort()),
                "fleet.mail.security", "none",
                "fleet.mail.from", "teleguichet@example.org"));
    server.context().getBean(AlertPassRunner.class).close(); // the bench alone looks
    bench = new AlertBench(database);
    bench.listeners.addAll(server.context().getBeansOfType(AlertListener.class));
    bench.startAgain();
  }

  @AfterEach
  void stop() {
    server.close();
    mails.stop();
  }

  private String choose(Role role, String territory, String severity, String... more) {
    String email = role.code() + "-" + territory + "@example.org";
    long account =
        server
            .context()
            .getBean(AccountService.class)
            .add(email, email, role, new Scope.Territories(Set.of(territory)))
            .orElseThrow();
    server.context().getBean(AccountRepository.class).setPassword(account, "none");
    String session =
        server
            .context()
            .getBean(SessionRepository.class)
            .open(account, true, "127.0.0.1", "a test")
            .reveal();
    String[] fields = Arrays.copyOf(new String[] {"severity", severity}, 2 + more.length);
    System.arraycopy(more, 0, fields, 2, more.length);
    assertThat(new Forms(server, session).post("/alerts/notifications", fields).statusCode())
        .isEqualTo(303);
    return session;
  }

  private static ObservedConditions seen(String... territories) {
    return tampered(
        Arrays.stream(territories).map(it -> new NodeAddress(it, "borne-" + it)).toList());
  }

  private static ObservedConditions tampered(List<NodeAddress> kiosks) {
    return ObservedConditions.of(
        kiosks.stream()
            .map(
                it ->
                    ObservedCondition.of(
                        AlertKind.TAMPER,
                        new AlertSubject.OfKiosk(it),
                        Optional.empty(),
                        SATURDAY,
                        0))
            .toList(),
        EnumSet.allOf(AlertKind.class),
        Set.of(),
        20);
  }

  /** Waits until so many have come, and says to whom each is and what it says first. */
  private List<String> mails(int count) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> mails.getReceivedMessages().length >= count);
    return Arrays.stream(mails.getReceivedMessages()).map(AlertOutboxIT::shown).sorted().toList();
  }

  private static String shown(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0] + " " + mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eachIsToldWhatTheyChoseOfWhatTheyMaySee() {
    String lot = choose(Role.TECHNICIAN, "lot", "urgent", "language", "en");
    String _ = choose(Role.TECHNICIAN, "tarn", "urgent");
    String _ = choose(Role.MEDIATOR, "lot", "none");
    bench.look(Duration.ZERO, seen("lot"));

    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).isEqualTo(2);
    assertThat(mails(2).stream().map(it -> it.replace('\u00a0', ' ')).toList())
        .containsExactly(
            "coordinator@example.org [Téléguichet] Coffret ouvert : borne-lot",
            "technician-lot@example.org [Téléguichet] Enclosure open: borne-lot");
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () ->
                assertThat(
                        new Forms(server, lot)
                            .get("/alerts/" + count("SELECT id FROM alert"))
                            .body())
                    .contains("Courriel à", "envoyé le"));
  }

  /** A line that is cut for everybody is one alert, of which each reads the own part alone. */
  @Test
  void aMailAndAWeekNameNothingOfTerritoriesThatTheReaderMayNotSee() {
    String _ = choose(Role.TECHNICIAN, "lot", "notice");
    String _ = choose(Role.VIEWER, "lot", "none", "digest", "yes");
    ObservedConditions away =
        ObservedConditions.of(
            Stream.of(
                    new AlertSubject.Network(),
                    new AlertSubject.OfKiosk(new NodeAddress("lot", "borne-lot")),
                    new AlertSubject.OfKiosk(new NodeAddress("tarn", "borne-tarn")))
                .map(
                    it ->
                        ObservedCondition.of(AlertKind.OFFLINE, it, Optional.empty(), SATURDAY, 0))
                .toList(),
            EnumSet.allOf(AlertKind.class),
            Set.of(),
            20);
    bench.look(Duration.ZERO, away);
    bench.look(AlertKind.OFFLINE.preset().delay(), away);
    assertThat(mails(2)).hasSize(2);
    assertThat(bodies("technician-lot")).contains("borne-lot").doesNotContain("borne-tarn");
    assertThat(bodies("coordinator")).contains("borne-lot", "borne-tarn");

    bench.look(Duration.ofHours(47), away);
    assertThat(mails(6)).as("still open, to two; the week, to two").hasSize(6);
    assertThat(bodies("viewer-lot")).contains("borne-lot").doesNotContain("borne-tarn");
    assertThat(bodies("technician-lot")).doesNotContain("borne-tarn");
  }

  /** All that somebody was sent. */
  private String bodies(String name) {
    return Arrays.stream(mails.getReceivedMessages())
        .filter(it -> shown(it).startsWith(name))
        .map(it -> shown(it) + GreenMailUtil.getBody(it).replace("=\r\n", ""))
        .collect(Collectors.joining());
  }

  @Test
  void ofAKioskTheMailSaysWhatToDoAndLeadsWhoeverGoesThereToTheSheet() {
    EightKiosks.on(server);
    String _ = choose(Role.TECHNICIAN, "grand-figeac", "urgent");
    String _ = choose(Role.MEDIATOR, "grand-figeac", "urgent");
    bench.look(Duration.ZERO, tampered(List.of(new NodeAddress("grand-figeac", "borne-cajarc"))));

    assertThat(mails(3)).hasSize(3);
    for (MimeMessage mail : mails.getReceivedMessages()) {
      String body = GreenMailUtil.getBody(mail).replace("=\r\n", "");
      assertThat(body).as(shown(mail)).contains("/alerts/", "Enfoncez les c");
      assertThat(body.contains("/sites/cajarc/visit"))
          .as(shown(mail))
          .isEqualTo(!shown(mail).startsWith("mediator"));
    }
  }

  @Test
  void whileItStaysOpenItIsSaidOnceADayAndNotWhileQuietAndThenThatItIsOver() {
    server
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute("DELETE FROM account WHERE role = 'coordinator'");
            });
    String _ = choose(Role.TECHNICIAN, "lot", "soon");
    bench.look(Duration.ZERO, seen("lot"));
    bench.look(DAY.minusMillis(1), seen("lot"));
    bench.quiet = (_, _) -> true;
    bench.look(Duration.ofHours(1), seen("lot"));
    bench.quiet = (_, _) -> false;
    bench.look(Duration.ofHours(1), seen("lot"));
    bench.look(Duration.ofHours(1), seen("lot"));
    assertThat(mails(2)).as("one that is over would not be said to be open").hasSize(2);
    bench.look(AlertEngine.CALM, seen());
    bench.look(AlertEngine.CALM, seen());

    assertThat(mails(3).stream().map(it -> it.replace('\u00a0', ' ')).toList())
        .containsExactly(
            "technician-lot@example.org [Téléguichet] Coffret ouvert : borne-lot",
            "technician-lot@example.org [Téléguichet] Terminée : Coffret ouvert : borne-lot",
            "technician-lot@example.org [Téléguichet] Toujours en cours : Coffret ouvert :"
                + " borne-lot");
    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).isEqualTo(3);
  }

  @Test
  void nobodyIsWokenForGoodNewsAndItIsToldOnceItIsQuietNoLonger() {
    bench.look(Duration.ZERO, seen("lot"));
    assertThat(mails(1)).hasSize(1);
    bench.quiet = (_, _) -> true;
    bench.look(Duration.ofMinutes(1), seen());
    bench.look(AlertEngine.CALM, seen());
    bench.startAgain();
    bench.look(Duration.ofHours(9), seen());

    assertThat(count("SELECT COUNT(*) FROM alert WHERE state = 'resolved'")).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM alert_delivery WHERE what = 'resolved'")).isZero();
    bench.quiet = (_, _) -> false;
    bench.look(Duration.ofMinutes(1), seen());
    bench.look(Duration.ofMinutes(1), seen());
    assertThat(mails(2)).anyMatch(it -> it.contains("Terminée"));
    assertThat(count("SELECT COUNT(*) FROM alert_delivery WHERE what = 'resolved'")).isEqualTo(1);
  }

  @Test
  void ofAnAlertThatEndsSinceItsRuleIsSwitchedOffNobodyReadsThatItIsOver() {
    bench.look(Duration.ZERO, seen("lot"));
    assertThat(mails(1)).hasSize(1);
    server
        .context()
        .getBean(AlertRuleService.class)
        .change(AlertKind.TAMPER, false, AlertSeverity.URGENT, 0, 0, false, "Denise Faure");
    bench.look(Duration.ofMinutes(1), seen("lot"));
    bench.look(AlertEngine.CALM, seen("lot"));

    assertThat(count("SELECT COUNT(*) FROM alert WHERE state = 'resolved'")).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM alert_delivery WHERE what = 'resolved'")).isZero();
    assertThat(count("SELECT COUNT(*) FROM alert WHERE end_untold")).isZero();
  }

  @Test
  void whoeverIsGivenAnAlertIsToldThoughUrgentOnesAloneAreWantedAndNotByHerself() {
    String lot = choose(Role.TECHNICIAN, "lot", "urgent");
    long id =
        AlertSamples.open(
            server,
            AlertKind.PAPER_LOW,
            new AlertGroupKey.Alone(
                new AlertSubject.OfKiosk(new NodeAddress("lot", "borne-lot")), ""),
            "",
            new AlertSubject.OfKiosk(new NodeAddress("lot", "borne-lot")));
    String account = "SELECT id FROM account WHERE email = 'technician-lot@example.org'";
    String own = Integer.toString(count(account));
    assertThat(
            new Forms(server, lot).post("/alerts/" + id + "/assign", "account", own).statusCode())
        .isEqualTo(303);
    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).as("by herself").isZero();

    Forms coordinator = new Forms(server, TestPeople.coordinator(server.context()));
    assertThat(coordinator.post("/alerts/" + id + "/assign", "account", own).statusCode())
        .isEqualTo(303);
    assertThat(mails(1).stream().map(it -> it.replace('\u00a0', ' ')).toList())
        .containsExactly(
            "technician-lot@example.org [Téléguichet] Pour vous : Papier ou encre à remettre :"
                + " borne-lot");
  }

  @Test
  void eachMondayMorningTheWeekIsToldOnceToWhoeverWantsIt() {
    String _ = choose(Role.VIEWER, "lot", "none", "digest", "yes", "language", "en");
    bench.look(Duration.ofHours(46), seen());
    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).as("Monday at seven").isZero();
    bench.look(Duration.ofHours(1), seen());
    bench.look(Duration.ofHours(5), seen());
    bench.startAgain();
    bench.look(Duration.ofHours(5), seen());

    assertThat(mails(2))
        .anyMatch(it -> it.startsWith("viewer-lot@example.org [Téléguichet] The week: no open"))
        .anyMatch(it -> it.startsWith("coordinator@example.org [Téléguichet] La semaine"));
    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).isEqualTo(2);
    bench.look(Duration.ofDays(7), seen());
    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).as("another week").isEqualTo(4);
  }

  @Test
  void aMondayOnWhichTheManagerWasDownIsMadeUpForOnceUntilThursdayFromHalfPastSevenOn(
      Database database) {
    bench.look(Duration.ofDays(3).plusHours(20), seen());
    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).as("Wednesday at five").isZero();
    AlertBench another = new AlertBench(database);
    another.clock.set(bench.clock.instant());
    another.listeners.addAll(bench.listeners);
    for (AlertBench each : List.of(bench, another)) {
      each.look(Duration.ofHours(3), seen());
    }
    bench.close();
    another.look(Duration.ofHours(4), seen());
    another.close();
    bench.startAgain();
    bench.look(Duration.ofDays(1), seen());
    assertThat(mails(1)).allMatch(it -> it.contains("La semaine"));
    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).isEqualTo(1);

    bench.look(Duration.ofDays(8), seen());
    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).as("a Friday").isEqualTo(1);
  }

  @Test
  void whatSomebodyHasWhoLeavesIsOpenAgainAndSaidAtOnce() {
    bench.look(Duration.ofDays(2).plusHours(20), seen());
    bench.look(Duration.ZERO, seen("lot"));
    String _ = choose(Role.TECHNICIAN, "lot", "none");
    int account = count("SELECT id FROM account WHERE email = 'technician-lot@example.org'");
    int alert = count("SELECT id FROM alert");
    Forms coordinator = new Forms(server, TestPeople.coordinator(server.context()));
    assertThat(
            coordinator
                .post("/alerts/" + alert + "/assign", "account", Integer.toString(account))
                .statusCode())
        .isEqualTo(303);
    bench.look(Duration.ofHours(1), seen("lot"));
    assertThat(count("SELECT COUNT(*) FROM alert WHERE state = 'assigned'")).isEqualTo(1);

    assertThat(server.context().getBean(AccountService.class).end(account))
        .isEqualTo(AccountService.Outcome.DONE);
    bench.look(Duration.ofHours(1), seen("lot"));
    bench.look(Duration.ofHours(1), seen("lot"));

    assertThat(count("SELECT COUNT(*) FROM alert WHERE state = 'open' AND person IS NULL"))
        .isEqualTo(1);
    assertThat(coordinator.get("/alerts/" + alert).body())
        .contains("Personne ne l’a vue", "Rendue à tous")
        .containsOnlyOnce("technician-lot@example.org ne peut plus s’en occuper.");
    assertThat(count("SELECT COUNT(*) FROM alert_delivery WHERE what = 'reminder'")).isEqualTo(1);
  }

  @Test
  void whoeverLosesTheTerritoryOfAnAlertHasItNoMore() {
    bench.look(Duration.ZERO, seen("lot"));
    String _ = choose(Role.TECHNICIAN, "lot", "none");
    int account = count("SELECT id FROM account WHERE email = 'technician-lot@example.org'");
    String path = "/alerts/" + count("SELECT id FROM alert") + "/assign";
    Forms coordinator = new Forms(server, TestPeople.coordinator(server.context()));
    assertThat(coordinator.post(path, "account", Integer.toString(account)).statusCode())
        .isEqualTo(303);

    assertThat(
            server
                .context()
                .getBean(AccountService.class)
                .change(account, "Anne", Role.TECHNICIAN, new Scope.Territories(Set.of("tarn"))))
        .isEqualTo(AccountService.Outcome.DONE);
    bench.look(Duration.ofHours(1), seen("lot"));

    assertThat(count("SELECT COUNT(*) FROM alert WHERE state = 'open'")).isEqualTo(1);
  }

  private int count(String sql) {
    return server
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(int.class).one());
  }

  @Test
  void anAlertWhoseOutboxCannotBeWrittenIsNotThereEither() {
    bench.listeners.add(
        new AlertListener() {
          @Override
          public void opened(
              org.jdbi.v3.core.Handle handle, long alert, Duration time, Instant now) {
            throw new IllegalStateException("killed");
          }

          @Override
          public void resolved(
              org.jdbi.v3.core.Handle handle, long alert, Duration time, Instant now) {}
        });
    bench.startAgain();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> bench.look(Duration.ZERO, seen("lot")))
        .hasMessage("killed");
    assertThat(count("SELECT COUNT(*) FROM alert")).isZero();
    assertThat(count("SELECT COUNT(*) FROM alert_delivery")).isZero();
    var _ = bench.listeners.removeLast();
    bench.startAgain();
    bench.look(Duration.ZERO, seen("lot"));
    assertThat(mails(1)).hasSize(1);
  }
}
