package fr.teleguichet.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page {@code docs/making-a-release.md} does what it says, line by line. */
@Timeout(300)
final class MakingAReleaseTest {
  private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private void written(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Path _ = Files.createDirectories(path.getParent());
    Path _ = Files.writeString(path, text);
  }

  private void run(String lines) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process shell =
        new ProcessBuilder("sh", "-eu", "-c", lines)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      var _ = shell.destroyForcibly();
    }
    assertThat(shell.exitValue()).as(Files.readString(log)).isZero();
  }

  private VerifiedReleaseFile read(String file) throws IOException, ReleaseException {
    ReleaseTrust trust = ReleaseTrust.ofPem(Files.readString(folder.resolve("authority.pem")));
    // openssl has no other clock than the machine's.
    Instant now = Files.getLastModifiedTime(folder.resolve(file)).toInstant();
    return VerifiedReleaseFile.read(folder.resolve(file), trust, now);
  }

  @Test
  void thePageMakesReleasesThatTheFleetTakes() throws Exception {
    for (String program : List.of("openssl", "cpio", "rauc", "mksquashfs")) {
      RealPrograms.need(program);
    }
    written("edge-agent/target/dist/bin/edge-agent", "#!/bin/sh\n");
    written("edge-agent/target/dist/lib/edge-agent.jar", "a library");
    written("agent.yaml", "screen:\n  languages: fr\n");
    byte[] image = new byte[100_000];
    new Random(4).nextBytes(image);
    Path _ = Files.write(folder.resolve("rootfs.img"), image);

    for (String lines :
        LINES
            .matcher(Files.readString(Path.of("docs", "making-a-release.md")))
            .results()
            .map((MatchResult it) -> it.group(1))
            .collect(Collectors.toList())) {
      run(lines);
    }

    VerifiedReleaseFile agent = read("agent-2.5.0.swu");
    assertThat(agent.compatible()).containsExactly("teleguichet-edge-agent");
    assertThat(agent.contents())
        .extracting(VerifiedReleaseFile.Content::name)
        .containsExactly("edge-agent.tar.gz");
    assertThat(read("configuration-2026.12.1.swu").compatible())
        .containsExactly("teleguichet-configuration");
    VerifiedReleaseFile older = read("configuration-2026.11.9.swu");
    assertThat(older.version()).isEqualTo(new ReleaseVersion("2026.11.9"));
    assertThat(older.downgrade())
        .isEqualTo(
            new DowngradeRules(
                ReleaseVersion.parse("2026.12.1"), ReleaseVersion.parse("2026.11.1")));
    aKeyIsTakenBack();
    VerifiedReleaseFile system = read("kiosk-os-2.5.0.raucb");
    assertThat(system.format()).isEqualTo(VerifiedReleaseFile.Format.RAUC);
    assertThat(system.compatible()).containsExactly("teleguichet-kiosk");
  }

  private void aKeyIsTakenBack() throws IOException, ReleaseException {
    Path file = folder.resolve("trust-list-1.swu");
    TrustList list =
        TrustList.read(
            file,
            ReleaseTrust.ofPem(Files.readString(folder.resolve("trust-root.pem"))),
            Files.getLastModifiedTime(file).toInstant());
    assertThat(list.serial()).isEqualTo(1);
    ReleaseTrust known = ReleaseTrust.ofPem(Files.readString(folder.resolve("authority.pem")));
    var trust = new ReleaseTrust(known.certificates(), list.removed());
    Path agent = folder.resolve("agent-2.5.0.swu");
    Instant now = Files.getLastModifiedTime(agent).toInstant();
    assertThat(
            catchThrowableOfType(
                    ReleaseException.class, () -> VerifiedReleaseFile.read(agent, trust, now))
                .reason())
        .isEqualTo(ReleaseException.Reason.QUARANTINED);
  }
}
