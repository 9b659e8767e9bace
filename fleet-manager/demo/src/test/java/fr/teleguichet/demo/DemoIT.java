package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the demo says where it can't start; how it runs is told by {@link FirstVisitIT}. */
class DemoIT {

  @Test
  void aTakenPortIsToldInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DemoRun run = new DemoRun()) {
      Process demo = run.start(taken.getLocalPort());

      assertThat(DemoRun.hasEnded(demo)).isTrue();
      assertThat(demo.exitValue()).isEqualTo(1);
      assertThat(run.said())
          .isEqualTo(
              "Port %d is taken by another program: choose a free one, such as mvn -Pdemo -Dfleet.port=%d.%n"
                  .formatted(taken.getLocalPort(), taken.getLocalPort() + 1));
    }
  }

  @Test
  void aFolderThatCantBeWrittenIsToldInOneSentence() throws Exception {
    try (DemoRun run = new DemoRun()) {
      Files.writeString(run.root().resolve("target"), "a file where the folder should be");

      Process demo = run.start(Installed.freePort());

      assertThat(DemoRun.hasEnded(demo)).isTrue();
      assertThat(run.said())
          .isEqualTo(
              "The demo can't write into %s: make the folder writable for you.%n"
                  .formatted(run.root().resolve("target/demo")));
    }
  }
}
