package fr.teleguichet.release;

import fr.teleguichet.release.ReleaseException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts out of files. */
final class ReleaseTextValidator {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  /** What can't be seen, or moves what stands around it: no sentence and no list holds it. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\r\t]]");
  private static final int MAX_SHOWN = 80;
  private static final int MAX_DESCRIPTION = 1000;
  private static final int MAX_LINE = 100;

  private ReleaseTextValidator() {}

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
    return shown(text, MAX_SHOWN);
  }

  static String shown(String text, int most) {
    String beginning = beginning(text, most);
    return UNSEEN.matcher(beginning).replaceAll("?")
        + (beginning.length() < text.length() ? "…" : "");
  }

  /** At most so many characters, without half a pair at the end. */
  private static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  static String description(String text) {
    return CONTROL.matcher(beginning(text, MAX_DESCRIPTION)).replaceAll("?");
  }

  /** A text that others compare with theirs, so that it is taken as it is or not at all. */
  static String line(String text, String what) throws ReleaseException {
    if (text.isBlank() || text.length() > MAX_LINE || UNSEEN.matcher(text).find()) {
      throw ReleaseException.notARelease(
          "The %s \"%s\" is no line of 1 to %d characters.".formatted(what, shown(text), MAX_LINE));
    }
    return text;
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
