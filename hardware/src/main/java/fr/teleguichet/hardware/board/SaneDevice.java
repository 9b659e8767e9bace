package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.TextQuoter;
import java.util.regex.Pattern;

/**
 * A scanner's name in SANE, as {@code scanimage -L} tells it, such as {@code epson2:net:10.0.0.7}.
 */
public record SaneDevice(String name) {

  /** It begins with its backend, so it can't be taken for an option. */
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}:[A-Za-z0-9:/._ ()%+=-]{0,100}");

  public SaneDevice {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the SANE device "
              + TextQuoter.of(name)
              + " must be a name that \"scanimage -L\" tells, such as \"epson2:net:10.0.0.7\"");
    }
  }
}
