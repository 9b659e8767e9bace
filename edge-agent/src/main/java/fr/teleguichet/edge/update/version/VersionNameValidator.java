package fr.teleguichet.edge.update.version;

import java.util.regex.Pattern;

/** A version as the name of a folder, which must not lead out of its own. */
final class VersionNameValidator {

  /** Without a colon, which separates the parts of a class path. */
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+~_-]{0,63}");

  private VersionNameValidator() {}

  static boolean is(String text) {
    return FORM.matcher(text).matches();
  }

  static String require(String text) {
    if (!is(text)) {
      throw new IllegalArgumentException("\"" + text + "\" can't be a version");
    }
    return text;
  }
}
