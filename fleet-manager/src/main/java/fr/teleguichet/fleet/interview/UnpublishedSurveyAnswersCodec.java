package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.MonthlySurveyAnswers.Question;
import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A pool as bytes, always as many, so that their number tells nothing. */
final class UnpublishedSurveyAnswersCodec {

  /** As an earlier release wrote it: without the questions that not everybody answers. */
  private static final int FORMER_MONTH_BYTES = 4 * (4 + MonthlySurveyAnswers.MIN_KIOSKS);

  private static final int FORMER_BYTES =
      8 + UnpublishedSurveyAnswers.MAX_MONTHS * FORMER_MONTH_BYTES;
  private static final int QUESTION_BYTES = 4 * (2 + MonthlySurveyAnswers.MIN_KIOSKS);
  private static final int MONTH_BYTES = FORMER_MONTH_BYTES + 2 * QUESTION_BYTES;
  private static final int BYTES = 12 + UnpublishedSurveyAnswers.MAX_MONTHS * MONTH_BYTES;

  /** No kiosk has this number. */
  private static final int NOBODY = 0;

  private UnpublishedSurveyAnswersCodec() {}

  static byte[] encode(UnpublishedSurveyAnswers pool) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putInt(number(pool.since())).putInt(number(pool.questionsSince()));
    bytes.putInt(pool.months().size());
    for (Map.Entry<YearMonth, MonthlySurveyAnswers> month : pool.months().entrySet()) {
      MonthlySurveyAnswers answers = month.getValue();
      bytes.putInt(number(month.getKey()));
      bytes.putInt(answers.verySatisfied());
      bytes.putInt(answers.satisfied());
      bytes.putInt(answers.dissatisfied());
      putKiosks(bytes, answers.kiosks());
      putQuestion(bytes, answers.recommend());
      putQuestion(bytes, answers.resolved());
    }
    return bytes.array();
  }

  private static void putQuestion(ByteBuffer bytes, Question question) {
    bytes.putInt(question.yes()).putInt(question.asked());
    putKiosks(bytes, question.kiosks());
  }

  private static void putKiosks(ByteBuffer bytes, Set<Integer> kiosks) {
    kiosks.forEach(bytes::putInt);
    for (int free = kiosks.size(); free < MonthlySurveyAnswers.MIN_KIOSKS; free++) {
      bytes.putInt(NOBODY);
    }
  }

  /**
   * The pool of these bytes.
   *
   * @param nextMonth the first month of which a pool of an earlier release will have every question
   */
  static UnpublishedSurveyAnswers decode(byte[] encoded, Supplier<YearMonth> nextMonth) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    boolean isFormer = encoded.length == FORMER_BYTES;
    YearMonth since = month(bytes.getInt());
    YearMonth questionsSince = isFormer ? nextMonth.get() : month(bytes.getInt());
    int count = bytes.getInt();
    SortedMap<YearMonth, MonthlySurveyAnswers> months = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      YearMonth month = month(bytes.getInt());
      int very = bytes.getInt();
      int satisfied = bytes.getInt();
      int dissatisfied = bytes.getInt();
      Set<Integer> kiosks = kiosks(bytes);
      Question recommend = isFormer ? Question.NONE : question(bytes);
      Question resolved = isFormer ? Question.NONE : question(bytes);
      months.put(
          month,
          new MonthlySurveyAnswers(very, satisfied, dissatisfied, kiosks, recommend, resolved));
    }
    return new UnpublishedSurveyAnswers(since, questionsSince, months);
  }

  private static Question question(ByteBuffer bytes) {
    int yes = bytes.getInt();
    int asked = bytes.getInt();
    return new Question(yes, asked, kiosks(bytes));
  }

  private static Set<Integer> kiosks(ByteBuffer bytes) {
    Set<Integer> kiosks = new HashSet<>();
    for (int kiosk = 0; kiosk < MonthlySurveyAnswers.MIN_KIOSKS; kiosk++) {
      kiosks.add(bytes.getInt());
    }
    kiosks.remove(NOBODY);
    return kiosks;
  }

  private static int number(YearMonth month) {
    return Math.toIntExact(month.getLong(ChronoField.PROLEPTIC_MONTH));
  }

  private static YearMonth month(int number) {
    return YearMonth.of(0, 1).plusMonths(number);
  }
}
