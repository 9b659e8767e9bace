package fr.teleguichet.fleet.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

final class LargeFileCacheTest {

  private final LargeFileCache files = new LargeFileCache(20);

  @Test
  void aFileThatCouldNotBeMadeIsMadeTheNextTime() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                files.get(
                    "a",
                    () -> {
                      throw new IllegalStateException("no font");
                    }));

    assertThat(files.get("a", () -> new byte[] {1})).containsExactly(1);
    assertThat(files.get("a", () -> new byte[] {2})).containsExactly(1);
  }

  @Test
  void aFileThatIsLargerThanAllThatIsKeptIsMadeEachTime() {
    assertThat(files.get("a", () -> new byte[21])).hasSize(21);

    assertThat(files.get("a", () -> new byte[1])).hasSize(1);
  }
}
