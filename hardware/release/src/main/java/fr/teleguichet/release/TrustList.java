package fr.teleguichet.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who may sign releases and who may not any more, as one key says that signs nothing else: the root
 * role of The Update Framework, made small. It travels as an archive for SWUpdate with one content
 * in libconfig's format, and its serial is the archive's version.
 *
 * @param serial 1 or more; a list replaces only those with a lower one
 * @param issued when it was made, for people
 * @param trusted who may sign besides those whom a kiosk came with
 * @param removed who may not, wherever else they are trusted
 */
public record TrustList(
    long serial, Instant issued, List<X509Certificate> trusted, List<RemovedKey> removed) {

  /** What the archive says that it is for. */
  public static final String COMPATIBLE = "teleguichet-trust-list";

  /** Bytes of the largest list that is read, archive and all. */
  public static final int MAX_SIZE = 256 * 1024;

  private static final String CONTENT = "trust-list";
  private static final int MAX_COUNT = 64;
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  public TrustList {
    trusted = List.copyOf(trusted);
    removed = List.copyOf(removed);
  }

  /**
   * Reads a list that somebody of these signed.
   *
   * @param roots who may sign lists; release keys are not among them
   * @throws ReleaseException when it is refused
   */
  public static TrustList read(Path file, ReleaseTrust roots, Instant now)
      throws IOException, ReleaseException {
    VerifiedReleaseFile release = VerifiedReleaseFile.read(file, roots, now);
    if (!release.compatible().equals(List.of(COMPATIBLE))
        || release.contents().size() != 1
        || !release.contents().getFirst().name().equals(CONTENT)) {
      throw ReleaseException.notARelease(
          "The file is no trust list: it is for %s and not for %s alone."
              .formatted(release.compatible(), COMPATIBLE));
    }
    TrustList list = parse(content(file, release.contents().getFirst()));
    if (!release.version().text().equals(Long.toString(list.serial()))) {
      throw ReleaseException.notARelease(
          "The trust list has the serial %d and the version %s: both must be the same."
              .formatted(list.serial(), release.version().text()));
    }
    return list;
  }

  /** Whether a file says that it is a trust list, whoever signed it. */
  public static boolean isClaimedBy(Path file, Instant now) throws IOException {
    try {
      return Files.size(file) <= MAX_SIZE
          && VerifiedReleaseFile.read(file, ReleaseTrust.enclosed(file), now)
              .compatible()
              .contains(COMPATIBLE);
    } catch (ReleaseException _) {
      return false;
    }
  }

  private static String content(Path file, VerifiedReleaseFile.Content content)
      throws IOException, ReleaseException {
    try (RandomAccessSource source = RandomAccessSource.open(file)) {
      if (source.size() > MAX_SIZE) {
        throw ReleaseException.tooLarge("The trust list has more than 256 KiB.");
      }
      CpioEntry entry = CpioEntry.at(source, 0);
      while (!entry.name().equals(CONTENT)) {
        entry = CpioEntry.at(source, entry.end());
      }
      byte[] bytes = source.bytes(entry.content(), (int) entry.size());
      if (!Sha256Digest.hex(bytes).equals(content.sha256())) {
        throw ReleaseException.damaged("The trust list became another file while it was read.");
      }
      return ReleaseTextValidator.utf8(bytes, "trust list");
    }
  }

  private static TrustList parse(String text) throws ReleaseException {
    LibconfigValue.Group list = LibconfigParser.parse("trust list", text);
    if (!(list.settings().get("serial") instanceof LibconfigValue.Whole(long serial))
        || serial < 1) {
      throw wrong("its serial is no whole number from 1 on");
    }
    List<X509Certificate> trusted = new ArrayList<>();
    for (LibconfigValue each : several(list, "trusted")) {
      trusted.add(certificate(each));
    }
    List<RemovedKey> removed = new ArrayList<>();
    for (LibconfigValue each : several(list, "removed")) {
      removed.add(removed(each));
    }
    return new TrustList(serial, issued(list), trusted, removed);
  }

  private static ReleaseException wrong(String why) {
    return ReleaseException.notARelease("The trust list is none: " + why + ".");
  }

  private static List<LibconfigValue> several(LibconfigValue.Group list, String name)
      throws ReleaseException {
    return switch (list.settings().get(name)) {
      case null -> List.of();
      case LibconfigValue.Several(List<LibconfigValue> found) when found.size() <= MAX_COUNT ->
          found;
      default -> throw wrong(name + " is no list of at most " + MAX_COUNT);
    };
  }

  private static Instant issued(LibconfigValue.Group list) throws ReleaseException {
    try {
      return Instant.parse(text(list, "issued"));
    } catch (DateTimeException _) {
      throw wrong("issued is no time such as 2026-11-27T10:00:00Z");
    }
  }

  private static String text(LibconfigValue.Group group, String name) throws ReleaseException {
    if (group.settings().get(name) instanceof LibconfigValue.Text(String text)) {
      return text;
    }
    throw wrong(name + " is missing, or no text");
  }

  private static X509Certificate certificate(LibconfigValue each) throws ReleaseException {
    try {
      if (each instanceof LibconfigValue.Text(String base64)
          && CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)))
              instanceof X509Certificate certificate) {
        return certificate;
      }
    } catch (CertificateException | IllegalArgumentException _) {
      // Told below.
    }
    throw wrong("an entry of trusted is no certificate, its DER in Base64");
  }

  private static RemovedKey removed(LibconfigValue each) throws ReleaseException {
    if (!(each instanceof LibconfigValue.Group entry)) {
      throw wrong("an entry of removed is no group");
    }
    String fingerprint = text(entry, "fingerprint").replace(":", "").toLowerCase(Locale.ROOT);
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw wrong("the fingerprint " + ReleaseTextValidator.shown(fingerprint) + " is no SHA-256");
    }
    RemovedKey.Status status = status(text(entry, "status"));
    return new RemovedKey(
        fingerprint, status, ReleaseTextValidator.line(text(entry, "reason"), "reason"));
  }

  private static RemovedKey.Status status(String code) throws ReleaseException {
    return switch (code) {
      case "quarantined" -> RemovedKey.Status.QUARANTINED;
      case "retired" -> RemovedKey.Status.RETIRED;
      default -> throw wrong("a status is neither quarantined nor retired");
    };
  }
}
