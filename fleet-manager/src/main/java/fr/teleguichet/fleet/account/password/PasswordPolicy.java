package fr.teleguichet.fleet.account.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are good enough: long, and not among the commonest (NIST SP 800-63B, 5.1.1.2). No
 * rule about kinds of characters, since those make passwords worse.
 */
public final class PasswordPolicy {

  /** The fewest characters. */
  public static final int MIN_LENGTH = 12;

  /** The most characters; hashing takes as long for any. */
  public static final int MAX_LENGTH = 200;

  private static final Set<String> COMMON = read();

  private PasswordPolicy() {}

  /** The key of what is wrong with the password; empty when it is good enough. */
  public static Optional<String> fault(String password, String name, String email) {
    int length = password.codePointCount(0, password.length());
    if (length < MIN_LENGTH) {
      return Optional.of("password.short");
    }
    if (length > MAX_LENGTH) {
      return Optional.of("password.long");
    }
    String plain = plain(password);
    boolean isPersonal = plain.equals(plain(email)) || plain.equals(plain(name));
    boolean isCommon = COMMON.contains(plain) || COMMON.contains(stem(plain));
    boolean isOneCharacter = plain.chars().distinct().count() <= 2;
    return isPersonal || isCommon || isOneCharacter
        ? Optional.of("password.common")
        : Optional.empty();
  }

  /** One spelling of the same characters, as the hash and the comparison need it. */
  public static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace(" ", "");
  }

  /** Without what people append when a password is refused. */
  private static String stem(String plain) {
    return plain.replaceAll("[0-9!?.*@#-]+$", "");
  }

  private static Set<String> read() {
    try (InputStream in =
        Objects.requireNonNull(
            PasswordPolicy.class.getResourceAsStream("/account/common-passwords.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(PasswordPolicy::plain)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
