package fr.teleguichet.edge.update.agent;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.InstalledPart.State;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.edge.update.version.VersionInstaller;
import fr.teleguichet.release.ReleaseVersion;
import fr.teleguichet.release.SwuDraft;
import fr.teleguichet.release.SwuWriter;
import fr.teleguichet.release.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as {@code mvn package} leaves it in target/dist, packed, signed and installed. */
@Timeout(300)
@Tag("proof")
class AgentPackageIT {

  private static final Path DIST = Path.of("target/dist").toAbsolutePath();

  @TempDir private Path folder = Path.of("");
  private final TestKeys fleet = TestKeys.make("Fleet");

  @Test
  void theProgramIsInstalledAndItsCopyStarts() throws Exception {
    installer(Optional.empty()).install(signed("2.4.0", DIST), _ -> {});

    assertThat(start("--check")).isZero();

    assertThat(folder.resolve("releases/trial")).hasContent("version=2.4.0\nformer=\nstarts=1\n");
    var running = installer(Optional.of("2.4.0"));
    running.confirm();
    assertThat(running.look().running())
        .isEqualTo(new InstalledPart.Slot("2.4.0", "2.4.0", State.GOOD));
  }

  @Test
  void aProgramThatDoesNotStartGivesWayToTheOneThatDoes() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.createDirectories(broken.resolve("lib"));
    Files.createDirectories(broken.resolve("bin"));
    Files.writeString(broken.resolve("lib/edge-agent.jar"), "no archive");
    Files.copy(
        DIST.resolve("bin/edge-agent"),
        broken.resolve("bin/edge-agent"),
        StandardCopyOption.COPY_ATTRIBUTES);
    installer(Optional.empty()).install(signed("2.5.0", broken), _ -> {});

    for (int i = 0; i < 3; i++) {
      assertThat(start("--check")).isNotZero();
    }

    assertThat(start("--check")).isZero();
    assertThat(installer(Optional.empty()).look().other())
        .contains(new InstalledPart.Slot("2.5.0", "2.5.0", State.BAD));
  }

  private VersionInstaller installer(Optional<String> running) {
    return new VersionInstaller(
        new AgentPackage(),
        folder.resolve("releases"),
        new ReleaseVerifier(fleet::trust, Clock.fixed(TestKeys.NOW, ZoneOffset.UTC)),
        new VersionInstaller.Running(running, "2.3.0"));
  }

  private Path signed(String version, Path dist) throws Exception {
    Path archive = folder.resolve("agent-" + version + ".tar.gz");
    assertThat(
            run(
                List.of(
                    "tar",
                    "--format=ustar",
                    "--owner=0",
                    "--group=0",
                    "-czf",
                    archive.toString(),
                    "-C",
                    dist.toString(),
                    "bin",
                    "lib")))
        .isZero();
    Path file = folder.resolve("agent-" + version + ".swu");
    var place = new SwuDraft.Place.Archive("/var/lib/teleguichet-edge-agent");
    try (var out = Files.newOutputStream(file)) {
      new SwuWriter(fleet.signer())
          .write(
              new SwuDraft(
                  new ReleaseVersion(version),
                  "The edge agent",
                  List.of("teleguichet-edge-agent"),
                  List.of(new SwuDraft.Item("agent.tar.gz", archive, place))),
              out);
    }
    return file;
  }

  private int start(String argument) throws Exception {
    return run(List.of(DIST.resolve("bin/start-agent").toString(), folder.toString(), argument));
  }

  private int run(List<String> words) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("TELEGUICHET_KIOSK_ID", "figeac-01");
    builder.environment().put("TELEGUICHET_DATA_FOLDER", folder.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
    return process.exitValue();
  }
}
