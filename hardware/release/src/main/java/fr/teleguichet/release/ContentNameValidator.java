package fr.teleguichet.release;

import java.util.regex.Pattern;

/** Names of contents, that are files in no other folder on any system. */
final class ContentNameValidator {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+@=,~ -]{0,127}");

  private ContentNameValidator() {}

  /** The same name, when it is a plain one. */
  static String plain(String name) throws ReleaseException {
    if (!FORM.matcher(name).matches() || name.contains("..")) {
      throw ReleaseException.notARelease(
          "A content is named \""
              + ReleaseTextValidator.shown(name)
              + "\": a name must be a plain file name, without a folder.");
    }
    return name;
  }
}
