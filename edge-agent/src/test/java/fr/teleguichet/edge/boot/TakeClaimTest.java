package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
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

/** The script that systemd runs as root before the agent, run in a folder. */
@Timeout(300)
class TakeClaimTest {

  private static final Path SCRIPT = Path.of("src/main/dist/bin/take-claim");

  @TempDir private Path folder = Path.of("");
  private Path from = Path.of("");
  private Path to = Path.of("");

  /** How the script ended. */
  private record Run(int code, String said) {}

  @BeforeEach
  void twoFolders() throws IOException {
    from = Files.createDirectories(folder.resolve("boot/teleguichet")).resolve("claim.json");
    to = Files.createDirectories(folder.resolve("state")).resolve("claim.json");
  }

  @Test
  void theClaimMovesToTheAgentAndOnlyTheAgentCanReadIt() throws Exception {
    Files.writeString(from, "a claim");

    assertThat(take()).isEqualTo(new Run(0, ""));

    assertThat(from).doesNotExist();
    assertThat(to).hasContent("a claim");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
        .isEqualTo("rw-------");
    assertThat(Files.getOwner(to)).isEqualTo(Files.getOwner(to.getParent()));
    assertThat(folder.resolve("state")).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void withoutAClaimNothingHappens() throws Exception {
    Files.writeString(to, "the claim before");

    assertThat(take()).isEqualTo(new Run(0, ""));

    assertThat(to).hasContent("the claim before");
  }

  /** The power went after the copy: the next start does the whole again. */
  @Test
  void halfACopyOfTheLastStartIsDoneAgain() throws Exception {
    Files.writeString(from, "a claim");
    Files.writeString(folder.resolve("state/claim.json.new"), "a cl");

    assertThat(take()).isEqualTo(new Run(0, ""));

    assertThat(to).hasContent("a claim");
    assertThat(from).doesNotExist();
  }

  @Test
  void whatIsTooLargeForAClaimStaysWhereItIsAndTheAgentStarts() throws Exception {
    Files.writeString(from, "x".repeat(16 * 1024 + 1));

    Run run = take();

    assertThat(run.code()).isZero();
    assertThat(run.said()).contains("larger than 16 KiB");
    assertThat(from).exists();
    assertThat(to).doesNotExist();
  }

  /** The agent owns the folder, and root must not write where one of its links leads. */
  @Test
  void aLinkThatLiesWhereTheCopyIsMadeIsNotWrittenThrough() throws Exception {
    Files.writeString(from, "a claim");
    Path roots = Files.writeString(folder.resolve("shadow"), "root's own");
    Files.createSymbolicLink(folder.resolve("state/claim.json.new"), roots);

    assertThat(take()).isEqualTo(new Run(0, ""));

    assertThat(roots).hasContent("root's own");
    assertThat(Files.isSymbolicLink(to)).isFalse();
    assertThat(to).hasContent("a claim");
  }

  @Test
  void aLinkInTheClaimsOwnPlaceIsReplacedAndNotFollowed() throws Exception {
    Files.writeString(from, "a claim");
    Path elsewhere = Files.createDirectory(folder.resolve("sudoers.d"));
    Files.createSymbolicLink(to, elsewhere);

    assertThat(take()).isEqualTo(new Run(0, ""));

    assertThat(elsewhere).isEmptyDirectory();
    assertThat(Files.isSymbolicLink(to)).isFalse();
    assertThat(to).hasContent("a claim");
  }

  @Test
  void aLinkOnTheBootPartitionIsNoClaim() throws Exception {
    Path roots = Files.writeString(folder.resolve("shadow"), "root's own");
    Files.createSymbolicLink(from, roots);

    assertThat(take()).isEqualTo(new Run(0, ""));

    assertThat(roots).hasContent("root's own");
    assertThat(to).doesNotExist();
  }

  /** As systemd has it: the state lies behind a folder that nobody but root can pass. */
  @Test
  void rootWritesInTheAgentsFolderWithTheAgentsRightsOnly() throws Exception {
    if (!"root".equals(System.getProperty("user.name"))) {
      Path _ = Installed.missing("only root can be somebody else");
    }
    int nobody = 65534;
    Path state = to.getParent();
    Files.setAttribute(state, "unix:uid", nobody);
    Files.setAttribute(state, "unix:gid", nobody);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(from, "a claim");

    assertThat(take()).isEqualTo(new Run(0, ""));
    assertThat(to).hasContent("a claim");
    assertThat(Files.getAttribute(to, "unix:uid")).isEqualTo(nobody);

    // The agent may not write here any more; root could, and does not.
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("r-x------"));
    Files.writeString(from, "another claim");
    assertThat(take().code()).isNotZero();
    assertThat(to).hasContent("a claim");
    assertThat(from).hasContent("another claim");
  }

  @Test
  void anEmptyFileIsTakenAwayToo() throws Exception {
    Files.createFile(from);

    assertThat(take().code()).isZero();

    assertThat(from).doesNotExist();
  }

  private Run take() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of("sh", SCRIPT.toAbsolutePath().toString(), from.toString(), to.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), said);
  }
}
