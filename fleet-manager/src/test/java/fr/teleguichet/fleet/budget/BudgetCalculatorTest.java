package fr.teleguichet.fleet.budget;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The budget is added up exactly, and divided by what it says. */
final class BudgetCalculatorTest {

  private static final Funder PRAI = new Funder(1, "PRAI", "PRAI");
  private static final Funder RELAYS = new Funder(2, "Relais de services publics", "RSP");
  private static final Funder DEPARTEMENT = new Funder(6, "Département", "Département");
  private static final Funder LOCAL = new Funder(7, "Collectivités locales", "Local authorities");
  private static final Site GRAMAT =
      new Site(
          3,
          new SiteCode("gramat"),
          "Gramat",
          "Gramat",
          "46128",
          44.7,
          1.7,
          true,
          Optional.empty());

  private static BudgetLine line(
      int id, int year, Funder funder, CostNature nature, long planned, long paid) {
    return new BudgetLine(
        id,
        year,
        funder,
        nature,
        EuroAmount.of(planned),
        EuroAmount.of(paid),
        Optional.empty(),
        "");
  }

  private static BudgetFigures figures(List<BudgetLine> lines, Map<Integer, Long> held) {
    return new BudgetCalculator(
            new BudgetYearRange(2008, 2009, false), true, lines, List.of(GRAMAT), held)
        .figures();
  }

  /** The published account of the first network, which the report has to give again. */
  private static List<BudgetLine> firstNetwork() {
    return List.of(
        line(1, 2008, PRAI, CostNature.STUDY, 64_000, 64_000),
        line(2, 2008, PRAI, CostNature.INVESTMENT, 32_149, 32_149),
        line(3, 2008, RELAYS, CostNature.RUNNING, 50_000, 50_000),
        line(4, 2009, RELAYS, CostNature.RUNNING, 50_000, 0),
        line(5, 2008, DEPARTEMENT, CostNature.STAFF, 17_000, 17_000),
        line(6, 2009, LOCAL, CostNature.INVESTMENT, 30_000, 30_000));
  }

  @Test
  void theFirstNetworkCostWhatItsAccountSays() {
    BudgetFigures figures = figures(firstNetwork(), Map.of(3, 150L, 4, 100L));

    assertThat(figures.total().paid().plain()).isEqualTo("193149.00");
    assertThat(figures.total().planned().plain()).isEqualTo("243149.00");
    assertThat(figures.full().interviews()).isEqualTo(250);
    assertThat(figures.full().each().map(EuroAmount::plain)).hasValue("772.60");
    assertThat(figures.running().paid().plain()).isEqualTo("67000.00");
    assertThat(figures.running().each().map(EuroAmount::plain)).hasValue("268.00");
    assertThat(figures.of("prai").orElseThrow().total().paid().plain()).isEqualTo("96149.00");
    assertThat(figures.of("RSP").orElseThrow().year(2009).paid()).isEqualTo(EuroAmount.ZERO);
    assertThat(figures.year(2008).paid().plain()).isEqualTo("163149.00");
    assertThat(figures.byNature())
        .extracting(BudgetFigures.OfNature::nature)
        .containsExactly(
            CostNature.STUDY, CostNature.INVESTMENT, CostNature.RUNNING, CostNature.STAFF);
  }

  @Test
  void withoutInterviewsOrWithoutMoneyThereIsNoCost() {
    assertThat(figures(firstNetwork(), Map.of()).full().each()).isEmpty();
    assertThat(
            figures(List.of(line(1, 2008, PRAI, CostNature.STUDY, 10, 0)), Map.of(3, 5L))
                .full()
                .each())
        .isEmpty();
  }

  @Test
  void aSiteIsToldOnlyWhatWasSpentForIt() {
    List<BudgetLine> lines = new ArrayList<>(firstNetwork());
    lines.add(
        new BudgetLine(
            7,
            2009,
            LOCAL,
            CostNature.RUNNING,
            EuroAmount.of(900),
            EuroAmount.of(600),
            Optional.of(3),
            ""));

    BudgetFigures figures = figures(lines, Map.of(3, 150L, 4, 100L));

    assertThat(figures.bySite())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.site()).isEqualTo(GRAMAT);
              assertThat(it.full().each().map(EuroAmount::plain)).hasValue("4.00");
              assertThat(it.running().interviews()).isEqualTo(150);
            });
    assertThat(figures.total().paid().plain()).isEqualTo("193749.00");
  }

  @Test
  void whoSeesAPartDividesByTheInterviewsOfThatPart() {
    BudgetFigures figures =
        new BudgetCalculator(
                new BudgetYearRange(2008, 2009, false),
                false,
                List.of(),
                List.of(GRAMAT),
                Map.of(3, 150L, 4, 100L))
            .figures();

    assertThat(figures.full().interviews()).isEqualTo(150);
  }

  @Test
  void sumsAgreeWithAnIndependentAdditionToTheCent() {
    Random random = new Random(46);
    for (int round = 0; round < 50; round++) {
      List<BudgetLine> lines = new ArrayList<>();
      BigDecimal paid = BigDecimal.ZERO;
      BigDecimal running = BigDecimal.ZERO;
      for (int i = 0; i < 200; i++) {
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(10_000_000), 2);
        CostNature nature = List.of(CostNature.values()).get(random.nextInt(5));
        lines.add(
            new BudgetLine(
                i,
                2008 + random.nextInt(2),
                random.nextBoolean() ? PRAI : LOCAL,
                nature,
                EuroAmount.ZERO,
                new EuroAmount(amount),
                Optional.empty(),
                ""));
        paid = paid.add(amount);
        if (nature != CostNature.STUDY && nature != CostNature.INVESTMENT) {
          running = running.add(amount);
        }
      }
      long held = 1L + random.nextInt(900);
      BudgetFigures figures = figures(lines, Map.of(3, held));

      assertThat(figures.total().paid().euros()).isEqualByComparingTo(paid);
      assertThat(figures.year(2008).paid().plus(figures.year(2009).paid()))
          .isEqualTo(figures.total().paid());
      assertThat(figures.running().paid().euros()).isEqualByComparingTo(running);
      assertThat(figures.full().each().orElseThrow().euros())
          .isEqualByComparingTo(paid.divide(BigDecimal.valueOf(held), 2, RoundingMode.HALF_UP));
    }
  }
}
