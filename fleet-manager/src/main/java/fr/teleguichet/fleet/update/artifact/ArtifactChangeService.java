package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.key.ReleaseKey;
import fr.teleguichet.fleet.update.key.SignedReleaseWithdrawer;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Withdraws artifacts, gives them back, says what is new in them, and writes down who did. */
@Singleton
public final class ArtifactChangeService implements SignedReleaseWithdrawer {

  /** So many letters may say what is new. */
  public static final int MAX_NOTES_LENGTH = 20_000;

  private static final int MAX_WHY_LENGTH = 500;
  private static final int MAX_ACTOR_LENGTH = 200;

  private final ArtifactRepository artifacts;
  private final AuditLog audit;

  ArtifactChangeService(ArtifactRepository artifacts, AuditLog audit) {
    this.artifacts = artifacts;
    this.audit = audit;
  }

  /** Takes its content from all devices. */
  public void withdraw(Artifact artifact, String reason, Principal visitor) {
    String why = reason.strip();
    if (why.length() > MAX_WHY_LENGTH) {
      throw RefusalException.field("reason", "give up to " + MAX_WHY_LENGTH + " letters");
    }
    tell(visitor, "artifact.withdrawn", artifact, Map.of("reason", why));
    String by = StoredActor.of(visitor.actor()).name();
    artifacts.withdraw(artifact, by.substring(0, Math.min(by.length(), MAX_ACTOR_LENGTH)), why);
  }

  @Override
  public int withdraw(ReleaseKey key, Principal visitor) {
    List<Artifact> signed = artifacts.signedBy(key.fingerprint());
    for (Artifact each : signed) {
      withdraw(each, "The release key " + key.name() + " was retired.", visitor);
    }
    return signed.size();
  }

  /** Gives its content back to devices, when who wants that named it. */
  public void restore(Artifact artifact, String named, Principal visitor) {
    if (!named.equals(artifact.name())) {
      throw RefusalException.field("name", "give the name of this artifact, " + artifact.name());
    }
    if (artifact.withdrawal().isEmpty()) {
      throw RefusalException.conflict("This artifact is not withdrawn.");
    }
    tell(visitor, "artifact.restored", artifact, Map.of());
    artifacts.restore(artifact);
  }

  /**
   * Says what is new in it.
   *
   * @param expected whether what is written by now may be replaced
   * @return whether it was; else everything is as before
   */
  public boolean describe(
      Artifact artifact, String notes, Predicate<ReleaseNotesETag> expected, Principal visitor) {
    if (notes.length() > MAX_NOTES_LENGTH) {
      throw RefusalException.field("notes", "give up to " + MAX_NOTES_LENGTH + " letters");
    }
    if (!expected.test(ReleaseNotesETag.of(artifact.notes()))) {
      return false;
    }
    tell(
        visitor,
        "artifact.described",
        artifact,
        Map.of("letters", Integer.toString(notes.length())));
    return artifacts.describe(artifact, notes, expected);
  }

  private void tell(
      Principal visitor, String action, Artifact artifact, Map<String, String> details) {
    Map<String, String> all = new HashMap<>(details);
    all.put("sha256", artifact.sums().sha256());
    audit.append(new AuditEntry(visitor.actor(), action, artifact.name(), visitor.address(), all));
  }
}
