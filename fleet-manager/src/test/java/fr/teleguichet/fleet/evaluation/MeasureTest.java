package fr.teleguichet.fleet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class MeasureTest {

  @Test
  void aChartDrawsAShareInPerCentAndOtherThingsAsTheyAre() {
    assertThat(Measure.number(new Measure.Count(3))).hasValue(3);
    assertThat(Measure.number(Measure.share(1, 4))).hasValue(25);
    assertThat(Measure.number(new Measure.Decimal(new BigDecimal("4.2")))).hasValue(4.2);
    assertThat(Measure.number(new Measure.TakenOver(new Measure.Count(9)))).hasValue(9);
  }

  @Test
  void aChartDrawsNothingOfWhatIsUnknownOrWithheld() {
    assertThat(Measure.number(Measure.share(0, 0))).isEmpty();
    assertThat(Measure.number(new Measure.TakenOver(new Measure.Withheld()))).isEmpty();
  }
}
