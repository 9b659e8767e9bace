package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An authority on paper: who got how many certificates, and whose are revoked. */
public final class PaperOffice implements CertificateIssuer {

  private final Map<Fingerprint, Integer> issued = new LinkedHashMap<>();
  private final Map<Fingerprint, Reason> revoked = new LinkedHashMap<>();
  private final Set<Fingerprint> live = new HashSet<>();

  /** Gives the key a certificate. */
  public void issue(Fingerprint key) {
    issued.merge(key, 1, Integer::sum);
    live.add(key);
  }

  @Override
  public void revokeAll(Fingerprint key, Reason reason) {
    revoked.put(key, reason);
    live.remove(key);
  }

  @Override
  public List<Certificate> certificatesOf(Fingerprint key) {
    List<Certificate> found = new ArrayList<>();
    for (int i = 0; i < issued.getOrDefault(key, 0); i++) {
      found.add(
          new Certificate(
              "%032x".formatted(i + 1),
              Instant.parse("2026-11-24T09:55:00Z"),
              Instant.parse("2027-02-22T10:00:00Z"),
              Optional.ofNullable(revoked.get(key))
                  .map(_ -> Instant.parse("2026-12-01T10:00:00Z"))));
    }
    return found;
  }

  /** Why the key's certificates are revoked. */
  public Optional<Reason> revoked(Fingerprint key) {
    return Optional.ofNullable(revoked.get(key));
  }

  /** Whether the key has a certificate that is not revoked. */
  public boolean isLive(Fingerprint key) {
    return live.contains(key);
  }
}
