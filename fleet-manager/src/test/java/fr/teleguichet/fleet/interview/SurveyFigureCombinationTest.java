package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.interview.AnsweredYear.Held;
import fr.teleguichet.fleet.interview.SurveyCellDecisions.Told;
import fr.teleguichet.fleet.interview.SurveyCellSuppression.Year;
import fr.teleguichet.fleet.interview.SurveyCountReader.MonthsAnswers;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Somebody who holds figures of months, of sites and of services against each other all at once.
 *
 * <p>He gives each figure a weight, so that each cell (a site's interviews of a service in a month)
 * has the sum of three; where no cell that can have answers weighs less than nothing, the weighted
 * sum is at least the answers of each cell that weighs something. So a sum of one to four both
 * tells how many these are and bounds each. This is how every bound of a linear programme is
 * proved: a cell is known to lie between two numbers if and only if such weights say so, and their
 * distance is such a sum; so none is known to within three answers.
 */
final class SurveyFigureCombinationTest {

  /** As many years as show what a rule of two kinds leaves open. */
  private static final int ROUNDS = 1_500;

  /** What is known of a kind: the figures, of which the last is what the told ones leave. */
  private record Kind(List<String> names, List<Predicate<Held>> of, List<Long> answers) {

    static Kind of(long all, List<String> names, List<Predicate<Held>> of, List<Long> answers) {
      List<String> allNames = new ArrayList<>(names);
      allNames.add("others");
      List<Predicate<Held>> allOf = new ArrayList<>(of);
      allOf.add(held -> of.stream().noneMatch(it -> it.test(held)));
      List<Long> allAnswers = new ArrayList<>(answers);
      allAnswers.add(all - answers.stream().mapToLong(Long::longValue).sum());
      return new Kind(allNames, allOf, allAnswers);
    }

    int size() {
      return names.size();
    }

    int figure(Held held) {
      return IntStream.range(0, of.size())
          .filter(i -> of.get(i).test(held))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Taxes are there in January alone: the fifteen of January, less the seven of taxes and the six
   * of a site that had none of these, would be two of a third site.
   */
  @Test
  void monthsLessServicesLessSitesLeaveNoTwoAnswers() {
    AnsweredYear year =
        new AnsweredYear(
            Stream.of(
                    AnsweredYear.answered(6, 1, "caf", 1),
                    AnsweredYear.answered(7, 2, "impots", 1),
                    AnsweredYear.answered(2, 3, "caf", 1),
                    AnsweredYear.answered(20, 2, "caf", 6),
                    AnsweredYear.answered(20, 3, "cpam", 7),
                    AnsweredYear.answered(20, 4, "caf", 6),
                    AnsweredYear.answered(20, 4, "cpam", 8))
                .flatMap(List::stream)
                .toList());
    Year counted = year.counted();
    assertThat(counted.months().getFirst().answers().count()).isEqualTo(15);

    SurveyCellDecisions told = SurveyCellSuppression.told(counted);

    assertThat(told.services().values()).hasSize(3).allMatch(Told::answers);
    assertThat(told.sites().get(1)).isEqualTo(Told.NOTHING);
    assertThat(told.sites().values().stream().filter(Told::answers)).hasSize(2);
    assertThat(found(year, counted, told)).isEmpty();
  }

  @Test
  void noWeightsOfMonthsSitesAndServicesFindFewerThanFiveAnswers() {
    Random random = new Random(214);
    int before = 0;
    int told = 0;
    int cells = 0;
    for (int round = 0; round < ROUNDS; round++) {
      AnsweredYear year = AnsweredYear.randomWithSeasons(random);
      Year counted = year.counted();
      SurveyCellDecisions cellsTold = SurveyCellSuppression.told(counted);
      assertThat(found(year, counted, cellsTold)).as("%d: %s", round, year).isEmpty();
      SurveyCellDecisions small =
          SurveyCellSuppression.told(
              new Year(counted.sites(), counted.services(), counted.months(), List.of()));
      before += found(year, counted, small).isPresent() ? 1 : 0;
      cells += (int) small.sites().values().stream().filter(Told::answers).count();
      told += (int) cellsTold.sites().values().stream().filter(Told::answers).count();
    }
    assertThat(before).as("years of which small cells alone are hidden").isGreaterThan(ROUNDS / 5);
    assertThat(told).as("of %d cells", cells).isGreaterThan(cells / 2);
  }

  private static Optional<String> found(AnsweredYear year, Year counted, SurveyCellDecisions told) {
    return Stream.of(
            found(year, counted, told, SurveyAnswerCounts::count, Told::answers, Held::isAnswered),
            found(
                year,
                counted,
                told,
                SurveyAnswerCounts::recommendAsked,
                it -> it.answers() && it.recommend(),
                it -> it.isAnswered() && it.isAsked()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> found(
      AnsweredYear year,
      Year counted,
      SurveyCellDecisions told,
      ToLongFunction<SurveyAnswerCounts> question,
      Predicate<Told> isTold,
      Predicate<Held> isAnswered) {
    long all = year.held().stream().filter(isAnswered).count();
    if (all < SurveyAnswerCounts.MIN) {
      return Optional.empty();
    }
    List<Integer> toldSites =
        counted.sites().keySet().stream()
            .filter(it -> isTold.test(told.sites().get(it)))
            .sorted()
            .toList();
    Kind sites =
        Kind.of(
            all,
            toldSites.stream().map(it -> "site " + it).toList(),
            toldSites.stream().<Predicate<Held>>map(it -> held -> held.site() == it).toList(),
            toldSites.stream().map(it -> question.applyAsLong(counted.sites().get(it))).toList());
    List<ServiceCode> toldServices =
        counted.services().keySet().stream()
            .filter(it -> isTold.test(told.services().get(it)))
            .sorted()
            .toList();
    Kind services =
        Kind.of(
            all,
            toldServices.stream().map(ServiceCode::value).toList(),
            toldServices.stream()
                .<Predicate<Held>>map(it -> held -> held.service().equals(it.value()))
                .toList(),
            toldServices.stream()
                .map(it -> question.applyAsLong(counted.services().get(it)))
                .toList());
    List<MonthsAnswers> spans =
        counted.months().stream().filter(it -> question.applyAsLong(it.answers()) > 0).toList();
    Kind months =
        Kind.of(
            all,
            spans.stream().map(it -> it.first() + ".." + it.last()).toList(),
            spans.stream()
                .<Predicate<Held>>map(
                    it ->
                        held ->
                            held.month() >= it.first().getMonthValue()
                                && held.month() <= it.last().getMonthValue())
                .toList(),
            spans.stream().map(it -> question.applyAsLong(it.answers())).toList());
    List<int[]> cells =
        new ArrayList<>(
            year.held().stream()
                .filter(it -> counted.sites().containsKey(it.site()))
                .filter(it -> counted.services().containsKey(new ServiceCode(it.service())))
                .map(it -> new int[] {sites.figure(it), services.figure(it), months.figure(it)})
                .collect(Collectors.toMap(Arrays::toString, Function.identity(), (one, _) -> one))
                .values());
    return found(cells, sites, services, months);
  }

  private static Optional<String> found(List<int[]> cells, Kind sites, Kind services, Kind months) {
    List<int[]> ofServices = weights(services.size());
    for (int[] ofSites : weights(sites.size())) {
      // The least weight of a service's months, over the sites there.
      int[][] least = new int[services.size()][months.size()];
      for (int[] row : least) {
        Arrays.fill(row, Integer.MAX_VALUE);
      }
      for (int[] cell : cells) {
        least[cell[1]][cell[2]] = Math.min(least[cell[1]][cell[2]], ofSites[cell[0]]);
      }
      long left = 0;
      for (int i = 0; i < sites.size(); i++) {
        left += ofSites[i] * sites.answers().get(i);
      }
      for (int[] ofService : ofServices) {
        long sum = left;
        for (int i = 0; i < services.size(); i++) {
          sum += ofService[i] * services.answers().get(i);
        }
        int[] weights = new int[months.size()];
        for (int month = 0; month < months.size(); month++) {
          int min = Integer.MAX_VALUE;
          for (int service = 0; service < services.size(); service++) {
            int one = least[service][month];
            if (one != Integer.MAX_VALUE) {
              min = Math.min(min, one + ofService[service]);
            }
          }
          weights[month] = min == Integer.MAX_VALUE ? 0 : -min;
          sum += weights[month] * months.answers().get(month);
        }
        if (sum > 0 && sum < SurveyAnswerCounts.MIN) {
          return Optional.of(
              said(sites, ofSites)
                  + said(services, ofService)
                  + said(months, weights)
                  + "= "
                  + sum);
        }
      }
    }
    return Optional.empty();
  }

  private static String said(Kind kind, int[] weights) {
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        said.append(weights[i] > 0 ? "+" : "")
            .append(weights[i])
            .append("×")
            .append(kind.names().get(i))
            .append('(')
            .append(kind.answers().get(i))
            .append(") ");
      }
    }
    return said.toString();
  }

  /**
   * All of minus one, nothing and one; the first has none, since a kind's sum is that of another.
   */
  private static List<int[]> weights(int figures) {
    int many = (int) Math.pow(3, figures - 1);
    List<int[]> weights = new ArrayList<>();
    for (int choice = 0; choice < many; choice++) {
      int[] some = new int[figures];
      int rest = choice;
      for (int i = 1; i < figures; i++) {
        some[i] = rest % 3 - 1;
        rest /= 3;
      }
      weights.add(some);
    }
    return weights;
  }
}
