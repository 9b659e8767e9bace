package fr.teleguichet.fleet.opendata;

import fr.teleguichet.fleet.interview.Proportion;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageFigures.Group;
import fr.teleguichet.fleet.interview.UsageFigures.Place;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.fleet.opendata.InterviewLengthReader.Length;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.Epci;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines of a year, made of its figures: what must be hidden is left out here. */
final class OpenDataYearFactory {

  /** Whose line it is. */
  private record Name(
      OpenDataLevel level,
      String site,
      String siteName,
      String insee,
      String service,
      String serviceName) {}

  private static final SurveyAnswerCounts NOT_COUNTED = SurveyAnswerCounts.NONE;

  private final UsageFigures figures;
  private final Map<SiteCode, Site> sites;
  private final Department department;
  private final Function<ServiceCode, String> services;
  private final List<Place> places;
  private final List<ServiceCode> codes;
  private final InterviewCountMatrix table;
  private final List<Length> lengths;

  OpenDataYearFactory(
      UsageFigures figures,
      Map<SiteCode, Site> sites,
      Department department,
      Function<ServiceCode, String> services,
      List<Length> lengths) {
    this.lengths = lengths;
    this.figures = figures;
    this.sites = sites;
    this.department = department;
    this.services = services;
    this.places = figures.places().stream().filter(it -> it.total().held() > 0).toList();
    this.codes = codes(places);
    this.table = table();
  }

  private static List<ServiceCode> codes(List<Place> places) {
    return places.stream()
        .flatMap(place -> place.lines().stream())
        .filter(line -> line.total().held() > 0)
        .map(UsageFigures.Line::service)
        .distinct()
        .sorted()
        .toList();
  }

  /** Everything that is told of the year; nothing where it has fewer than five interviews. */
  OpenDataYear year(int year) {
    if (table.sum() < InterviewCountMatrix.MIN) {
      return new OpenDataYear(year, List.of(), List.of());
    }
    floor();
    CellSuppression.apply(table, groups());
    List<OpenDataLine> lines = new ArrayList<>();
    lines.add(network());
    byService(lines);
    bySite(lines);
    return new OpenDataYear(year, lines, months());
  }

  private InterviewCountMatrix table() {
    long[][] counts = new long[places.size()][codes.size()];
    for (int row = 0; row < counts.length; row++) {
      for (UsageFigures.Line line : places.get(row).lines()) {
        int column = codes.indexOf(line.service());
        if (column >= 0) {
          counts[row][column] = line.total().held();
        }
      }
    }
    return new InterviewCountMatrix(counts, codes.size());
  }

  /**
   * Groupings of communes, whose sums by service the evaluation report prints; sites outside all of
   * them, which it prints as one; and what is at no site, which is the rest of its sums.
   */
  private int[] groups() {
    Map<Optional<String>, Integer> numbers = new HashMap<>();
    return places.stream()
        .map(place -> site(place.where()).map(this::siren))
        .mapToInt(group -> numbers.computeIfAbsent(group, _ -> numbers.size()))
        .toArray();
  }

  /** Of the grouping that the site is in; empty text for none. */
  private String siren(Site site) {
    return department.epciOf(site.insee()).map(Epci::siren).orElse("");
  }

  /** Whoever reads that so many answered knows that there were as many interviews. */
  private void floor() {
    for (Group<ServiceCode> group : figures.byService()) {
      int column = codes.indexOf(group.of());
      if (column >= 0 && !group.hidden()) {
        table.floorColumn(column, group.answers().count());
      }
    }
    List<Where> wheres = places.stream().map(Place::where).toList();
    for (Group<Where> group : figures.bySite()) {
      int row = wheres.indexOf(group.of());
      if (row >= 0 && !group.hidden()) {
        table.floorRow(row, group.answers().count());
      }
    }
  }

  private OpenDataLine network() {
    return line(
        new Name(OpenDataLevel.NETWORK, "", "", "", "", ""),
        table.sum(),
        false,
        figures.answers(),
        figures.answers().areTooFew(),
        minutes(_ -> true));
  }

  private void byService(List<OpenDataLine> lines) {
    Map<ServiceCode, Group<ServiceCode>> answers =
        figures.byService().stream().collect(Collectors.toMap(Group::of, Function.identity()));
    boolean areLengthsTold = !InterviewCountMatrix.isSmall(hiddenByService());
    for (int column = 0; column < codes.size(); column++) {
      ServiceCode code = codes.get(column);
      @Nullable Group<ServiceCode> group = answers.get(code);
      lines.add(
          line(
              new Name(OpenDataLevel.SERVICE, "", "", "", code.value(), services.apply(code)),
              table.columnSum(column),
              table.isColumnHidden(column),
              group == null ? NOT_COUNTED : group.answers(),
              group != null && group.hidden(),
              areLengthsTold && !table.isColumnHidden(column)
                  ? minutes(it -> it.service().equals(code.value()))
                  : null));
    }
  }

  /** What the sum of all tells of the services that are not told. */
  private long hiddenByService() {
    return IntStream.range(0, codes.size())
        .filter(table::isColumnHidden)
        .mapToLong(table::columnSum)
        .sum();
  }

  private @Nullable Double minutes(Predicate<Length> wanted) {
    return InterviewLengthReader.minutes(lengths, wanted).orElse(null);
  }

  private List<OpenDataMonth> months() {
    long[][][] counts = new long[places.size()][codes.size()][Month.values().length];
    for (int row = 0; row < counts.length; row++) {
      for (UsageFigures.Line line : places.get(row).lines()) {
        int column = codes.indexOf(line.service());
        if (column >= 0) {
          long[] cell = counts[row][column];
          line.months().forEach((month, it) -> cell[month.getMonthValue() - 1] += it.held());
        }
      }
    }
    MonthSuppression suppression = new MonthSuppression(table, counts);
    Set<Integer> hidden = suppression.hidden();
    return IntStream.range(0, Month.values().length)
        .mapToObj(
            month ->
                hidden.contains(month)
                    ? new OpenDataMonth(month + 1, null, ConfidentialityStatus.SECRET, null)
                    : new OpenDataMonth(
                        month + 1,
                        suppression.sum(month),
                        ConfidentialityStatus.PUBLISHED,
                        minutes(it -> it.month() == month + 1)))
        .toList();
  }

  private void bySite(List<OpenDataLine> lines) {
    Map<Where, Group<Where>> answers =
        figures.bySite().stream().collect(Collectors.toMap(Group::of, Function.identity()));
    for (int row = 0; row < places.size(); row++) {
      Where where = places.get(row).where();
      @Nullable Group<Where> group = answers.get(where);
      lines.add(
          line(
              name(OpenDataLevel.SITE, where, Optional.empty()),
              table.rowSum(row),
              table.isRowHidden(row),
              group == null ? NOT_COUNTED : group.answers(),
              group != null && group.hidden(),
              null));
      for (int column = 0; column < codes.size(); column++) {
        if (table.count(row, column) > 0 || table.isHidden(row, column)) {
          lines.add(
              line(
                  name(OpenDataLevel.SITE_AND_SERVICE, where, Optional.of(codes.get(column))),
                  table.count(row, column),
                  table.isHidden(row, column),
                  NOT_COUNTED,
                  false,
                  null));
        }
      }
    }
  }

  private Name name(OpenDataLevel level, Where where, Optional<ServiceCode> service) {
    String name =
        switch (where) {
          case Where.AtSite(SiteCode _, String said) -> said;
          case Where.NoSite() -> "Lieu inconnu";
          case Where.DeletedSite() -> "Lieux supprimés";
        };
    return new Name(
        level,
        where.code().map(SiteCode::value).orElse(""),
        name,
        site(where).map(Site::insee).orElse(""),
        service.map(ServiceCode::value).orElse(""),
        service.map(services).orElse(""));
  }

  private Optional<Site> site(Where where) {
    return where.code().map(sites::get).filter(Objects::nonNull);
  }

  private static OpenDataLine line(
      Name name,
      long interviews,
      boolean isSecret,
      SurveyAnswerCounts answers,
      boolean isHidden,
      @Nullable Double minutes) {
    boolean isTold = !isHidden && answers.satisfiedShare().isPresent();
    boolean isWhole = answers.recommendShare().isPresent() && answers.resolvedShare().isPresent();
    return new OpenDataLine(
        name.level(),
        name.site(),
        name.siteName(),
        name.insee(),
        name.service(),
        name.serviceName(),
        isSecret ? null : interviews,
        isSecret ? ConfidentialityStatus.SECRET : ConfidentialityStatus.PUBLISHED,
        isTold ? answers.count() : null,
        isTold ? share(answers.satisfiedShare()) : null,
        isTold ? share(answers.veryShare()) : null,
        isTold ? share(answers.recommendShare()) : null,
        isTold ? share(answers.resolvedShare()) : null,
        isTold
            ? (isWhole ? ConfidentialityStatus.PUBLISHED : ConfidentialityStatus.IN_PART)
            : isHidden ? ConfidentialityStatus.SECRET : ConfidentialityStatus.NONE,
        minutes);
  }

  private static @Nullable Double share(Optional<Proportion> share) {
    return share.map(Proportion::share).orElse(null);
  }
}
