package fr.teleguichet.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a signed update file is. It exists only of a file of which every byte was checked: either
 * stands in what was signed, or its hash does.
 *
 * @param compatible what it is for, as the format has it: SWUpdate's hardware revisions, those of
 *     one board as {@code board:revision}; RAUC's {@code compatible}. At most 64, each one line;
 *     empty when SWUpdate's names none
 * @param description for people, up to 1000 characters; empty when there is none
 * @param build RAUC's build number or SWUpdate's {@code embedded-version}, in one line, its first
 *     80 characters
 * @param downgrade what it says of older versions
 * @param contents what it installs, in the file's order
 */
public record VerifiedReleaseFile(
    Format format,
    ReleaseVersion version,
    List<String> compatible,
    String description,
    Optional<String> build,
    DowngradeRules downgrade,
    List<Content> contents,
    SignerIdentity signer) {

  /** Bytes of the largest file that is read, and of the largest content. */
  public static final long MAX_SIZE = 64L << 30;

  /** How the file is built. */
  public enum Format {
    /** An archive for SWUpdate, usually named {@code .swu}. */
    SWUPDATE,
    /** A bundle for RAUC in its format {@code verity}, usually named {@code .raucb}. */
    RAUC
  }

  /**
   * One thing that it installs.
   *
   * @param name a plain file name, without a folder
   * @param size bytes as it is installed by RAUC, or as it lies in SWUpdate's archive
   * @param sha256 of those bytes, 64 lower-case hexadecimal digits
   * @param type SWUpdate's handler, or RAUC's slot; one line of 1 to 100 characters
   */
  public record Content(String name, long size, String sha256, String type) {}

  public VerifiedReleaseFile {
    compatible = List.copyOf(compatible);
    contents = List.copyOf(contents);
  }

  /**
   * Reads a file once from its beginning to its end, in a few hundred kilobytes of memory. Nothing
   * is unpacked.
   *
   * @param now on what day certificates must be valid
   * @throws ReleaseException when the file is refused
   * @throws IOException when the disk fails
   */
  public static VerifiedReleaseFile read(Path file, ReleaseTrust trust, Instant now)
      throws IOException, ReleaseException {
    try (RandomAccessSource source = RandomAccessSource.open(file)) {
      if (source.size() > MAX_SIZE) {
        throw ReleaseException.tooLarge("The file has more than 64 GiB.");
      }
      CmsSignatureVerifier signatures = new CmsSignatureVerifier(trust, now);
      byte[] magic = source.bytes(0, (int) Math.min(source.size(), 6));
      if (SwuArchiveVerifier.is(magic)) {
        return new SwuArchiveVerifier(source, signatures).read();
      }
      RaucBundleVerifier bundle = new RaucBundleVerifier(source, signatures);
      if (bundle.isOne(magic)) {
        return bundle.read();
      }
      throw ReleaseException.notARelease(
          "The file is neither an archive for SWUpdate nor a bundle for RAUC.");
    }
  }
}
