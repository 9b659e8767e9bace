package fr.teleguichet.demo;

import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.ReleaseVersion;
import fr.teleguichet.release.SwuDraft;
import fr.teleguichet.release.SwuWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * The release that the demo's pilot kiosks try, and who signed it. Its key is forgotten once it has
 * signed: nobody can sign another one for the demo's kiosks.
 */
final class PilotRelease {

  static final String VERSION = "2.4.0";

  /**
   * The kiosk whose scanner the release does not work with, so that it comes back. Its scripted day
   * leaves the scanner alone: what was out of order before is not held against a release.
   */
  static final String BROKEN_AT = "figeac";

  private static final String CERTIFICATE = "release/release-keys.pem";
  private static final String FILE = "release/kiosk-os-" + VERSION + ".swu";
  private static final Duration VALID = Duration.ofDays(3_650);

  /** Some bytes for the installation to take its time. */
  private static final int SIZE = 4 << 20;

  private final DemoFolder folder;
  private final Clock clock;

  PilotRelease(DemoFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** The certificates that kiosks believe. */
  Path certificate() {
    return folder.path(CERTIFICATE);
  }

  Path file() {
    return folder.path(FILE);
  }

  /** Makes key, certificate and release, unless an earlier run did. */
  void make() {
    if (Files.exists(certificate()) && Files.exists(file())) {
      return;
    }
    ReleaseSigner signer = signer();
    try {
      Files.createDirectories(folder.path("release"));
      write(signer);
      folder.write(CERTIFICATE, pem(signer));
    } catch (IOException | CertificateEncodingException e) {
      throw new DemoException("The demo can't write its release: " + e.getMessage(), e);
    }
  }

  private ReleaseSigner signer() {
    Instant now = clock.instant();
    return ReleaseSigner.selfSigned(
        "Releases of the demo fleet", now.minus(Duration.ofHours(1)), now.plus(VALID));
  }

  private void write(ReleaseSigner signer) throws IOException {
    Path content = Files.write(folder.path("release/rootfs.img"), new byte[SIZE]);
    var draft =
        new SwuDraft(
            ReleaseVersion.parse(VERSION).orElseThrow(),
            "breaks: scanner at " + BROKEN_AT,
            List.of("teleguichet-kiosk"),
            List.of(
                new SwuDraft.Item("rootfs.img", content, new SwuDraft.Place.Device("/dev/null"))));
    try (OutputStream out = Files.newOutputStream(file())) {
      new SwuWriter(signer).write(draft, out);
    }
    Files.delete(content);
  }

  private static String pem(ReleaseSigner signer) throws CertificateEncodingException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(signer.certificate().getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
