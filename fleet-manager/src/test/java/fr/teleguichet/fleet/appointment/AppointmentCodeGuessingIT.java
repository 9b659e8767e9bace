package fr.teleguichet.fleet.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kiosk in wrong hands guesses no more codes than one that nobody has opened. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AppointmentCodeGuessingIT {

  private static final int AT_ONCE = 12;

  private static AppointmentCodeCheckService codes(
      TestAppointments appointments, ManualClock clock) {
    return new AppointmentCodeCheckService(
        appointments.bean(BookingRepository.class),
        appointments.bookings(clock, new AppointmentSettings(12, 60, 7)),
        new RecentArrivals(appointments.bean(BookingRepository.class), clock),
        appointments.bean(BookableKioskDirectory.class),
        appointments.bean(PublicServiceCache.class),
        clock);
  }

  private static String code(BookedAppointment appointment) {
    return appointment.code().orElseThrow().value();
  }

  @Test
  void aCodeThatSomebodyKnowsForgivesWrongOnesOnce(TestPages.Running server) {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookedAppointment known = appointments.booked(appointments.at(1, 9));
    ManualClock clock = new ManualClock(known.start());
    AppointmentCodeCheckService codes = codes(appointments, clock);

    List<String> told =
        Stream.of("x", "x", "x", "x", code(known), "x", "x", code(known), "x", "x", "x", "x")
            .map(it -> codes.check(known.kiosk(), it).getClass().getSimpleName())
            .toList();

    assertThat(told)
        .containsExactly(
            "Wrong", "Wrong", "Wrong", "Wrong", "Good", "Wrong", "Wrong", "Good", "Wrong", "Wrong",
            "Wrong", "Paused");
    clock.set(known.end());
    clock.advance(AppointmentCodeCheckService.PAUSE);
    assertThat(
            Stream.of("x", "x", "x", "x", code(known), "x", code(known))
                .map(it -> codes.check(known.kiosk(), it).getClass().getSimpleName()))
        .as("who came in time and types the code again when it is over")
        .containsExactly("Wrong", "Wrong", "Wrong", "Wrong", "Over", "Wrong", "Paused");
  }

  @Test
  void aClockThatIsSetBackMakesNoPauseLonger(TestPages.Running server) {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookedAppointment booked = appointments.booked(appointments.at(1, 9));
    ManualClock clock = new ManualClock(booked.start().plus(Duration.ofDays(1)));
    AppointmentCodeCheckService codes = codes(appointments, clock);
    for (int i = 0; i < AppointmentCodeCheckService.MAX_WRONG; i++) {
      assertThat(codes.check(booked.kiosk(), "x"))
          .isInstanceOf(AppointmentCodeCheckResult.Wrong.class);
    }

    clock.set(booked.start());

    assertThat(codes.check(booked.kiosk(), code(booked)))
        .isEqualTo(
            new AppointmentCodeCheckResult.Paused(
                booked.start().plus(AppointmentCodeCheckService.PAUSE)));
    clock.advance(AppointmentCodeCheckService.PAUSE);
    assertThat(codes.check(booked.kiosk(), code(booked)))
        .isInstanceOf(AppointmentCodeCheckResult.Good.class);
  }

  /** Not only where the code is looked up: a person typed the right one each time. */
  @Test
  void aRightCodeThatCannotBeWrittenDownIsNoWrongOne(TestPages.Running server) {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookedAppointment booked = appointments.booked(appointments.at(1, 9));
    AppointmentCodeCheckService codes = codes(appointments, new ManualClock(booked.start()));
    try (Handle handle = server.database().jdbi().open()) {
      int _ =
          handle.execute(
              "CREATE TRIGGER refused BEFORE UPDATE ON appointment_booking FOR EACH ROW"
                  + " SIGNAL SQLSTATE '45000'");
      try {
        for (int i = 0; i < AppointmentCodeCheckService.MAX_WRONG; i++) {
          assertThatExceptionOfType(JdbiException.class)
              .isThrownBy(() -> codes.check(booked.kiosk(), code(booked)));
        }
      } finally {
        int _ = handle.execute("DROP TRIGGER refused");
      }
    }

    assertThat(codes.check(booked.kiosk(), code(booked)))
        .isInstanceOf(AppointmentCodeCheckResult.Good.class);
  }

  @Test
  void manyAtOnceAreNoMoreThanFive(TestPages.Running server) throws Exception {
    TestAppointments appointments = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = appointments.offered("caf", 10);
    BookedAppointment booked = appointments.booked(appointments.at(1, 9));
    KioskId other = new KioskId(booked.kiosk().territory(), new KioskName("figeac-2"));
    AppointmentCodeCheckService codes = codes(appointments, new ManualClock(booked.start()));
    List<Future<AppointmentCodeCheckResult>> asked;
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        Handle handle = server.database().jdbi().open()) {
      int _ = handle.execute("LOCK TABLES appointment_booking WRITE");
      asked =
          IntStream.range(0, AT_ONCE)
              .mapToObj(_ -> threads.submit(() -> codes.check(other, code(booked))))
              .toList();
      Awaitility.await().atMost(Durations.ONE_MINUTE).until(() -> waiting(handle) >= 5);
      int _ = handle.execute("UNLOCK TABLES");
    }

    int looked = 0;
    for (Future<AppointmentCodeCheckResult> each : asked) {
      looked += each.get() instanceof AppointmentCodeCheckResult.Wrong ? 1 : 0;
    }
    assertThat(looked).isEqualTo(AppointmentCodeCheckService.MAX_WRONG);
  }

  private static int waiting(Handle handle) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM information_schema.processlist"
                + " WHERE state LIKE 'Waiting for table%'")
        .mapTo(int.class)
        .one();
  }
}
