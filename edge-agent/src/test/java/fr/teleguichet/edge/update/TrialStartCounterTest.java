package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.prove.KioskBeforeUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialStartCounterTest {

  @TempDir Path folder;

  private void write(UpdateState state) throws IOException {
    new UpdateLedgerFile(folder).write(new UpdateLedger(state, List.of(), List.of()));
  }

  private static UpdateState proving() {
    return new UpdateState.Proving(
        new UpdateInProgress(
            new UpdateOrder("7", false, false, List.of()),
            List.of(new PartVersionChange("os", "1", "2", 0, 0)),
            new KioskBeforeUpdate(true, true, "journal", Set.of()),
            1),
        1);
  }

  @Test
  void anAgentThatNeverComesUpOnTrialHasTheMachineStartAgainOnce() throws IOException {
    write(proving());
    for (int start = 1; start < TrialStartCounter.TOO_MANY; start++) {
      assertThat(new TrialStartCounter(folder).isTooMany()).isFalse();
    }
    assertThat(new TrialStartCounter(folder).isTooMany()).isTrue();
    assertThat(new TrialStartCounter(folder).isTooMany()).as("not in circles").isFalse();
  }

  @Test
  void anAgentThatComesUpCountsAnew() throws IOException {
    write(proving());
    for (int start = 0; start < 20; start++) {
      assertThat(new TrialStartCounter(folder).isTooMany()).isFalse();
      new TrialStartCounter(folder).forget();
    }
  }

  @Test
  void withoutATrialNothingIsCounted() throws IOException {
    write(new UpdateState.Idle());
    for (int start = 0; start < 20; start++) {
      assertThat(new TrialStartCounter(folder).isTooMany()).isFalse();
    }
    assertThat(folder.resolve("starts")).doesNotExist();
  }
}
