package fr.teleguichet.fleet.pki.authority;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fleet's certificate authority: issues and revokes certificates, and keeps itself and the
 * files for TLS servers up to date.
 *
 * <p>The lock is this object: what signs and what counts as revoked is replaced by one thread at a
 * time, so that a revocation is never overwritten by an older look at the database. Everybody reads
 * the last complete picture without it.
 */
public final class CertificateAuthority implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateAuthority.class);

  /** Also how long a revocation at another instance of the manager goes unnoticed, at most. */
  private static final Duration EVERY = Duration.ofSeconds(20);

  private final AuthorityFiles files;
  private final CertificateRegistry book;
  private final CertificateSigner writer;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("authority").daemon().factory());

  @GuardedBy("this")
  private final AuthorityRenewer upkeep;

  private volatile AuthoritySnapshot picture;

  CertificateAuthority(
      Path folder,
      CertificateRegistry book,
      ManagerCertificatePolicy.Names names,
      Clock clock,
      SecureRandom random) {
    this.files = new AuthorityFiles(folder);
    this.book = book;
    this.writer = new CertificateSigner(random);
    this.clock = clock;
    this.upkeep = new AuthorityRenewer(files, book, names, clock, random);
    this.picture = upkeep.begin();
  }

  /**
   * Opens the authority of a data folder, or makes one there.
   *
   * @param serverNames DNS names and IP addresses for certificates of TLS servers, at least one
   * @param host the Sparkplug host application that gets a certificate
   * @throws AuthorityException when its files cannot be used, in a sentence for the operator
   */
  public static CertificateAuthority open(
      DataFolder folder,
      Jdbi database,
      List<String> serverNames,
      SpiffeId.Host host,
      Clock clock,
      SecureRandom random) {
    return new CertificateAuthority(
        folder.folder("authority"),
        new DatabaseCertificateRegistry(database),
        new ManagerCertificatePolicy.Names(serverNames, host),
        clock,
        random);
  }

  /** Renews what is due from now on. */
  public void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::tendOrSay, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tendOrSay() {
    try {
      tend();
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .log("The certificate authority could not renew what is due; it tries again.");
    }
  }

  /** Does what is due now: renewals, revocation lists, keys that are over. */
  synchronized void tend() {
    picture = upkeep.tend(picture);
  }

  /**
   * Signs a certificate of 90 days, or less when the issuing certificate ends before, and writes it
   * down before anybody gets it.
   *
   * @throws IllegalArgumentException when the key is too weak
   */
  public X509Certificate issue(SpiffeId name, PublicKey key) {
    KeyPolicy.objection(key)
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(objection);
            });
    CertificateWithKey issuer = picture.issuer();
    CertificateProfile.Client profile = new CertificateProfile.Client(name);
    X509Certificate certificate =
        writer.write(
            profile,
            key,
            CertificateSigner.Signer.of(issuer),
            ValidityPeriod.from(clock.instant(), profile.life()));
    book.add(
        CertificateRecordFactory.record(certificate, profile, issuer, clock.instant()),
        CertificateRecordFactory.kiosk(profile));
    return certificate;
  }

  /**
   * The certificate that this key has for this name already, when it is not yet due for renewal: a
   * client that lost the answer gets the same again.
   */
  public Optional<X509Certificate> fresh(SpiffeId name, Fingerprint key) {
    return book.ofKey(key).stream()
        .filter(known -> known.isValidAt(clock.instant()))
        .filter(known -> known.name().equals(name.uri().toString()))
        .filter(known -> ValidityPeriod.of(known.certificate()).renewal().isAfter(clock.instant()))
        .map(CertificateRecord::certificate)
        .findFirst();
  }

  /**
   * Revokes a certificate for good; the revocation list is renewed before this returns.
   *
   * @return whether it was valid until now; false when it is unknown or was revoked before
   */
  public synchronized boolean revoke(CertificateSerialNumber serial, RevocationReason reason) {
    boolean done = book.revoke(serial, new CertificateRecord.Revocation(clock.instant(), reason));
    if (done) {
      LOG.atInfo()
          .addKeyValue("serial", serial)
          .addKeyValue("reason", reason.code())
          .log("A certificate was revoked.");
      tend();
    }
    return done;
  }

  /** Revokes every certificate of a kiosk that is still valid; returns how many those were. */
  public int revokeAll(KioskId kiosk, RevocationReason reason) {
    return Math.toIntExact(
        certificatesOf(kiosk).stream()
            .filter(certificate -> certificate.revocation().isEmpty())
            .filter(certificate -> !clock.instant().isAfter(certificate.notAfter()))
            .filter(certificate -> revoke(certificate.serial(), reason))
            .count());
  }

  /** Every certificate that a kiosk ever had, the newest first. */
  public List<CertificateRecord> certificatesOf(KioskId kiosk) {
    return book.ofKiosk(kiosk);
  }

  /** The kiosks that have a good certificate at this moment. */
  public Set<NodeAddress> kiosks() {
    return book.kiosks(clock.instant());
  }

  /** Whose revoked certificates are that would be valid otherwise, by serial number. */
  public Map<String, NodeAddress> revokedKiosks() {
    return book.revokedKiosks(clock.instant()).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().hex(), Map.Entry::getValue));
  }

  /** Every certificate that a key ever had, the newest first. */
  public List<CertificateRecord> certificatesOf(Fingerprint key) {
    return book.ofKey(key);
  }

  /** Judges a certificate that a client shows. */
  public CertificateStatus check(X509Certificate certificate) {
    return picture.check().check(certificate, clock.instant());
  }

  /** The root and every issuing certificate that something valid rests on, the root first. */
  public List<X509Certificate> authorities() {
    return picture.authorities();
  }

  /** The root's certificate. */
  public X509Certificate root() {
    return picture.root();
  }

  /** What the device listener shows; a newer one takes its place while it runs. */
  public CertificateWithKey deviceServer() {
    return picture.device();
  }

  /** What an operator must see to; empty when all is well. */
  public Optional<AuthorityWarning> concern() {
    return picture.concern();
  }

  /** The folder with the files for TLS servers and clients, which its Javadoc and docs describe. */
  public Path published() {
    return files.published();
  }

  /** Stops renewing; certificates that are being signed are not waited for. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
