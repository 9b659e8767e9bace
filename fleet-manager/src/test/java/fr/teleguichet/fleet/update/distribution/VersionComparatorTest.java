package fr.teleguichet.fleet.update.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which of two versions is newer. */
final class VersionComparatorTest {

  private static final List<String> ORDER =
      List.of(
          "0.9",
          "1.0~rc1",
          "1.0",
          "1.0.1",
          "1.2",
          "1.10",
          "2.4.0-rc.1",
          "2.4.0-rc.2",
          "2.4.0",
          "2.4.0a",
          "10",
          "2026.11.25");

  @Test
  void aShuffledListComesBackInOrder() {
    List<String> shuffled = new ArrayList<>(ORDER);
    Collections.shuffle(shuffled, new Random(4));
    shuffled.sort(new VersionComparator());
    assertThat(shuffled).isEqualTo(ORDER);
  }

  @Test
  void theBuildSaysNothing() {
    assertThat(new VersionComparator().compare("1.2+build7", "1.2+build9")).isZero();
  }

  /** Numbers may be as long as a version: 64 digits. */
  @Test
  void theOrderIsOneForWhateverIsTyped() {
    Random random = new Random(6);
    VersionComparator order = new VersionComparator();
    for (int run = 0; run < 20_000; run++) {
      List<String> three = List.of(any(random), any(random), any(random));
      assertThat(Integer.signum(order.compare(three.get(0), three.get(1))))
          .as("%s", three)
          .isEqualTo(-Integer.signum(order.compare(three.get(1), three.get(0))));
      if (order.compare(three.get(0), three.get(1)) <= 0
          && order.compare(three.get(1), three.get(2)) <= 0) {
        assertThat(order.compare(three.get(0), three.get(2)))
            .as("%s", three)
            .isLessThanOrEqualTo(0);
      }
    }
  }

  private static String any(Random random) {
    StringBuilder text = new StringBuilder();
    String letters = "01290..~-+ab";
    for (int length = 1 + random.nextInt(8); length > 0; length--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
