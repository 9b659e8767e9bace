package fr.teleguichet.fleet.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.password.PasswordHasher;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.OneTimeAccountLinks;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.desk.TestAdviser;
import fr.teleguichet.fleet.mediator.TestMediator;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A calendar program reads a person's appointments by a key that can be taken away. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AppointmentCalendarFeedIT {

  private static final String BEFORE = "un mot de passe d’avant";
  private static final String AFTER = "un mot de passe d’après";

  private static String path(HttpResponse<String> page) {
    return "/appointments/feed/" + Forms.between(page.body(), "value=\"/appointments/feed/", "\"");
  }

  private static HttpResponse<String> read(TestPages.Running server, String path) {
    return server.send(server.strangersRequest(path).header("Accept-Language", "fr").GET().build());
  }

  @Test
  void aProgramReadsWhatItsPersonMaySeeAndNoCode(TestPages.Running server) {
    TestMediator.site(
        server,
        "gramat",
        "Médiathèque intercommunale ; « Le Foirail », salle 2, à côté de l’école élémentaire");
    TestAppointments kiosk = TestAppointments.at(server, "lot", "gramat-1", "gramat");
    AppointmentOffer _ = kiosk.offered("caf", 20);
    BookedAppointment booked = kiosk.booked(kiosk.at(1, 14));
    BookedAppointment cancelled = kiosk.booked(kiosk.at(1, 15));
    var _ = kiosk.bookings().cancel(cancelled.id(), TestAppointments.ALL);
    Forms mona =
        new Forms(
            server,
            TestMediator.of(server, "mona", new Scope.Territories(Set.of("lot"))).session());
    String path = path(mona.post("/appointments/feed"));

    HttpResponse<String> answer = read(server, path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(answer.body()).doesNotContain(booked.code().orElseThrow().value());
    assertThat(answer.body().split("\r\n", -1))
        .as("RFC 5545, section 3.1")
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(answer.body())
        .contains("DTSTART:" + stamp(booked.start()))
        .contains("DTSTAMP:" + stamp(booked.since().truncatedTo(ChronoUnit.SECONDS)))
        .contains("UID:appointment-" + booked.id() + "@teleguichet")
        .endsWith("END:VCALENDAR\r\n")
        .doesNotContainPattern("(?<!\r)\n");
    ICalendar calendar = Biweekly.parse(answer.body()).first();
    assertThat(calendar.getEvents())
        .singleElement()
        .satisfies(
            event -> {
              assertThat((Date) event.getDateStart().getValue())
                  .isEqualTo(Date.from(booked.start()));
              assertThat((Date) event.getDateEnd().getValue()).isEqualTo(Date.from(booked.end()));
              assertThat(event.getSummary().getValue()).contains("Allocations familiales");
              assertThat(event.getLocation().getValue())
                  .contains(
                      "« Le Foirail », salle 2, à côté de l’école élémentaire", ";", "Gramat");
            });
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(
            server
                .send(
                    server
                        .strangersRequest(path)
                        .header("Accept-Language", "fr")
                        .header("If-None-Match", tag)
                        .build())
                .statusCode())
        .isEqualTo(304);
    Forms carsat = new Forms(server, TestAdviser.of(server, "rene", "carsat").session());
    assertThat(read(server, path(carsat.post("/appointments/feed"))).body())
        .contains("BEGIN:VCALENDAR")
        .doesNotContain("BEGIN:VEVENT");
  }

  private static String stamp(Instant instant) {
    return instant.toString().replaceAll("[-:]", "");
  }

  @Test
  void anAddressIsShownOnceReplacedAndTakenAway(TestPages.Running server) {
    Forms mona = new Forms(server, TestMediator.of(server, "mona", new Scope.Fleet()).session());
    String first = path(mona.post("/appointments/feed"));
    String key = first.replaceAll(".*/|\\.ics", "");
    assertThat(mona.page("/appointments/feed")).doesNotContain(key);
    assertThat(digests(server)).as("only its digest is kept").doesNotContain(key);
    String second = path(mona.post("/appointments/feed"));
    assertThat(read(server, first).statusCode()).isEqualTo(404);
    assertThat(read(server, second).statusCode()).isEqualTo(200);
    assertThat(Forms.location(mona.post("/appointments/feed/close")))
        .isEqualTo("/appointments/feed");
    assertThat(read(server, second).statusCode()).isEqualTo(404);
    assertThat(server.audit().of("request.post")).noneMatch(it -> it.toString().contains(key));
  }

  private static String digests(TestPages.Running server) {
    return server
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT digest FROM appointment_feed")
                    .mapTo(byte[].class)
                    .map(it -> new String(it, StandardCharsets.ISO_8859_1))
                    .one());
  }

  /** Each of these ends sessions, since somebody else may have what the person has. */
  @ParameterizedTest
  @EnumSource
  void anAddressEndsWith(Ending ending, TestPages.Running server) {
    TestMediator _ = TestMediator.of(server, "mona", new Scope.Fleet());
    Forms mona = signedIn(server);
    String path = path(mona.post("/appointments/feed"));
    assertThat(read(server, path).statusCode()).isEqualTo(200);
    assertThat(mona.get("/appointments/feed?lang=en").body()).contains("change your password");

    assertThat(ending.of(server, mona, id(server)).statusCode()).isEqualTo(303);

    assertThat(read(server, path).statusCode()).isEqualTo(404);
  }

  /** What ends an address. */
  enum Ending {
    A_PASSWORD_OF_ONES_OWN {
      @Override
      HttpResponse<String> of(TestPages.Running server, Forms mona, long account) {
        return mona.post("/account/password", "current", BEFORE, "password", AFTER, "again", AFTER);
      }
    },
    A_PASSWORD_BY_A_LINK {
      @Override
      HttpResponse<String> of(TestPages.Running server, Forms mona, long account) {
        return welcome(server, link(server, account));
      }
    },
    AN_END_OF_ALL_SESSIONS {
      @Override
      HttpResponse<String> of(TestPages.Running server, Forms mona, long account) {
        return coordinator(server).post("/accounts/" + account + "/sessions/end");
      }
    },
    AN_END_OF_THE_SECOND_FACTOR {
      @Override
      HttpResponse<String> of(TestPages.Running server, Forms mona, long account) {
        String boss = TestPeople.coordinator(server.context());
        long id =
            server
                .context()
                .getBean(AccountRepository.class)
                .find("coordinator@example.org")
                .orElseThrow()
                .id();
        setPassword(server, id);
        return new Forms(server, boss)
            .post("/accounts/" + account + "/second-factor/off", "current", BEFORE);
      }
    },
    AN_END_OF_THE_ACCOUNT {
      @Override
      HttpResponse<String> of(TestPages.Running server, Forms mona, long account) {
        return coordinator(server)
            .post("/accounts/" + account + "/end", "email", "mona@example.org");
      }
    };

    abstract HttpResponse<String> of(TestPages.Running server, Forms mona, long account);
  }

  /** It shows what its person may see at each moment, so that a calendar goes on. */
  @Test
  void anAddressOutlivesAnotherScope(TestPages.Running server) {
    TestMediator _ = TestMediator.of(server, "mona", new Scope.Fleet());
    String path = path(signedIn(server).post("/appointments/feed"));

    HttpResponse<String> changed =
        coordinator(server)
            .post(
                "/accounts/" + id(server),
                "name",
                "Mona",
                "role",
                "mediator",
                "scope",
                "territories",
                "territories",
                "lot");

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(303);
    assertThat(read(server, path).statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkOfBeforeSetsNoPasswordAfterANewOne(TestPages.Running server) {
    TestMediator _ = TestMediator.of(server, "mona", new Scope.Fleet());
    Forms mona = signedIn(server);
    String before = link(server, id(server));

    assertThat(
            mona.post("/account/password", "current", BEFORE, "password", AFTER, "again", AFTER)
                .statusCode())
        .isEqualTo(303);

    assertThat(welcome(server, before).statusCode()).isEqualTo(410);
  }

  private static Forms coordinator(TestPages.Running server) {
    return new Forms(server, TestPeople.coordinator(server.context()));
  }

  private static long id(TestPages.Running server) {
    return server
        .context()
        .getBean(AccountRepository.class)
        .find("mona@example.org")
        .orElseThrow()
        .id();
  }

  private static void setPassword(TestPages.Running server, long account) {
    String hash = server.context().getBean(PasswordHasher.class).hash(BEFORE);
    server.context().getBean(AccountRepository.class).setPassword(account, hash);
  }

  private static Forms signedIn(TestPages.Running server) {
    setPassword(server, id(server));
    return new Forms(
        server,
        server
            .context()
            .getBean(SessionRepository.class)
            .open(id(server), true, "127.0.0.1", "a test")
            .reveal());
  }

  private static String link(TestPages.Running server, long account) {
    return server.context().getBean(OneTimeAccountLinks.class).make(account).reveal();
  }

  private static HttpResponse<String> welcome(TestPages.Running server, String link) {
    return new Forms(server).post("/welcome", "token", link, "password", AFTER, "again", AFTER);
  }

  @Test
  void whoGuessesKeysAndWhoReadsAllTheTimeIsStopped(TestPages.Running server) {
    Forms mona = new Forms(server, TestMediator.of(server, "mona", new Scope.Fleet()).session());
    String path = path(mona.post("/appointments/feed"));
    for (int read = 0; read < 12; read++) {
      assertThat(read(server, path).statusCode()).isEqualTo(200);
    }
    assertThat(read(server, path).statusCode()).isEqualTo(429);
    int status = 0;
    for (int guess = 0; guess < 60 && status != 429; guess++) {
      String wrong = new SecretToken("x".repeat(40) + (100 + guess)).reveal();
      status = read(server, "/appointments/feed/" + wrong + ".ics").statusCode();
      assertThat(status).isIn(404, 429);
    }
    assertThat(status).isEqualTo(429);
    assertThat(read(server, "/appointments/feed/x").statusCode()).isIn(404, 429);
  }
}
