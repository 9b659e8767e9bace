package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.prove.Before;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCountTest {

  @TempDir Path folder;

  private void write(UpdateState state) throws IOException {
    new UpdateFile(folder).write(new Ledger(state, List.of(), List.of()));
  }

  private static UpdateState proving() {
    return new UpdateState.Proving(
        new Undertaking(
            new Order("7", false, false, List.of()),
            List.of(new Target("os", "1", "2", 0, 0)),
            new Before(true, true, "journal", Set.of()),
            1),
        1);
  }

  @Test
  void anAgentThatNeverComesUpOnTrialHasTheMachineStartAgainOnce() throws IOException {
    write(proving());
    for (int start = 1; start < StartCount.TOO_MANY; start++) {
      assertThat(new StartCount(folder).isTooMany()).isFalse();
    }
    assertThat(new StartCount(folder).isTooMany()).isTrue();
    assertThat(new StartCount(folder).isTooMany()).as("not in circles").isFalse();
  }

  @Test
  void anAgentThatComesUpCountsAnew() throws IOException {
    write(proving());
    for (int start = 0; start < 20; start++) {
      assertThat(new StartCount(folder).isTooMany()).isFalse();
      new StartCount(folder).forget();
    }
  }

  @Test
  void withoutATrialNothingIsCounted() throws IOException {
    write(new UpdateState.Idle());
    for (int start = 0; start < 20; start++) {
      assertThat(new StartCount(folder).isTooMany()).isFalse();
    }
    assertThat(folder.resolve("starts")).doesNotExist();
  }
}
