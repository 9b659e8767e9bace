package fr.teleguichet.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the bytes of a journal are shared out. */
final class JournalByteBudgetTest {

  private static final long MIB = 1L << 20;

  /** A kiosk's disk was laid out for these numbers. */
  @ParameterizedTest
  @CsvSource({
    // MiB, log KiB, pages, log pages copied back, KiB in a transaction, spare, given back
    "1, 256, 160, 32, 64, 20, 10",
    "16, 2048, 3552, 256, 512, 444, 128",
    "64, 4096, 15328, 512, 1024, 1916, 256"
  })
  void aBoundIsSharedOutInPages(
      long mib, long logKib, long pages, long back, long transactionKib, long spare, long given) {
    JournalByteBudget budget = JournalByteBudget.of(mib * MIB);

    assertThat(budget.logBytes()).isEqualTo(logKib << 10);
    assertThat(budget.pages()).isEqualTo(pages);
    assertThat(budget.hardPages()).isEqualTo(pages + 32);
    assertThat(budget.checkpointPages()).isEqualTo(back);
    assertThat(budget.transactionBytes()).isEqualTo(transactionKib << 10);
    assertThat(budget.sparePages()).isEqualTo(spare);
    assertThat(budget.pagesToShorten()).isEqualTo(given);
    assertThat(budget.hardPages() * JournalByteBudget.PAGE + budget.logBytes())
        .as("file and log together")
        .isLessThanOrEqualTo(mib * MIB);
  }

  @Test
  void aBoundBelowTheSmallestIsRefusedAndTheSmallestIsTaken() {
    Path file = Path.of("journal.db");
    assertThat(new JournalStorageSettings(file, JournalStorageSettings.MIN_SIZE).largestBytes())
        .isEqualTo(MIB);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JournalStorageSettings(file, JournalStorageSettings.MIN_SIZE - 1))
        .withMessageContaining("1048575");
    assertThat(JournalStorageSettings.at(file).largestBytes()).isEqualTo(64 * MIB);
    assertThat(JournalStorageSettings.at(file).keep()).hasDays(14);
  }
}
