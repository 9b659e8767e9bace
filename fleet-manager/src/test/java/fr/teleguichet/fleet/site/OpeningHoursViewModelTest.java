package fr.teleguichet.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a place is open now, in the words that the public page, the site and the sheet say. */
final class OpeningHoursViewModelTest {

  private static final OpeningHours HOURS =
      new OpeningHours(
          ZoneId.of("Europe/Paris"),
          Map.of(
              DayOfWeek.FRIDAY, List.of(span(9, 12), span(14, 17)),
              DayOfWeek.SATURDAY, List.of(span(9, 12))),
          Map.of());

  private static Span span(int from, int to) {
    return new Span(LocalTime.of(from, 0), LocalTime.of(to, 0));
  }

  private static Optional<OpeningHoursViewModel> at(
      Instant now, Language language, Optional<OpeningHours> hours) {
    Site site =
        new Site(4, new SiteCode("gramat"), "Gramat", "Gramat", "46128", 44.7, 1.7, false, hours);
    return OpeningHoursViewModel.of(site, now, new MessageBundles().in(language));
  }

  /** The hour is that of France, on both sides of the changes; Christmas of 2026 is a Friday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-27T07:59:59Z, false, 'Fermé, ouvre aujourd’hui à 9 h 00'",
    "2026-11-27T08:00:00Z, true, 'Ouvert jusqu’à 12 h 00'",
    "2026-11-27T11:00:00Z, false, 'Fermé, ouvre aujourd’hui à 14 h 00'",
    "2026-11-27T16:00:00Z, false, 'Fermé, ouvre samedi 28 novembre 2026 à 9 h 00'",
    "2026-10-24T07:00:00Z, true, 'Ouvert jusqu’à 12 h 00'",
    "2026-10-24T10:00:00Z, false, 'Fermé, ouvre vendredi 30 octobre 2026 à 9 h 00'",
    "2026-10-30T07:59:59Z, false, 'Fermé, ouvre aujourd’hui à 9 h 00'",
    "2026-12-25T09:00:00Z, false, 'Fermé, ouvre samedi 26 décembre 2026 à 9 h 00'"
  })
  void whoeverReadsItIsToldWhetherItIsOpenAndUntilOrFromWhen(
      Instant now, boolean isOpen, String status) {
    OpeningHoursViewModel said = at(now, Language.FRENCH, Optional.of(HOURS)).orElseThrow();

    assertThat(said.open()).isEqualTo(isOpen);
    assertThat(said.status().replace('\u00a0', ' ')).isEqualTo(status);
  }

  @Test
  void inEnglishTooAndOfHoursThatNobodyWroteNothingIsSaid() {
    Instant morning = Instant.parse("2026-11-27T08:00:00Z");

    assertThat(at(morning, Language.ENGLISH, Optional.of(HOURS)).orElseThrow().status())
        .startsWith("Open until 12");
    assertThat(at(morning, Language.FRENCH, Optional.empty())).isEmpty();
  }
}
