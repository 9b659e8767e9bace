package fr.teleguichet.fleet.portability;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of files in an archive: these, and no others. */
final class ArchiveFileNames {
  static final String README = "README.md";
  static final String LISEZMOI = "LISEZMOI.md";
  static final String SETTINGS = "settings/fleet-manager.yaml";

  private static final Pattern TABLE = Pattern.compile("data/[a-z][a-z0-9_]{0,63}\\.csv");
  private static final Pattern ARTIFACT = Pattern.compile("documents/artifact/([0-9a-f]{64})");
  private static final Pattern DOCUMENT =
      Pattern.compile("documents/[a-z][a-z0-9_]{0,63}/[0-9]{1,20}\\.[a-z0-9]{1,10}");

  private ArchiveFileNames() {}

  static String table(String name) {
    return "data/" + name + ".csv";
  }

  static String artifact(String sha256) {
    return "documents/artifact/" + sha256;
  }

  /** The SHA-256 that an artifact is called by; empty for another file. */
  static Optional<String> artifactOf(String path) {
    Matcher matcher = ARTIFACT.matcher(path);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  static boolean isTable(String path) {
    return TABLE.matcher(path).matches();
  }

  static boolean isDocument(String path) {
    return DOCUMENT.matcher(path).matches();
  }

  static boolean isKnown(String path) {
    return isTable(path)
        || isDocument(path)
        || ARTIFACT.matcher(path).matches()
        || path.equals(README)
        || path.equals(LISEZMOI)
        || path.equals(SETTINGS)
        || path.equals(DataPackage.FILE);
  }
}
