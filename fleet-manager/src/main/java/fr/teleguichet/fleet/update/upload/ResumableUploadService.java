package fr.teleguichet.fleet.update.upload;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactIntakeService;
import fr.teleguichet.fleet.update.artifact.PartialUploadFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Begins uploads, goes on with them, and makes artifacts of those that are whole. */
@Singleton
final class ResumableUploadService {

  private static final int MAX_COUNT = 20;
  private static final int ID_BYTES = 16;
  private static final int MAX_OWNER_LENGTH = 200;

  /** How far an upload is. */
  record Progress(long offset, Instant expires, OptionalInt artifact) {}

  /** What came of a part. */
  sealed interface Answer {
    /** It is kept. */
    record Kept(Progress progress) implements Answer {}

    /** It is not what its check sum says. */
    record Wrong() implements Answer {}
  }

  private final UploadRepository uploads;
  private final PartialUploadFolder folder;
  private final ArtifactIntakeService intake;
  private final UpdateSettings settings;
  private final SecretGenerator secrets;

  /** Uploads to which a part is being added: there may be only one at a time. */
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  ResumableUploadService(
      UploadRepository uploads,
      PartialUploadFolder folder,
      ArtifactIntakeService intake,
      UpdateSettings settings,
      SecretGenerator secrets) {
    this.uploads = uploads;
    this.folder = folder;
    this.intake = intake;
    this.settings = settings;
    this.secrets = secrets;
  }

  private static String owner(Principal visitor) {
    StoredActor words = StoredActor.of(visitor.actor());
    String owner = words.kind() + " " + words.name();
    return owner.substring(0, Math.min(owner.length(), MAX_OWNER_LENGTH));
  }

  private PartialUploadFile file(Upload upload) {
    return new PartialUploadFile(folder.parts(upload.id()));
  }

  /** Begins one; there is no byte of it yet. */
  synchronized Upload begin(ArtifactIntakeService.Wanted wanted, Principal visitor)
      throws IOException {
    if (wanted.length() > settings.largest()) {
      throw intake.tooLarge(wanted, settings.largest(), visitor);
    }
    List<Upload> open = uploads.open();
    if (open.size() >= MAX_COUNT) {
      throw new RefusalException(
          new Refusal.TooMany(
              "There are " + MAX_COUNT + " uploads under way: finish or delete one of them."));
    }
    long outstanding = wanted.length();
    for (Upload each : open) {
      outstanding += each.length() - file(each).size();
    }
    if (!folder.hasPlaceFor(outstanding)) {
      throw new RefusalException(
          new Refusal.DiskFull("The disk has no place for this file: make some."));
    }
    Upload upload =
        uploads.add(
            HexFormat.of().formatHex(secrets.bytes(ID_BYTES)),
            owner(visitor),
            wanted.name(),
            wanted.sha256(),
            wanted.length());
    file(upload).make();
    return upload;
  }

  /** The visitor's upload of this id. */
  Upload find(String id, Principal visitor) {
    return Optional.of(id)
        .filter(it -> it.matches("[0-9a-f]{32}"))
        .flatMap(it -> uploads.find(it, owner(visitor)))
        .orElseThrow(() -> RefusalException.unknown("upload", id));
  }

  Progress progress(Upload upload) throws IOException {
    return new Progress(
        upload.artifact().isPresent() ? upload.length() : file(upload).size(),
        upload.expires(),
        upload.artifact());
  }

  /**
   * Adds a part, and makes an artifact of the whole.
   *
   * @param offset where the sender believes that the part belongs
   */
  Answer goOn(String id, long offset, InputStream part, Optional<byte[]> sha256, Principal visitor)
      throws IOException {
    if (!busy.add(id)) {
      throw new RefusalException(
          new Refusal.Busy("Another part of this upload is on its way: wait for its end."));
    }
    try {
      Upload upload = find(id, visitor);
      Progress before = progress(upload);
      if (before.offset() != offset || upload.artifact().isPresent()) {
        throw RefusalException.conflict(
            "This upload goes on at byte " + before.offset() + ", not " + offset + ".");
      }
      return switch (file(upload).goOn(part, upload.length(), sha256)) {
        case PartialUploadFile.Went.Wrong() -> new Answer.Wrong();
        case PartialUploadFile.Went.TooLong() ->
            throw new RefusalException(
                new Refusal.TooLarge(
                    "The upload has " + upload.length() + " bytes, and this part goes beyond."));
        case PartialUploadFile.Went.On(long now) -> {
          Instant expires = uploads.wentOn(upload);
          yield new Answer.Kept(
              new Progress(
                  now,
                  expires,
                  now < upload.length()
                      ? OptionalInt.empty()
                      : OptionalInt.of(whole(upload, visitor).id())));
        }
      };
    } finally {
      boolean _ = busy.remove(id);
    }
  }

  /** What is refused is gone: the next attempt begins anew. */
  private Artifact whole(Upload upload, Principal visitor) {
    boolean taken = false;
    try {
      Artifact artifact =
          intake.take(
              new ArtifactIntakeService.Wanted(upload.name(), upload.sha256(), upload.length()),
              file(upload).path(),
              visitor);
      uploads.became(upload, artifact.id());
      taken = true;
      return artifact;
    } finally {
      if (!taken) {
        uploads.forget(upload);
      }
    }
  }

  /** Ends one that is not wanted any more. */
  void end(String id, Principal visitor) throws IOException {
    if (!busy.add(id)) {
      throw new RefusalException(
          new Refusal.Busy("A part of this upload is on its way: wait for its end."));
    }
    try {
      Upload upload = find(id, visitor);
      uploads.forget(upload);
      file(upload).delete();
    } finally {
      boolean _ = busy.remove(id);
    }
  }

  /** Forgets what is over, on the disk as well. */
  synchronized void tidy() throws IOException {
    uploads.forgetExpired();
    Set<String> open = uploads.open().stream().map(Upload::id).collect(Collectors.toSet());
    for (String id : folder.parts()) {
      if (!open.contains(id) && !busy.contains(id)) {
        new PartialUploadFile(folder.parts(id)).delete();
      }
    }
  }
}
