package fr.teleguichet.release;

import fr.teleguichet.release.ReleaseException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An archive for SWUpdate: cpio in SVR4's formats {@code newc} and {@code crc}, in this order the
 * description, its signature, and the contents that it names.
 */
final class SwuArchiveVerifier {

  static final String DESCRIPTION = "sw-description";
  static final String SIGNATURE = "sw-description.sig";

  private static final byte[] BEGINNING = "07070".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_DESCRIPTION = 256 * 1024;
  private static final int BUFFER = 256 * 1024;

  /** cpio fills its last block with zeros. */
  private static final int CPIO_BLOCK = 512;

  private final RandomAccessSource source;
  private final CmsSignatureVerifier signatures;
  private final MessageDigest digest = Sha256Digest.begin();

  SwuArchiveVerifier(RandomAccessSource source, CmsSignatureVerifier signatures) {
    this.source = source;
    this.signatures = signatures;
  }

  /** Whether a file begins like an archive of cpio. */
  static boolean is(byte[] beginning) {
    return beginning.length > BEGINNING.length
        && Arrays.equals(beginning, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
  }

  VerifiedReleaseFile read() throws IOException, ReleaseException {
    CpioEntry first = CpioEntry.at(source, 0);
    if (!first.name().equals(DESCRIPTION)) {
      throw ReleaseException.notARelease("The archive does not begin with " + DESCRIPTION + ".");
    }
    byte[] description = whole(first, MAX_DESCRIPTION);
    CpioEntry second = CpioEntry.at(source, first.end());
    if (!second.name().equals(SIGNATURE)) {
      throw new ReleaseException(
          Reason.UNSIGNED,
          "The file is not signed: after " + DESCRIPTION + " there is no " + SIGNATURE + ".");
    }
    // Nothing of the description is interpreted before somebody who is trusted vouches for it.
    SignerIdentity signer =
        signatures.ofDetached(whole(second, CmsSignatureVerifier.MAX_SIZE), description);
    SwuDescription said = SwuDescription.parse(ReleaseTextValidator.utf8(description, DESCRIPTION));
    return file(said, contents(said.files(), second.end()), signer);
  }

  private static VerifiedReleaseFile file(
      SwuDescription said, List<VerifiedReleaseFile.Content> contents, SignerIdentity signer)
      throws ReleaseException {
    return new VerifiedReleaseFile(
        VerifiedReleaseFile.Format.SWUPDATE,
        said.version(),
        said.compatible(),
        said.description(),
        said.build(),
        said.downgrade(),
        contents,
        signer);
  }

  /** The certificates that lie in an archive's signature, believed or not. */
  static List<X509Certificate> enclosed(RandomAccessSource source)
      throws IOException, ReleaseException {
    CpioEntry second = CpioEntry.at(source, CpioEntry.at(source, 0).end());
    return second.name().equals(SIGNATURE) && second.size() <= CmsSignatureVerifier.MAX_SIZE
        ? CmsSignatureVerifier.enclosed(source.bytes(second.content(), (int) second.size()))
        : List.of();
  }

  private byte[] whole(CpioEntry entry, int most) throws IOException, ReleaseException {
    if (entry.size() > most) {
      throw ReleaseException.tooLarge(
          "The archive's %s has %d bytes; %d are read."
              .formatted(entry.name(), entry.size(), most));
    }
    byte[] bytes = source.bytes(entry.content(), (int) entry.size());
    entry.checkSum(CpioEntry.sum(0, bytes, bytes.length));
    return bytes;
  }

  private List<VerifiedReleaseFile.Content> contents(
      Map<String, SwuDescription.Named> named, long from) throws IOException, ReleaseException {
    Map<String, SwuDescription.Named> missing = new LinkedHashMap<>(named);
    List<VerifiedReleaseFile.Content> found = new ArrayList<>();
    CpioEntry entry = CpioEntry.at(source, from);
    for (; !entry.isTrailer(); entry = CpioEntry.at(source, entry.end())) {
      SwuDescription.Named promised = missing.remove(ContentNameValidator.plain(entry.name()));
      if (promised == null) {
        throw ReleaseException.damaged(
            "The archive holds "
                + entry.name()
                + (named.containsKey(entry.name()) ? " twice." : ", which was not signed."));
      }
      found.add(content(entry, promised));
    }
    if (!missing.isEmpty()) {
      throw ReleaseException.damaged(
          "The archive lacks " + missing.keySet().iterator().next() + ", which was signed.");
    }
    checkEnd(entry.end());
    return found;
  }

  private VerifiedReleaseFile.Content content(CpioEntry entry, SwuDescription.Named promised)
      throws IOException, ReleaseException {
    if (!sha256(entry).equals(promised.sha256())) {
      throw ReleaseException.damaged(
          "The content " + entry.name() + " is not what was signed: its SHA-256 differs.");
    }
    return new VerifiedReleaseFile.Content(
        entry.name(), entry.size(), promised.sha256(), promised.type());
  }

  private String sha256(CpioEntry entry) throws IOException, ReleaseException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long sum = 0;
    for (long done = 0; done < entry.size(); done += buffer.limit()) {
      buffer.clear().limit((int) Math.min(BUFFER, entry.size() - done));
      source.fill(entry.content() + done, buffer);
      digest.update(buffer.array(), 0, buffer.limit());
      sum = CpioEntry.sum(sum, buffer.array(), buffer.limit());
    }
    entry.checkSum(sum);
    return HexFormat.of().formatHex(digest.digest());
  }

  private void checkEnd(long end) throws IOException, ReleaseException {
    long left = source.size() - end;
    if (left < 0) {
      throw ReleaseException.damaged("The archive ends too early: it was cut off.");
    }
    boolean empty = left < CPIO_BLOCK;
    if (empty) {
      for (byte each : source.bytes(end, (int) left)) {
        empty &= each == 0;
      }
    }
    if (!empty) {
      throw ReleaseException.damaged("After the archive's end there are bytes that do not belong.");
    }
  }
}
