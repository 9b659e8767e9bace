package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import java.util.List;
import java.util.Locale;

/**
 * RAUC tells why it refuses in English sentences only, with one code for all of them. The words are
 * those of RAUC 1.13 and OpenSSL 3.5; a sentence with none of them is a failure without a name.
 */
final class RaucErrorClassifier {

  /** In this order: the first word that stands in the sentence decides. */
  private static final List<Word> WORDS =
      List.of(
          new Word("already processing", Reason.BUSY),
          new Word("signature size is 0", Reason.UNSIGNED),
          new Word("certificate has expired", Reason.SIGNER_EXPIRED),
          new Word("certificate is not yet valid", Reason.SIGNER_EXPIRED),
          new Word("verify error", Reason.STRANGER),
          new Word("no keyring", Reason.STRANGER),
          new Word("compatible mismatch", Reason.INCOMPATIBLE),
          new Word("no space left", Reason.NO_SPACE),
          new Word("too small", Reason.TOO_LARGE),
          new Word("invalid bundle format", Reason.DAMAGED),
          new Word("verification failure", Reason.DAMAGED),
          new Word("failed to parse", Reason.DAMAGED),
          new Word("checksum", Reason.DAMAGED),
          new Word("digest", Reason.DAMAGED),
          new Word("root hash", Reason.DAMAGED),
          new Word("input/output error", Reason.DAMAGED));

  private RaucErrorClassifier() {}

  private record Word(String part, Reason reason) {}

  /** What a refusal of RAUC means. */
  static Reason reason(String sentence) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    return WORDS.stream()
        .filter(word -> lower.contains(word.part()))
        .map(Word::reason)
        .findFirst()
        .orElse(Reason.FAILED);
  }

  static InstallException failure(RaucException e) {
    return switch (e) {
      case RaucException.Refused refused ->
          new InstallException(
              reason(String.valueOf(refused.getMessage())), "RAUC: " + e.getMessage(), e);
      case RaucException.Gone _ ->
          new InstallException(Reason.FAILED, "RAUC is not there: " + e.getMessage(), e);
    };
  }
}
