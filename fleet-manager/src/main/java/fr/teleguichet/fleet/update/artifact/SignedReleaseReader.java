package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.update.key.ReleaseKeyRepository;
import fr.teleguichet.release.ReleaseException;
import fr.teleguichet.release.ReleaseException.Reason;
import fr.teleguichet.release.ReleaseTrust;
import fr.teleguichet.release.TrustList;
import fr.teleguichet.release.VerifiedReleaseFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads signed files, and believes each by what it is: a trust list by a root of trust, anything
 * else by a release key.
 */
@Singleton
final class SignedReleaseReader {

  /** What came of reading a file. */
  sealed interface Answer {
    /** It is a release. */
    record Signed(SignedReleaseStatement release) implements Answer {}

    /** It is a trust list. */
    record List(SignedReleaseStatement release, SignedTrustList signed) implements Answer {}

    /**
     * Nobody who is trusted vouches for it.
     *
     * @param unsigned whether it may be taken all the same where anything is
     */
    record Refused(FileRefusal refusal, boolean unsigned) implements Answer {}
  }

  private final ReleaseKeyRepository keys;
  private final TrustListPolicy policy;
  private final Clock clock;

  SignedReleaseReader(ReleaseKeyRepository keys, TrustListPolicy policy, Clock clock) {
    this.keys = keys;
    this.policy = policy;
    this.clock = clock;
  }

  Answer read(Path file, String sha256) throws IOException {
    Instant now = clock.instant();
    if (TrustList.isClaimedBy(file, now)) {
      return list(file, sha256, now);
    }
    try {
      VerifiedReleaseFile release = VerifiedReleaseFile.read(file, keys.trust(), now);
      if (release.compatible().contains(TrustList.COMPATIBLE)) {
        var _ = TrustList.read(file, keys.trust(), now); // says why it is none
      }
      return new Answer.Signed(SignedReleaseStatement.of(release));
    } catch (ReleaseException refusal) {
      return new Answer.Refused(
          new FileRefusal(word(refusal.reason()), String.valueOf(refusal.getMessage())), true);
    }
  }

  private Answer list(Path file, String sha256, Instant now) throws IOException {
    try {
      Optional<ReleaseTrust> roots = keys.roots();
      ReleaseTrust trust = roots.isPresent() ? roots.get() : ReleaseTrust.enclosed(file);
      TrustList list = TrustList.read(file, trust, now);
      SignedReleaseStatement release =
          SignedReleaseStatement.of(VerifiedReleaseFile.read(file, trust, now));
      Optional<FileRefusal> refusal = policy.refusal(list, sha256);
      return refusal.isPresent()
          ? new Answer.Refused(refusal.get(), false)
          : new Answer.List(
              release, new SignedTrustList(list, roots.map(_ -> release.signer().key())));
    } catch (ReleaseException refusal) {
      return new Answer.Refused(
          refusal.reason() == Reason.STRANGER
              ? new FileRefusal(
                  "no-root",
                  "The trust list is not signed by a root of trust that is known here: sign it with"
                      + " the root's key, or add the root's certificate first.")
              : new FileRefusal(word(refusal.reason()), String.valueOf(refusal.getMessage())),
          false);
    }
  }

  private static String word(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
