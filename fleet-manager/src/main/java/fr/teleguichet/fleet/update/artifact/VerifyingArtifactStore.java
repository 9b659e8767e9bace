package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.release.TrustList;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Takes contents in, when they are what they must be, and gives them out again. */
@Singleton
public final class VerifyingArtifactStore {

  private static final int BUFFER = 1 << 16;

  /** What a file must be. */
  enum Kind {
    /** Whatever kiosks can install. */
    ANY,
    /** A trust list, and nothing else. */
    TRUST_LIST
  }

  private static final Taken.Refused NO_LIST =
      new Taken.Refused(
          new FileRefusal(
              "no-trust-list",
              "The file is no trust list: it must be an archive of up to 256 KiB for "
                  + TrustList.COMPATIBLE
                  + " with one content, the list."));

  /** What came of taking in a file. */
  sealed interface Taken {
    /** It is kept. */
    record Kept(
        long size,
        Artifact.Sums sums,
        Optional<SignedReleaseStatement> release,
        Optional<SignedTrustList> trustList)
        implements Taken {}

    /** It has more bytes than are allowed. */
    record TooLarge(long most) implements Taken {}

    /** The disk has no place for it. */
    record NoPlace() implements Taken {}

    /** Its content is not what the sender meant. */
    record Other(String sha256) implements Taken {}

    /** It is not what may be taken, or nobody who is trusted signed it. */
    record Refused(FileRefusal refusal) implements Taken {}
  }

  private final ArtifactStorage files;
  private final PartialUploadFolder incoming;
  private final UpdateSettings settings;
  private final SignedReleaseReader reader;

  VerifyingArtifactStore(
      ArtifactStorage files,
      PartialUploadFolder incoming,
      UpdateSettings settings,
      SignedReleaseReader reader) {
    this.files = files;
    this.incoming = incoming;
    this.settings = settings;
    this.reader = reader;
  }

  /**
   * Takes a file in.
   *
   * @param declared how many bytes the sender announced, negative when it did not
   * @param expected the SHA-256 that the sender says it has, or nothing
   * @param kind what it must be
   * @throws IOException when the sender or the disk fails; nothing is kept then
   */
  Taken take(InputStream content, long declared, String expected, Kind kind) throws IOException {
    if (declared > settings.largest()) {
      return new Taken.TooLarge(settings.largest());
    }
    if (!incoming.hasPlaceFor(Math.max(declared, 0))) {
      return new Taken.NoPlace();
    }
    Path file = incoming.make();
    try {
      ArtifactDigestCalculator digests = new ArtifactDigestCalculator();
      long size = copy(content, file, digests);
      if (size > settings.largest()) {
        return new Taken.TooLarge(settings.largest());
      }
      if (declared >= 0 && size != declared) {
        throw new IOException("of " + declared + " bytes only " + size + " came");
      }
      return keep(file, size, digests.sums(), expected, kind);
    } finally {
      boolean _ = Files.deleteIfExists(file);
    }
  }

  /**
   * Takes in a file that lies in the same folder, and is gone afterwards whatever comes of it.
   *
   * @param expected the SHA-256 that it must have, or nothing
   */
  Taken take(Path file, String expected) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      ArtifactDigestCalculator digests = new ArtifactDigestCalculator();
      long size = 0;
      byte[] buffer = new byte[BUFFER];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digests.add(buffer, read);
        size += read;
      }
      return keep(file, size, digests.sums(), expected, Kind.ANY);
    } finally {
      boolean _ = Files.deleteIfExists(file);
    }
  }

  private Taken keep(Path file, long size, Artifact.Sums sums, String expected, Kind kind)
      throws IOException {
    if (!expected.isEmpty() && !expected.equals(sums.sha256())) {
      return new Taken.Other(sums.sha256());
    }
    SignedReleaseReader.Answer answer = reader.read(file, sums.sha256());
    Taken taken =
        switch (answer) {
          case SignedReleaseReader.Answer.List(
                  SignedReleaseStatement release,
                  SignedTrustList list) ->
              new Taken.Kept(size, sums, Optional.of(release), Optional.of(list));
          case SignedReleaseReader.Answer.Signed _ when kind == Kind.TRUST_LIST -> NO_LIST;
          case SignedReleaseReader.Answer.Refused(FileRefusal refusal, boolean unsigned)
              when unsigned && kind == Kind.TRUST_LIST ->
              refusal.reason().equals("signer-expired") ? new Taken.Refused(refusal) : NO_LIST;
          case SignedReleaseReader.Answer.Signed(SignedReleaseStatement release) ->
              new Taken.Kept(size, sums, Optional.of(release), Optional.empty());
          case SignedReleaseReader.Answer.Refused(FileRefusal refusal, boolean unsigned) ->
              unsigned && settings.unsigned()
                  ? new Taken.Kept(size, sums, Optional.empty(), Optional.empty())
                  : new Taken.Refused(refusal);
        };
    if (taken instanceof Taken.Kept) {
      files.keep(file, sums.sha256());
    }
    return taken;
  }

  /** Copies and forces to the disk; stops at the first byte that is too many. */
  private long copy(InputStream content, Path file, ArtifactDigestCalculator digests)
      throws IOException {
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > settings.largest()) {
          return size;
        }
        digests.add(buffer, read);
        out.write(buffer, 0, read);
      }
      channel.force(true);
    }
    return size;
  }

  /**
   * The content from a byte on.
   *
   * @throws IOException when it is not there, or is seen to be another one
   */
  public InputStream open(Artifact artifact, long from) throws IOException {
    return files.open(artifact.sums().sha256(), artifact.size(), from);
  }

  /** Whether the content still is what was taken in; reads it whole. */
  boolean isWhole(Artifact artifact) throws IOException {
    return files.check(artifact.sums().sha256(), artifact.size())
        == ArtifactStorage.Condition.WHOLE;
  }
}
