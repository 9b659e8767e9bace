package fr.teleguichet.edge.update.version;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A version that has yet to prove itself, or the last one that did. The script {@code start-agent}
 * reads and writes the same lines.
 *
 * @param version its name
 * @param former the one before it; empty for what the system came with
 * @param starts how often it was started
 */
record VersionTrial(String version, Optional<String> former, int starts) {

  private static final int MAX_STARTS = 9_999;

  VersionTrial {
    version = VersionNameValidator.require(version);
    former = former.map(VersionNameValidator::require);
    if (starts < 0 || starts > MAX_STARTS) {
      throw new IllegalArgumentException("no number of starts: " + starts);
    }
  }

  static VersionTrial begins(String version, Optional<String> former) {
    return new VersionTrial(version, former, 0);
  }

  String text() {
    return "version=%s\nformer=%s\nstarts=%d\n".formatted(version, former.orElse(""), starts);
  }

  /** The trial of a file's content; nothing when the file is none. */
  static Optional<VersionTrial> parse(String text) {
    Map<String, String> lines = new HashMap<>();
    text.lines()
        .limit(8)
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> lines.putIfAbsent(pair[0], pair[1]));
    try {
      String former = lines.getOrDefault("former", "");
      return Optional.of(
          new VersionTrial(
              lines.getOrDefault("version", ""),
              former.isEmpty() ? Optional.empty() : Optional.of(former),
              Integer.parseInt(lines.getOrDefault("starts", ""))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
