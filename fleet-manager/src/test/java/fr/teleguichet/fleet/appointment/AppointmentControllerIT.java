package fr.teleguichet.fleet.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.desk.TestAdviser;
import fr.teleguichet.fleet.mediator.TestMediator;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.service.PublicServiceCache;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People book, cancel and print, each for the own places and bodies. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AppointmentControllerIT {
  private TestPages.Running server;
  private TestAppointments kiosk;
  private Forms mona;

  @BeforeEach
  void aKioskAtASite(TestPages.Running running) {
    server = running;
    TestMediator.site(running, "gramat", "Médiathèque");
    kiosk = TestAppointments.at(running, "lot", "gramat-1", "gramat");
    AppointmentOffer _ = kiosk.offered("caf", 20);
    mona = new Forms(running, TestMediator.of(running, "mona", lot()).session());
  }

  private static Scope lot() {
    return new Scope.Territories(Set.of("lot"));
  }

  private String time(Instant start) {
    return "lot:gramat-1 caf " + start;
  }

  private HttpResponse<String> book(Forms browser, Instant start) {
    return browser.post("/appointments", "time", time(start));
  }

  private static String id(HttpResponse<String> booked) {
    assertThat(Forms.location(booked)).matches("/appointments/[0-9]+\\?done=booked");
    return Forms.location(booked).replaceAll("[^0-9]", "");
  }

  @Test
  void oneTouchBooksAndTheCodeIsShownPrintedCancelledAndHadAgain() {
    Instant start = kiosk.at(1, 14);
    assertThat(mona.get("/appointments?site=gramat").body())
        .contains("value=\"" + time(start) + "\"", "14 h 00", "Libre");

    String id = id(book(mona, start));

    String code =
        kiosk
            .bean(BookingRepository.class)
            .find(Integer.parseInt(id))
            .orElseThrow()
            .code()
            .orElseThrow()
            .spaced();
    assertThat(mona.get("/appointments/" + id + "?done=booked").body())
        .contains(code, "14 h 00", "Allocations familiales", "Médiathèque, Gramat");
    assertThat(mona.get("/appointments/" + id + "/slip").body())
        .contains(code, "14 h 00", "Médiathèque, Gramat", "Pour annuler", "Apportez");
    assertThat(mona.get("/appointments?site=gramat").body()).contains("Réservé");
    assertThat(Forms.location(book(mona, start)))
        .as("the list of the same site and day")
        .isEqualTo("/appointments?site=gramat&day=" + kiosk.place().day(start) + "&problem=taken");

    assertThat(mona.get("/appointments/" + id + "/cancel").body())
        .contains("14 h 00", "Oui, annuler");
    String back = Forms.location(mona.post("/appointments/" + id + "/cancel"));
    assertThat(back).contains("site=gramat", "done=cancelled", "undo=" + id);
    assertThat(mona.get(back).body()).contains("/appointments/" + id + "/restore");
    assertThat(mona.page("/appointments/" + id)).doesNotContain(code);
    assertThat(Forms.location(mona.post("/appointments/" + id + "/restore")))
        .contains("done=restored");
    assertThat(mona.get("/appointments/" + id).body()).contains(code);
  }

  @Test
  void whoIsElsewhereOrOfAnotherBodySeesAndChangesNothing() {
    String id = id(book(mona, kiosk.at(1, 14)));
    Forms tarn =
        new Forms(
            server,
            TestMediator.of(server, "carla", new Scope.Territories(Set.of("tarn"))).session());
    Forms carsat = new Forms(server, TestAdviser.of(server, "rene", lot(), "carsat").session());
    Forms none = new Forms(server, TestAdviser.of(server, "noel", lot()).session());
    for (Forms stranger : List.of(tarn, carsat, none)) {
      for (String path : List.of("", "/slip", "/cancel")) {
        assertThat(stranger.get("/appointments/" + id + path).statusCode()).isEqualTo(404);
      }
      assertThat(stranger.post("/appointments/" + id + "/cancel").statusCode()).isEqualTo(404);
      assertThat(stranger.post("/appointments/" + id + "/restore").statusCode()).isEqualTo(404);
      assertThat(Forms.location(book(stranger, kiosk.at(1, 15)))).endsWith("problem=not-offered");
      assertThat(stranger.page("/appointments?site=gramat"))
          .doesNotContain("14 h 00", "lot:gramat-1");
    }
    assertThat(kiosk.bean(BookingRepository.class).find(Integer.parseInt(id)).orElseThrow().state())
        .isEqualTo(new AppointmentState.Booked());
  }

  @Test
  void anAdviserOffersTimesOfTheOwnBodyOnly() {
    Forms caf = new Forms(server, TestAdviser.of(server, "cleo", lot(), "caf").session());
    assertThat(mona.get("/appointments/offers").statusCode()).isEqualTo(403);
    assertThat(offer(caf, "carsat").statusCode()).isEqualTo(422);
    assertThat(Forms.location(offer(caf, "caf"))).contains("done=offered", "site=gramat");
    String page = caf.get("/appointments/offers?site=gramat").body();
    assertThat(page)
        .contains("de 09:00 à 12:00, 30 minutes chacun", ">Médiathèque, Gramat</option>")
        .doesNotContain("gramat-1<");
    Forms carsat = new Forms(server, TestAdviser.of(server, "rene", lot(), "carsat").session());
    String end =
        "/appointments/offers/"
            + Forms.between(page, "action=\"/appointments/offers/", "/end\"")
            + "/end";
    assertThat(carsat.post(end, "site", "gramat").statusCode()).isEqualTo(404);
    assertThat(carsat.page("/appointments/offers?site=gramat")).doesNotContain("/end\"");
    assertThat(Forms.location(caf.post(end, "site", "gramat"))).contains("done=ended");
    assertThat(caf.post("/appointments/offers", "site", "gramat", "kiosk", "x").body())
        .contains("Choisissez une borne");
  }

  private HttpResponse<String> offer(Forms browser, String service) {
    String today = kiosk.place().day(server.clock().instant()).toString();
    return browser.post(
        "/appointments/offers",
        "site",
        "gramat",
        "kiosk",
        "lot:gramat-1",
        "service",
        service,
        "weekday.monday",
        "yes",
        "begins",
        "09:00",
        "finishes",
        "12:00",
        "minutes",
        "30",
        "first",
        today,
        "last",
        today,
        "perDay",
        "6");
  }

  @Test
  void whoComesTodayStandsOnTheMediatorsPageAndAtTheDesk() {
    TestAdviser adviser = TestAdviser.of(server, "cleo", lot(), "caf");
    TestAdviser other = TestAdviser.of(server, "rene", lot(), "carsat");
    Forms desk = new Forms(server, adviser.session());
    assertThat(mona.get("/mediator").body()).contains("Personne n’a rendez-vous aujourd’hui.");
    kiosk.write(kiosk.at(0, 12), Duration.ofHours(1), "booked", Optional.of("123456"));

    for (String page : List.of(mona.get("/mediator").body(), desk.get("/desk").body())) {
      assertThat(page)
          .contains("12 h 00", "Allocations familiales", "Médiathèque, Gramat", "Réservé")
          .doesNotContain("123456", "123&nbsp;456", "123\u00a0456");
    }
    assertThat(new Forms(server, other.session()).page("/desk")).doesNotContain("12 h 00");
  }

  @Test
  void whatIsTodayIsSaidByTheClocksOfThePlace() {
    server
        .database()
        .jdbi()
        .useHandle(
            it ->
                it.execute(
                    "UPDATE site SET opening = 'zone: Pacific/Noumea\nmonday: 08:00-12:00'"));
    server.readSites();
    LocalDate today = kiosk.place().day(server.clock().instant());
    assertThat(kiosk.place().zone()).isEqualTo(ZoneId.of("Pacific/Noumea"));
    for (LocalDateTime wall :
        List.of(
            today.minusDays(1).atTime(23, 20),
            today.atTime(0, 40),
            today.atTime(23, 40),
            today.plusDays(1).atTime(0, 20))) {
      kiosk.write(
          wall.atZone(kiosk.place().zone()).toInstant(),
          Duration.ofMinutes(10),
          "booked",
          Optional.empty());
    }

    assertThat(mona.page("/mediator"))
        .containsOnlyOnce("0 h 40")
        .containsOnlyOnce("23 h 40")
        .doesNotContain("h 20");
  }

  @Test
  void whoeverComesForAServiceThatIsNoLongerThereIsSaidToComeInVain() {
    AppointmentOffer _ = kiosk.offered("caf", 20);
    BookedAppointment booked = kiosk.booked(kiosk.at(1, 14));
    kiosk.write(kiosk.at(0, 12), Duration.ofHours(1), "booked", Optional.of("123456"));
    String one = "/appointments/" + booked.id();
    String vain = "personne ne répondra à ce rendez-vous";
    assertThat(mona.page(one)).doesNotContain(vain);
    assertThat(mona.page("/mediator")).doesNotContain("service non proposé ici");

    server
        .database()
        .jdbi()
        .useHandle(it -> it.execute("UPDATE service SET state = 'ended' WHERE code = 'caf'"));
    assertThat(server.context().getBean(PublicServiceCache.class).refresh()).isTrue();

    assertThat(mona.get(one).body()).contains(vain, "Allocations familiales (CAF)");
    assertThat(mona.get("/mediator").body()).contains("service non proposé ici");
    Forms adviser = new Forms(server, TestAdviser.of(server, "cleo", lot(), "caf").session());
    assertThat(adviser.get("/desk").body()).contains("service non proposé ici");
    BookingService.Wish another = kiosk.wish(kiosk.at(1, 15));
    assertThat(kiosk.bookings().book(another, TestAppointments.ALL, "mona"))
        .isInstanceOf(BookingResult.NotOffered.class);
  }
}
