package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.HeadlessChromium;
import fr.teleguichet.hardware.peer.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real browser with policies, in a name space of mounts of its own, so that this machine's are
 * left alone.
 */
final class ManagedChromium {

  private ManagedChromium() {}

  /**
   * Starts it; where there are no name spaces the test is skipped, except in CI.
   *
   * @param folder for a script
   * @param managed the folder of the policies
   * @param more flags
   */
  static Chromium start(Path folder, Path managed, List<String> more) throws Exception {
    Path program = folder.resolve("chromium-with-policies");
    Files.writeString(
        program,
        """
        #!/bin/sh
        # The first argument of the shell is its name.
        exec unshare --map-root-user --mount sh -c '
          mount -t tmpfs none /etc/chromium && mkdir -p /etc/chromium/policies &&
          ln -s %s /etc/chromium/policies/managed && exec %s "$@"' sh "$@"
        """
            .formatted(managed, HeadlessChromium.program()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    requireNamespaces();
    List<String> flags = new ArrayList<>(HeadlessChromium.FLAGS);
    flags.addAll(more);
    return new Chromium(program, flags);
  }

  /** With that policy nobody could drive the browser, which a test has to. */
  static String drivenBesides(String policies) {
    assertThat(policies).contains("\"DeveloperToolsAvailability\": 2,\n");
    return policies.replace("\"DeveloperToolsAvailability\": 2,\n", "");
  }

  private static void requireNamespaces() throws Exception {
    Path unshare = Installed.program("unshare", "util-linux");
    Process process =
        new ProcessBuilder(
                unshare.toString(),
                "--map-root-user",
                "--mount",
                "mount",
                "-t",
                "tmpfs",
                "none",
                "/etc/chromium")
            .start();
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      var _ = Installed.missing("this machine gives no name spaces, so policies can't be tried");
    }
  }
}
