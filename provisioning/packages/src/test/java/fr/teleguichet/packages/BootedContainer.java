package fr.teleguichet.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.FIVE_MINUTES;

import fr.teleguichet.hardware.peer.Installed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Debian of its own with systemd as its first process and no network but its loopback interface.
 */
final class BootedContainer implements AutoCloseable {
  /**
   * The container has control groups of its own below this machine's. Where this machine still has
   * those of version 1, which systemd does not take any more, version 2 is mounted for it alone; it
   * has no controllers then, so that limits of memory count for nothing in it.
   */
  private static final String BOOT =
      """
      umount -R /sys/fs/cgroup 2>/dev/null
      mount -t cgroup2 none /sys/fs/cgroup || exit 1
      group=/sys/fs/cgroup/teleguichet-packages-$$
      mkdir "$group" && echo $$ >"$group/cgroup.procs" || exit 1
      systemd-nspawn -q --boot --register=no --keep-unit --console=pipe --private-network -D "$0"
      echo $$ >/sys/fs/cgroup/cgroup.procs
      find "$group" -depth -type d -exec rmdir {} ';'
      """;

  private final Path root;
  private final Process nspawn;
  private final long first;

  private BootedContainer(Path root, Process nspawn, long first) {
    this.root = root;
    this.nspawn = nspawn;
    this.first = first;
  }

  /** Boots a fresh copy of the base root in a folder that is not there yet. */
  static BootedContainer boot(Path root) throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      Path _ = Installed.missing("not root, so no container is booted");
    }
    Path _ = Installed.program("systemd-nspawn", "systemd-container");
    Path archive = BaseRoot.archive();
    Path _ = Files.createDirectories(root);
    String _ = Program.output("tar", "-xf", archive.toString(), "-C", root.toString());
    File log = root.resolveSibling(root.getFileName() + ".log").toFile();
    Process nspawn =
        new ProcessBuilder(
                "timeout",
                "1500",
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-c",
                BOOT,
                root.toAbsolutePath().toString())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    try {
      long first =
          await("the container's first process; see " + log)
              .atMost(FIVE_MINUTES)
              .failFast(() -> assertThat(nspawn.isAlive()).as("see " + log).isTrue())
              .until(() -> firstProcess(nspawn), Optional::isPresent)
              .orElseThrow();
      var container = new BootedContainer(root, nspawn, first);
      await("systemd in the container; see " + log)
          .atMost(FIVE_MINUTES)
          .until(
              () -> container.tried("systemctl", "is-system-running").output().strip(),
              List.of("running", "degraded")::contains);
      return container;
    } catch (RuntimeException | Error e) {
      nspawn.destroy();
      throw e;
    }
  }

  private static Optional<Long> firstProcess(Process nspawn) {
    return nspawn
        .descendants()
        .filter(it -> it.info().command().orElse("").endsWith("/systemd"))
        .map(ProcessHandle::pid)
        .findFirst();
  }

  /** Runs a program in it, which may fail. */
  Program tried(String... command) {
    return Program.run(
        Stream.concat(
                Stream.of(
                    "nsenter",
                    "-t",
                    Long.toString(first),
                    "-m",
                    "-u",
                    "-i",
                    "-n",
                    "-p",
                    "-C",
                    "--"),
                Stream.of(command))
            .toList());
  }

  /** Runs a program in it, which must not fail, and says what that said. */
  String run(String... command) {
    Program program = tried(command);
    assertThat(program.exitCode()).as(String.join(" ", command) + "\n" + program.output()).isZero();
    return program.output();
  }

  /** Runs lines of shell in it. */
  String sh(String lines) {
    return run("sh", "-euc", lines);
  }

  /** A path of its own as one of this machine. */
  Path path(String path) {
    return root.resolve(path.substring(1));
  }

  @Override
  public void close() throws IOException {
    // What systemd takes for "power off".
    String _ = Program.output("kill", "-s", "RTMIN+4", Long.toString(first));
    try {
      if (!nspawn.waitFor(2, TimeUnit.MINUTES)) {
        nspawn.destroy();
        assertThat(nspawn.waitFor(1, TimeUnit.MINUTES)).as("the container ends").isTrue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String _ = Program.output("rm", "-rf", "--one-file-system", root.toString());
  }
}
