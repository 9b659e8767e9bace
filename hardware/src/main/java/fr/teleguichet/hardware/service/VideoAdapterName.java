package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.text.SingleTextValue;
import java.util.regex.Pattern;

/** By what a service's calls are carried: the name of a video adapter, such as {@code direct}. */
public record VideoAdapterName(String value) implements SingleTextValue {

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

  public VideoAdapterName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the video adapter's name must have 1 to 40 lower-case letters, digits or inner hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
