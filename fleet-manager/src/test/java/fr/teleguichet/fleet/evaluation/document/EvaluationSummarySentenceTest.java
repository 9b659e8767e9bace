package fr.teleguichet.fleet.evaluation.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.FrozenParameters;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluationSummarySentenceTest {

  private static final EvaluationText FRENCH =
      new EvaluationText(new MessageBundles().in(Language.FRENCH));
  private static final EvaluationText ENGLISH =
      new EvaluationText(new MessageBundles().in(Language.ENGLISH));

  private static EvaluationContent content(ChapterContent... chapters) {
    return new EvaluationContent(
        EvaluationContent.FORMAT,
        "2009-01",
        "2010-06",
        "",
        Instant.EPOCH,
        Arrays.asList(chapters),
        List.of(),
        new FrozenParameters(1, "", "{}"));
  }

  private static ChapterContent of(EvaluationChapter chapter, EvaluationFigure... figures) {
    return ChapterContent.of(chapter, Arrays.asList(figures));
  }

  private static EvaluationFigure share(Indicator indicator, long count, long of) {
    return new EvaluationFigure(indicator, new Measure.Share(count, of, null));
  }

  private static EvaluationFigure kilograms(Indicator indicator, int low) {
    return new EvaluationFigure(
        indicator,
        new Measure.Estimate(
            BigDecimal.valueOf(low),
            BigDecimal.valueOf(2L * low),
            BigDecimal.valueOf(3L * low),
            MeasureUnit.KILOGRAMS));
  }

  private static ChapterContent services(long count, long of) {
    return of(EvaluationChapter.SERVICES)
        .with(
            new Breakdown(
                BreakdownSubject.SERVICE,
                List.of(Indicator.INTERVIEWS, Indicator.SHARE_OF_INTERVIEWS),
                List.of(
                    new Breakdown.Line(
                        new BilingualLabel("Retraite", "Pensions"),
                        List.of(new Measure.Count(count), new Measure.Share(count, of, null))))));
  }

  @Test
  void theFirstNetworksAccountIsOneSentence() {
    EvaluationContent content =
        content(
            of(EvaluationChapter.NETWORK, EvaluationFigure.count(Indicator.KIOSKS, 8)),
            of(EvaluationChapter.INTERVIEWS, EvaluationFigure.count(Indicator.INTERVIEWS, 250)),
            services(167, 250),
            of(
                EvaluationChapter.SATISFACTION,
                share(Indicator.SATISFIED, 188, 200),
                share(Indicator.VERY_SATISFIED, 141, 188)),
            of(EvaluationChapter.RECOMMENDATION, share(Indicator.RECOMMEND, 180, 200)),
            of(EvaluationChapter.TRAINING, EvaluationFigure.count(Indicator.PEOPLE_TRAINED, 15)),
            of(EvaluationChapter.LABELS, EvaluationFigure.count(Indicator.LABELLED_SITES, 5)),
            of(
                EvaluationChapter.IMPACT,
                kilograms(Indicator.CO2_GROSS, 2_004),
                kilograms(Indicator.CO2_NET, 1_420)));

    assertThat(EvaluationSummarySentence.of(content, FRENCH).replace('\u00a0', ' '))
        .isEqualTo(
            "250 entretiens en 18 mois sur 8 téléguichets ; les deux tiers avec « Retraite » (167"
                + " sur 250) ; 94 % de personnes satisfaites (188 réponses sur 200), dont 75 % très"
                + " satisfaites (141 sur 188) ; 9 personnes sur 10 recommanderaient le service (180"
                + " réponses sur 200) ; 15 personnes formées ; 5 relais labellisés ; une économie"
                + " d’au moins 2,0 t de CO₂, et de 1,4 t une fois retranchée l’empreinte des"
                + " téléguichets.");
    assertThat(EvaluationSummarySentence.of(content, ENGLISH).replace('\u00a0', ' '))
        .isEqualTo(
            "250 interviews in 18 months at 8 kiosks; two thirds with “Pensions” (167 of 250);"
                + " 94% of people satisfied (188 of 200 answers), of whom 75% very (141 of 188); 9"
                + " people in 10 would recommend the service (180 of 200 answers); 15"
                + " people trained; 5 labelled sites; at least 2.0 t of CO₂ avoided, and 1.4 t once"
                + " the footprint of the kiosks is taken off.");
  }

  @ParameterizedTest
  @CsvSource({
    "950, 300, 'une économie d’au moins 950 kg de CO₂, et de 300 kg une fois retranchée"
        + " l’empreinte des téléguichets.'",
    "950, -1200, 'une économie d’au moins 950 kg de CO₂, que l’empreinte des téléguichets peut"
        + " dépasser de 1,2 t.'"
  })
  void massesReadWellInKilogramsAndBelowNothing(int gross, int net, String words) {
    EvaluationContent content =
        content(
            of(
                EvaluationChapter.IMPACT,
                kilograms(Indicator.CO2_GROSS, gross),
                kilograms(Indicator.CO2_NET, net)));

    assertThat(EvaluationSummarySentence.of(content, FRENCH).replace('\u00a0', ' '))
        .isEqualTo(words);
  }

  @Test
  void whatNobodyMeasuredIsLeftOut() {
    EvaluationContent content =
        content(
            of(EvaluationChapter.INTERVIEWS, EvaluationFigure.count(Indicator.INTERVIEWS, 1)),
            of(
                EvaluationChapter.SATISFACTION,
                new EvaluationFigure(Indicator.SATISFIED, new Measure.Withheld())),
            of(EvaluationChapter.TRAINING, EvaluationFigure.count(Indicator.PEOPLE_TRAINED, 0)));

    assertThat(EvaluationSummarySentence.of(content, FRENCH)).isEqualTo("Un entretien en 18 mois.");
  }

  @ParameterizedTest
  @CsvSource({
    "66, les deux tiers",
    "65, 65\u00a0%",
    "51, la moitié",
    "48, 48\u00a0%",
    "74, les trois quarts"
  })
  void aShareIsAFractionOnlyWhereItIsNearOne(long count, String words) {
    assertThat(EvaluationSummarySentence.of(content(services(count, 100)), FRENCH))
        .startsWith(words + " avec");
  }
}
