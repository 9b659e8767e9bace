package fr.teleguichet.fleet.evaluation.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import org.junit.jupiter.api.Test;

final class MeasureCompositionTextTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  private static String inCell(long count, long of) {
    return new MeasureCompositionText(FRENCH, new MeasureText(FRENCH))
        .inCell(Indicator.SATISFIED, Measure.sampled(count, of));
  }

  /** 82.4459 % by Wilson's formula: by way of 82.45 % it would be told as 82.5. */
  @Test
  void aBoundIsRoundedOnce() {
    assertThat(inCell(50, 54)).contains("82,4 à 97,1");
  }

  @Test
  void bothBoundsHaveAsManyDigits() {
    assertThat(inCell(54, 56)).contains("87,9 à 99,0");
  }
}
