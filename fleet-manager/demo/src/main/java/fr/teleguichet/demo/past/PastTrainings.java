package fr.teleguichet.demo.past;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Who was trained and when, as the first network did: fifteen people, two days and one in the first
 * year, one in the second; and five places with a label, each with somebody who was trained. The
 * names are made up.
 *
 * @param labelled the kiosks at places with a label
 * @param labelledSince since when
 */
record PastTrainings(
    List<Person> people, List<Session> sessions, List<String> labelled, LocalDate labelledSince) {

  static final int PEOPLE = 15;
  static final int LABELLED = 5;

  private static final List<String> FIRST_NAMES =
      List.of(
          "Alix",
          "Camille",
          "Charlie",
          "Claude",
          "Dominique",
          "Eden",
          "Lou",
          "Maxime",
          "Morgan",
          "Noa",
          "Andrea",
          "Sacha",
          "Sasha",
          "Swann",
          "Yaël");
  private static final List<String> LAST_NAMES =
      List.of(
          "Exemple", "Dumoulin", "Fictif", "Lavigne", "Modèle", "Rivière", "Specimen", "Valette");

  /**
   * Somebody who was trained.
   *
   * @param kiosk where; empty for who works for the whole network
   */
  record Person(String name, String role, String kiosk) {}

  /** A training, at which everybody was. */
  record Session(LocalDate day, String kind, int halfDays, String subject) {}

  PastTrainings {
    people = List.copyOf(people);
    sessions = List.copyOf(sessions);
    labelled = List.copyOf(labelled);
  }

  /** Those of a past that began on the first day of a month. */
  static PastTrainings of(LocalDate from, List<PastKiosk> kiosks, RandomGenerator random) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(person(i, kiosks, random));
    }
    return new PastTrainings(
        people,
        sessions(from),
        kiosks.stream().limit(LABELLED).map(PastKiosk::name).toList(),
        from.plusMonths(2));
  }

  private static List<Session> sessions(LocalDate from) {
    return List.of(
        new Session(monday(from.plusMonths(1)), "initial", 4, "Accueillir au téléguichet"),
        new Session(
            monday(from.plusMonths(6)), "continuing", 2, "Accompagner sans faire à la place"),
        new Session(
            monday(from.plusMonths(14)), "continuing", 2, "Retraite et allocations à distance"));
  }

  /** Ten mediators, so that each place has one; four advisers and a technician for all. */
  private static Person person(int i, List<PastKiosk> kiosks, RandomGenerator random) {
    String name = FIRST_NAMES.get(i) + " " + LAST_NAMES.get(random.nextInt(LAST_NAMES.size()));
    if (i < 10) {
      return new Person(name, "mediator", kiosks.get(i % kiosks.size()).name());
    }
    return new Person(name, i < 14 ? "adviser" : "technician", "");
  }

  /** The second Monday of a month. */
  private static LocalDate monday(LocalDate month) {
    return IntStream.rangeClosed(8, 14)
        .mapToObj(month::withDayOfMonth)
        .filter(day -> day.getDayOfWeek() == java.time.DayOfWeek.MONDAY)
        .findFirst()
        .orElseThrow();
  }
}
