package fr.teleguichet.fleet.budget;

import java.util.Optional;

/**
 * What an interview costs: what was paid for whole calendar years over the interviews that were
 * held in the same years.
 *
 * @param paid what was paid
 * @param interviews how many were held
 */
public record CostPerInterview(EuroAmount paid, long interviews) {

  /** What falls on one; empty where none was held or nothing is known to have been paid. */
  public Optional<EuroAmount> each() {
    return paid.isZero() ? Optional.empty() : paid.each(interviews);
  }
}
