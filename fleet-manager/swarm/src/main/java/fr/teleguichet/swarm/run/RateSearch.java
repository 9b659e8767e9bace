package fr.teleguichet.swarm.run;

/** Which rate is tried next, by what came of those before: up by a factor, then in between. */
final class RateSearch {

  private final SearchPlan plan;
  private double rate;
  private double good;
  private double bad = Double.POSITIVE_INFINITY;
  private int refinements;
  private int steps;
  private boolean over;

  RateSearch(SearchPlan plan) {
    this.plan = plan;
    this.rate = plan.from();
    this.refinements = plan.refinements();
  }

  /** Whether there is no further rate to try. */
  boolean isOver() {
    return over || steps == plan.steps();
  }

  /** The rate to try now, in reports per second. */
  double rate() {
    return rate;
  }

  /** The rate was tried, and the sink was not behind at its end, or it was. */
  void tried(boolean notBehind) {
    steps++;
    if (notBehind) {
      good = rate;
    } else {
      bad = rate;
    }
    boolean rising = Double.isInfinite(bad);
    over = rising ? good >= plan.to() : good == 0 || refinements-- == 0;
    rate = rising ? Math.min(plan.to(), rate * plan.factor()) : Math.sqrt(good * bad);
  }
}
