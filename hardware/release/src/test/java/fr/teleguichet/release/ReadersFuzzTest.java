package fr.teleguichet.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, reading it ends with a release or a sentence. */
final class ReadersFuzzTest {

  private static final long SEED = 20261125;

  @TempDir Path folder;

  /** A short run of what {@code src/bench/fuzz.sh} does for longer. */
  @TestFactory
  @Timeout(600)
  List<DynamicTest> spoiltBytesAreReadOrRefused() throws Exception {
    return ReleaseFuzz.targets(folder.resolve("spoilt")).entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      Fuzzing.Result result =
                          Fuzzing.run(
                              each.getValue(),
                              new Random(SEED),
                              Long.getLong("fuzz.bytes", 50_000));

                      assertThat(result.taken())
                          .as("some must come through, and not all, else nothing is tested")
                          .isBetween(1, result.inputs() - 1);
                    }))
        .toList();
  }

  @Test
  void layersWithoutEndAreRefused() {
    for (String layer : List.of("a={", "a=(", "a=[", "a=((", "a:{", "/*", "\"")) {
      try {
        SwuDescription _ = SwuDescription.parse("software = {" + layer.repeat(50_000));
        throw new AssertionError(layer + " is taken");
      } catch (ReleaseException expected) {
        assertThat(expected.getMessage()).endsWith(".");
      }
    }
  }
}
