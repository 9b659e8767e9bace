package fr.teleguichet.fleet.evaluation.chapter;

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
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader.AtSite;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader.Connections;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;

/** How many kiosks there were and for how long, and how much each of them was used. */
@Singleton
final class KioskNetworkChapter implements ChapterSource {

  private static final int MONTHS = 12;

  private final ConnectionMonthReader connections;

  KioskNetworkChapter(ConnectionMonthReader connections) {
    this.connections = connections;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.NETWORK;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    Connections known =
        connections.read(question.months().first(), question.months().last(), question.scope());
    List<AtSite> sites = known.inService();
    ChapterContent content =
        ChapterContent.of(
            chapter(),
            List.of(
                figure(Indicator.KIOSKS, known, known.kiosks()),
                figure(Indicator.SITES, known, sites.size()),
                figure(
                    Indicator.SITE_MONTHS, known, sites.stream().mapToLong(AtSite::months).sum()),
                new EvaluationFigure(
                    Indicator.INTERVIEWS_PER_KIOSK_YEAR,
                    perYear(
                        known.since().map(it -> heldSince(question, it)).orElse(0L),
                        known.sites().stream().mapToLong(AtSite::kioskMonths).sum()))));
    return known
        .since()
        .filter(it -> it.isAfter(question.months().first()))
        .map(it -> content.with(knownSince(it)))
        .orElse(content);
  }

  /** Where nothing is known yet there are not none. */
  private static EvaluationFigure figure(Indicator indicator, Connections known, long count) {
    return known.since().isEmpty()
        ? new EvaluationFigure(indicator, new Measure.Unknown())
        : EvaluationFigure.count(indicator, count);
  }

  private static Remark knownSince(YearMonth month) {
    return Remark.of(RemarkKind.KNOWN_SINCE, month.getYear(), month.getMonthValue());
  }

  /** Interviews of before connections were known would be divided by months of others. */
  private static long heldSince(EvaluationContext question, YearMonth since) {
    return question.usage().byMonth().entrySet().stream()
        .filter(it -> !it.getKey().isBefore(since))
        .mapToLong(it -> it.getValue().held())
        .sum();
  }

  private static Measure perYear(long held, long kioskMonths) {
    return kioskMonths == 0
        ? new Measure.Unknown()
        : new Measure.Quotient(
            BigDecimal.valueOf(held * MONTHS)
                .divide(BigDecimal.valueOf(kioskMonths), 1, RoundingMode.HALF_UP),
            BigDecimal.valueOf(held),
            kioskMonths,
            MeasureUnit.PER_YEAR);
  }
}
