package fr.teleguichet.fleet.territory;

import java.util.List;

/**
 * Who lives near some places.
 *
 * @param communes those whose centre is near enough, the nearest first
 * @param inhabitants how many people live in them
 * @param allCommunes how many communes the département has
 * @param allInhabitants how many people live in the département
 */
public record PopulationReach(
    List<Near> communes, long inhabitants, int allCommunes, long allInhabitants) {

  /**
   * A commune near some places.
   *
   * @param kilometres from its centre to the nearest of the places
   */
  public record Near(Commune commune, double kilometres) {}

  public PopulationReach {
    communes = List.copyOf(communes);
  }

  /** The share of the département's inhabitants, 0 to 1. */
  public double share() {
    return allInhabitants == 0 ? 0 : (double) inhabitants / allInhabitants;
  }
}
