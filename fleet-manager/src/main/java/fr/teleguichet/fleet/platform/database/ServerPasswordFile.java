package fr.teleguichet.fleet.platform.database;

import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import fr.teleguichet.fleet.platform.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The embedded server's password: made once, kept in a file that only the owner can read. */
final class ServerPasswordFile {
  private static final int BYTES = 24;
  private static final String SHAPE = "[0-9a-f]{48}";

  private ServerPasswordFile() {}

  /** Reads the password, or makes a new one where the file is missing or damaged. */
  static Secret in(Path file, RandomGenerator secureRandom) throws IOException {
    if (Files.exists(file)) {
      String kept = Files.readString(file).strip();
      if (kept.matches(SHAPE)) {
        return new Secret(kept);
      }
    }
    byte[] bytes = new byte[BYTES];
    secureRandom.nextBytes(bytes);
    String made = HexFormat.of().formatHex(bytes);
    AtomicFileWriter.write(file, made);
    return new Secret(made);
  }
}
