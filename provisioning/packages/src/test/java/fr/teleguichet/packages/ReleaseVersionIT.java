package fr.teleguichet.packages;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build under the version of a release, which has no hyphen: every other build is of a
 * snapshot, so that nobody would notice before the day of the release.
 */
@Tag("proof")
final class ReleaseVersionIT {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final String VERSION = System.getProperty("packages.version", "");
  private static final String RELEASE = VERSION.replaceFirst("-.*", "");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  @TempDir private Path tree = Path.of("");

  @Test
  void theBuildBeginsUnderAVersionWithoutAHyphen() throws Exception {
    Path maven = Installed.program("mvn", "maven");
    copy(ROOT, tree);

    // What is loaded for this build is enough for that one.
    List<String> command =
        new ArrayList<>(
            List.of(maven.toString(), "-B", "-o", "-f", tree.resolve("pom.xml").toString()));
    Optional.ofNullable(System.getProperty("maven.repo.local"))
        .ifPresent(it -> command.add("-Dmaven.repo.local=" + it));
    command.add("initialize");

    assertThat(Program.output(command.toArray(String[]::new)))
        .contains("Téléguichet " + RELEASE, "BUILD SUCCESS");
  }

  /** The descriptions of the build alone, that of each module among them. */
  private static void copy(Path from, Path to) throws IOException {
    String pom = Files.readString(from.resolve("pom.xml"));
    Path _ = Files.createDirectories(to);
    Path _ =
        Files.writeString(
            to.resolve("pom.xml"),
            pom.replace(
                "<version>" + VERSION + "</version>", "<version>" + RELEASE + "</version>"));
    for (MatchResult module : MODULE.matcher(pom).results().toList()) {
      copy(from.resolve(module.group(1)), to.resolve(module.group(1)));
    }
  }
}
