package fr.teleguichet.release;

import fr.teleguichet.release.ReleaseException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A bundle in RAUC's format {@code verity}: a squashfs, its hash tree, a CMS signature that holds
 * the manifest, and the signature's length in 8 bytes. The manifest names the root of the tree, so
 * that one signature covers every byte of the squashfs without opening it.
 */
final class RaucBundleVerifier {

  private static final byte[] MAGIC = "hsqs".getBytes(StandardCharsets.US_ASCII);

  /** What every signature in DER begins with. */
  private static final byte SEQUENCE = 0x30;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String BUNDLE = "bundle";

  private final RandomAccessSource source;
  private final CmsSignatureVerifier signatures;

  RaucBundleVerifier(RandomAccessSource source, CmsSignatureVerifier signatures) {
    this.source = source;
    this.signatures = signatures;
  }

  /** Whether a file begins like a bundle, or ends like one whose beginning is encrypted. */
  boolean isOne(byte[] beginning) throws IOException, ReleaseException {
    return (beginning.length >= MAGIC.length
            && Arrays.equals(beginning, 0, MAGIC.length, MAGIC, 0, MAGIC.length))
        || (length() > 0 && source.bytes(source.size() - Long.BYTES - length(), 1)[0] == SEQUENCE);
  }

  /** Bytes of the signature; 0 when there is none. */
  private long length() throws IOException, ReleaseException {
    long end = source.size() - Long.BYTES;
    long length = end < 0 ? 0 : ByteBuffer.wrap(source.bytes(end, Long.BYTES)).getLong();
    return length < 0 || length > Math.min(end, CmsSignatureVerifier.MAX_SIZE) ? 0 : length;
  }

  VerifiedReleaseFile read() throws IOException, ReleaseException {
    long end = source.size() - Long.BYTES;
    long length = length();
    if (length == 0) {
      throw new ReleaseException(
          Reason.UNSIGNED, "The bundle is not signed, or was cut off or padded.");
    }
    var signed = signatures.ofAttached(source.bytes(end - length, (int) length));
    RaucManifest manifest = RaucManifest.parse(signed.content());
    checkPayload(manifest, end - length);
    return file(manifest, signed.signer());
  }

  private static VerifiedReleaseFile file(RaucManifest manifest, SignerIdentity signer)
      throws ReleaseException {
    ReleaseVersion version =
        ReleaseTextValidator.version(manifest.get("update", "version").orElse(""));
    return new VerifiedReleaseFile(
        VerifiedReleaseFile.Format.RAUC,
        version,
        List.of(
            ReleaseTextValidator.line(
                manifest.need("update", "compatible"), "value of compatible")),
        ReleaseTextValidator.description(manifest.get("update", "description").orElse("")),
        manifest.get("update", "build").map(ReleaseTextValidator::shown),
        manifest.downgrade(version),
        manifest.contents(),
        signer);
  }

  private void checkPayload(RaucManifest manifest, long end) throws IOException, ReleaseException {
    String format = manifest.get(BUNDLE, "format").orElse("plain");
    if (!format.equals("verity")) {
      throw CmsSignatureVerifier.notVerity(
          "The bundle is of RAUC's format " + ReleaseTextValidator.shown(format));
    }
    long tree = manifest.size(BUNDLE, "verity-size");
    VerityTree verity = new VerityTree(source, end - tree, tree, hash(manifest, "verity-salt"));
    if (!Arrays.equals(verity.root(), hash(manifest, "verity-hash"))) {
      throw ReleaseException.damaged("The bundle is not what was signed: its contents differ.");
    }
  }

  private static byte[] hash(RaucManifest manifest, String key) throws ReleaseException {
    String text = manifest.need(BUNDLE, key);
    if (!HASH.matcher(text).matches()) {
      throw ReleaseException.notARelease(
          "The bundle's manifest has a " + key + " that is no SHA-256.");
    }
    return HexFormat.of().parseHex(text);
  }
}
