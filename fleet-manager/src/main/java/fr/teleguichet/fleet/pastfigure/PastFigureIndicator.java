package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.hardware.text.CodedEnum;

/**
 * What yearly accounts of before tell: figures of the common evaluation programme, under the same
 * names and definitions. What the network cost has a file of its own.
 */
public enum PastFigureIndicator implements CodedEnum {
  INTERVIEWS(Indicator.INTERVIEWS, PastFigureUnit.COUNT),
  ATTEMPTS(Indicator.ATTEMPTS, PastFigureUnit.COUNT),
  ANSWER_RATE(Indicator.ANSWER_RATE, PastFigureUnit.SHARE),
  SATISFIED(Indicator.SATISFIED, PastFigureUnit.SHARE),
  VERY_SATISFIED(Indicator.VERY_SATISFIED, PastFigureUnit.SHARE),
  RECOMMEND(Indicator.RECOMMEND, PastFigureUnit.SHARE),
  RESOLVED(Indicator.RESOLVED, PastFigureUnit.SHARE),
  KIOSKS(Indicator.KIOSKS, PastFigureUnit.COUNT),
  SITES(Indicator.SITES, PastFigureUnit.COUNT),
  SITE_MONTHS(Indicator.SITE_MONTHS, PastFigureUnit.COUNT),
  PEOPLE_TRAINED(Indicator.PEOPLE_TRAINED, PastFigureUnit.COUNT),
  LABELLED_SITES(Indicator.LABELLED_SITES, PastFigureUnit.COUNT),
  CO2_GROSS(Indicator.CO2_GROSS, PastFigureUnit.KILOGRAMS),
  CO2_NET(Indicator.CO2_NET, PastFigureUnit.KILOGRAMS);

  private final Indicator indicator;
  private final PastFigureUnit unit;

  PastFigureIndicator(Indicator indicator, PastFigureUnit unit) {
    this.indicator = indicator;
    this.unit = unit;
  }

  /** The figure of reports that it is. */
  public Indicator indicator() {
    return indicator;
  }

  /** What it is counted in. */
  public PastFigureUnit unit() {
    return unit;
  }

  /** Whether it can be less than nothing: kiosks may emit more than they spare. */
  public boolean mayBeNegative() {
    return this == CO2_NET;
  }
}
