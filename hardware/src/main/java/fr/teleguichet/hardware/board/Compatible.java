package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Quoted;
import java.util.regex.Pattern;

/**
 * One of the names by which a board knows itself: {@code maker,model} as in {@code
 * /proc/device-tree/compatible} (Devicetree Specification 0.4, section 2.3.1).
 */
public record Compatible(String value) {

  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,30},[a-z0-9][a-z0-9.-]{0,60}");

  public Compatible {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          Quoted.of(value) + " must be \"maker,model\", such as \"raspberrypi,5-model-b\"");
    }
  }
}
