package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.release.TrustList;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes artifacts in, and writes down who brought what, taken or refused. */
@Singleton
public final class ArtifactIntakeService {

  /**
   * What the sender says of the file.
   *
   * @param name the file name for devices, which must be a plain one
   * @param sha256 what it must be, empty for anything
   * @param length bytes, negative when it was not said
   */
  public record Wanted(String name, String sha256, long length) {

    /** Checks what can be checked before the first byte. */
    public Wanted {
      if (ArtifactName.parse(name).isEmpty()) {
        throw wrong(
            "name",
            "give 1 to 120 letters, digits and . - _ + that begin with a letter or digit, without"
                + " \"..\" and not ending in .MD5SUM");
      }
      sha256 = sha256.toLowerCase(Locale.ROOT);
      if (!sha256.matches("([0-9a-f]{64})?")) {
        throw wrong("sha256", "give 64 hexadecimal digits");
      }
    }
  }

  /** Reads a file into the store. */
  private interface Reading {
    VerifyingArtifactStore.Taken read() throws IOException;
  }

  private static final int MAX_SUBJECT_LENGTH = 200;
  private static final int MAX_ACTOR_LENGTH = 200;

  private final ArtifactRepository artifacts;
  private final VerifyingArtifactStore store;
  private final TrustListRepository lists;
  private final AuditLog audit;

  ArtifactIntakeService(
      ArtifactRepository artifacts,
      VerifyingArtifactStore store,
      TrustListRepository lists,
      AuditLog audit) {
    this.artifacts = artifacts;
    this.store = store;
    this.lists = lists;
    this.audit = audit;
  }

  /** What somebody wants to send; a name or check sum that can't be is written down. */
  public Wanted wanted(String name, String sha256, long length, Principal visitor) {
    try {
      return new Wanted(name, sha256, length);
    } catch (RefusalException wrong) {
      Refusal refusal = wrong.refusal();
      tell(name, visitor, refusal.fields().getFirst().name(), refusal.sentence());
      throw wrong;
    }
  }

  /** Takes a file in, whole or not at all. */
  Artifact take(Wanted wanted, InputStream content, Principal visitor) {
    return take(wanted, content, VerifyingArtifactStore.Kind.ANY, visitor);
  }

  /** Takes a trust list in; anything else is refused. */
  public Artifact takeTrustList(Wanted wanted, InputStream content, Principal visitor) {
    return take(wanted, content, VerifyingArtifactStore.Kind.TRUST_LIST, visitor);
  }

  private Artifact take(
      Wanted wanted, InputStream content, VerifyingArtifactStore.Kind kind, Principal visitor) {
    return take(
        wanted,
        () -> {
          try (content) {
            return store.take(content, wanted.length(), wanted.sha256(), kind);
          }
        },
        visitor);
  }

  /** Takes a file in that came in parts; it is gone afterwards whatever comes of it. */
  public Artifact take(Wanted wanted, Path file, Principal visitor) {
    return take(wanted, () -> store.take(file, wanted.sha256()), visitor);
  }

  private Artifact take(Wanted wanted, Reading reading, Principal visitor) {
    VerifyingArtifactStore.Taken taken;
    try {
      taken = reading.read();
    } catch (IOException failure) {
      throw new RefusalException(
          new Refusal.Invalid("The file did not come whole (" + failure.getMessage() + ")."));
    }
    return switch (taken) {
      case VerifyingArtifactStore.Taken.TooLarge(long most) ->
          throw tooLarge(wanted, most, visitor);
      case VerifyingArtifactStore.Taken.NoPlace() ->
          throw new RefusalException(
              new Refusal.DiskFull("The disk has no place for this file: make some."));
      case VerifyingArtifactStore.Taken.Other(String found) ->
          throw refused(
              wanted,
              visitor,
              new Refusal.Unfit(
                  "The SHA-256 of what came is " + found + ": send the file again.",
                  because("other")));
      case VerifyingArtifactStore.Taken.Refused(FileRefusal refusal) ->
          throw refused(
              wanted, visitor, new Refusal.Unfit(refusal.sentence(), because(refusal.reason())));
      case VerifyingArtifactStore.Taken.Kept(
              long size,
              Artifact.Sums sums,
              Optional<SignedReleaseStatement> release,
              Optional<SignedTrustList> list) -> {
        Artifact artifact = add(new ArtifactName(wanted.name()), size, sums, release, visitor);
        list.ifPresent(it -> add(it, artifact, visitor));
        yield artifact;
      }
    };
  }

  /** Writes down that a file is too large, which may be known before any of it came. */
  public RefusalException tooLarge(Wanted wanted, long most, Principal visitor) {
    return refused(
        wanted,
        visitor,
        new Refusal.TooLarge(
            "The file has more than the " + most + " bytes of fleet.update.largest-artifact.",
            because("too-large")));
  }

  /** Somebody tried: that is worth knowing, whoever was wrong. */
  private RefusalException refused(Wanted wanted, Principal visitor, Refusal refusal) {
    tell(wanted.name(), visitor, refusal.fields().getFirst().detail(), refusal.sentence());
    return new RefusalException(refusal);
  }

  private static List<Refusal.WrongField> because(String reason) {
    return List.of(new Refusal.WrongField("reason", reason));
  }

  /** A name that can't be one may be of any length, and hold anything. */
  private void tell(String name, Principal visitor, String reason, String sentence) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "artifact.refused",
            plain.substring(0, Math.min(plain.length(), MAX_SUBJECT_LENGTH)),
            visitor.address(),
            Map.of("reason", reason, "sentence", sentence)));
  }

  private Artifact add(
      ArtifactName name,
      long size,
      Artifact.Sums sums,
      Optional<SignedReleaseStatement> release,
      Principal visitor) {
    if (size == 0) {
      throw new RefusalException(new Refusal.Invalid("The file is empty."));
    }
    if (artifacts.isWithdrawn(sums.sha256())) {
      throw RefusalException.conflict("This content was withdrawn and is not taken again.");
    }
    Map<String, String> details = new HashMap<>();
    details.put("sha256", sums.sha256());
    details.put("size", Long.toString(size));
    details.put("signer", release.map(it -> it.signer().subject()).orElse("nobody"));
    release.ifPresent(
        it -> {
          details.put("version", it.version().text());
          details.put("key", it.signer().key());
        });
    audit.append(
        new AuditEntry(
            visitor.actor(), "artifact.uploaded", name.value(), visitor.address(), details));
    return artifacts.add(name, size, sums, release);
  }

  /** The file is there by now: the same once more finishes what a cut in between left open. */
  private void add(SignedTrustList signed, Artifact artifact, Principal visitor) {
    TrustList list = signed.list();
    String by = StoredActor.of(visitor.actor()).name();
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "trust-list.uploaded",
            "trust list " + list.serial(),
            visitor.address(),
            Map.of(
                "sha256", artifact.sums().sha256(),
                "trusted", Integer.toString(list.trusted().size()),
                "removed", Integer.toString(list.removed().size()),
                "root", signed.root().orElse("unknown"))));
    if (!lists.add(signed, artifact, by.substring(0, Math.min(by.length(), MAX_ACTOR_LENGTH)))) {
      throw RefusalException.conflict(
          "Another trust list with the serial " + list.serial() + " came at the same moment.");
    }
  }

  private static RefusalException wrong(String field, String detail) {
    return new RefusalException(
        new Refusal.Invalid(
            "Correct the parameter " + field + ": " + detail + ".",
            List.of(new Refusal.WrongField(field, detail))));
  }
}
