package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.SurveyCountReader.MonthsAnswers;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A year of interviews and of what people answered, as it was and as it is counted. */
record AnsweredYear(List<Held> held) {

  /** The year; one that begins on no Monday, so that weeks and months differ. */
  static final int YEAR = 2025;

  /** The busy months of a year with seasons, from January on. */
  private static final int BUSY = 4;

  private static final List<String> SERVICES = List.of("caf", "cpam", "carsat", "impots");

  /**
   * An interview.
   *
   * @param month 1 to 12
   */
  record Held(int site, String service, int month, boolean isAnswered, boolean isAsked) {}

  /** Some sites, of which half open or close within the year, each with some of the services. */
  static AnsweredYear random(Random random) {
    List<Held> held = new ArrayList<>();
    int sites = 3 + random.nextInt(4);
    for (int site = 1; site <= sites; site++) {
      int first = random.nextBoolean() ? 1 : 1 + random.nextInt(12);
      int last = random.nextBoolean() ? 12 : first + random.nextInt(13 - first);
      int from = random.nextInt(SERVICES.size());
      List<String> services =
          SERVICES.subList(from, from + 1 + random.nextInt(SERVICES.size() - from));
      for (int month = first; month <= last; month++) {
        for (int i = random.nextInt(5); i > 0; i--) {
          held.add(
              new Held(
                  site,
                  services.get(random.nextInt(services.size())),
                  month,
                  random.nextInt(100) < 60,
                  random.nextBoolean()));
        }
      }
    }
    return new AnsweredYear(held);
  }

  /**
   * Some sites, of which half are there in some months alone, and some services, of which half are,
   * as taxes are in spring. Few months are busy, so that many are told.
   */
  static AnsweredYear randomWithSeasons(Random random) {
    List<Integer> seasons = SERVICES.stream().map(_ -> season(random)).toList();
    List<Held> held = new ArrayList<>();
    int sites = 4 + random.nextInt(3);
    for (int site = 1; site <= sites; site++) {
      int season = season(random);
      for (int service = 0; service < SERVICES.size(); service++) {
        int months = random.nextBoolean() ? season & seasons.get(service) : 0;
        for (int month = 1; month <= BUSY; month++) {
          int many = (months >> month & 1) == 1 ? random.nextInt(9) : 0;
          for (int i = 0; i < many; i++) {
            held.add(
                new Held(
                    site,
                    SERVICES.get(service),
                    month,
                    random.nextInt(100) < 80,
                    random.nextBoolean()));
          }
        }
      }
    }
    return new AnsweredYear(held);
  }

  /** All busy months or one or two that follow each other, as bits. */
  private static int season(Random random) {
    int first = 1 + random.nextInt(BUSY);
    return random.nextBoolean() ? -1 : random.nextBoolean() ? 1 << first : 3 << first;
  }

  /** As many interviews, each answered in full. */
  static List<Held> answered(int many, int site, String service, int month) {
    return IntStream.range(0, many)
        .mapToObj(_ -> new Held(site, service, month, true, true))
        .toList();
  }

  /** What is told and known of it. */
  SurveyCellSuppression.Year counted() {
    return new SurveyCellSuppression.Year(sites(), services(), months(), interviews());
  }

  private Map<Integer, SurveyAnswerCounts> sites() {
    Map<Integer, SurveyAnswerCounts> sites = new HashMap<>();
    held.stream()
        .filter(Held::isAnswered)
        .forEach(it -> sites.merge(it.site(), counts(it), SurveyAnswerCounts::plus));
    return sites;
  }

  private Map<ServiceCode, SurveyAnswerCounts> services() {
    Map<ServiceCode, SurveyAnswerCounts> services = new HashMap<>();
    held.stream()
        .filter(Held::isAnswered)
        .forEach(
            it ->
                services.merge(
                    new ServiceCode(it.service()), counts(it), SurveyAnswerCounts::plus));
    return services;
  }

  private static SurveyAnswerCounts counts(Held it) {
    int asked = it.isAsked() ? 1 : 0;
    return new SurveyAnswerCounts(0, 1, 0, asked, asked, asked, asked, 0);
  }

  /** Month by month as the manager closes them; nothing comes late. */
  private List<MonthsAnswers> months() {
    UnpublishedSurveyAnswers pool = UnpublishedSurveyAnswers.since(YearMonth.of(1970, 1));
    for (Held it : held) {
      if (it.isAnswered()) {
        @Nullable String word = it.isAsked() ? "yes" : null;
        SurveyRepository.Answered answered =
            new SurveyRepository.Answered(
                new ServiceCode(it.service()),
                LocalDate.of(YEAR, it.month(), 12),
                "satisfied",
                word,
                word);
        pool =
            pool.plus(
                YearMonth.of(YEAR, it.month()), MonthlySurveyAnswers.one(answered, it.site()));
      }
    }
    List<MonthsAnswers> told = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      UnpublishedSurveyAnswers.Told next = pool.tell(YearMonth.of(YEAR, month));
      pool = next.left();
      next.spans()
          .forEach(
              span ->
                  told.add(
                      new MonthsAnswers(
                          span.first(),
                          span.last(),
                          new SurveyAnswerCounts(
                              0,
                              span.answers().satisfied(),
                              0,
                              span.answers().recommend().yes(),
                              span.answers().recommend().asked(),
                              span.answers().resolved().yes(),
                              span.answers().resolved().asked(),
                              0))));
    }
    return told;
  }

  private List<InterviewMonth.Cell> interviews() {
    return held.stream()
        .collect(
            Collectors.groupingBy(
                it -> new Held(it.site(), it.service(), it.month(), false, false),
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(
            it ->
                new InterviewMonth.Cell(
                    it.getKey().site(),
                    new ServiceCode(it.getKey().service()),
                    YearMonth.of(YEAR, it.getKey().month()),
                    InterviewOutcomeCounts.of("held", it.getValue()),
                    600 * it.getValue()))
        .toList();
  }
}
