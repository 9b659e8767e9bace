package fr.teleguichet.hardware.device;

import java.util.regex.Pattern;

/**
 * The keywords with which a printer says why it is in its state, such as {@code media-low-warning}
 * (RFC 8011, section 5.4.12). Some of ours for other peripherals are written alike.
 */
public final class StateReasonNormaliser {

  private static final Pattern SEVERITY = Pattern.compile("-(?:error|warning|report)$");

  private StateReasonNormaliser() {}

  /** The reason without the ending that says how grave it is: {@code media-low}. */
  public static String withoutSeverity(String reason) {
    return SEVERITY.matcher(reason.strip()).replaceFirst("");
  }
}
