package fr.teleguichet.fleet.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.update.appointment.KioskBookedTimeRepository;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A time is booked once, by a code, and updates keep away from it. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class BookingServiceIT {
  private static final AppointmentSettings USUAL = new AppointmentSettings(12, 2_000, 7);
  private static final RetentionSettings KEPT = new RetentionSettings(90, 60, 25, 25);

  private static List<KioskBookedTimeRepository.Appointment> busy(TestAppointments kiosk) {
    return kiosk
        .bean(KioskBookedTimeRepository.class)
        .of(kiosk.bean(TargetIdResolver.class).of(kiosk.kiosk()));
  }

  @Test
  void whoBooksHasACodeAndUpdatesAreToldOfTheTime(TestPages.Running server) {
    TestAppointments kiosk = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = kiosk.offered("caf", 10);

    BookedAppointment booked = kiosk.booked(kiosk.at(1, 14));

    assertThat(booked.code().orElseThrow().value()).matches("[0-9]{6}");
    assertThat(booked.code().orElseThrow()).hasToString("***");
    assertThat(busy(kiosk))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.start()).isEqualTo(booked.start());
              assertThat(it.end()).isEqualTo(booked.start().plus(Duration.ofMinutes(30)));
            });
    assertThat(kiosk.bookings().cancel(booked.id(), TestAppointments.ALL)).isPresent();
    assertThat(busy(kiosk)).isEmpty();
    assertThat(kiosk.bookings().cancel(booked.id(), TestAppointments.ALL)).isEmpty();
    assertThat(kiosk.bookings().restore(booked.id(), kiosk.place(), TestAppointments.ALL))
        .isInstanceOf(BookingResult.Booked.class);
    assertThat(busy(kiosk)).hasSize(1);
  }

  @Test
  void ofTwoWhoWantTheSameTimeAtOnceOneHasIt(TestPages.Running server)
      throws InterruptedException, ExecutionException {
    TestAppointments kiosk = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = kiosk.offered("caf", 48);
    AppointmentOffer _ = kiosk.offered("carsat", 48);
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 12; round++) {
        Instant start = kiosk.at(1 + round % 3, 8 + round / 3);
        CyclicBarrier both = new CyclicBarrier(2);
        List<Future<BookingResult>> asked = new ArrayList<>();
        for (String service : List.of("caf", round % 2 == 0 ? "carsat" : "caf")) {
          asked.add(
              threads.submit(
                  () -> {
                    int _ = both.await();
                    return kiosk
                        .bookings()
                        .book(
                            new BookingService.Wish(kiosk.place(), new ServiceCode(service), start),
                            TestAppointments.ALL,
                            "a test");
                  }));
        }
        List<BookingResult> results = List.of(asked.getFirst().get(), asked.getLast().get());
        assertThat(results).filteredOn(BookingResult.Booked.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(BookingResult.Taken.class::isInstance).hasSize(1);
      }
    }
    assertThat(busy(kiosk)).hasSize(12);
  }

  @Test
  void ofWhatIsTakenNothingOverlaps(TestPages.Running server) {
    TestAppointments kiosk = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer half = kiosk.offered("caf", 10);
    AppointmentOffer _ =
        kiosk
            .bean(AppointmentOfferService.class)
            .add(
                new AppointmentOffer(
                    0,
                    kiosk.kiosk(),
                    new ServiceCode("carsat"),
                    half.weekdays(),
                    15,
                    AppointmentOffer.DAY,
                    Duration.ofMinutes(30),
                    half.first(),
                    half.last(),
                    10),
                TestAppointments.ALL);
    BookedAppointment first = kiosk.booked(kiosk.at(1, 14));

    assertThat(
            kiosk
                .bookings()
                .book(
                    new BookingService.Wish(
                        kiosk.place(),
                        new ServiceCode("carsat"),
                        first.start().plus(Duration.ofMinutes(15))),
                    TestAppointments.ALL,
                    "a test"))
        .isInstanceOf(BookingResult.Taken.class);
    assertThat(kiosk.bookings().cancel(first.id(), TestAppointments.ALL)).isPresent();
    assertThat(kiosk.booked(first.start()).id()).isGreaterThan(first.id());
    assertThat(kiosk.bookings().restore(first.id(), kiosk.place(), TestAppointments.ALL))
        .as("it is somebody else's meanwhile")
        .isInstanceOf(BookingResult.Taken.class);
  }

  @Test
  void aSlipOfTheFingerIsUndoneWhileItLastsToo(TestPages.Running server) {
    TestAppointments kiosk = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = kiosk.offered("caf", 10);
    BookedAppointment booked = kiosk.booked(kiosk.at(1, 9));
    BookingService meanwhile = at(kiosk, booked.end().minusSeconds(1));

    assertThat(meanwhile.cancel(booked.id(), TestAppointments.ALL)).isPresent();
    assertThat(meanwhile.restore(booked.id(), kiosk.place(), TestAppointments.ALL))
        .isInstanceOf(BookingResult.Booked.class);
    assertThat(meanwhile.cancel(booked.id(), TestAppointments.ALL)).isPresent();
    assertThat(at(kiosk, booked.end()).restore(booked.id(), kiosk.place(), TestAppointments.ALL))
        .isInstanceOf(BookingResult.NotOffered.class);
  }

  private static BookingService at(TestAppointments kiosk, Instant moment) {
    return kiosk.bookings(Clock.fixed(moment, ZoneOffset.UTC), new AppointmentSettings(12, 60, 7));
  }

  @Test
  void whatIsHadAgainIsCountedLikeWhatIsBooked(TestPages.Running server) {
    TestAppointments kiosk = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer offer = kiosk.offered("caf", 2);
    BookedAppointment first = kiosk.booked(kiosk.at(1, 9));
    BookedAppointment _ = kiosk.booked(kiosk.at(1, 10));
    assertThat(kiosk.bookings().cancel(first.id(), TestAppointments.ALL)).isPresent();
    BookedAppointment third = kiosk.booked(kiosk.at(1, 11));

    assertThat(kiosk.bookings().restore(first.id(), kiosk.place(), TestAppointments.ALL))
        .isInstanceOf(BookingResult.DayFull.class);
    assertThat(kiosk.bookings().cancel(third.id(), TestAppointments.ALL)).isPresent();
    kiosk.state("caf", "ended");
    try {
      assertThat(kiosk.bookings().restore(first.id(), kiosk.place(), TestAppointments.ALL))
          .as("nobody would receive the person")
          .isInstanceOf(BookingResult.NotOffered.class);
    } finally {
      kiosk.state("caf", "open");
    }
    assertThat(kiosk.bookings().restore(first.id(), kiosk.place(), TestAppointments.ALL))
        .isInstanceOf(BookingResult.Booked.class);
    assertThat(offer.perDay()).isEqualTo(2);
  }

  @Test
  void whatIsNotOnOfferOrNotTheAskersCantBeBooked(TestPages.Running server) {
    TestAppointments kiosk = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = kiosk.offered("caf", 2);
    BookingService bookings = kiosk.bookings();
    Instant start = kiosk.at(1, 9);

    for (AppointmentScope foreign :
        List.of(
            new AppointmentScope(new Scope.Territories(Set.of("tarn")), Optional.empty()),
            new AppointmentScope(
                new Scope.Fleet(), Optional.of(Set.of(new ServiceCode("carsat")))))) {
      assertThat(bookings.book(kiosk.wish(start), foreign, "x"))
          .isInstanceOf(BookingResult.NotOffered.class);
    }
    assertThat(
            bookings.book(kiosk.wish(start.plus(Duration.ofMinutes(7))), TestAppointments.ALL, "x"))
        .isInstanceOf(BookingResult.NotOffered.class);
    for (Instant wrong : List.of(kiosk.at(-1, 9), kiosk.at(85, 9))) {
      assertThat(bookings.book(kiosk.wish(wrong), TestAppointments.ALL, "x"))
          .isInstanceOf(BookingResult.OutOfReach.class);
    }
    BookedAppointment booked = kiosk.booked(start);
    BookedAppointment _ = kiosk.booked(kiosk.at(1, 10));
    assertThat(bookings.book(kiosk.wish(kiosk.at(1, 11)), TestAppointments.ALL, "x"))
        .isInstanceOf(BookingResult.DayFull.class);
    AppointmentScope elsewhere =
        new AppointmentScope(new Scope.Territories(Set.of("tarn")), Optional.empty());
    assertThat(bookings.cancel(booked.id(), elsewhere)).isEmpty();
    assertThat(bookings.restore(booked.id(), kiosk.place(), elsewhere))
        .isInstanceOf(BookingResult.NotOffered.class);
  }

  @Test
  void onePersonBooksSoManyInAnHour(TestPages.Running server) {
    TestAppointments kiosk = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = kiosk.offered("caf", 48);
    BookingService few = kiosk.bookings(server.clock(), new AppointmentSettings(12, 2, 7));
    for (int hour = 8; hour < 10; hour++) {
      assertThat(few.book(kiosk.wish(kiosk.at(1, hour)), TestAppointments.ALL, "mona"))
          .isInstanceOf(BookingResult.Booked.class);
    }
    assertThat(few.book(kiosk.wish(kiosk.at(1, 10)), TestAppointments.ALL, "mona"))
        .isInstanceOf(BookingResult.TooMany.class);
    assertThat(few.book(kiosk.wish(kiosk.at(1, 10)), TestAppointments.ALL, "paul"))
        .isInstanceOf(BookingResult.Booked.class);
  }

  @Test
  void whatIsOverIsMissedLosesItsCodeAndGoesAtLast(TestPages.Running server) {
    TestAppointments kiosk = TestAppointments.at(server, "lot", "figeac-1");
    AppointmentOffer _ = kiosk.offered("caf", 10);
    BookedAppointment kept = kiosk.booked(kiosk.at(1, 9));
    BookedAppointment missed = kiosk.booked(kiosk.at(1, 10));
    BookingRepository table = kiosk.bean(BookingRepository.class);
    ManualClock later = new ManualClock(kept.start());
    BookingService then = kiosk.bookings(later, USUAL);
    AppointmentHousekeeping retention =
        new AppointmentHousekeeping(
            then, table, kiosk.bean(AppointmentOfferRepository.class), USUAL, KEPT, later);

    assertThat(then.keep(kept.id())).isPresent();
    assertThat(then.keep(kept.id())).isEmpty();
    later.set(missed.end());
    retention.miss();
    assertThat(table.find(missed.id()).orElseThrow().state())
        .isEqualTo(new AppointmentState.Missed());
    assertThat(table.find(kept.id()).orElseThrow().state())
        .as("somebody came, and nothing tells who answered")
        .isEqualTo(new AppointmentState.Unknown());
    assertThat(then.cancel(missed.id(), TestAppointments.ALL)).isEmpty();

    later.advance(Duration.ofDays(6));
    int _ = retention.step();
    assertThat(table.find(missed.id()).orElseThrow().code()).isPresent();
    later.advance(Duration.ofDays(2));
    int _ = retention.step();
    assertThat(table.find(missed.id()).orElseThrow().code()).isEmpty();
    later.advance(Duration.ofDays(800));
    int _ = retention.step();
    assertThat(table.find(missed.id())).isEmpty();
  }

  @Test
  void tenThousandAppointmentsHaveCodesOfTheirOwn(TestPages.Running server) {
    TestAppointments kiosk = TestAppointments.at(server, "lot", "figeac-1");
    int rows = 10_000;
    server
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              var batch =
                  handle.prepareBatch(
                      "INSERT INTO appointment_booking (territory, kiosk, service, start, finish,"
                          + " state, since, code) VALUES ('lot', 'cajarc-1', 'caf',"
                          + " '2030-01-01', '2030-01-01', 'booked', '2026-01-01', ?)");
              for (int code = 0; code < rows; code++) {
                var _ = batch.add(String.format(java.util.Locale.ROOT, "%06d", code * 100));
              }
              int[] _ = batch.execute();
            });
    AppointmentOffer _ = kiosk.offered("caf", 48);
    Set<String> codes = new HashSet<>();
    for (int day = 1; day <= 10; day++) {
      for (int hour = 7; hour < 17; hour++) {
        codes.add(kiosk.booked(kiosk.at(day, hour)).code().orElseThrow().value());
      }
    }
    assertThat(codes).hasSize(100).noneMatch(it -> it.endsWith("00"));
    assertThat(
            kiosk
                .bean(AppointmentAvailabilityReader.class)
                .times(kiosk.place(), kiosk.place().day(kiosk.at(1, 9)), 7, TestAppointments.ALL))
        .hasSize(7 * 48);
  }
}
