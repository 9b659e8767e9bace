package fr.teleguichet.demo.past;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Something that was never done to make the network known. The interviews are as they are; actions
 * stand where more were held afterwards, as somebody who remembers them would put them, and where
 * nothing of the kind is to be seen.
 *
 * @param kind as the manager's table calls it
 * @param days how many days it took
 * @param kiosk the name of the kiosk whose site it was for; empty for every site
 * @param cost euros
 */
record PastOutreachAction(
    String kind, String title, LocalDate first, int days, String kiosk, int cost) {

  /** So that nobody takes it for a success. */
  static final String NOTE = "Action inventée pour la démonstration";

  private static final int WEEKS = 8;

  /** What was done in this past. */
  static List<PastOutreachAction> of(GeneratedPast past) {
    return List.of(
        new PastOutreachAction(
            "letter", "Courrier à toutes les mairies", past.from().plusDays(14), 1, "", 180),
        new PastOutreachAction(
            "poster", "Affiches dans les commerces et les mairies", rise(past, ""), 12, "", 340),
        new PastOutreachAction(
            "open-day", "Portes ouvertes au relais", rise(past, "figeac"), 1, "figeac", 95),
        new PastOutreachAction(
            "mayors-bulletin",
            "Une page dans le bulletin municipal",
            rise(past, "gramat"),
            1,
            "gramat",
            0),
        new PastOutreachAction(
            "press", "Article dans la presse locale", past.to().minusMonths(9), 1, "", 0),
        new PastOutreachAction(
            "radio", "Entretien à la radio locale", past.to().minusMonths(5), 1, "", 0),
        new PastOutreachAction(
            "website",
            "Page refaite sur le site du Département",
            past.to().minusDays(20),
            1,
            "",
            0));
  }

  /** The Monday after which most interviews more were held than before it. */
  private static LocalDate rise(GeneratedPast past, String kiosk) {
    return Stream.iterate(
            past.from().plusWeeks(WEEKS).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)),
            day -> day.isBefore(past.to().minusWeeks(WEEKS + 2)),
            day -> day.plusWeeks(1))
        .max(Comparator.comparingLong(day -> more(past, kiosk, day)))
        .orElseThrow();
  }

  private static long more(GeneratedPast past, String kiosk, LocalDate day) {
    return held(past, kiosk, it -> !it.isBefore(day) && it.isBefore(day.plusWeeks(WEEKS)))
        - held(past, kiosk, it -> it.isBefore(day) && !it.isBefore(day.minusWeeks(WEEKS)));
  }

  private static long held(GeneratedPast past, String kiosk, Predicate<LocalDate> when) {
    return past.interviews().stream()
        .filter(it -> it.isHeld() && (kiosk.isEmpty() || it.kiosk().equals(kiosk)))
        .filter(it -> when.test(it.started().atZone(PastGenerator.PLACE).toLocalDate()))
        .count();
  }
}
