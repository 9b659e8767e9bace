package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.alert.IncidentCountReader;
import fr.teleguichet.fleet.call.FallbackCallCountReader;
import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.life.SiteLifecycleHistory;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What did not work, how often and for how long, and what took its place meanwhile. */
@Singleton
final class IncidentChapter implements ChapterSource {

  private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);

  private final IncidentCountReader incidents;
  private final FallbackCallCountReader calls;
  private final SiteLifecycleRepository lives;
  private final MessageBundles texts;

  IncidentChapter(
      IncidentCountReader incidents,
      FallbackCallCountReader calls,
      SiteLifecycleRepository lives,
      MessageBundles texts) {
    this.incidents = incidents;
    this.calls = calls;
    this.lives = lives;
    this.texts = texts;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.INCIDENTS;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    Instant from = MonthRange.begin(question.months().first());
    Instant to = MonthRange.begin(question.months().last().plusMonths(1));
    List<IncidentCountReader.Count> counts =
        incidents.read(from, to, question.now(), question.scope());
    FallbackCallCountReader.Count instead = calls.read(from, to, question.scope());
    Map<Site, Long> suspended = suspended(question);
    ChapterContent content =
        ChapterContent.of(
            chapter(),
            List.of(
                EvaluationFigure.count(
                    Indicator.INCIDENTS,
                    counts.stream().mapToLong(IncidentCountReader.Count::incidents).sum()),
                new EvaluationFigure(
                    Indicator.INCIDENT_HOURS,
                    hours(counts.stream().mapToLong(IncidentCountReader.Count::seconds).sum())),
                new EvaluationFigure(
                    Indicator.FALLBACK_CALLS,
                    Measure.share(instead.fallback(), instead.answered())),
                EvaluationFigure.count(Indicator.SITES_SUSPENDED, suspended.size()),
                new EvaluationFigure(
                    Indicator.SUSPENDED_DAYS,
                    days(suspended.values().stream().mapToLong(Long::longValue).sum()))));
    if (!counts.isEmpty()) {
      content = content.with(causes(counts));
    }
    if (!suspended.isEmpty()) {
      content = content.with(sites(suspended));
    }
    return content.with(Remark.of(RemarkKind.INTERIM_MEASURES_NOT_RECORDED));
  }

  private Breakdown causes(List<IncidentCountReader.Count> counts) {
    return new Breakdown(
        BreakdownSubject.CAUSE,
        List.of(Indicator.INCIDENTS, Indicator.INCIDENT_HOURS),
        counts.stream()
            .map(
                it ->
                    new Breakdown.Line(
                        BilingualLabel.of(
                            texts, text -> text.say("alert.kind." + it.kind().code())),
                        List.of(new Measure.Count(it.incidents()), hours(it.seconds()))))
            .toList());
  }

  /** The sites that were suspended, by name, and for how many days of the months. */
  private Map<Site, Long> suspended(EvaluationContext question) {
    Map<Integer, SiteLifecycleHistory> all = lives.lives();
    LocalDate first = question.months().first().atDay(1);
    LocalDate last = lastDay(question);
    Map<Site, Long> suspended = new LinkedHashMap<>(); // in the order of the sites' names
    for (Site site : question.sites()) {
      long days =
          Optional.ofNullable(all.get(site.id()))
              .map(it -> it.suspendedDays(first, last))
              .orElse(0L);
      if (days > 0) {
        suspended.put(site, days);
      }
    }
    return suspended;
  }

  /** The last day of the months that is not to come. */
  private static LocalDate lastDay(EvaluationContext question) {
    LocalDate today = question.now().atZone(LocalizedText.ZONE).toLocalDate();
    LocalDate end = question.months().last().atEndOfMonth();
    return today.isBefore(end) ? today : end;
  }

  private static Breakdown sites(Map<Site, Long> suspended) {
    return new Breakdown(
        BreakdownSubject.SUSPENDED_SITE,
        List.of(Indicator.SUSPENDED_DAYS),
        suspended.entrySet().stream()
            .map(
                it ->
                    new Breakdown.Line(
                        BilingualLabel.of(it.getKey().name()), List.of(days(it.getValue()))))
            .toList());
  }

  private static Measure days(long days) {
    return new Measure.Quantity(BigDecimal.valueOf(days), MeasureUnit.DAYS);
  }

  private static Measure hours(long seconds) {
    return new Measure.Quantity(
        BigDecimal.valueOf(seconds).divide(HOUR, 0, RoundingMode.HALF_UP), MeasureUnit.HOURS);
  }
}
