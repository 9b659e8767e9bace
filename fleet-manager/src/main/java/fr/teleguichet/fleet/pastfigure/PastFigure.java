package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure of a year, as a document tells it.
 *
 * @param key what it is the figure of
 * @param value so many, or kilograms, with two digits after the point at most
 * @param of of so many; there where the indicator is a share
 * @param source the document, and where in it
 * @param note what else is to be known of it
 */
public record PastFigure(Key key, BigDecimal value, Optional<Long> of, String source, String note) {

  /** The first year of which figures are taken. */
  public static final int MIN_YEAR = 2000;

  /**
   * What a figure is of; each is told once.
   *
   * @param year the calendar year
   * @param service empty for all of them
   */
  public record Key(
      int year,
      PastFigurePlace place,
      Optional<ServiceCode> service,
      PastFigureIndicator indicator) {}

  public PastFigure {
    value = value.stripTrailingZeros();
    if (of.isPresent() != (key.indicator().unit() == PastFigureUnit.SHARE)) {
      throw new IllegalArgumentException(key.indicator() + " of " + of);
    }
  }

  /** The value as reports have it. */
  public Measure measure() {
    return switch (key.indicator().unit()) {
      case COUNT -> new Measure.Count(value.longValueExact());
      case SHARE -> Measure.share(value.longValueExact(), of.orElse(0L));
      case KILOGRAMS -> new Measure.Quantity(value, MeasureUnit.KILOGRAMS);
    };
  }

  /** The value with a point and without separators, for files. */
  public String plainValue() {
    return value.toPlainString();
  }
}
