package fr.teleguichet.fleet.backup;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names in a backup, and where each file goes in the data folder. */
final class BackupEntryName {
  static final String DATABASE = "database.sql";
  static final String SETTINGS = "settings.yaml";
  static final String BUCKET = "artifacts-in-the-bucket.txt";
  static final String MANIFEST = "manifest.txt";
  static final String SUMS = "SHA256SUMS";

  /** What is copied from the data folder under its own name, besides artifacts. */
  static final Pattern COPIED =
      Pattern.compile(
          "authority/(root|issuing|published)/[0-9a-z-]{1,40}\\.pem|second-factor-key|api-token"
              + "|run/(device|broker|broker-plain)\\.port");

  static final Pattern ARTIFACT = Pattern.compile("artifacts/[0-9a-f]{2}/[0-9a-f]{64}");

  private BackupEntryName() {}

  /** Where a file goes in the data folder; empty for what is no file there. */
  static Optional<String> place(String name) {
    if (COPIED.matcher(name).matches() || ARTIFACT.matcher(name).matches()) {
      return Optional.of(name);
    }
    return name.equals(SETTINGS) ? Optional.of("settings-of-the-backup.yaml") : Optional.empty();
  }

  static boolean isKnown(String name) {
    return place(name).isPresent()
        || name.equals(DATABASE)
        || name.equals(BUCKET)
        || name.equals(MANIFEST)
        || name.equals(SUMS);
  }
}
