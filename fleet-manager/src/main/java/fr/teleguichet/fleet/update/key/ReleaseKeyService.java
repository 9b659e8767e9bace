package fr.teleguichet.fleet.update.key;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.release.ReleaseTrust;
import fr.teleguichet.release.SignerIdentity;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Adds and retires release keys, and writes down who did. */
@Singleton
final class ReleaseKeyService {

  private static final int MAX_COUNT = 50;
  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_SUBJECT_LENGTH = 500;
  private static final int MAX_ACTOR_LENGTH = 200;

  private final ReleaseKeyRepository keys;
  private final SignedReleaseWithdrawer releases;
  private final AuditLog audit;
  private final Clock clock;

  ReleaseKeyService(
      ReleaseKeyRepository keys, SignedReleaseWithdrawer releases, AuditLog audit, Clock clock) {
    this.keys = keys;
    this.releases = releases;
    this.audit = audit;
    this.clock = clock;
  }

  /** Believes a certificate from now on. */
  ReleaseKey add(String name, String pem, String purpose, Principal visitor) {
    ReleaseKey.Purpose signs =
        ReleaseKey.Purpose.of(purpose)
            .orElseThrow(() -> RefusalException.field("purpose", "give releases or trust-lists"));
    String called = name.strip();
    if (called.isEmpty() || called.length() > MAX_NAME_LENGTH || called.matches(".*\\p{Cntrl}.*")) {
      throw RefusalException.field("name", "give 1 to " + MAX_NAME_LENGTH + " letters on one line");
    }
    X509Certificate certificate = certificate(pem);
    if (keys.list().size() >= MAX_COUNT) {
      throw RefusalException.conflict("There are " + MAX_COUNT + " release keys already.");
    }
    tell(
        visitor,
        "release-key.added",
        called,
        Map.of(
            "fingerprint",
            SignerIdentity.fingerprint(certificate),
            "until",
            certificate.getNotAfter().toInstant().toString(),
            "purpose",
            signs.code()));
    return keys.add(certificate, pem.strip() + "\n", called, signs, actor(visitor))
        .orElseThrow(
            () ->
                RefusalException.conflict(
                    "This certificate was added before; one that was retired does not come back."));
  }

  private X509Certificate certificate(String pem) {
    List<X509Certificate> found;
    try {
      found = ReleaseTrust.ofPem(pem).certificates();
    } catch (IllegalArgumentException failure) {
      throw new RefusalException(
          new Refusal.Invalid(
              String.valueOf(failure.getMessage()),
              List.of(new Refusal.WrongField("certificate", "give one certificate as PEM"))));
    }
    if (found.size() != 1) {
      throw RefusalException.field("certificate", "give one certificate, not " + found.size());
    }
    X509Certificate certificate = found.getFirst();
    if (certificate.getNotAfter().toInstant().isBefore(clock.instant())) {
      throw RefusalException.field(
          "certificate", "its time ended on " + certificate.getNotAfter().toInstant());
    }
    if (certificate.getSubjectX500Principal().getName().length() > MAX_SUBJECT_LENGTH) {
      throw RefusalException.field(
          "certificate", "its name is longer than " + MAX_SUBJECT_LENGTH + " letters");
    }
    return certificate;
  }

  /**
   * Takes nothing any more that the key signs.
   *
   * @param quarantine whether what it signed before is withdrawn as well, since the key was stolen
   * @return how many artifacts were withdrawn
   */
  int retire(ReleaseKey key, boolean quarantine, Principal visitor) {
    tell(
        visitor,
        "release-key.retired",
        key.name(),
        Map.of("fingerprint", key.fingerprint(), "quarantine", Boolean.toString(quarantine)));
    // Before and after: whoever falls between leaves a key that can be retired again, and not one
    // that is retired while its files are served; and what is uploaded meanwhile is found after it.
    int before = quarantine ? releases.withdraw(key, visitor) : 0;
    keys.retire(key, actor(visitor));
    return quarantine ? before + releases.withdraw(key, visitor) : 0;
  }

  private void tell(Principal visitor, String action, String name, Map<String, String> details) {
    audit.append(new AuditEntry(visitor.actor(), action, name, visitor.address(), details));
  }

  private static String actor(Principal visitor) {
    String name = StoredActor.of(visitor.actor()).name();
    return name.length() > MAX_ACTOR_LENGTH ? name.substring(0, MAX_ACTOR_LENGTH) : name;
  }
}
