package fr.teleguichet.fleet.portability;

import java.nio.file.Path;

/** Where the file of an artifact lies in a data folder. */
final class ArtifactPath {
  private ArtifactPath() {}

  static String name(String sha256) {
    return "artifacts/" + sha256.substring(0, 2) + "/" + sha256;
  }

  static Path in(Path data, String sha256) {
    return data.resolve(name(sha256));
  }
}
