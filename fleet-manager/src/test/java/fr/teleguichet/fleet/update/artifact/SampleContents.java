package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.boot.TestPages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Contents of sample artifacts. Without theirs, the daily check would withdraw them in the middle
 * of a test that lasts long enough.
 */
public final class SampleContents {

  private SampleContents() {}

  /** Keeps a content of this text. */
  public static void keep(TestPages.Running pages, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    try {
      Path file = Files.createTempFile(Path.of("target", "it"), "content-", "");
      Path _ = Files.write(file, content);
      pages
          .context()
          .getBean(ArtifactStorage.class)
          .keep(file, ArtifactDigestCalculator.sha256(new ByteArrayInputStream(content)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Does what is done once a day. */
  public static int damaged(TestPages.Running pages) {
    return pages.context().getBean(ArtifactScrubber.class).all();
  }
}
