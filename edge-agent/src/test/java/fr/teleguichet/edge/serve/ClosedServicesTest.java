package fr.teleguichet.edge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a citizen is told of a service that does not answer now. */
class ClosedServicesTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final OpeningHours TUESDAY_MORNINGS =
      hours(Map.of(DayOfWeek.TUESDAY, List.of(span("09:00", "12:00"))));
  private static final OpeningHours WORKDAYS =
      hours(
          Map.of(
              DayOfWeek.MONDAY, List.of(span("09:30", "17:00")),
              DayOfWeek.TUESDAY, List.of(span("09:30", "17:00"))));

  /** The 24th of November 2026 is a Tuesday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00, ouvert mardi 9 h",
    "2026-11-24T08:00, ouvert mardi 9 h",
    "2026-11-24T09:00, -",
    "2026-11-24T11:59, -",
    "2026-11-24T12:00, ouvert mardi 1er décembre 9 h",
    "2026-11-25T08:00, ouvert mardi 9 h"
  })
  void aClosedServiceSaysWhenItAnswersAgain(LocalDateTime now, String words) {
    assertThat(said(Optional.of(TUESDAY_MORNINGS), Optional.empty(), now)).isEqualTo(words);
  }

  @Test
  void theServiceIsOfNoUseWhileThePlaceIsClosed() {
    assertThat(
            said(
                Optional.of(TUESDAY_MORNINGS),
                Optional.of(WORKDAYS),
                LocalDateTime.parse("2026-11-23T10:00")))
        .isEqualTo("ouvert mardi 9 h 30");
  }

  @Test
  void aServiceWithoutHoursIsNeverClosed() {
    assertThat(
            said(Optional.empty(), Optional.of(WORKDAYS), LocalDateTime.parse("2026-11-22T10:00")))
        .isEqualTo("-");
  }

  @Test
  void aServiceThatNeverOpensSaysNothing() {
    var never = hours(Map.of());
    var hours =
        new ClosedServices(
            List.of(offer(Optional.of(never))),
            Optional.empty(),
            at(LocalDateTime.parse("2026-11-23T10:00")));
    assertThat(hours.get()).containsExactly(Map.entry(CAF, Optional.empty()));
  }

  /** Whatever the hours, what is said is the first minute at which it is open. */
  @Test
  void whatIsSaidIsTheFirstMinuteAtWhichItIsOpen() {
    var random = new Random(2026);
    for (int round = 0; round < 200; round++) {
      var hours =
          hours(Map.of(DayOfWeek.of(1 + random.nextInt(7)), List.of(some(random), some(random))));
      LocalDateTime now =
          LocalDate.of(2026, 11, 23).atStartOfDay().plusMinutes(random.nextInt(14 * 24 * 60));
      Instant instant = now.atZone(PARIS).toInstant();
      if (hours.isOpen(instant)) {
        continue;
      }
      LocalDateTime minute = now;
      while (!hours.isOpen(minute.atZone(PARIS).toInstant())) {
        minute = minute.plusMinutes(1);
      }
      assertThat(hours.opensAfter(instant)).as("%s at %s", hours, now).contains(minute);
    }
  }

  private static Span some(Random random) {
    LocalTime from = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    return new Span(from, from.plusMinutes(15 + random.nextInt(300)));
  }

  /** The words with plain spaces; a hyphen for none. */
  private static String said(
      Optional<OpeningHours> service, Optional<OpeningHours> place, LocalDateTime now) {
    return new ClosedServices(List.of(offer(service)), place, at(now))
        .get().values().stream()
            .map(it -> it.orElseThrow().sentence(Locale.FRENCH).replace('\u00a0', ' '))
            .findFirst()
            .orElse("-");
  }

  private static ServiceOffer offer(Optional<OpeningHours> hours) {
    return new ServiceOffer(CAF, "CAF", "CAF", "CAF", hours);
  }

  private static Clock at(LocalDateTime now) {
    return Clock.fixed(now.atZone(PARIS).toInstant(), PARIS);
  }

  private static OpeningHours hours(Map<DayOfWeek, List<Span>> week) {
    return new OpeningHours(PARIS, week, Map.of());
  }

  private static Span span(String from, String to) {
    return new Span(LocalTime.parse(from), LocalTime.parse(to));
  }
}
