package fr.teleguichet.fleet.pastfigure.transfer;

import java.util.List;
import java.util.Set;

/** The columns of a file of past figures. */
final class PastFigureColumns {

  static final String YEAR = "year";
  static final String SITE = "site";
  static final String FORMER_SITE = "former_site";
  static final String SERVICE = "service";
  static final String INDICATOR = "indicator";
  static final String VALUE = "value";
  static final String OF = "of";
  static final String UNIT = "unit";
  static final String SOURCE = "source";
  static final String NOTE = "note";

  /** Every column, in order. */
  static final List<String> ALL =
      List.of(YEAR, SITE, FORMER_SITE, SERVICE, INDICATOR, VALUE, OF, UNIT, SOURCE, NOTE);

  /** Those without which no figure can be told. */
  static final List<String> REQUIRED = List.of(YEAR, INDICATOR, VALUE, SOURCE);

  /** Those that hold a number, which may begin with a minus. */
  static final Set<String> NUMBERS = Set.of(YEAR, VALUE, OF);

  /** What a row begins with that is a remark for people and no figure. */
  static final String REMARK = "#";

  private PastFigureColumns() {}
}
