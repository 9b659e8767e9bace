package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews issuing keys, the manager's own certificates and revocation lists when they are due. */
final class AuthorityRenewer {
  private static final Logger LOG = LoggerFactory.getLogger(AuthorityRenewer.class);
  private static final Duration LIST_EVERY = Duration.ofHours(1);

  /** A tour of every kiosk takes its time. */
  private static final Duration ROOT_WARNING = Duration.ofDays(365);

  private final AuthorityFiles files;
  private final CertificateRegistry book;
  private final ManagerCertificatePolicy.Names names;
  private final Clock clock;
  private final SecureRandom random;
  private final CertificateSigner writer;
  private final AuthoritySetup foundation;
  private final PublishedCertificateFiles publication;
  private final CrlNumberGenerator numbers;
  private final Map<ManagerCertificatePolicy.Use, CertificateWithKey> leaves =
      new EnumMap<>(ManagerCertificatePolicy.Use.class);

  private Optional<AuthorityWarning> concern = Optional.empty();

  AuthorityRenewer(
      AuthorityFiles files,
      CertificateRegistry book,
      ManagerCertificatePolicy.Names names,
      Clock clock,
      SecureRandom random) {
    this.files = files;
    this.book = book;
    this.names = names;
    this.clock = clock;
    this.random = random;
    this.writer = new CertificateSigner(random);
    this.foundation = new AuthoritySetup(files, random, clock);
    this.publication = new PublishedCertificateFiles(files, random);
    this.numbers = CrlNumberGenerator.after(publication.readLists());
  }

  /** Makes an authority where there is none, and finds out how it stands. */
  AuthoritySnapshot begin() {
    foundation.complete();
    book.claim(
        Fingerprint.ofEncoded(DerCertificateCodec.of(files.readRootCertificate().orElseThrow())));
    for (ManagerCertificatePolicy.Use use : ManagerCertificatePolicy.Use.values()) {
      publication.read(use).ifPresent(leaf -> leaves.put(use, leaf));
    }
    return paint(Optional.empty());
  }

  /** Does what is due. */
  AuthoritySnapshot tend(AuthoritySnapshot before) {
    return paint(Optional.of(before));
  }

  private AuthoritySnapshot paint(Optional<AuthoritySnapshot> before) {
    Instant now = clock.instant();
    X509Certificate root = files.readRootCertificate().orElseThrow();
    List<CertificateWithKey> issuing = liveIssuing(now);
    worry(concern(root, issuing.getLast(), now));
    List<CertificateRecord> revoked = book.revoked(now);
    Set<CertificateSerialNumber> serials =
        revoked.stream().map(CertificateRecord::serial).collect(Collectors.toUnmodifiableSet());
    publication.authorities(AuthoritySnapshot.authorities(root, issuing));
    Instant listed =
        before
            .filter(last -> !listsAreDue(last, issuing, serials, now))
            .map(AuthoritySnapshot::listed)
            .orElseGet(() -> writeLists(issuing, revoked, now));
    renewLeaves(issuing, serials, now);
    return new AuthoritySnapshot(
        root,
        issuing,
        serials,
        Objects.requireNonNull(leaves.get(ManagerCertificatePolicy.Use.DEVICE)),
        listed,
        concern,
        check(before, issuing.stream().map(CertificateWithKey::certificate).toList(), serials));
  }

  private static ClientCertificateValidator check(
      Optional<AuthoritySnapshot> before,
      List<X509Certificate> issuing,
      Set<CertificateSerialNumber> revoked) {
    return before
        .map(last -> last.check().next(issuing, revoked))
        .orElseGet(() -> new ClientCertificateValidator(issuing, revoked));
  }

  private static boolean listsAreDue(
      AuthoritySnapshot last,
      List<CertificateWithKey> issuing,
      Set<CertificateSerialNumber> revoked,
      Instant now) {
    return !last.revoked().equals(revoked)
        || last.issuing().size() != issuing.size()
        || !last.issuer().fingerprint().equals(issuing.getLast().fingerprint())
        || !now.isBefore(last.listed().plus(LIST_EVERY));
  }

  private Optional<AuthorityWarning> concern(
      X509Certificate root, CertificateWithKey issuer, Instant now) {
    if (!now.isBefore(issuer.renewal()) && files.readRootKey().isEmpty()) {
      return Optional.of(
          new AuthorityWarning.RootKeyIsAway(
              issuer.certificate().getNotAfter().toInstant(),
              String.valueOf(AuthorityException.noRootKey(files.rootKey()).getMessage())));
    }
    Instant end = root.getNotAfter().toInstant();
    return now.isBefore(end.minus(ROOT_WARNING))
        ? Optional.empty()
        : Optional.of(new AuthorityWarning.RootEnds(end));
  }

  /** Says each concern once in the log. */
  private void worry(Optional<AuthorityWarning> found) {
    if (!found.equals(concern)) {
      concern = found;
      found.ifPresent(
          it ->
              LOG.atWarn()
                  .addKeyValue("advice", it.sentence())
                  .log("The certificate authority needs its root."));
    }
  }

  /** The issuing certificates that something valid rests on; makes the next one in time. */
  private List<CertificateWithKey> liveIssuing(Instant now) {
    List<CertificateWithKey> present = files.readIssuing();
    if (!now.isBefore(present.getLast().renewal())) {
      present = renewed(present);
    }
    Fingerprint current = present.getLast().fingerprint();
    List<CertificateWithKey> over =
        present.stream()
            .filter(issuer -> !issuer.fingerprint().equals(current))
            .filter(issuer -> book.lastEnd(issuer.fingerprint()).map(now::isAfter).orElse(true))
            .toList();
    over.forEach(issuer -> files.retire(issuer.fingerprint()));
    return present.stream().filter(issuer -> !over.contains(issuer)).toList();
  }

  private List<CertificateWithKey> renewed(List<CertificateWithKey> present) {
    if (files.readRootKey().isEmpty()) {
      return present;
    }
    foundation.issuing();
    return files.readIssuing();
  }

  private Instant writeLists(
      List<CertificateWithKey> issuing, List<CertificateRecord> revoked, Instant now) {
    BigInteger number = numbers.next(now);
    CrlSigner list = new CrlSigner(random);
    publication.lists(
        issuing.stream()
            .map(issuer -> list.write(issuer, number, now, issuedBy(issuer, revoked)))
            .toList());
    return now;
  }

  private static List<CertificateRecord> issuedBy(
      CertificateWithKey issuer, List<CertificateRecord> certificates) {
    return certificates.stream()
        .filter(entry -> entry.issuer().equals(issuer.fingerprint()))
        .toList();
  }

  private void renewLeaves(
      List<CertificateWithKey> issuing, Set<CertificateSerialNumber> revoked, Instant now) {
    for (ManagerCertificatePolicy.Use use : ManagerCertificatePolicy.Use.values()) {
      CertificateProfile profile = names.profile(use);
      CertificateWithKey leaf = leaves.get(use);
      if (leaf == null || !isGood(leaf, profile, issuing, revoked, now)) {
        leaves.put(use, renew(use, profile, issuing.getLast(), now));
      }
    }
  }

  private static boolean isGood(
      CertificateWithKey leaf,
      CertificateProfile profile,
      List<CertificateWithKey> issuing,
      Set<CertificateSerialNumber> revoked,
      Instant now) {
    X509Certificate certificate = leaf.certificate();
    return now.isBefore(ManagerCertificatePolicy.renewal(certificate))
        && !now.isBefore(certificate.getNotBefore().toInstant())
        && ManagerCertificatePolicy.isFor(certificate, profile)
        && issuing.stream()
            .anyMatch(
                issuer ->
                    leaf.chain().size() > 1 && issuer.certificate().equals(leaf.chain().get(1)))
        && !CertificateSerialNumber.of(certificate).map(revoked::contains).orElse(true);
  }

  private CertificateWithKey renew(
      ManagerCertificatePolicy.Use use,
      CertificateProfile profile,
      CertificateWithKey issuer,
      Instant now) {
    KeyPair pair = KeyPairFactory.make(KeyPairFactory.P256, random);
    X509Certificate certificate =
        writer.write(
            profile,
            pair.getPublic(),
            CertificateSigner.Signer.of(issuer),
            ValidityPeriod.from(now, profile.life()));
    book.add(CertificateRecordFactory.record(certificate, profile, issuer, now), Optional.empty());
    CertificateWithKey leaf =
        new CertificateWithKey(List.of(certificate, issuer.certificate()), pair.getPrivate());
    publication.write(use, leaf);
    LOG.atInfo()
        .addKeyValue("use", use.code())
        .addKeyValue("until", certificate.getNotAfter().toInstant())
        .log("A certificate of the fleet manager itself was renewed.");
    return leaf;
  }
}
