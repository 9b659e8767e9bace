package fr.teleguichet.fleet.api;

import fr.teleguichet.fleet.folder.DataFolder;
import fr.teleguichet.fleet.folder.DataFolderException;
import fr.teleguichet.fleet.folder.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What a program must know to change things: 256 random bits, made at the first start and kept in
 * the data folder, readable by the owner only.
 */
public final class ApiToken {

  private static final int BYTES = 32;
  private static final int SHORTEST = 32;

  private final Path file;
  private final byte[] token;

  private ApiToken(Path file, byte[] token) {
    this.file = file;
    this.token = token;
  }

  /**
   * Reads the token, or makes one where there is none.
   *
   * @param secureRandom must be unpredictable
   */
  public static ApiToken open(DataFolder folder, RandomGenerator secureRandom) {
    Path file = folder.root().resolve("api-token");
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[BYTES];
        secureRandom.nextBytes(bytes);
        WholeFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
      }
      return read(file);
    } catch (IOException failure) {
      throw DataFolderException.notWritable(file, failure);
    }
  }

  private static ApiToken read(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (text.length() < SHORTEST) {
      throw new IOException(
          "it holds a token of fewer than " + SHORTEST + " characters; delete it to get a new one");
    }
    return new ApiToken(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where it is kept. */
  public Path file() {
    return file;
  }

  /** Whether this is the token; takes the same time whatever differs. */
  boolean matches(String candidate) {
    return MessageDigest.isEqual(token, candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
