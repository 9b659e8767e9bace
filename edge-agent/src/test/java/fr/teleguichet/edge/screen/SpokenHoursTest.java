package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.call.AdviserPresence;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceReopening;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.ServiceMode;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpokenHoursTest {

  /** What espeak-ng makes “aitch”, “point” or nothing of. */
  static final Pattern FOR_EYES = Pattern.compile("(?U)\\bh\\b|[–·]|\\d[:.]00");

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final OpeningHours HOURS = hours();

  private static OpeningHours hours() {
    var whole =
        List.of(OpeningHoursParser.span("08:30-12:00"), OpeningHoursParser.span("13:30-17:05"));
    var morning = List.of(OpeningHoursParser.span("09:00-12:00"));
    return new OpeningHours(
        OpeningHoursParser.FRANCE,
        Map.of(
            DayOfWeek.MONDAY,
            whole,
            DayOfWeek.TUESDAY,
            whole,
            DayOfWeek.WEDNESDAY,
            whole,
            DayOfWeek.FRIDAY,
            morning,
            DayOfWeek.SATURDAY,
            morning,
            DayOfWeek.SUNDAY,
            List.of(OpeningHoursParser.span("18:00-24:00"))),
        Map.of());
  }

  private static String week(SessionLanguage language) {
    return new SpokenHours(PageTexts.all(), language).week(HOURS);
  }

  @Test
  void aWeekIsSaidAsPeopleSayItInEachLanguage() {
    assertThat(week(SessionLanguage.FRENCH))
        .isEqualTo(
            "Du lundi au mercredi, de 8 heures 30 à 12 heures, de 13 heures 30 à 17 heures 5."
                + " Vendredi et samedi, de 9 heures à 12 heures. Dimanche, de 18 heures à minuit");
    assertThat(week(SessionLanguage.ENGLISH))
        .isEqualTo(
            "Monday to Wednesday, from 8:30 AM to 12 PM, from 1:30 PM to 5:05 PM."
                + " Friday and Saturday, from 9 AM to 12 PM. Sunday, from 6 PM to midnight");
    assertThat(week(SessionLanguage.SPANISH))
        .isEqualTo(
            "De lunes a miércoles, de las 8 y 30 a las 12, de las 13 y 30 a las 17 y 5."
                + " Viernes y sábado, de las 9 a las 12. Domingo, de las 18 a medianoche");
    assertThat(week(SessionLanguage.PORTUGUESE))
        .isEqualTo(
            "De segunda-feira a quarta-feira, das 8 e 30 às 12 horas, das 13 e 30 às 17 e 5."
                + " Sexta-feira e sábado, das 9 horas às 12 horas."
                + " Domingo, das 18 horas à meia-noite");
    assertThat(week(SessionLanguage.ARABIC))
        .startsWith("من الاثنين إلى الأربعاء, من الساعة 8 و30 إلى الساعة 12, من الساعة 13 و30")
        .endsWith("من الساعة 18 إلى منتصف الليل");
  }

  /** Of “21 heures” espeak-ng makes “vingt et un”, and an hour is “une”. */
  @ParameterizedTest
  @CsvSource({
    "fr, 21:00, vingt et une heures",
    "fr, 01:00, une heure",
    "fr, 01:30, une heure 30",
    "fr, 11:11, 11 heures 11",
    "fr, 08:01, 8 heures une",
    "fr, 21:51, vingt et une heures cinquante et une",
    "fr, 20:41, 20 heures quarante et une",
    "en, 13:00, 1 PM",
    "en, 21:01, 9:01 PM",
    "es, 21:21, veintiuna y 21",
    "pt, 21:00, vinte e uma horas",
    "pt, 01:00, uma hora",
    "ar, 21:00, 21"
  })
  void anHourThatEndsInOneHasItsGender(String tag, LocalTime time, String said) {
    assertThat(in(tag).time(time)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "es; 01:00-01:30; Lunes, de la una a la una y 30",
        "es; 00:30-13:00; Lunes, de las 0 y 30 a las 13",
        "es; 11:00-21:00; Lunes, de las 11 a las veintiuna",
        "pt; 01:00-11:00; Segunda-feira, da uma hora às 11 horas",
        "pt; 00:10-01:10; Segunda-feira, das 0 e 10 à uma e 10",
        "pt; 11:00-21:00; Segunda-feira, das 11 horas às vinte e uma horas"
      })
  void oneOClockIsSaidInTheSingular(String tag, String span, String said) {
    var hours =
        new OpeningHours(
            OpeningHoursParser.FRANCE,
            Map.of(DayOfWeek.MONDAY, List.of(OpeningHoursParser.span(span))),
            Map.of());
    assertThat(in(tag).week(hours)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "SPANISH, a partir de las 01:00, a partir de la 01:00",
    "SPANISH, a partir de las 11:00, a partir de las 11:00",
    "SPANISH, a partir de las 10:01, a partir de las 10:01",
    "PORTUGUESE, a partir das 01:00, a partir da 01:00",
    "PORTUGUESE, a partir das 10:00, a partir das 10:00",
    "FRENCH, à partir de 1 h, à partir de 1 h"
  })
  void oneOClockIsWrittenInTheSingular(SessionLanguage language, String words, String written) {
    assertThat(SingularHourArticle.in(language, words)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"fr, 21, vingt et une", "fr, 11, 11", "fr, 20, 20", "es, 21, 21"})
  void minutesAreCountedInTheirGender(String tag, long count, String said) {
    assertThat(in(tag).minutes(count)).isEqualTo(said);
  }

  @Test
  void aWaitAndAnAbsenceAreSpokenWithIt() {
    JsonObject view =
        new JsonObject()
            .put("state", "waiting")
            .put("service", new JsonObject().put("id", "caf").put("fr", "CAF"))
            .put("expected", 31 * 60)
            .put("away", new JsonObject().put("minutes", 21));
    assertThat(
            new SpokenText(PageTexts.all(), SessionLanguage.FRENCH, view, PagePlace.FRONT).text())
        .contains("trente et une\u00a0minutes environ")
        .contains("vingt et une\u00a0minutes au plus");
  }

  private static SpokenHours in(String tag) {
    return new SpokenHours(PageTexts.all(), SessionLanguage.ofTag(tag).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void noServiceSaysItsHoursAsTheyAreDrawn(ServiceMode mode) {
    for (Optional<MonthDay> date : List.of(Optional.<MonthDay>empty(), someDay())) {
      for (DayOfWeek today : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY)) {
        JsonObject home = home(mode, date, today);
        for (SessionLanguage language : SessionLanguage.values()) {
          for (PagePlace place : List.of(PagePlace.FRONT, about())) {
            assertThat(new SpokenText(PageTexts.all(), language, home, place).text())
                .contains("CAF")
                .doesNotContainPattern(FOR_EYES);
          }
        }
      }
    }
    assertThat(home(mode, someDay(), DayOfWeek.MONDAY).encode()).containsPattern(FOR_EYES);
  }

  private static Optional<MonthDay> someDay() {
    return Optional.of(MonthDay.of(12, 1));
  }

  private static PagePlace about() {
    return new PagePlace(
        false,
        Optional.of(CAF.value()),
        0,
        60,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A service that opens at half past one on a Tuesday. */
  private static JsonObject home(ServiceMode mode, Optional<MonthDay> date, DayOfWeek today) {
    var offer =
        new ServiceOffer(
            OfferedServicesDocument.read(
                    """
                    {"format":1,"services":[{"code":"caf","pictogram":"family","mode":"%s",
                      "name":{"fr":"CAF","en":"CAF"}}]}
                    """
                        .formatted(mode.code()))
                .services()
                .getFirst());
    var services = new TreeMap<ServiceCode, Set<ServiceObstacle>>();
    services.put(CAF, Set.of(ServiceObstacle.SERVICE_CLOSED));
    var opens = new TreeMap<ServiceCode, ServiceReopening>();
    opens.put(CAF, new ServiceReopening(DayOfWeek.TUESDAY, LocalTime.of(13, 30), date));
    return new JsonObject()
        .put("state", "home")
        .put(
            "services",
            AvailabilityView.services(
                List.of(offer),
                new ServiceHoursText(Optional.of(HOURS)),
                new ServiceAvailabilityText(PageTexts.all(), today, _ -> AdviserPresence.PRESENT),
                new ServiceVerdict(Set.of(), services, opens),
                _ -> false));
  }
}
