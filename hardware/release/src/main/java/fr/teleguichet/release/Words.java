package fr.teleguichet.release;

import fr.teleguichet.release.ReleaseException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts out of files. */
final class Words {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int MOST_SHOWN = 80;
  private static final int MOST_DESCRIPTION = 1000;

  private Words() {}

  static String utf8(byte[] bytes, String what) throws ReleaseException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException failure) {
      throw new ReleaseException(
          Reason.NOT_A_RELEASE, "The " + what + " is no text in UTF-8.", failure);
    }
  }

  /** The text as it may stand in a sentence: one line, and not long. */
  static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
  }

  static String description(String text) {
    return text.length() > MOST_DESCRIPTION ? text.substring(0, MOST_DESCRIPTION) : text;
  }

  static String sha256(String text, String name) throws ReleaseException {
    if (!SHA256.matcher(text).matches()) {
      throw ReleaseException.notARelease(
          "The content " + name + " has no SHA-256 in what was signed.");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  static ReleaseVersion version(String text) throws ReleaseException {
    if (text.isEmpty()) {
      throw ReleaseException.notARelease("The file says no version.");
    }
    return ReleaseVersion.parse(text)
        .orElseThrow(
            () ->
                ReleaseException.notARelease(
                    "The version \""
                        + shown(text)
                        + "\" can't be compared: give 1 to 64 letters, digits and . _ + ~ : -."));
  }
}
