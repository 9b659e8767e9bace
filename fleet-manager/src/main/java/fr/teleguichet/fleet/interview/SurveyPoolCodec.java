package fr.teleguichet.fleet.interview;

import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A pool as bytes, always as many, so that their number tells nothing. */
final class SurveyPoolCodec {

  private static final int MONTH_BYTES = 4 * (4 + MonthAnswers.MIN_KIOSKS);
  private static final int BYTES = 8 + SurveyPool.MAX_MONTHS * MONTH_BYTES;

  /** No kiosk has this number. */
  private static final int NOBODY = 0;

  private SurveyPoolCodec() {}

  static byte[] encode(SurveyPool pool) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putInt(number(pool.since())).putInt(pool.months().size());
    for (Map.Entry<YearMonth, MonthAnswers> month : pool.months().entrySet()) {
      MonthAnswers answers = month.getValue();
      bytes.putInt(number(month.getKey()));
      bytes.putInt(answers.verySatisfied());
      bytes.putInt(answers.satisfied());
      bytes.putInt(answers.dissatisfied());
      answers.kiosks().forEach(bytes::putInt);
      for (int free = answers.kiosks().size(); free < MonthAnswers.MIN_KIOSKS; free++) {
        bytes.putInt(NOBODY);
      }
    }
    return bytes.array();
  }

  static SurveyPool decode(byte[] encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    YearMonth since = month(bytes.getInt());
    int count = bytes.getInt();
    SortedMap<YearMonth, MonthAnswers> months = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      YearMonth month = month(bytes.getInt());
      int very = bytes.getInt();
      int satisfied = bytes.getInt();
      int dissatisfied = bytes.getInt();
      Set<Integer> kiosks = new HashSet<>();
      for (int kiosk = 0; kiosk < MonthAnswers.MIN_KIOSKS; kiosk++) {
        kiosks.add(bytes.getInt());
      }
      kiosks.remove(NOBODY);
      months.put(month, new MonthAnswers(very, satisfied, dissatisfied, kiosks));
    }
    return new SurveyPool(since, months);
  }

  private static int number(YearMonth month) {
    return Math.toIntExact(month.getLong(ChronoField.PROLEPTIC_MONTH));
  }

  private static YearMonth month(int number) {
    return YearMonth.of(0, 1).plusMonths(number);
  }
}
