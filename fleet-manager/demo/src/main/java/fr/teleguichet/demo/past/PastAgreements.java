package fr.teleguichet.demo.past;

import java.time.LocalDate;
import java.util.List;

/**
 * With whom there were agreements, and what the committee promised: five public bodies as in the
 * first network, and those with which it wanted to talk next. The commitments are made up.
 */
record PastAgreements(List<Partner> partners, List<Commitment> commitments) {

  /**
   * A public body.
   *
   * @param services codes of its services; may be empty
   * @param signed the day of the agreement; the day on which talks began where there is none
   */
  record Partner(String name, String services, boolean isSigned, LocalDate signed, int years) {}

  /** A promise, and what three meetings measured of it. */
  record Commitment(
      String text,
      String indicator,
      String figure,
      String bound,
      double target,
      LocalDate due,
      List<Measure> measures) {
    Commitment {
      measures = List.copyOf(measures);
    }
  }

  /** What a meeting measured. */
  record Measure(LocalDate meeting, double amount, String state, String remark) {}

  PastAgreements {
    partners = List.copyOf(partners);
    commitments = List.copyOf(commitments);
  }

  /** Those of a past that began on the first day of a month. */
  static PastAgreements of(LocalDate from) {
    LocalDate signed = from.minusMonths(2).withDayOfMonth(10);
    LocalDate talks = from.plusMonths(11).withDayOfMonth(12);
    return new PastAgreements(
        List.of(
            new Partner("Carsat Midi-Pyrénées", "carsat", true, signed, 3),
            new Partner("CAF du Lot", "caf", true, signed.plusDays(7), 2),
            new Partner("CPAM du Lot", "cpam", true, signed.plusDays(9), 3),
            new Partner("Udaf du Lot", "point-info-famille", true, signed.plusDays(20), 3),
            new Partner("Mission locale du Lot", "mission-locale", true, signed.plusMonths(1), 3),
            new Partner("Chambres consulaires", "", false, talks, 0),
            new Partner("Tribunal judiciaire de Cahors", "", false, talks.plusMonths(1), 0),
            new Partner("Banque de France", "", false, talks.plusMonths(3), 0)),
        commitments(from));
  }

  private static List<Commitment> commitments(LocalDate from) {
    LocalDate first = from.plusMonths(5).withDayOfMonth(14);
    LocalDate second = from.plusMonths(11).withDayOfMonth(14);
    LocalDate third = from.plusMonths(17).withDayOfMonth(14);
    LocalDate due = from.plusMonths(24);
    return List.of(
        new Commitment(
            "Un conseiller répond en moins de trois minutes.",
            "Attente médiane, en secondes",
            "median-wait",
            "at-most",
            180,
            due,
            List.of(
                new Measure(first, 205, "at-risk", "Peu de conseillers le lundi matin."),
                new Measure(second, 160, "kept", ""),
                new Measure(third, 142, "kept", ""))),
        new Commitment(
            "Neuf personnes sur dix repartent satisfaites.",
            "Part des personnes satisfaites ou très satisfaites, en %",
            "satisfied",
            "at-least",
            90,
            due,
            List.of(
                new Measure(first, 92, "kept", ""),
                new Measure(second, 93, "kept", ""),
                new Measure(third, 94, "kept", ""))),
        new Commitment(
            "Chaque site accueille au moins un entretien par mois.",
            "Sites sans entretien dans le mois",
            "by-hand",
            "at-most",
            0,
            due,
            List.of(
                new Measure(first, 1, "at-risk", "Un site peu connu des habitants."),
                new Measure(second, 1, "missed", "Affiches et permanence à prévoir."),
                new Measure(third, 1, "missed", "Plan de communication à revoir."))),
        new Commitment(
            "Les résultats sont affichés dans chaque lieu d’accueil.",
            "Sites où les résultats de l’année sont affichés",
            "by-hand",
            "at-least",
            8,
            due,
            List.of(new Measure(second, 5, "at-risk", ""), new Measure(third, 8, "kept", ""))));
  }
}
