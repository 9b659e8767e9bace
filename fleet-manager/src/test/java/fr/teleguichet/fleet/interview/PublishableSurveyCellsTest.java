package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is told of answers by site and year leaves fewer than five to nobody. */
final class PublishableSurveyCellsTest {

  @Test
  void whatIsHiddenInAYearIsNotInTheSumOfSeveral() {
    PublishableSurveyCells<String> cells =
        cells(
            List.of(
                cell(2024, "cajarc", 3, 3),
                cell(2024, "gramat", 9, 9),
                cell(2024, "vayrac", 30, 30),
                cell(2025, "cajarc", 10, 10),
                cell(2025, "gramat", 20, 20),
                cell(2025, "vayrac", 30, 30)));

    assertThat(cells.hidden()).containsExactlyInAnyOrder("cajarc", "gramat");
    assertThat(cells.sumOf(List.of("cajarc")).count())
        .as("thirteen, less the ten of 2025, would be three")
        .isEqualTo(10);
    assertThat(cells.sumOf(List.of("vayrac")).count()).isEqualTo(60);
    assertThat(cells.total().count()).isEqualTo(102);
  }

  @Test
  void aYearOfFewAnswersIsInNoSum() {
    PublishableSurveyCells<String> cells =
        cells(List.of(cell(2024, "cajarc", 4, 4), cell(2025, "cajarc", 20, 20)));

    assertThat(cells.total().count()).isEqualTo(20);
    assertThat(cells.hidden()).containsExactly("cajarc");
    assertThat(cells.hiddenYears()).containsExactly(2024);
  }

  @Test
  void aQuestionThatFewAnsweredIsHiddenWithAnother() {
    PublishableSurveyCells<String> cells =
        cells(
            List.of(
                cell(2025, "cajarc", 20, 3),
                cell(2025, "gramat", 20, 11),
                cell(2025, "vayrac", 20, 17)));

    assertThat(cells.hidden()).isEmpty();
    assertThat(cells.sumOf(List.of("cajarc")).recommendShare()).isEmpty();
    assertThat(cells.sumOf(List.of("gramat")).recommendShare())
        .as("all, less these two, would be the three of Cajarc")
        .isEmpty();
    assertThat(cells.sumOf(List.of("vayrac")).recommendShare()).isPresent();
    assertThat(cells.total().recommendAsked()).isEqualTo(31);
  }

  /** Of everything that is told each may be taken from each: sites, years and sums of years. */
  @Test
  void nothingSmallRemainsWhateverIsTakenFromWhatever() {
    Random random = new Random(105);
    for (int round = 0; round < 5_000; round++) {
      Map<Integer, List<PublishableSurveyCells.Cell<String>>> years = new TreeMap<>();
      for (int year = 2023; year <= 2025; year++) {
        List<PublishableSurveyCells.Cell<String>> cells = new ArrayList<>();
        for (int site = 0; site < 4; site++) {
          int count = random.nextInt(14);
          cells.add(cell(year, "site-" + site, count, random.nextInt(count + 1)));
        }
        years.put(year, cells);
      }
      Set<Long> sums = new HashSet<>();
      SurveyAnswerCounts one = cells(of(years, 2024)).total();
      List<PublishableSurveyCells.Cell<String>> both = new ArrayList<>(of(years, 2024));
      both.addAll(of(years, 2025));
      PublishableSurveyCells<String> range = cells(both);
      PublishableSurveyCells<String> single = cells(of(years, 2025));
      sums.add(range.total().count() - single.total().count());
      for (String site : range.shown().keySet()) {
        sums.add(range.sumOf(List.of(site)).count() - single.sumOf(List.of(site)).count());
        sums.add(range.sumOf(List.of(site)).recommendAsked());
      }
      sums.add(
          single.total().recommendAsked() - single.sumOf(single.shown().keySet()).recommendAsked());
      sums.add(one.count() - cells(of(years, 2024)).sumOf(allOf(years)).count());
      assertThat(sums)
          .as("%s", years)
          .allSatisfy(left -> assertThat(left == 0 || left >= SurveyAnswerCounts.MIN).isTrue());
    }
  }

  /** The sites are told as those of the years are of which nothing else is known. */
  private static PublishableSurveyCells<String> cells(
      List<PublishableSurveyCells.Cell<String>> cells) {
    Map<Integer, Map<String, SurveyCellDecisions.Told>> told = new TreeMap<>();
    for (int year : cells.stream().map(PublishableSurveyCells.Cell::year).distinct().toList()) {
      Map<String, Integer> rows = new HashMap<>();
      Map<Integer, SurveyAnswerCounts> sites = new HashMap<>();
      cells.stream()
          .filter(cell -> cell.year() == year)
          .forEach(
              cell -> {
                int row = rows.computeIfAbsent(cell.of(), _ -> rows.size() + 1);
                sites.merge(row, cell.answers(), SurveyAnswerCounts::plus);
              });
      SurveyCellDecisions ofYear =
          SurveyCellSuppression.told(
              new SurveyCellSuppression.Year(sites, Map.of(), List.of(), List.of()));
      Map<String, SurveyCellDecisions.Told> ofSites = new HashMap<>();
      rows.forEach((site, row) -> ofSites.put(site, ofYear.sites().get(row)));
      told.put(year, ofSites);
    }
    return PublishableSurveyCells.of(cells, told);
  }

  private static List<PublishableSurveyCells.Cell<String>> of(
      Map<Integer, List<PublishableSurveyCells.Cell<String>>> years, int year) {
    return years.getOrDefault(year, List.of());
  }

  private static List<String> allOf(Map<Integer, List<PublishableSurveyCells.Cell<String>>> years) {
    return of(years, 2024).stream().map(PublishableSurveyCells.Cell::of).toList();
  }

  private static PublishableSurveyCells.Cell<String> cell(
      int year, String site, long count, long asked) {
    return new PublishableSurveyCells.Cell<>(
        year, site, new SurveyAnswerCounts(count, 0, 0, asked, asked, 0, 0, 0));
  }
}
