package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.TextQuoter;
import java.util.regex.Pattern;

/** One line of the Raspberry Pi's {@code config.txt} without which the wiring doesn't work. */
public record FirmwareSetting(String value) {

  private static final Pattern FORM =
      Pattern.compile("(?:dtparam|dtoverlay)=[a-z0-9][a-z0-9_,=.-]{0,90}");

  public FirmwareSetting {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          TextQuoter.of(value) + " must begin with dtparam= or dtoverlay= and name a setting");
    }
  }
}
