package fr.teleguichet.fleet.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.CallLanguage;
import fr.teleguichet.fleet.call.CallState;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.call.VideoCall;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.video.CallVideoAssignment;
import fr.teleguichet.fleet.video.CallVideoPlan;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kiosk hears who is expected, and asks what the digits are worth that somebody typed. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AppointmentCodeControllerIT {

  private static final AppointmentSettings USUAL = new AppointmentSettings(12, 60, 7);

  private static String ask(UpdateBench.Enrolled kiosk, String code) throws IOException {
    HttpResponse<String> answer =
        kiosk
            .client()
            .send(
                kiosk
                    .client()
                    .request("/appointments/v1/checks")
                    .POST(BodyPublishers.ofString("{\"code\":\"" + code + "\"}"))
                    .build());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String code(BookedAppointment appointment) {
    return appointment.code().orElseThrow().value();
  }

  @Test
  void aKioskIsToldWhoIsExpectedWithoutTheCode(TestPages.Running server) throws IOException {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    try (UpdateBench.Enrolled kiosk = new UpdateBench(server).kiosk("figeac-1");
        KioskLine line = KioskLine.open(kiosk.client())) {
      line.awaitEvent("appointments", "[]");
      AppointmentOffer _ = appointments.offered("caf", 10);
      BookedAppointment booked = appointments.booked(appointments.at(1, 9));
      appointments.bean(KioskAppointmentAnnouncer.class).announce();

      assertThat(line.awaitEvent("appointments", booked.start().toString()))
          .contains("\"caf\"")
          .doesNotContain(code(booked));
      var _ = appointments.bookings().cancel(booked.id(), TestAppointments.ALL);
      appointments.bean(KioskAppointmentAnnouncer.class).announce();
      line.awaitLatest("appointments", "[]");
    }
  }

  @Test
  void wrongAndForeignCodesAreTurnedAwayCountedAndAudited(TestPages.Running server)
      throws IOException {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookedAppointment later = appointments.booked(appointments.at(1, 9));
    try (UpdateBench.Enrolled kiosk = new UpdateBench(server).kiosk("figeac-1");
        UpdateBench.Enrolled other = new UpdateBench(server).kiosk("figeac-2")) {
      assertThat(ask(kiosk, code(later))).contains("not-now", later.start().toString());
      for (int left = 4; left >= 1; left--) {
        assertThat(ask(other, code(later)))
            .as("the code of another kiosk")
            .contains("\"wrong\"", "\"left\":" + left);
      }
      assertThat(ask(other, "'; --")).contains("\"wrong\"", "\"left\":0");
      assertThat(ask(other, code(later))).contains("\"paused\"");
      assertThat(ask(kiosk, code(later))).as("another's tries").contains("not-now");
      assertThat(appointments.bookings().cancel(later.id(), TestAppointments.ALL)).isPresent();
      assertThat(ask(kiosk, code(later))).as("taken back").contains("\"wrong\"", "\"left\":4");
      assertThat(server.audit().of("device.refused"))
          .isNotEmpty()
          .allSatisfy(it -> assertThat(it.details()).containsEntry("kind", "appointment-code"))
          .noneMatch(it -> it.toString().contains(code(later)));
    }
  }

  @Test
  void whoCameByACodeKeepsTheTurnWhenTheManagerStartsAnew(TestPages.Running server) {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookedAppointment booked = appointments.booked(appointments.at(1, 9));
    ManualClock clock = new ManualClock(booked.start().plus(Duration.ofMinutes(1)));
    BookingRepository table = appointments.bean(BookingRepository.class);
    VideoCall call = call(booked, clock.instant().plus(Duration.ofMinutes(2)));
    assertThat(new RecentArrivals(table, clock).isExpected(call)).as("nobody came yet").isFalse();

    assertThat(appointments.bookings(clock, USUAL).keep(booked.id())).isPresent();
    clock.advance(Duration.ofMinutes(5));

    RecentArrivals anew = new RecentArrivals(table, clock);
    assertThat(anew.start(call)).contains(booked.start());
    assertThat(anew.isExpected(call)).isTrue();
    assertThat(anew.isExpected(call(booked, clock.instant()))).as("the next one").isFalse();
    clock.advance(Duration.ofHours(1));
    assertThat(new RecentArrivals(table, clock).isExpected(call)).as("long ago").isFalse();
  }

  private static AppointmentCodeCheckService codes(
      TestAppointments appointments, ManualClock clock) {
    return new AppointmentCodeCheckService(
        appointments.bean(BookingRepository.class),
        appointments.bookings(clock, USUAL),
        new RecentArrivals(appointments.bean(BookingRepository.class), clock),
        appointments.bean(BookableKioskDirectory.class),
        appointments.bean(PublicServiceCache.class),
        clock);
  }

  private static VideoCall call(BookedAppointment booked, Instant asked) {
    return new VideoCall(
        UUID.randomUUID(),
        booked.kiosk(),
        booked.service(),
        CallLanguage.FR,
        false,
        asked,
        CallVideoAssignment.planned(CallVideoPlan.DIRECT),
        Optional.empty(),
        new CallState.Waiting());
  }

  @Test
  void aCodeIsGoodAroundItsTimeAndThePersonCountsAsCome(TestPages.Running server) {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookedAppointment booked = appointments.booked(appointments.at(1, 9));
    Instant start = booked.start();
    ManualClock clock = new ManualClock(start.minus(Duration.ofMinutes(16)));
    AppointmentCodeCheckService codes = codes(appointments, clock);

    assertThat(codes.check(booked.kiosk(), code(booked)))
        .isEqualTo(new AppointmentCodeCheckResult.NotNow(start));
    clock.advance(Duration.ofMinutes(1));
    for (int time = 0; time < 2; time++) {
      assertThat(codes.check(booked.kiosk(), code(booked)))
          .as("also when the answer was lost")
          .isInstanceOf(AppointmentCodeCheckResult.Good.class);
    }
    assertThat(appointments.bean(BookingRepository.class).find(booked.id()).orElseThrow().state())
        .isInstanceOf(AppointmentState.Kept.class);
    for (int wrong = 0; wrong < AppointmentCodeCheckService.MAX_WRONG; wrong++) {
      assertThat(codes.check(booked.kiosk(), "x"))
          .isInstanceOf(AppointmentCodeCheckResult.Wrong.class);
    }
    assertThat(codes.check(booked.kiosk(), code(booked)))
        .isInstanceOf(AppointmentCodeCheckResult.Paused.class);
    clock.advance(AppointmentCodeCheckService.PAUSE);
    assertThat(codes.check(booked.kiosk(), code(booked)))
        .isInstanceOf(AppointmentCodeCheckResult.Good.class);
    clock.set(booked.end());
    assertThat(codes.check(booked.kiosk(), code(booked)))
        .isEqualTo(new AppointmentCodeCheckResult.Over(start));
    assertThat(appointments.bean(BookingRepository.class).find(booked.id()).orElseThrow().state())
        .as("who came in time")
        .isInstanceOf(AppointmentState.Kept.class);
  }

  @Test
  void whoComesTooLateIsToldSoAndCountsAsComeOnThatDayOnly(TestPages.Running server) {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookingRepository table = appointments.bean(BookingRepository.class);
    BookedAppointment swept = appointments.booked(appointments.at(1, 9));
    BookedAppointment unswept = appointments.booked(appointments.at(1, 10));
    BookedAppointment daysAgo = appointments.booked(appointments.at(1, 11));
    ManualClock clock = new ManualClock(swept.end());
    AppointmentCodeCheckService codes = codes(appointments, clock);
    BookingService then = appointments.bookings(clock, USUAL);

    assertThat(then.missOver(10)).isEqualTo(1);
    assertThat(codes.check(swept.kiosk(), code(swept)))
        .isEqualTo(new AppointmentCodeCheckResult.Over(swept.start()));
    assertThat(table.find(swept.id()).orElseThrow().state())
        .isEqualTo(new AppointmentState.Late(clock.instant()));

    clock.set(unswept.end());
    assertThat(codes.check(unswept.kiosk(), code(unswept)))
        .isEqualTo(new AppointmentCodeCheckResult.Over(unswept.start()));
    assertThat(then.missOver(10)).isZero();
    assertThat(table.find(unswept.id()).orElseThrow().state().code()).isEqualTo("late");

    clock.set(daysAgo.end().plus(Duration.ofDays(1)));
    assertThat(then.missOver(10)).isEqualTo(1);
    assertThat(codes.check(daysAgo.kiosk(), code(daysAgo)))
        .isEqualTo(new AppointmentCodeCheckResult.Over(daysAgo.start()));
    assertThat(table.find(daysAgo.id()).orElseThrow().state())
        .isEqualTo(new AppointmentState.Missed());
  }

  @Test
  void whoCameAndWasAnsweredByNobodyDidNotMissIt(TestPages.Running server) {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookedAppointment alone = appointments.booked(appointments.at(1, 9));
    BookedAppointment ignored = appointments.booked(appointments.at(1, 10));
    BookedAppointment waiting = appointments.booked(appointments.at(1, 11));
    BookedAppointment answered = appointments.booked(appointments.at(1, 12));
    ManualClock clock = new ManualClock(alone.start());
    BookingService then = appointments.bookings(clock, USUAL);
    for (BookedAppointment it : List.of(alone, ignored, waiting, answered)) {
      clock.set(it.start());
      assertThat(then.keep(it.id())).isPresent();
    }
    recorded(server, alone, "unanswered");
    called(server, ignored, 2, "unanswered");
    called(server, ignored, 45, "answered");
    called(server, waiting, 10, "waiting");
    called(server, answered, 1, "unanswered");
    called(server, answered, 20, "answered");

    clock.set(answered.end());
    assertThat(then.giveUpUnanswered(10)).as("two of the others").isEqualTo(2);
    clock.advance(RecentArrivals.TIME_TO_CALL);
    assertThat(then.giveUpUnanswered(10)).isZero();

    BookingRepository table = appointments.bean(BookingRepository.class);
    assertThat(List.of(alone, ignored, waiting, answered))
        .extracting(it -> table.find(it.id()).orElseThrow().state().code())
        .containsExactly("unanswered", "unanswered", "kept", "kept");
  }

  /** The service may have answered on its own page, or the kiosk may have failed. */
  @Test
  void ofWhomNobodyKnowsWhoAnsweredIsNotSaidThatNobodyDid(TestPages.Running server) {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookedAppointment uncalled = appointments.booked(appointments.at(1, 9));
    BookedAppointment brokenOff = appointments.booked(appointments.at(1, 10));
    BookedAppointment spoken = appointments.booked(appointments.at(1, 11));
    BookedAppointment ignored = appointments.booked(appointments.at(1, 12));
    BookedAppointment shownThePage = appointments.booked(appointments.at(1, 13));
    ManualClock clock = new ManualClock(uncalled.start());
    BookingService then = appointments.bookings(clock, USUAL);
    for (BookedAppointment it : List.of(uncalled, brokenOff, spoken, ignored, shownThePage)) {
      clock.set(it.start());
      assertThat(then.keep(it.id())).isPresent();
    }
    called(server, brokenOff, 1, "failed");
    recorded(server, brokenOff, "failed");
    recorded(server, spoken, "held");
    called(server, ignored, 1, "unanswered");
    called(server, shownThePage, 1, "unanswered");

    clock.set(ignored.end().plus(RecentArrivals.TIME_TO_CALL));
    assertThat(then.giveUpUnanswered(10)).isEqualTo(3);
    appointments.ownPage("caf", "https://visio.example.org/{room}");
    clock.set(shownThePage.end().plus(RecentArrivals.TIME_TO_CALL));
    assertThat(then.giveUpUnanswered(10)).isEqualTo(1);

    BookingRepository table = appointments.bean(BookingRepository.class);
    assertThat(List.of(uncalled, brokenOff, spoken, ignored, shownThePage))
        .extracting(it -> table.find(it.id()).orElseThrow().state().code())
        .containsExactly("unknown", "unknown", "kept", "unanswered", "unknown");
  }

  /** Writes what the kiosk itself recorded a minute after the appointment's start. */
  private static void recorded(TestPages.Running server, BookedAppointment booked, String outcome) {
    await("the kiosk's row, which its birth makes")
        .atMost(Duration.ofMinutes(2))
        .until(() -> isRecorded(server, booked, outcome));
  }

  private static boolean isRecorded(
      TestPages.Running server, BookedAppointment booked, String outcome) {
    return server
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle.execute(
                        "INSERT INTO interview (journal_id, number, kiosk_id, service, started,"
                            + " seconds, outcome) SELECT 1, ?, id, ?, ?, 0, ? FROM kiosk WHERE name"
                            + " = ?",
                        booked.id(),
                        booked.service().value(),
                        LocalDateTime.ofInstant(
                            booked.start().plus(Duration.ofMinutes(1)), ZoneOffset.UTC),
                        outcome,
                        booked.kiosk().name().value())
                    == 1);
  }

  /** Writes a call of so many minutes after the appointment's start, and what became of it. */
  private static void called(
      TestPages.Running server, BookedAppointment booked, int minutes, String fate) {
    LocalDateTime asked =
        LocalDateTime.ofInstant(booked.start().plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO video_call (id, territory, kiosk, service, adapter, asked,"
                        + " answered, ended, outcome) VALUES (?, ?, ?, ?, 'direct', ?, ?, ?, ?)",
                    UUID.randomUUID().toString(),
                    booked.kiosk().territory().value(),
                    booked.kiosk().name().value(),
                    booked.service().value(),
                    asked,
                    fate.equals("answered") ? asked.plusSeconds(5) : null,
                    fate.equals("waiting") ? null : asked.plusMinutes(3),
                    fate.equals("waiting") ? null : fate.equals("answered") ? "held" : fate));
  }

  /** Else the citizen types a good code, and stands before a screen that does nothing. */
  @Test
  void aCodeOfAServiceThatHasEndedMeanwhileIsSaidToBeOne(TestPages.Running server)
      throws IOException {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    Instant soon = server.clock().instant().plus(Duration.ofMinutes(5));
    appointments.write(soon, Duration.ofMinutes(30), "booked", Optional.of("042137"));
    try (UpdateBench.Enrolled kiosk = new UpdateBench(server).kiosk("figeac-1")) {
      appointments.state("caf", "ended");
      try {
        assertThat(ask(kiosk, "042137")).isEqualTo("{\"result\":\"not-offered\"}");
        assertThat(ask(kiosk, "042138")).as("wrong ones tell no more").contains("\"wrong\"");
      } finally {
        appointments.state("caf", "open");
      }
      assertThat(ask(kiosk, "042137")).contains("\"good\"");
    }
  }
}
