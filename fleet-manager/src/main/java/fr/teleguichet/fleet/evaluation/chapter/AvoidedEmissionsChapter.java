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
import fr.teleguichet.fleet.impact.Estimate;
import fr.teleguichet.fleet.impact.ImpactFigureReader;
import fr.teleguichet.fleet.impact.ImpactFigures;
import fr.teleguichet.fleet.impact.ImpactParameters;
import fr.teleguichet.fleet.impact.ImpactSum;
import fr.teleguichet.fleet.impact.MeanShare;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What the journeys that were not made would have emitted, less what the kiosks did. */
@Singleton
final class AvoidedEmissionsChapter implements ChapterSource {

  private static final int SECONDS_PER_MINUTE = 60;

  private final ImpactFigureReader impact;

  AvoidedEmissionsChapter(ImpactFigureReader impact) {
    this.impact = impact;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.IMPACT;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    ImpactFigures figures =
        impact.read(
            question.months().first(),
            question.months().last(),
            question.scope(),
            ImpactParameters.read(question.parameters().values()));
    ChapterContent content =
        ChapterContent.of(
            chapter(),
            List.of(
                figure(Indicator.CO2_GROSS, figures.total().gross(), MeasureUnit.KILOGRAMS),
                figure(Indicator.CO2_FOOTPRINT, figures.total().footprint(), MeasureUnit.KILOGRAMS),
                figure(Indicator.CO2_NET, figures.total().net(), MeasureUnit.KILOGRAMS),
                figure(Indicator.KILOMETRES, figures.total().kilometres(), MeasureUnit.KILOMETRES),
                figure(Indicator.HOURS, figures.total().hours(), MeasureUnit.HOURS),
                new EvaluationFigure(
                    Indicator.JOURNEYS_COUNTED,
                    Measure.share(figures.total().counted(), figures.total().held())),
                new EvaluationFigure(Indicator.REQUESTS_MET, mean(figures.met())),
                new EvaluationFigure(Indicator.WOULD_HAVE_TRAVELLED, share(figures.trip())),
                new EvaluationFigure(Indicator.OFFICE_DISTANCE, distance(figures.total())),
                EvaluationFigure.count(
                    Indicator.KIOSK_MONTHS, Math.round(figures.total().kioskMonths())),
                new EvaluationFigure(
                    Indicator.VIDEO_TIME,
                    new Measure.Quantity(
                        BigDecimal.valueOf(
                            Math.round(figures.total().minutes() * SECONDS_PER_MINUTE)),
                        MeasureUnit.SECONDS))));
    long left = figures.withoutPlace() + figures.withoutOffice();
    return left == 0 ? content : content.with(Remark.of(RemarkKind.JOURNEYS_NOT_KNOWN, left));
  }

  private static EvaluationFigure figure(Indicator indicator, Estimate it, MeasureUnit unit) {
    return new EvaluationFigure(
        indicator,
        new Measure.Estimate(rounded(it.low()), rounded(it.central()), rounded(it.high()), unit));
  }

  /** Who said so among those who answered; of the whole network, whatever the report is of. */
  private static Measure share(MeanShare share) {
    return share.measured()
        ? Measure.sampled(Math.round(share.value() * share.answers()), share.answers())
        : mean(share);
  }

  /** What so many answers tell; of the whole network, whatever the report is of. */
  private static Measure mean(MeanShare share) {
    BigDecimal value = BigDecimal.valueOf(share.value()).setScale(4, RoundingMode.HALF_UP);
    return share.measured()
        ? new Measure.Quotient(
            value,
            BigDecimal.valueOf(share.value() * share.answers()).setScale(2, RoundingMode.HALF_UP),
            share.answers(),
            MeasureUnit.SHARE)
        : new Measure.Assumed(value, MeasureUnit.SHARE);
  }

  private static Measure distance(ImpactSum sum) {
    return sum.counted() == 0
        ? new Measure.Unknown()
        : new Measure.Quotient(
            rounded(sum.officeKilometres() / sum.counted()),
            rounded(sum.officeKilometres()),
            sum.counted(),
            MeasureUnit.KILOMETRES);
  }

  /** To the nearest tenth: what rests on assumptions has no more digits to tell. */
  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
  }
}
