package fr.teleguichet.fleet.web.api;

import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What a script on this machine shows to use the programming interface before any person has made a
 * token: 256 random bits, made at the first start and kept in the data folder, readable by the
 * owner only.
 */
public final class BootstrapApiToken {

  private static final int BYTES = 32;
  private static final int MIN_LENGTH = 32;

  private final Path file;
  private final String token;

  private BootstrapApiToken(Path file, String token) {
    this.file = file;
    this.token = token;
  }

  /**
   * Reads the token, or makes one where there is none.
   *
   * @param secureRandom must be unpredictable
   */
  public static BootstrapApiToken open(DataFolder folder, RandomGenerator secureRandom) {
    Path file = folder.root().resolve("api-token");
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[BYTES];
        secureRandom.nextBytes(bytes);
        AtomicFileWriter.write(
            file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
      }
      return read(file);
    } catch (IOException failure) {
      throw DataFolderException.notWritable(file, failure);
    }
  }

  private static BootstrapApiToken read(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (text.length() < MIN_LENGTH) {
      throw new IOException(
          "it holds a token of fewer than "
              + MIN_LENGTH
              + " characters; delete it to get a new one");
    }
    return new BootstrapApiToken(file, text);
  }

  /** Where it is kept. */
  public Path file() {
    return file;
  }

  /** The token itself, for whoever compares it. */
  public String reveal() {
    return token;
  }

  @Override
  public String toString() {
    return "***";
  }
}
