package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.hardware.text.Worded;

/**
 * What yearly accounts of before tell: figures of the common evaluation programme, under the same
 * names and definitions. What the network cost has a file of its own.
 */
public enum PastIndicator implements Worded {
  INTERVIEWS(Indicator.INTERVIEWS, PastUnit.COUNT),
  ATTEMPTS(Indicator.ATTEMPTS, PastUnit.COUNT),
  ANSWER_RATE(Indicator.ANSWER_RATE, PastUnit.SHARE),
  SATISFIED(Indicator.SATISFIED, PastUnit.SHARE),
  VERY_SATISFIED(Indicator.VERY_SATISFIED, PastUnit.SHARE),
  RECOMMEND(Indicator.RECOMMEND, PastUnit.SHARE),
  RESOLVED(Indicator.RESOLVED, PastUnit.SHARE),
  KIOSKS(Indicator.KIOSKS, PastUnit.COUNT),
  SITES(Indicator.SITES, PastUnit.COUNT),
  SITE_MONTHS(Indicator.SITE_MONTHS, PastUnit.COUNT),
  PEOPLE_TRAINED(Indicator.PEOPLE_TRAINED, PastUnit.COUNT),
  LABELLED_SITES(Indicator.LABELLED_SITES, PastUnit.COUNT),
  CO2_GROSS(Indicator.CO2_GROSS, PastUnit.KILOGRAMS),
  CO2_NET(Indicator.CO2_NET, PastUnit.KILOGRAMS);

  private final Indicator indicator;
  private final PastUnit unit;

  PastIndicator(Indicator indicator, PastUnit unit) {
    this.indicator = indicator;
    this.unit = unit;
  }

  /** The figure of reports that it is. */
  public Indicator indicator() {
    return indicator;
  }

  /** What it is counted in. */
  public PastUnit unit() {
    return unit;
  }

  /** Whether it can be less than nothing: kiosks may emit more than they spare. */
  public boolean mayBeNegative() {
    return this == CO2_NET;
  }
}
