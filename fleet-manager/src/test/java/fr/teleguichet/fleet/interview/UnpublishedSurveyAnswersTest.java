package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.interview.MonthlySurveyAnswers.Question;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which months are told, and together with which others. */
final class UnpublishedSurveyAnswersTest {

  private static final YearMonth LONG_AGO = YearMonth.of(1970, 1);

  private static YearMonth month(int month) {
    return YearMonth.of(2025, month);
  }

  private static SurveyRepository.Answered answered(@Nullable String question) {
    return new SurveyRepository.Answered(
        new ServiceCode("caf"), LocalDate.of(2025, 1, 6), "satisfied", question, question);
  }

  /** So many answers of a month, from as many kiosks. */
  private static UnpublishedSurveyAnswers with(
      UnpublishedSurveyAnswers pool, YearMonth month, int answers, int kiosks) {
    return IntStream.range(0, answers)
        .mapToObj(i -> MonthlySurveyAnswers.one(answered("yes"), 1 + i % kiosks))
        .reduce(pool, (all, one) -> all.plus(month, one), (a, _) -> a);
  }

  private static List<String> months(UnpublishedSurveyAnswers.Told told) {
    return told.spans().stream()
        .map(it -> it.first() + ".." + it.last() + "=" + it.answers().satisfied())
        .toList();
  }

  @Test
  void aMonthOfFiveAnswersFromThreeKiosksIsToldOnceAsManyAreLeft() {
    UnpublishedSurveyAnswers january =
        with(UnpublishedSurveyAnswers.since(LONG_AGO), month(1), 5, 3);
    assertThat(january.tell(month(1)).spans()).as("nothing would be left").isEmpty();
    assertThat(with(january, month(2), 4, 4).tell(month(1)).spans()).isEmpty();
    assertThat(with(january, month(2), 9, 2).tell(month(1)).spans()).isEmpty();

    UnpublishedSurveyAnswers.Told told = with(january, month(2), 5, 3).tell(month(1));

    assertThat(months(told)).containsExactly("2025-01..2025-01=5");
    assertThat(told.left().tell(month(1)).spans()).as("never twice").isEmpty();
    assertThat(with(told.left(), month(1), 9, 4)).as("what comes late").isEqualTo(told.left());
  }

  @Test
  void fewAnswersOrFewKiosksAreToldWithTheNextMonth() {
    UnpublishedSurveyAnswers pool = with(UnpublishedSurveyAnswers.since(LONG_AGO), month(1), 4, 4);
    pool = with(pool, month(2), 2, 1);
    pool = with(pool, month(3), 30, 2);
    pool = with(pool, month(5), 5, 3);
    pool = with(pool, month(6), 20, 5);

    assertThat(months(pool.tell(month(5))))
        .containsExactly("2025-01..2025-02=6", "2025-03..2025-05=35");
  }

  @Test
  void noMonthIsToldWithOneOfAnotherYear() {
    UnpublishedSurveyAnswers pool = with(UnpublishedSurveyAnswers.since(LONG_AGO), month(11), 6, 3);
    pool = with(pool, month(12), 3, 3);
    YearMonth january = YearMonth.of(2026, 1);
    pool = with(pool, january, 7, 3);
    pool = with(pool, january.plusMonths(1), 7, 3);

    UnpublishedSurveyAnswers.Told told = pool.tell(january);

    assertThat(months(told)).containsExactly("2026-01..2026-01=7");
    assertThat(told.left().months()).containsOnlyKeys(january.plusMonths(1));
    assertThat(with(told.left(), month(12), 1, 1)).isEqualTo(told.left());
  }

  @Test
  void aWrongClockOfAKioskFillsThePoolNotForEver() {
    UnpublishedSurveyAnswers pool = UnpublishedSurveyAnswers.since(LONG_AGO);
    for (int i = 0; i < 200; i++) {
      pool = with(pool, YearMonth.of(2_050, 1).plusMonths(i), 1, 1);
    }
    assertThat(pool.months()).hasSize(UnpublishedSurveyAnswers.MAX_MONTHS);

    assertThat(pool.tell(month(10)).left().months()).isEmpty();
  }

  /** Whatever comes and whenever it is told: what is told and what is left are always enough. */
  @Test
  void nothingThatCanBeWorkedOutIsTooLittle() {
    Random random = new Random(3);
    for (int network = 0; network < 200; network++) {
      int kiosks = 1 + random.nextInt(8);
      UnpublishedSurveyAnswers pool = UnpublishedSurveyAnswers.since(LONG_AGO);
      List<UnpublishedSurveyAnswers.Span> told = new ArrayList<>();
      MonthlySurveyAnswers year = MonthlySurveyAnswers.NONE;
      for (int now = 1; now <= 14; now++) {
        for (int answers = random.nextInt(12); answers > 0; answers--) {
          YearMonth of = month(1).plusMonths(Math.max(0, now - 1 - random.nextInt(3)));
          MonthlySurveyAnswers one =
              MonthlySurveyAnswers.one(
                  answered(random.nextBoolean() ? "yes" : null), 1 + random.nextInt(kiosks));
          pool = pool.plus(of, one);
          year = of.getYear() == 2025 ? year.plus(one) : year;
        }
        UnpublishedSurveyAnswers.Told next = pool.tell(month(1).plusMonths(now - 2L));
        pool = decode(UnpublishedSurveyAnswersCodec.encode(next.left()));
        assertThat(pool).isEqualTo(next.left());
        told.addAll(next.spans());
        List<UnpublishedSurveyAnswers.Span> ofYear =
            told.stream().filter(it -> it.first().getYear() == 2025).toList();
        int left =
            year.satisfied() - ofYear.stream().mapToInt(it -> it.answers().satisfied()).sum();
        assertThat(ofYear).allMatch(it -> it.answers().areEnough());
        assertThat(ofYear).allMatch(it -> it.last().getYear() == 2025);
        assertThat(ofYear.isEmpty() || left >= SurveyAnswerCounts.MIN).isTrue();
        assertQuestionOfEnough(ofYear, year);
        assertThat(ofYear.stream().flatMap(it -> Stream.of(it.first(), it.last().plusMonths(1))))
            .as("each after the one before")
            .isSorted();
      }
    }
  }

  /** What months tell of a question, and what they leave of it, is enough or nothing. */
  private static void assertQuestionOfEnough(
      List<UnpublishedSurveyAnswers.Span> told, MonthlySurveyAnswers year) {
    List<Question> questions =
        told.stream().map(it -> it.answers().recommend()).filter(it -> it.asked() > 0).toList();
    int left = year.recommend().asked() - questions.stream().mapToInt(Question::asked).sum();
    assertThat(questions).allMatch(Question::areEnough);
    assertThat(questions.isEmpty() || left >= SurveyAnswerCounts.MIN).isTrue();
  }

  private static UnpublishedSurveyAnswers decode(byte[] bytes) {
    return UnpublishedSurveyAnswersCodec.decode(bytes, () -> month(9));
  }

  /** Months of which some answers to the questions are not counted must not be told as whole. */
  @Test
  void aPoolOfBeforeTellsTheQuestionsFromTheNextMonthOn() {
    ByteBuffer former = ByteBuffer.allocate(8 + UnpublishedSurveyAnswers.MAX_MONTHS * 28);
    former.putInt(1970 * 12).putInt(1);
    former.putInt(2025 * 12 + 7).putInt(0).putInt(6).putInt(0).putInt(1).putInt(2).putInt(3);
    UnpublishedSurveyAnswers pool = decode(former.array());
    assertThat(Objects.requireNonNull(pool.months().get(month(8))).satisfied()).isEqualTo(6);
    for (int month = 8; month <= 10; month++) {
      pool = with(pool, month(month), 5, 3);
    }

    List<UnpublishedSurveyAnswers.Span> told = pool.tell(month(9)).spans();

    assertThat(told.getFirst().answers().satisfied()).isEqualTo(11);
    assertThat(told.getFirst().answers().recommend().asked()).isZero();
    assertThat(told.getLast().answers().recommend().asked()).isEqualTo(5);
  }

  @Test
  void aQuestionThatFewAnsweredIsLeftOutOfItsMonths() {
    UnpublishedSurveyAnswers pool = with(UnpublishedSurveyAnswers.since(LONG_AGO), month(1), 4, 4);
    pool = pool.plus(month(1), MonthlySurveyAnswers.one(answered(null), 1));
    pool = with(pool, month(2), 5, 3);
    pool = with(pool, month(3), 5, 3);

    List<UnpublishedSurveyAnswers.Span> told = pool.tell(month(2)).spans();

    assertThat(told.getFirst().answers().satisfied()).isEqualTo(5);
    assertThat(told.getFirst().answers().resolved()).isEqualTo(Question.NONE);
    assertThat(told.getLast().answers().resolved().yes()).isEqualTo(5);
  }

  @Test
  void aPoolIsAlwaysAsManyBytes() {
    UnpublishedSurveyAnswers full = with(UnpublishedSurveyAnswers.since(month(1)), month(3), 40, 9);

    assertThat(UnpublishedSurveyAnswersCodec.encode(full))
        .hasSameSizeAs(
            UnpublishedSurveyAnswersCodec.encode(UnpublishedSurveyAnswers.since(month(1))));
    assertThat(decode(UnpublishedSurveyAnswersCodec.encode(full))).isEqualTo(full);
    assertThat(full.months().get(month(3)))
        .extracting(MonthlySurveyAnswers::kiosks)
        .isEqualTo(Set.of(1, 2, 3));
  }
}
