package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.Problem;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes artifacts in and withdraws them, and writes down who did. */
@Singleton
final class Intake {

  /**
   * What the sender says of the file.
   *
   * @param sha256 what it must be, empty for anything
   * @param length bytes, negative when it was not said
   */
  record Wanted(String name, String sha256, long length) {}

  private final Artifacts artifacts;
  private final ArtifactStore store;
  private final AuditLog audit;

  Intake(Artifacts artifacts, ArtifactStore store, AuditLog audit) {
    this.artifacts = artifacts;
    this.store = store;
    this.audit = audit;
  }

  /** Takes a file in, whole or not at all. */
  Artifact take(Wanted wanted, InputStream content, Visitor visitor) {
    ArtifactName name =
        ArtifactName.parse(wanted.name())
            .orElseThrow(
                () ->
                    wrong(
                        "name",
                        "give 1 to 120 letters, digits and . - _ + that begin with a letter or"
                            + " digit, without \"..\" and not ending in .MD5SUM"));
    String sha256 = wanted.sha256().toLowerCase(Locale.ROOT);
    if (!sha256.matches("([0-9a-f]{64})?")) {
      throw wrong("sha256", "give 64 hexadecimal digits");
    }
    return switch (read(wanted, sha256, content)) {
      case ArtifactStore.Taken.TooLarge(long most) ->
          throw new ProblemException(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "The file has more than the " + most + " bytes of fleet.update.largest-artifact.");
      case ArtifactStore.Taken.NoPlace() ->
          throw new ProblemException(
              HttpStatus.INSUFFICIENT_STORAGE, "The disk has no place for this file: make some.");
      case ArtifactStore.Taken.Other(String found) ->
          throw new ProblemException(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "The SHA-256 of what came is " + found + ": send the file again.");
      case ArtifactStore.Taken.Kept(long size, Artifact.Sums sums) ->
          add(name, size, sums, visitor);
    };
  }

  private ArtifactStore.Taken read(Wanted wanted, String sha256, InputStream content) {
    try (content) {
      return store.take(content, wanted.length(), sha256);
    } catch (IOException failure) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "The file did not come whole (" + failure.getMessage() + ").");
    }
  }

  private Artifact add(ArtifactName name, long size, Artifact.Sums sums, Visitor visitor) {
    if (size == 0) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "The file is empty.");
    }
    if (artifacts.isWithdrawn(sums.sha256())) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "This content was withdrawn and is not taken again.");
    }
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "artifact.uploaded",
            name.value(),
            visitor.address(),
            Map.of("sha256", sums.sha256(), "size", Long.toString(size))));
    return artifacts.add(name, size, sums);
  }

  /** Withdraws it. */
  void withdraw(Artifact artifact, Visitor visitor) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "artifact.withdrawn",
            artifact.name(),
            visitor.address(),
            Map.of("sha256", artifact.sums().sha256())));
    artifacts.withdraw(artifact);
  }

  private static ProblemException wrong(String field, String detail) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "Correct the parameter " + field + ": " + detail + ".",
        List.of(new Problem.FieldError(field, detail)));
  }
}
