package fr.teleguichet.fleet.update.artifact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file name of an artifact: 1 to 120 letters, digits, dots, hyphens, underscores and plus signs
 * that begin with a letter or digit, so that it is a plain file in no other folder on any system,
 * and stands in addresses without being escaped.
 */
record ArtifactName(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,119}");

  ArtifactName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("\"" + value + "\" can't be an artifact's name");
    }
  }

  /** The name, when the text can be one. */
  static Optional<ArtifactName> parse(String text) {
    return isValid(text) ? Optional.of(new ArtifactName(text)) : Optional.empty();
  }

  /** The ending is taken by the address of the check sum. */
  private static boolean isValid(String text) {
    return FORM.matcher(text).matches()
        && !text.contains("..")
        && !text.endsWith(".")
        && !text.toUpperCase(Locale.ROOT).endsWith(".MD5SUM");
  }

  @Override
  public String toString() {
    return value;
  }
}
