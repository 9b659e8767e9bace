package fr.teleguichet.hardware.journal;

import fr.teleguichet.hardware.text.SingleTextValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A public service's short name, such as {@code carsat}: 2 to 40 lower-case letters, digits or
 * inner hyphens.
 */
public record ServiceCode(String value) implements SingleTextValue, Comparable<ServiceCode> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])");

  public ServiceCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the service id \""
              + value
              + "\" must have 2 to 40 lower-case letters, digits or inner hyphens");
    }
  }

  /** Reads a code that somebody sent; empty for what can be none. */
  public static Optional<ServiceCode> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ServiceCode(text)) : Optional.empty();
  }

  @Override
  public int compareTo(ServiceCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
