package fr.teleguichet.fleet.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.broker.tls.TestAuthority;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishedPemPathsTest {
  @TempDir private Path folder;

  @Test
  void theyAreCompleteWhenAllSixAreThere() throws IOException {
    PublishedPemPaths files = new PublishedPemPaths(folder.resolve("published"));
    assertThat(files.areComplete()).isFalse();
    TestAuthority authority = new TestAuthority("fleet", new ClockFactory().machine().instant());
    authority.publish(files.folder(), authority.server());
    assertThat(files.areComplete()).isTrue();

    for (Path each :
        new Path[] {
          files.authorities(),
          files.revoked(),
          files.broker(),
          files.brokerKey(),
          files.host(),
          files.hostKey()
        }) {
      Path aside = folder.resolve("aside");
      Path _ = Files.move(each, aside);
      assertThat(files.areComplete()).as("without %s", each).isFalse();
      Path _ = Files.move(aside, each);
    }
    assertThat(files.areComplete()).isTrue();
  }
}
