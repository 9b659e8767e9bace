package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.datadir.SealingKey;
import java.time.Clock;
import java.util.Random;

/** Sums of months under a key without a data folder. */
public final class TestSurveyMonths {

  private TestSurveyMonths() {}

  /** With always the same key. */
  public static SurveyMonthRepository at(Clock clock) {
    return new SurveyMonthRepository(new SealingKey(new byte[32], new Random(6)), clock);
  }
}
