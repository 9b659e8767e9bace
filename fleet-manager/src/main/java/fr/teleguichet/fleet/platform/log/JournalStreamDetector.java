package fr.teleguichet.fleet.platform.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether standard output goes straight to journald, which then adds time and level itself (systemd
 * writes device and inode of that stream into {@code JOURNAL_STREAM}, systemd.exec(5)).
 */
final class JournalStreamDetector {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  private JournalStreamDetector() {}

  static boolean isStandardOutput(Map<String, String> environment) {
    return isStandardOutput(environment.get("JOURNAL_STREAM"), STANDARD_OUTPUT);
  }

  static boolean isStandardOutput(@Nullable String journalStreamDetector, Path output) {
    if (journalStreamDetector == null) {
      return false;
    }
    try {
      return journalStreamDetector.equals(
          Files.getAttribute(output, "unix:dev") + ":" + Files.getAttribute(output, "unix:ino"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return false;
    }
  }
}
