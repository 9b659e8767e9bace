package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.TextQuoter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One of the names by which a board knows itself: {@code maker,model} as in {@code
 * /proc/device-tree/compatible} (Devicetree Specification 0.4, section 2.3.1).
 */
public record CompatibleName(String value) {

  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,30},[a-z0-9][a-z0-9.-]{0,60}");

  /** More than ten times the longest such file; what lies beyond is not read. */
  private static final int MAX_FILE_LENGTH = 4_096;

  /**
   * The names in the content of {@code /proc/device-tree/compatible}, each ended by a NUL. What is
   * no name is left out, as a machine may call itself anything.
   */
  public static List<String> names(byte[] content) {
    int length = Math.min(content.length, MAX_FILE_LENGTH);
    String text = new String(content, 0, length, StandardCharsets.ISO_8859_1);
    return Arrays.stream(text.split("\0", -1)).filter(FORM.asMatchPredicate()).distinct().toList();
  }

  public CompatibleName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          TextQuoter.of(value) + " must be \"maker,model\", such as \"raspberrypi,5-model-b\"");
    }
  }
}
