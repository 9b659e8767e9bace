package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.pastfigure.PastFigure;
import fr.teleguichet.fleet.pastfigure.PastFigureIndicator;
import fr.teleguichet.fleet.pastfigure.PastFigurePlace;
import fr.teleguichet.fleet.pastfigure.PastFigureUnit;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.transfer.ImportCell;
import fr.teleguichet.fleet.site.transfer.ImportProblem;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.text.CodedEnum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one row as a figure, or says of each of its cells what is wrong. */
final class PastFigureRowReader {

  /** Fewer answers than these would speak of single persons, as everywhere in the program. */
  private static final long MIN_ANSWERS = 5;

  private static final int MAX_NAME = 120;
  private static final int MAX_SOURCE = 300;
  private static final int MAX_NOTE = 500;

  private final PastFigureRows.Row row;
  private final PastFigureNames names;
  private final int lastYear;
  private final List<ImportProblem> problems = new ArrayList<>();

  /**
   * One row.
   *
   * @param lastYear the last calendar year that is over
   */
  PastFigureRowReader(PastFigureRows.Row row, PastFigureNames names, int lastYear) {
    this.row = row;
    this.names = names;
    this.lastYear = lastYear;
  }

  /** What is wrong with it, once it was read. */
  List<ImportProblem> problems() {
    return List.copyOf(problems);
  }

  /** The figure; empty where anything is wrong. */
  Optional<PastFigure> read() {
    int year = year();
    PastFigurePlace place = place();
    Optional<ServiceCode> service = service();
    String source = source();
    String note = text(PastFigureColumns.NOTE, MAX_NOTE, true);
    Optional<PastFigureIndicator> indicator =
        CodedEnum.of(PastFigureIndicator.class, row.text(PastFigureColumns.INDICATOR));
    if (indicator.isEmpty()) {
      wrong(PastFigureColumns.INDICATOR, "indicator", row.text(PastFigureColumns.INDICATOR));
      return Optional.empty();
    }
    unit(indicator.get());
    Optional<BigDecimal> value = value(indicator.get());
    Optional<Long> of = of(indicator.get(), value);
    return value.isEmpty() || !problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PastFigure(
                new PastFigure.Key(year, place, service, indicator.get()),
                value.get(),
                of,
                source,
                note));
  }

  private void wrong(String column, String what, Object... arguments) {
    ImportCell cell = row.cell(column);
    String[] quoted = new String[arguments.length];
    for (int i = 0; i < quoted.length; i++) {
      quoted[i] = arguments[i].toString();
    }
    problems.add(ImportProblem.at(cell.line(), cell.column(), "past-figure.wrong." + what, quoted));
  }

  private int year() {
    String text = row.text(PastFigureColumns.YEAR);
    int year = text.matches("[0-9]{4}") ? Integer.parseInt(text) : 0;
    if (year < PastFigure.MIN_YEAR || year > lastYear) {
      wrong(PastFigureColumns.YEAR, "year", Integer.toString(PastFigure.MIN_YEAR), lastYear);
    }
    return year;
  }

  private PastFigurePlace place() {
    String site = row.text(PastFigureColumns.SITE);
    String former = text(PastFigureColumns.FORMER_SITE, MAX_NAME, false);
    if (!site.isEmpty() && !former.isEmpty()) {
      wrong(PastFigureColumns.FORMER_SITE, "both-sites");
    }
    if (!site.isEmpty()) {
      List<Site> meant = names.sites(site);
      if (meant.size() == 1) {
        return PastFigurePlace.at(meant.getFirst());
      }
      wrong(PastFigureColumns.SITE, meant.isEmpty() ? "site" : "site-twice", site);
    } else if (!former.isEmpty()) {
      if (!names.sitesNamed(former).isEmpty()) {
        wrong(PastFigureColumns.FORMER_SITE, "former-site", former);
      }
      return new PastFigurePlace.FormerSite(former);
    }
    return new PastFigurePlace.WholeNetwork();
  }

  private Optional<ServiceCode> service() {
    String text = row.text(PastFigureColumns.SERVICE);
    List<ServiceCode> meant = text.isEmpty() ? List.of() : names.services(text);
    if (!text.isEmpty() && meant.size() != 1) {
      wrong(PastFigureColumns.SERVICE, "service", text);
    }
    return meant.stream().findFirst();
  }

  private String source() {
    String source = text(PastFigureColumns.SOURCE, MAX_SOURCE, false);
    if (row.text(PastFigureColumns.SOURCE).isEmpty()) {
      wrong(PastFigureColumns.SOURCE, "source");
    }
    return source;
  }

  /** A text of one line, or of several where it is a note. */
  private String text(String column, int most, boolean mayHaveLines) {
    String text = row.text(column).replace("\r\n", "\n");
    boolean hasOdd =
        text.codePoints().anyMatch(letter -> isOdd(letter) && !(mayHaveLines && letter == '\n'));
    if (text.length() > most) {
      wrong(column, "long", most);
    } else if (hasOdd) {
      wrong(column, mayHaveLines ? "letters" : "line");
    }
    return text;
  }

  private static boolean isOdd(int letter) {
    return Character.isISOControl(letter)
        || Character.getType(letter) == Character.SURROGATE
        || Character.getType(letter) == Character.UNASSIGNED;
  }

  private void unit(PastFigureIndicator indicator) {
    String unit = row.text(PastFigureColumns.UNIT);
    if (!unit.isEmpty() && !unit.equals(indicator.unit().code())) {
      wrong(PastFigureColumns.UNIT, "unit", unit, indicator.unit().code());
    }
  }

  private Optional<BigDecimal> value(PastFigureIndicator indicator) {
    Optional<BigDecimal> value = number(PastFigureColumns.VALUE);
    if (value.isPresent()) {
      if (value.get().signum() < 0 && !indicator.mayBeNegative()) {
        wrong(PastFigureColumns.VALUE, "negative");
      } else if (indicator.unit() != PastFigureUnit.KILOGRAMS
          && !PastFigureNumberParser.isWhole(value.get())) {
        wrong(PastFigureColumns.VALUE, "whole");
      }
    }
    return value;
  }

  private Optional<Long> of(PastFigureIndicator indicator, Optional<BigDecimal> value) {
    boolean isThere = !row.text(PastFigureColumns.OF).isEmpty();
    if (indicator.unit() != PastFigureUnit.SHARE) {
      if (isThere) {
        wrong(PastFigureColumns.OF, "of-needless");
      }
      return Optional.empty();
    }
    if (!isThere) {
      wrong(PastFigureColumns.OF, "of-missing");
      return Optional.empty();
    }
    Optional<BigDecimal> of = number(PastFigureColumns.OF);
    if (of.isEmpty()) {
      return Optional.empty();
    }
    if (!PastFigureNumberParser.isWhole(of.get())) {
      wrong(PastFigureColumns.OF, "whole");
      return Optional.empty();
    }
    if (of.get().compareTo(BigDecimal.valueOf(MIN_ANSWERS)) < 0) {
      wrong(PastFigureColumns.OF, "of-few", MIN_ANSWERS);
    } else if (value.isPresent() && value.get().compareTo(of.get()) > 0) {
      wrong(PastFigureColumns.VALUE, "of-less");
    }
    return Optional.of(of.get().longValueExact());
  }

  private Optional<BigDecimal> number(String column) {
    Optional<BigDecimal> number = PastFigureNumberParser.read(row.text(column));
    if (number.isEmpty()) {
      wrong(column, "number", row.text(column));
    } else if (number.get().abs().compareTo(PastFigureNumberParser.MAX) > 0) {
      wrong(column, "large", PastFigureNumberParser.MAX.toPlainString());
      return Optional.empty();
    }
    return number;
  }
}
