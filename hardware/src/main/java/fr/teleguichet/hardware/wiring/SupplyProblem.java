package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.Slug;

/** What is wrong with a supply. */
public sealed interface SupplyProblem extends WiringProblem {

  /** The supply that has to be changed. */
  Slug supply();

  /** A supply wired to a pin that isn't of its rail. */
  record NotThisRail(Slug supply, Rail rail, int position, String there) implements SupplyProblem {
    @Override
    public String sentence() {
      return "%s wants %s from pin %d, which is %s; take a pin of that rail"
          .formatted(supply, rail.label(), position, there);
    }
  }

  /** A current on a ground, which would be counted twice. */
  record CurrentOnGround(Slug supply) implements SupplyProblem {
    @Override
    public String sentence() {
      return supply
          + " is a ground, whose current is counted where it is fed; write \"current-ma: 0\"";
    }
  }

  /** More current than the profile allows on a rail; the supply is the largest. */
  record Overloaded(Slug supply, Rail rail, int milliamps, int limit) implements SupplyProblem {
    @Override
    public String sentence() {
      return "%s gives %d mA in all, %d mA above its limit of %d mA; feed %s, the largest, elsewhere"
          .formatted(rail.label(), milliamps, milliamps - limit, limit, supply);
    }
  }
}
