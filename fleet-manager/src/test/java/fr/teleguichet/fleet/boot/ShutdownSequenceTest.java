package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShutdownSequenceTest {
  private final ShutdownSequence stops = new ShutdownSequence();
  private final List<String> stopped = new ArrayList<>();

  @Test
  void theLastStartedIsStoppedFirst() {
    AutoCloseable _ = stops.add(() -> stopped.add("database"));
    AutoCloseable _ = stops.add(() -> stopped.add("pages"));

    stops.stopAll();

    assertThat(stopped).containsExactly("pages", "database");
  }

  @Test
  void aPartThatCannotStopDoesNotKeepTheOthersRunning() {
    AutoCloseable _ = stops.add(() -> stopped.add("database"));
    AutoCloseable _ =
        stops.add(
            () -> {
              throw new IOException("stuck");
            });

    stops.stopAll();

    assertThat(stopped).containsExactly("database");
  }

  /** Ctrl-C during a first start must not leave the server that is just being started. */
  @Test
  void whatIsStartedAfterTheStopIsStoppedAtOnce() {
    stops.stopAll();

    assertThatExceptionOfType(ShutdownSequence.StoppedWhileStarting.class)
        .isThrownBy(() -> stops.add(() -> stopped.add("late")));
    assertThat(stopped).containsExactly("late");
  }

  @Test
  void nothingIsStoppedTwice() {
    AutoCloseable _ = stops.add(() -> stopped.add("database"));

    stops.stopAll();
    stops.stopAll();

    assertThat(stopped).containsExactly("database");
  }
}
