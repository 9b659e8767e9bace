package fr.teleguichet.packages;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A Debian 13 that boots in a container and has what the packages depend on, and nothing of what
 * they recommend. It is made once and kept, since Debian and a network are needed for it.
 */
final class BaseRoot {
  /**
   * What the packages depend on, with what the agent sets networks, and with what the test looks.
   */
  private static final String PACKAGES =
      "curl,dbus,iproute2,kmod,libcrypt1,libsystemd0,man-db,mtools,network-manager,"
          + "openjdk-25-jre-headless,polkitd,systemd-sysv,udev";

  /** Debian's own and its updates for security, as this machine has them. */
  private static final Path SOURCES = Path.of("/etc/apt/sources.list.d/debian.sources");

  private BaseRoot() {}

  /** The root as an archive. */
  static Path archive() throws IOException {
    Path _ = Installed.program("mmdebstrap", "mmdebstrap");
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("packages.cache", "target/cache")));
    // Another list of packages is another root.
    Path archive = folder.resolve("packages-root-%08x.tar".formatted(PACKAGES.hashCode()));
    try (FileChannel lock =
            FileChannel.open(
                folder.resolve("packages-root.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = lock.lock()) {
      if (Files.notExists(archive)) {
        Path unfinished = folder.resolve("packages-root.unfinished");
        String _ = Program.output(command(unfinished).toArray(String[]::new));
        Path _ = Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return archive;
  }

  private static List<String> command(Path archive) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "mmdebstrap",
                "--variant=minbase",
                "--mode=root",
                "--format=tar",
                "--aptopt=Acquire::Languages \"none\"",
                "--aptopt=Acquire::Retries \"3\"",
                "--dpkgopt=force-unsafe-io",
                "--dpkgopt=path-exclude=/usr/share/locale/*",
                "--include=" + PACKAGES,
                "trixie",
                archive.toString()));
    if (Files.isReadable(SOURCES)) {
      command.add(SOURCES.toString());
    }
    return command;
  }
}
