package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.interview.AnsweredYear.Held;
import fr.teleguichet.fleet.interview.SurveyCellDecisions.Told;
import fr.teleguichet.fleet.interview.SurveyCellSuppression.Year;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cells of years beside told months and the interviews that everybody sees. */
final class SurveyCellSuppressionTest {

  /** Figures that somebody holds against each other: what each is known to be of, and how many. */
  private record Figure(String name, Predicate<Held> isOf, long answers) {}

  /** Cajarc and Gramat are there in January alone, Vayrac, Assier and Figeac all the year. */
  private static AnsweredYear ofSitesThatClose() {
    return year(
        List.of(
            AnsweredYear.answered(6, 1, "caf", 1),
            AnsweredYear.answered(7, 2, "caf", 1),
            AnsweredYear.answered(2, 3, "caf", 1),
            AnsweredYear.answered(20, 3, "caf", 6),
            AnsweredYear.answered(20, 4, "caf", 7),
            AnsweredYear.answered(20, 5, "caf", 8)));
  }

  private static AnsweredYear year(List<List<Held>> held) {
    return new AnsweredYear(held.stream().flatMap(List::stream).toList());
  }

  @Test
  void sitesThatWereThereInToldMonthsAloneDoNotLeaveTwoAnswersOfAnother() {
    Year counted = ofSitesThatClose().counted();
    assertThat(counted.months().getFirst().answers().count())
        .as("January, of which thirteen are of Cajarc and Gramat")
        .isEqualTo(15);

    assertThat(sites(SurveyCellSuppression.told(counted), Told::answers))
        .as("neither of both, nor one beside, since the sum of the hidden is known")
        .containsExactly(3, 5);
  }

  private static List<Integer> sites(SurveyCellDecisions cells, Predicate<Told> isTold) {
    return cells.sites().entrySet().stream()
        .filter(it -> isTold.test(it.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Test
  void aSiteThatLeavesFiveAnswersOfOthersIsTold() {
    Year counted =
        year(List.of(
                AnsweredYear.answered(6, 1, "caf", 1),
                AnsweredYear.answered(4, 2, "caf", 1),
                AnsweredYear.answered(4, 3, "caf", 1),
                AnsweredYear.answered(20, 2, "caf", 6),
                AnsweredYear.answered(20, 3, "caf", 7),
                AnsweredYear.answered(20, 4, "caf", 8)))
            .counted();
    assertThat(counted.months().getFirst().answers().count()).isEqualTo(14);

    assertThat(sites(SurveyCellSuppression.told(counted), Told::answers))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void servicesOfOneSiteDoNotLeaveTwoAnswersOfItsOthers() {
    Year counted =
        year(List.of(
                AnsweredYear.answered(9, 1, "caf", 3),
                AnsweredYear.answered(2, 1, "cpam", 3),
                AnsweredYear.answered(20, 2, "cpam", 3),
                AnsweredYear.answered(20, 3, "cpam", 3),
                AnsweredYear.answered(30, 4, "cpam", 3)))
            .counted();

    SurveyCellDecisions told = SurveyCellSuppression.told(counted);

    assertThat(told.services().values()).hasSize(2).allMatch(Told::answers);
    assertThat(sites(told, Told::answers))
        .as("not the eleven of a site, less the nine of a service that was nowhere else")
        .containsExactly(3, 4);
  }

  @Test
  void theQuestionThatFewAnsweredIsHiddenAndTheCellTold() {
    List<Held> held = new ArrayList<>(ofSitesThatClose().held());
    held.addAll(
        AnsweredYear.answered(8, 3, "caf", 1).stream()
            .map(it -> new Held(3, "caf", 1, true, false))
            .toList());

    SurveyCellDecisions told = SurveyCellSuppression.told(new AnsweredYear(held).counted());

    assertThat(sites(told, Told::answers)).containsExactly(1, 2, 3, 4, 5);
    assertThat(sites(told, Told::recommend)).containsExactly(3, 5);
    assertThat(sites(told, Told::resolved)).containsExactly(3, 5);
  }

  /**
   * In many years somebody takes all that is told of one kind, and of every choice of it, from all
   * that is told of another, wherever he knows that the one lies within the other.
   */
  @Test
  void nobodyFindsFewerThanFiveAnswersByWhatHeKnowsOfInterviews() {
    Random random = new Random(204);
    int before = 0;
    int told = 0;
    int cells = 0;
    for (int round = 0; round < 400; round++) {
      AnsweredYear year = AnsweredYear.random(random);
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
    assertThat(before).as("years of which small cells alone are hidden").isGreaterThan(100);
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
    List<Figure> sites =
        rest(
            all,
            counted.sites().keySet().stream()
                .filter(it -> isTold.test(told.sites().get(it)))
                .map(
                    it ->
                        new Figure(
                            "site " + it,
                            held -> held.site() == it,
                            question.applyAsLong(counted.sites().get(it))))
                .toList());
    List<Figure> services =
        rest(
            all,
            counted.services().keySet().stream()
                .filter(it -> isTold.test(told.services().get(it)))
                .map(
                    it ->
                        new Figure(
                            it.value(),
                            held -> it.equals(new ServiceCode(held.service())),
                            question.applyAsLong(counted.services().get(it))))
                .toList());
    List<Figure> months =
        rest(
            all,
            counted.months().stream()
                .filter(it -> question.applyAsLong(it.answers()) > 0)
                .map(
                    it ->
                        new Figure(
                            it.first() + ".." + it.last(),
                            held ->
                                held.month() >= it.first().getMonthValue()
                                    && held.month() <= it.last().getMonthValue(),
                            question.applyAsLong(it.answers())))
                .toList());
    // Where a site or a service has no line, nobody answered.
    List<Held> known =
        year.held().stream()
            .filter(it -> counted.sites().containsKey(it.site()))
            .filter(it -> counted.services().containsKey(new ServiceCode(it.service())))
            .map(it -> new Held(it.site(), it.service(), it.month(), false, false))
            .distinct()
            .toList();
    List<List<Figure>> kinds = List.of(choices(sites), choices(services), choices(months));
    for (int whole = 0; whole < kinds.size(); whole++) {
      for (int other = 1; other < kinds.size(); other++) {
        Optional<String> found =
            found(known, kinds.get(whole), kinds.get((whole + other) % kinds.size()));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** All that is not told of a kind is known as one. */
  private static List<Figure> rest(long all, List<Figure> told) {
    List<Figure> figures = new ArrayList<>(told);
    figures.add(
        new Figure(
            "others",
            held -> told.stream().noneMatch(it -> it.isOf().test(held)),
            all - told.stream().mapToLong(Figure::answers).sum()));
    return figures;
  }

  private static List<Figure> choices(List<Figure> figures) {
    List<Figure> choices = new ArrayList<>();
    for (int choice = 1; choice < 1 << figures.size(); choice++) {
      List<Figure> some = new ArrayList<>();
      for (int i = 0; i < figures.size(); i++) {
        if ((choice >> i & 1) == 1) {
          some.add(figures.get(i));
        }
      }
      choices.add(
          new Figure(
              String.join("+", some.stream().map(Figure::name).toList()),
              held -> some.stream().anyMatch(it -> it.isOf().test(held)),
              some.stream().mapToLong(Figure::answers).sum()));
    }
    return choices;
  }

  /**
   * Takes each from each in which it lies, by the interviews; whoever answered is not looked at.
   */
  private static Optional<String> found(List<Held> known, List<Figure> whole, List<Figure> part) {
    Map<Figure, Set<Integer>> ofPart = lying(known, part);
    for (Figure one : whole) {
      Set<Integer> ofOne = lying(known, one);
      for (Figure other : part) {
        long left = one.answers() - other.answers();
        if (left > 0
            && left < SurveyAnswerCounts.MIN
            && ofOne.containsAll(Objects.requireNonNull(ofPart.get(other)))) {
          return Optional.of(one.name() + " less " + other.name() + " = " + left);
        }
      }
    }
    return Optional.empty();
  }

  private static Map<Figure, Set<Integer>> lying(List<Held> known, List<Figure> figures) {
    return figures.stream()
        .collect(Collectors.toMap(Function.identity(), figure -> lying(known, figure)));
  }

  /** The interviews that a figure is of. */
  private static Set<Integer> lying(List<Held> known, Figure figure) {
    return IntStream.range(0, known.size())
        .filter(i -> figure.isOf().test(known.get(i)))
        .boxed()
        .collect(Collectors.toSet());
  }
}
