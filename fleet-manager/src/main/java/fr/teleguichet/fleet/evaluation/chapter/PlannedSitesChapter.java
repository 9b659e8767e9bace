package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleHistory;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sites that were to come on the last day of the months: planned, ordered, or with a kiosk that did
 * not serve yet. What became of them since is in the report of its own months.
 */
@Singleton
final class PlannedSitesChapter implements ChapterSource {

  private final SiteLifecycleRepository lives;

  PlannedSitesChapter(SiteLifecycleRepository lives) {
    this.lives = lives;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.PROJECTS;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    Map<Integer, SiteLifecycleHistory> all = lives.lives();
    LocalDate end = question.months().last().atEndOfMonth();
    return ChapterContent.of(
        chapter(),
        List.of(
            EvaluationFigure.count(
                Indicator.SITES_PLANNED,
                question.sites().stream()
                    .flatMap(site -> Stream.ofNullable(all.get(site.id())))
                    .flatMap(life -> life.on(end).stream())
                    .filter(PlannedSitesChapter::isToCome)
                    .count())));
  }

  private static boolean isToCome(SiteLifeState state) {
    return switch (state) {
      case SiteLifeState.Planned _, SiteLifeState.Ordered _, SiteLifeState.Installed _ -> true;
      case SiteLifeState.InService _, SiteLifeState.Suspended _, SiteLifeState.Closed _ -> false;
    };
  }
}
