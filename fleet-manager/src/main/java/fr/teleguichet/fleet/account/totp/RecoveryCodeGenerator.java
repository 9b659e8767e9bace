package fr.teleguichet.fleet.account.totp;

import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Codes that each stand in once for a lost telephone: 50 random bits in letters hard to confuse.
 */
public final class RecoveryCodeGenerator {

  private static final int COUNT = 10;
  private static final int LETTERS = 10;
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz234567890";

  private RecoveryCodeGenerator() {}

  /** Ten new codes, to be shown once. */
  public static List<SecretToken> make(SecretGenerator secrets) {
    return Stream.generate(() -> one(secrets)).limit(COUNT).toList();
  }

  private static SecretToken one(SecretGenerator secrets) {
    StringBuilder code = new StringBuilder();
    for (byte part : secrets.bytes(LETTERS)) {
      code.append(ALPHABET.charAt(part & 0x1f));
    }
    return new SecretToken(code.insert(LETTERS / 2, '-').toString());
  }

  /** What somebody typed, in the spelling of {@link #make}. */
  public static SecretToken typed(String text) {
    String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return new SecretToken(
        letters.length() == LETTERS
            ? letters.substring(0, LETTERS / 2) + "-" + letters.substring(LETTERS / 2)
            : letters);
  }
}
