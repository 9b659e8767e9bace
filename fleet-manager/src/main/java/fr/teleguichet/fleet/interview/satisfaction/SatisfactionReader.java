package fr.teleguichet.fleet.interview.satisfaction;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageFigures.Group;
import fr.teleguichet.fleet.interview.UsageFiguresViewModel;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.interview.satisfaction.SatisfactionViewModel.Row;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what may be told of people's answers: whole years that are over, and closed months. */
@Singleton
public final class SatisfactionReader {

  /** As many years as can be chosen. */
  private static final int YEARS = 5;

  private final UsageReader reader;

  SatisfactionReader(UsageReader reader) {
    this.reader = reader;
  }

  /**
   * What is told of the answers of some months: those of the years that the months touch and that
   * have been over for two weeks ({@link UsageFigures#years}), and the told months within.
   *
   * @param first the first month
   * @param last the last month, at most 59 later
   */
  public UsageFigures read(YearMonth first, YearMonth last, Scope scope) {
    return reader.read(UsageQuery.of(new MonthRange(first, last)), scope);
  }

  /** The years that can be chosen, the last first. */
  List<Integer> years() {
    int last = reader.lastToldYear();
    return IntStream.range(0, YEARS).mapToObj(i -> last - i).toList();
  }

  SatisfactionViewModel page(int year, Scope scope, LocalizedText text) {
    UsageFigures figures =
        read(YearMonth.of(year, Month.JANUARY), YearMonth.of(year, Month.DECEMBER), scope);
    int running = reader.lastToldYear() + 1;
    UsageFigures now =
        read(YearMonth.of(running, Month.JANUARY), YearMonth.of(running, Month.DECEMBER), scope);
    return new SatisfactionViewModel(
        year,
        years(),
        figures,
        !scope.isWholeFleet() && figures.bySite().stream().anyMatch(Group::hidden),
        Stream.concat(figures.spans().stream(), now.spans().stream()).toList(),
        bySite(figures, text),
        byService(figures, text));
  }

  private static List<Row> bySite(UsageFigures figures, LocalizedText text) {
    return figures.bySite().stream()
        .map(it -> row(UsageFiguresViewModel.place(it.of(), text), it))
        .toList();
  }

  private List<Row> byService(UsageFigures figures, LocalizedText text) {
    return figures.byService().stream().map(it -> row(reader.service(it.of(), text), it)).toList();
  }

  private static Row row(String name, Group<?> group) {
    return new Row(name, group.held(), group.answers(), group.hidden());
  }
}
