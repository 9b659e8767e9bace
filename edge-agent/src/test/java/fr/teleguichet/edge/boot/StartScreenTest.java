package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the screen's script starts, with a compositor that only tells what it was given. */
@Timeout(60)
class StartScreenTest {

  private static final Path SCRIPT = Path.of("src/main/dist/bin/start-screen").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void compositor() throws IOException {
    Path cage = folder.resolve("cage");
    Files.writeString(
        cage,
        "#!/bin/sh\necho \"$XDG_RUNTIME_DIR $PULSE_SERVER\"\nfor it; do echo \"<$it>\"; done\n");
    Files.setPosixFilePermissions(cage, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void theProgramIsTheOnlyWindowAndFindsTheSoundOfTheLogin() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("managed")).resolve("10.json"), "{}");
    assertThat(start())
        .containsExactly(
            "/run/x unix:/run/user/7/pulse/native",
            "<-d>",
            "<-->",
            "<browser>",
            "<--kiosk>",
            "<file:///page>");
  }

  /** Of a folder that is missing as of one that is empty. */
  @Test
  void aBrowserWithoutPoliciesReachesTheAgentOnly() throws Exception {
    String rules = "<--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1>";
    assertThat(start()).contains(rules).anyMatch(it -> it.startsWith("start-screen: there are no"));
    Files.createSymbolicLink(folder.resolve("managed"), folder.resolve("gone"));
    assertThat(start()).contains(rules);
    Files.createDirectory(folder.resolve("gone"));
    assertThat(start()).contains(rules);
  }

  private List<String> start() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", SCRIPT.toString(), "/run/x", "browser", "--kiosk", "file:///page");
    builder.environment().put("PATH", folder + ":/usr/bin:/bin");
    builder.environment().put("XDG_RUNTIME_DIR", "/run/user/7");
    builder.environment().remove("PULSE_SERVER");
    builder.environment().put("TELEGUICHET_POLICIES", folder.resolve("managed").toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said.lines().toList();
  }
}
