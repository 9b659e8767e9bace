package fr.teleguichet.demo.past;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of a budget that never was, after what is told of the first network in the Lot: 193 149 €
 * were paid for it, and fifty thousand a year promised.
 *
 * @param funder the French name of who paid
 * @param nature what it was spent on, as the manager's table calls it
 * @param planned euros
 * @param paid euros
 * @param kiosk the name of the kiosk whose site it was for; empty for the whole network
 */
record PastBudgetLine(int year, String funder, String nature, int planned, int paid, String kiosk) {

  /** So that nobody takes it for an account. */
  static final String NOTE =
      "Chiffre inventé pour la démonstration, d’après le premier réseau du Lot";

  private static final String RELAYS = "Relais de services publics";

  /** The budget of this past; what is promised for years after the first is not paid yet. */
  static List<PastBudgetLine> of(GeneratedPast past) {
    int first = past.from().getYear();
    List<PastBudgetLine> lines = new ArrayList<>();
    lines.add(paid(first, "PRAI", "study", 64_000, ""));
    lines.add(paid(first, "PRAI", "investment", 32_149, ""));
    lines.add(paid(first, RELAYS, "running", 50_000, ""));
    lines.add(paid(first, "Département", "staff", 17_000, ""));
    int share = 30_000 / past.kiosks().size();
    past.kiosks()
        .forEach(
            it -> lines.add(paid(first, "Collectivités locales", "investment", share, it.name())));
    IntStream.rangeClosed(first + 1, past.to().getYear())
        .forEach(year -> lines.add(new PastBudgetLine(year, RELAYS, "running", 50_000, 0, "")));
    return lines;
  }

  private static PastBudgetLine paid(
      int year, String funder, String nature, int euros, String kiosk) {
    return new PastBudgetLine(year, funder, nature, euros, euros, kiosk);
  }
}
