package fr.teleguichet.fleet.update.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a kiosk says it runs, which may be anything. */
final class ReportedVersionsTest {

  private static final Map<Integer, Map<String, String>> MODULES =
      Map.of(
          1, Map.of("os", "2.3.1"),
          2, Map.of("os", "2.4.0"),
          3, Map.of("os", "2.4.0", "agent", "1.1"),
          4, Map.of("agent", "1.1"));

  private static ReportedVersions said(String... pairs) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      attributes.put(pairs[i], pairs[i + 1]);
    }
    return ReportedVersions.of(attributes);
  }

  @Test
  void onlyWhatCanBeAPartAndAVersionCounts() {
    assertThat(
            said(
                    "version-os", "2.4.0",
                    "version-agent", "<script>",
                    "version-", "1",
                    "version-a b", "1",
                    "version-long", "1".repeat(65),
                    "version-empty", "",
                    "board", "lot-2")
                .byPart())
        .isEqualTo(Map.of("os", "2.4.0"));
  }

  @Test
  void aKioskThatSaysAThousandPartsHasTwenty() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      many.put("version-p" + i, "1");
    }

    assertThat(ReportedVersions.of(many).byPart()).hasSize(20);
  }

  @Test
  void itRunsTheDistributionOfWhichItHasEveryModule() {
    assertThat(said("version-os", "2.3.1").distribution(Optional.empty(), MODULES)).hasValue(1);
    assertThat(
            said("version-os", "2.4.0", "version-agent", "1.1")
                .distribution(Optional.empty(), MODULES))
        .as("the one that says most")
        .hasValue(3);
    assertThat(said("version-os", "9").distribution(Optional.empty(), MODULES)).isEmpty();
    assertThat(said().distribution(Optional.empty(), MODULES)).isEmpty();
  }

  @Test
  void whatItHadSoFarStaysUnlessItSaysOtherwise() {
    assertThat(said("version-os", "2.4.0").distribution(Optional.of(2), MODULES)).hasValue(2);
    assertThat(said("version-agent", "1.0").distribution(Optional.of(2), MODULES)).hasValue(2);
    assertThat(said("version-os", "2.3.1").distribution(Optional.of(2), MODULES)).hasValue(1);
    assertThat(said("version-os", "9").distribution(Optional.of(2), MODULES)).isEmpty();
  }
}
