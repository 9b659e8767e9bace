package fr.teleguichet.edge.update.version;

import fr.teleguichet.release.DowngradeRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The one thing in a file whose signature was judged.
 *
 * @param compatible what it is made for; several when it fits several
 * @param version as it was signed
 * @param downgrade what it says of older versions
 * @param size bytes
 * @param sha256 of these bytes, 64 lower-case hexadecimal digits
 * @param content opens it
 */
public record SignedImage(
    List<String> compatible,
    String version,
    DowngradeRules downgrade,
    long size,
    String sha256,
    Content content) {

  /** The bytes, which are checked against the digest once more as they are read. */
  public interface Content {
    /**
     * From the beginning. The last read fails when the bytes are not those that were signed.
     *
     * @throws IOException when the file can't be read
     */
    InputStream open() throws IOException;
  }

  public SignedImage {
    compatible = List.copyOf(compatible);
  }
}
