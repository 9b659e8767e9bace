package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.evaluation.SurveyMeasureFactory;
import fr.teleguichet.fleet.impact.Estimate;
import fr.teleguichet.fleet.impact.ImpactFigureReader;
import fr.teleguichet.fleet.impact.ImpactParameters;
import fr.teleguichet.fleet.impact.ImpactSum;
import fr.teleguichet.fleet.interview.HeldInterviewCountReader;
import fr.teleguichet.fleet.interview.InterviewOutcomeCounts;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.SiteOrServiceFilter;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.training.TrainingFigureReader;
import fr.teleguichet.fleet.training.TrainingFigures;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Month;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the program measured in whole calendar years, to be laid beside what is taken over. */
@Singleton
public final class MeasuredYearReader {

  private static final int MAX_YEARS = 10;

  private static final Set<PastFigureIndicator> USAGE =
      EnumSet.of(
          PastFigureIndicator.INTERVIEWS,
          PastFigureIndicator.ATTEMPTS,
          PastFigureIndicator.ANSWER_RATE,
          PastFigureIndicator.SATISFIED,
          PastFigureIndicator.VERY_SATISFIED,
          PastFigureIndicator.RECOMMEND,
          PastFigureIndicator.RESOLVED);

  private static final Set<PastFigureIndicator> NETWORK =
      EnumSet.of(
          PastFigureIndicator.KIOSKS, PastFigureIndicator.SITES, PastFigureIndicator.SITE_MONTHS);

  private static final Set<PastFigureIndicator> TRAINING =
      EnumSet.of(PastFigureIndicator.PEOPLE_TRAINED, PastFigureIndicator.LABELLED_SITES);

  private static final Set<PastFigureIndicator> IMPACT =
      EnumSet.of(PastFigureIndicator.CO2_GROSS, PastFigureIndicator.CO2_NET);

  private final HeldInterviewCountReader interviews;
  private final UsageReader usage;
  private final ConnectionMonthReader connections;
  private final TrainingFigureReader trainings;
  private final ImpactFigureReader impact;
  private final Clock clock;

  MeasuredYearReader(
      HeldInterviewCountReader interviews,
      UsageReader usage,
      ConnectionMonthReader connections,
      TrainingFigureReader trainings,
      ImpactFigureReader impact,
      Clock clock) {
    this.interviews = interviews;
    this.usage = usage;
    this.connections = connections;
    this.trainings = trainings;
    this.impact = impact;
    this.clock = clock;
  }

  /** The last calendar year that is over. */
  public int lastYear() {
    return clock.instant().atZone(LocalizedText.ZONE).getYear() - 1;
  }

  /** The first month of which the program knows an interview or an attempt. */
  public Optional<YearMonth> since() {
    return interviews.firstMonth();
  }

  /**
   * The calendar years that are over and of which the program has records, the last ten at most.
   *
   * @param since the first month of which it has
   */
  public List<Integer> years(Optional<YearMonth> since) {
    return since.stream()
        .flatMapToInt(
            month ->
                IntStream.rangeClosed(
                    Math.max(month.getYear(), lastYear() - MAX_YEARS + 1), lastYear()))
        .boxed()
        .toList();
  }

  /**
   * What was measured in a year.
   *
   * @param wanted what is to be read; nothing else is
   * @param parameters those of the estimate of CO2
   */
  public Map<PastFigureIndicator, Measure> read(
      int year, Set<PastFigureIndicator> wanted, Scope scope, ImpactParameters parameters) {
    Map<PastFigureIndicator, Measure> measured = new EnumMap<>(PastFigureIndicator.class);
    MonthRange months = months(year);
    if (wanted.stream().anyMatch(USAGE::contains)) {
      measured.putAll(usage(usage.read(months, scope)));
    }
    if (wanted.stream().anyMatch(NETWORK::contains)) {
      measured.putAll(network(connections.read(months.first(), months.last(), scope)));
    }
    if (wanted.stream().anyMatch(TRAINING::contains)) {
      TrainingFigures figures = trainings.read(months.first(), months.last(), scope);
      measured.put(PastFigureIndicator.PEOPLE_TRAINED, new Measure.Count(figures.trained()));
      measured.put(PastFigureIndicator.LABELLED_SITES, new Measure.Count(figures.labelledSites()));
    }
    if (wanted.stream().anyMatch(IMPACT::contains)) {
      ImpactSum sum = impact.read(months.first(), months.last(), scope, parameters).total();
      measured.put(PastFigureIndicator.CO2_GROSS, kilograms(sum.gross()));
      measured.put(PastFigureIndicator.CO2_NET, kilograms(sum.net()));
    }
    measured.keySet().retainAll(wanted);
    return measured;
  }

  /** What was measured in a year at one site: interviews and answers, which are kept by site. */
  Map<PastFigureIndicator, Measure> read(int year, SiteCode site, Scope scope) {
    return usage(
        usage.read(
            new UsageQuery(
                months(year), new SiteOrServiceFilter.One<>(site), new SiteOrServiceFilter.All<>()),
            scope));
  }

  private static MonthRange months(int year) {
    return new MonthRange(YearMonth.of(year, Month.JANUARY), YearMonth.of(year, Month.DECEMBER));
  }

  /** Answers of fewer than five people, and those that would tell them, stay hidden here too. */
  private static Map<PastFigureIndicator, Measure> usage(UsageFigures figures) {
    InterviewOutcomeCounts total = figures.total();
    SurveyAnswerCounts answers = figures.answers();
    boolean isHidden = answers.areTooFew();
    return Map.of(
        PastFigureIndicator.INTERVIEWS, new Measure.Count(total.held()),
        PastFigureIndicator.ATTEMPTS, new Measure.Count(total.held() + total.lost()),
        PastFigureIndicator.ANSWER_RATE, SurveyMeasureFactory.rateOf(figures).measure(),
        PastFigureIndicator.SATISFIED, SurveyMeasureFactory.satisfied(answers, isHidden),
        PastFigureIndicator.VERY_SATISFIED, SurveyMeasureFactory.verySatisfied(answers, isHidden),
        PastFigureIndicator.RECOMMEND, SurveyMeasureFactory.recommend(answers, isHidden),
        PastFigureIndicator.RESOLVED, SurveyMeasureFactory.resolved(answers, isHidden));
  }

  /** Where no connection is known there are not none. */
  private static Map<PastFigureIndicator, Measure> network(
      ConnectionMonthReader.Connections known) {
    if (known.since().isEmpty()) {
      return Map.of();
    }
    List<ConnectionMonthReader.AtSite> sites = known.inService();
    return Map.of(
        PastFigureIndicator.KIOSKS,
        new Measure.Count(known.kiosks()),
        PastFigureIndicator.SITES,
        new Measure.Count(sites.size()),
        PastFigureIndicator.SITE_MONTHS,
        new Measure.Count(sites.stream().mapToLong(ConnectionMonthReader.AtSite::months).sum()));
  }

  private static Measure kilograms(Estimate it) {
    return new Measure.Estimate(
        rounded(it.low()), rounded(it.central()), rounded(it.high()), MeasureUnit.KILOGRAMS);
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
  }
}
