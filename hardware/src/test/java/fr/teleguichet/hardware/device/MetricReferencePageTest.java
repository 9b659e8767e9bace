package fr.teleguichet.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Whoever writes a host or a dashboard reads the committed page, so it must say what the catalogue
 * says.
 */
class MetricReferencePageTest {

  @Test
  void theCommittedPageIsTheOneThatTheCatalogueGives() throws IOException {
    assertThat(Files.readString(Path.of("docs", "metrics.md")))
        .as("out of date; write it again with: %s", MetricReferencePage.COMMAND)
        .isEqualTo(MetricReferencePage.text());
  }
}
