package fr.teleguichet.fleet.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Somebody looks among all tables that agree with what is told of one, and learns nothing small.
 */
final class CellSuppressionTest {

  private static final int[] NO_GROUPS = {-1, -1, -1, -1};
  private static final long[] USUAL = {0, 0, 1, 2, 3, 4, 5, 6, 7};

  @Test
  void aSmallNumberIsNeverHiddenAlone() {
    InterviewCountMatrix table =
        new InterviewCountMatrix(new long[][] {{30, 2, 9}, {20, 8, 6}, {25, 7, 11}}, 3);

    CellSuppression.apply(table, new int[] {-1, -1, -1});

    assertThat(picture(table))
        .isEqualTo(
            """
            30 . . | 41
            20 . . | 34
            25 7 11 | 43
            75 17 26
            """);
  }

  @Test
  void aSmallSiteIsHiddenWithTheCheapestCompany() {
    InterviewCountMatrix table =
        new InterviewCountMatrix(new long[][] {{3, 0}, {8, 40}, {20, 30}}, 2);

    CellSuppression.apply(table, new int[] {-1, -1, -1});

    assertThat(picture(table))
        .isEqualTo(
            """
            . 0 | .
            . 40 | .
            20 30 | 50
            31 70
            """);
  }

  @Test
  void whatTheReportAddsUpForAGroupingTellsNothing() {
    long[][] counts = {{12, 2, 9}, {20, 30, 6}, {25, 1, 11}, {30, 40, 50}};
    InterviewCountMatrix table = new InterviewCountMatrix(counts, 3);

    CellSuppression.apply(table, new int[] {7, 7, -1, -1});

    assertThat(table.isHidden(1, 1)).as("32 of both sites, less 30, would be 2").isTrue();
  }

  @Test
  void answersThatAreToldBoundWhatIsHidden() {
    InterviewCountMatrix table = new InterviewCountMatrix(new long[][] {{3}, {8}, {40}}, 1);
    table.floorRow(1, 8);

    CellSuppression.apply(table, new int[] {-1, -1, -1});

    assertThat(table.isRowHidden(2))
        .as("eleven together, of which eight answered, would leave three")
        .isTrue();
  }

  /** As many as there are sites of a large network. */
  @Test
  void aLargeNetworkKeepsMostOfItsNumbers() {
    Random random = new Random(46);
    long[][] counts = new long[1_000][12];
    for (long[] row : counts) {
      for (int column = 0; column < row.length; column++) {
        row[column] = random.nextInt(3) == 0 ? 0 : random.nextInt(40);
      }
    }
    InterviewCountMatrix table = new InterviewCountMatrix(counts, 12);

    CellSuppression.apply(table, new int[1_000]);

    long small =
        Arrays.stream(counts)
            .flatMapToLong(Arrays::stream)
            .filter(InterviewCountMatrix::isSmall)
            .count();
    long hidden = 0;
    for (int row = 0; row < 1_000; row++) {
      for (int column = 0; column < 12; column++) {
        hidden += table.isHidden(row, column) ? 1 : 0;
      }
    }
    assertThat(hidden).isBetween(small, 2 * small);
  }

  @Test
  void nobodyCanTellAHiddenNumberFromAnyOther() {
    Random random = new Random(182);
    int withSecrets = 0;
    int kept = 0;
    for (int round = 0; round < 1_500; round++) {
      int rows = 2 + random.nextInt(2);
      int columns = 1 + random.nextInt(3);
      long[][] counts = new long[rows][columns];
      for (long[] row : counts) {
        for (int column = 0; column < columns; column++) {
          row[column] = USUAL[random.nextInt(USUAL.length)];
        }
      }
      InterviewCountMatrix table = new InterviewCountMatrix(counts, columns);
      if (table.sum() < InterviewCountMatrix.MIN) {
        continue;
      }
      CellSuppression.apply(table, Arrays.copyOf(NO_GROUPS, rows));
      Attacker attacker = new Attacker(table);
      assertThat(attacker.learnt())
          .as("%s\n%s", Arrays.deepToString(counts), picture(table))
          .isEmpty();
      withSecrets += attacker.secrets() > 0 ? 1 : 0;
      kept += attacker.told() > 0 ? 1 : 0;
    }
    assertThat(withSecrets).isGreaterThan(1_000);
    assertThat(kept).as("tables of which some cell is told").isGreaterThan(500);
  }

  private static String picture(InterviewCountMatrix table) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.columns(); column++) {
        text.append(table.isHidden(row, column) ? "." : Long.toString(table.count(row, column)))
            .append(' ');
      }
      text.append("| ")
          .append(table.isRowHidden(row) ? "." : Long.toString(table.rowSum(row)))
          .append('\n');
    }
    for (int column = 0; column < table.columns(); column++) {
      text.append(column == 0 ? "" : " ")
          .append(table.isColumnHidden(column) ? "." : Long.toString(table.columnSum(column)));
    }
    return text.append('\n').toString();
  }
}
