package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServiceHoursTextTest {

  private static final OpeningHours PLACE =
      new OpeningHours(OpeningHoursParser.FRANCE, week(), Map.of());

  private static Map<DayOfWeek, List<Span>> week() {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    List<Span> whole =
        List.of(OpeningHoursParser.span("08:30-12:00"), OpeningHoursParser.span("13:30-17:05"));
    for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)) {
      week.put(day, whole);
    }
    week.put(DayOfWeek.FRIDAY, List.of(OpeningHoursParser.span("09:00-12:00")));
    week.put(DayOfWeek.SATURDAY, week.get(DayOfWeek.FRIDAY));
    week.put(DayOfWeek.SUNDAY, List.of(OpeningHoursParser.span("18:00-24:00")));
    return week;
  }

  @Test
  void daysWithTheSameHoursAreToldTogetherInEachLanguage() {
    assertThat(ServiceHoursText.words(PLACE, Locale.FRENCH))
        .isEqualTo(
            "lundi\u2013mercredi 8\u00a0h\u00a030\u201312\u00a0h,"
                + " 13\u00a0h\u00a030\u201317\u00a0h\u00a005 · vendredi, samedi"
                + " 9\u00a0h\u201312\u00a0h · dimanche 18\u00a0h\u201324\u00a0h");
    assertThat(ServiceHoursText.words(PLACE, Locale.ENGLISH))
        .startsWith("Monday\u2013Wednesday 08:30\u201312:00, 13:30\u201317:05")
        .endsWith("Sunday 18:00\u201324:00");
    assertThat(ServiceHoursText.words(PLACE, Locale.of("es"))).contains("lunes\u2013miércoles");
    assertThat(ServiceHoursText.words(PLACE, Locale.of("ar")))
        .as("a comma of that script, between hours and between days")
        .contains("08:30\u201312:00\u060c 13:30\u201317:05")
        .contains("الجمعة\u060c السبت 09:00");
  }

  @Test
  void aServiceHasItsOwnHoursOrThePlacesOrNone() {
    OpeningHours own =
        new OpeningHours(
            OpeningHoursParser.FRANCE,
            Map.of(DayOfWeek.THURSDAY, List.of(OpeningHoursParser.span("10:00-11:00"))),
            Map.of());
    ServiceOffer usual = new ServiceOffer(new ServiceCode("caf"), "CAF", "CAF", "CAF");
    ServiceOffer special =
        new ServiceOffer(new ServiceCode("caf"), "CAF", "CAF", "CAF", Optional.of(own));

    var words = new ServiceHoursText(Optional.of(PLACE));
    assertThat(words.of(usual).orElseThrow().getString("fr")).startsWith("lundi");
    assertThat(words.of(special).orElseThrow().getString("en"))
        .isEqualTo("Thursday 10:00\u201311:00");
    assertThat(new ServiceHoursText(Optional.empty()).of(usual)).isEmpty();
  }
}
