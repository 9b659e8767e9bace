package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What an operator does with an authority's keys while the fleet manager stands still, or at least
 * without asking it.
 */
public final class AuthorityKeyOperations {

  /**
   * A certificate of the authority.
   *
   * @param subject its subject
   * @param fingerprint SHA-256 of the whole certificate, as clients pin it
   * @param until the last second at which it is valid
   * @param keyIsHere whether its private key is on this machine
   */
  public record Entry(String subject, Fingerprint fingerprint, Instant until, boolean keyIsHere) {}

  private final AuthorityFiles files;

  private AuthorityKeyOperations(AuthorityFiles files) {
    this.files = files;
  }

  /**
   * Opens the authority of a data folder.
   *
   * @param data the data folder, which must exist
   */
  public static AuthorityKeyOperations of(Path data) {
    if (!Files.isDirectory(data)) {
      throw new AuthorityException(
          "There is no data folder " + data + ": give the right one with fleet.data.");
    }
    return new AuthorityKeyOperations(new AuthorityFiles(data.resolve("authority")));
  }

  /** The certificates, the root first and the one that signs last. */
  public List<Entry> show() {
    X509Certificate root =
        files
            .readRootCertificate()
            .orElseThrow(
                () ->
                    new AuthorityException(
                        "There is no certificate authority yet: start the fleet manager once."));
    java.util.ArrayList<Entry> entries = new java.util.ArrayList<>();
    entries.add(entry(root, files.readRootKey().isPresent()));
    for (int number : files.numbers()) {
      if (Files.exists(files.issuingCertificate(number))) {
        entries.add(
            entry(
                PemCodec.certificate(files.issuingCertificate(number)),
                Files.exists(files.issuingKey(number))));
      }
    }
    return List.copyOf(entries);
  }

  private static Entry entry(X509Certificate certificate, boolean keyIsHere) {
    return new Entry(
        certificate.getSubjectX500Principal().getName(),
        Fingerprint.ofEncoded(DerCertificateCodec.of(certificate)),
        certificate.getNotAfter().toInstant(),
        keyIsHere);
  }

  /** Writes every key into an encrypted file that did not exist. */
  public void backup(Path target, ExportPassphrase passphrase) {
    new AuthorityKeyBackupFile(files).backup(target, passphrase);
  }

  /**
   * Writes the root's key into an encrypted file that did not exist.
   *
   * @param remove whether the key goes from this machine once the file was read back
   */
  public void exportRoot(Path target, ExportPassphrase passphrase, boolean remove) {
    new AuthorityKeyBackupFile(files).exportRoot(target, passphrase);
    if (remove) {
      var key = AuthorityKeyBackupFile.readRootKey(target, passphrase);
      if (!files.readRootKey().map(key::equals).orElse(false)) {
        throw new AuthorityException(
            "The file " + target + " does not hold the root's key: nothing was removed.");
      }
      files.removeRootKey();
    }
  }

  /** Brings an authority back from a backup; there must be no other one. */
  public void restore(Path source, ExportPassphrase passphrase) {
    new AuthorityKeyBackupFile(files).restore(source, passphrase);
  }

  /** Makes the next issuing key with the root's key that is here. */
  public void rotate(SecureRandom random, Clock clock) {
    refuseEmpty();
    new AuthoritySetup(files, random, clock).issuing();
  }

  /** Makes the next issuing key with the root's key of an exported file, and does not keep that. */
  public void rotate(Path rootKey, ExportPassphrase passphrase, SecureRandom random, Clock clock) {
    refuseEmpty();
    X509Certificate root = files.readRootCertificate().orElseThrow();
    new AuthoritySetup(files, random, clock)
        .issuing(root, AuthorityKeyBackupFile.readRootKey(rootKey, passphrase));
  }

  private void refuseEmpty() {
    if (files.readRootCertificate().isEmpty()) {
      throw new AuthorityException(
          "There is no certificate authority yet: start the fleet manager once.");
    }
  }
}
