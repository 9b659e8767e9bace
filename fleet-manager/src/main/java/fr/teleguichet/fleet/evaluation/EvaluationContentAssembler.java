package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.VisibleSites;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the figures of a report from what the database holds now. */
@Singleton
final class EvaluationContentAssembler {

  private final Database database;
  private final List<ChapterSource> sources;
  private final UsageReader usage;
  private final VisibleSites sites;
  private final TerritoryPageFactory territories;
  private final Clock clock;

  EvaluationContentAssembler(
      Database database,
      List<ChapterSource> sources,
      UsageReader usage,
      VisibleSites sites,
      TerritoryPageFactory territories,
      Clock clock) {
    this.database = database;
    this.sources = sources.stream().sorted(Comparator.comparing(ChapterSource::chapter)).toList();
    this.usage = usage;
    this.sites = sites;
    this.territories = territories;
    this.clock = clock;
    List<EvaluationChapter> chapters = this.sources.stream().map(ChapterSource::chapter).toList();
    if (!chapters.equals(List.of(EvaluationChapter.values()))) {
      throw new IllegalStateException(
          "the chapters "
              + chapters.stream().map(EvaluationChapter::code).collect(Collectors.joining(", "))
              + " are not each of them once");
    }
  }

  /**
   * The figures of these months, all of one moment: what a kiosk reports meanwhile is in none of
   * them, where half of them would contradict the others.
   *
   * @param territory one part of the network; empty for all of it
   * @param parameters what an earlier report froze, to take the same figures again
   */
  EvaluationContent read(MonthRange months, String territory, FrozenParameters parameters) {
    return database.snapshot(() -> content(months, territory, parameters));
  }

  private EvaluationContent content(
      MonthRange months, String territory, FrozenParameters parameters) {
    Scope scope = scope(territory);
    EvaluationContext question =
        new EvaluationContext(
            months, scope, sites.in(scope), usage.read(months, scope), parameters, clock.instant());
    List<ChapterContent> chapters = sources.stream().map(source -> source.read(question)).toList();
    return new EvaluationContent(
        EvaluationContent.FORMAT,
        months.first().toString(),
        months.last().toString(),
        territory,
        question.now(),
        chapters,
        territories.of(question, comparison(chapters)),
        parameters);
  }

  /** What keeps the months from being set against those before, in each territory as in all. */
  private static List<Remark> comparison(List<ChapterContent> chapters) {
    return chapters.stream()
        .filter(it -> it.chapter() == EvaluationChapter.INTERVIEWS)
        .flatMap(it -> it.remarks().stream())
        .filter(it -> RemarkKind.NOT_COMPARABLE.contains(it.kind()))
        .toList();
  }

  static Scope scope(String territory) {
    return Scope.of(territory.isEmpty(), Set.of(territory));
  }
}
