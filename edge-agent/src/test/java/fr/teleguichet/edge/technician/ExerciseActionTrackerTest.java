package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExerciseActionTrackerTest {

  private final ExerciseActionTracker expectation =
      new ExerciseActionTracker(new LinkedHashSet<>(List.of("door opened", "door closed")));

  @Test
  void whatWasNotSeenIsNamed() {
    assertThat(expectation.text()).isEqualTo("nothing seen; not seen: door opened, door closed");
    assertThat(expectation.see("door opened")).isTrue();
    assertThat(expectation.isMet()).isFalse();
    assertThat(expectation.text()).isEqualTo("door opened; not seen: door closed");
  }

  @Test
  void itIsMetOnceEverythingWasSeenInAnyOrderAndNothingElseCounts() {
    assertThat(expectation.see("radar")).isFalse();
    assertThat(expectation.see("door closed")).isTrue();
    assertThat(expectation.see("door closed")).isFalse();
    assertThat(expectation.see("door opened")).isTrue();
    assertThat(expectation.isMet()).isTrue();
    assertThat(expectation.text()).isEqualTo("door closed, door opened");
  }
}
