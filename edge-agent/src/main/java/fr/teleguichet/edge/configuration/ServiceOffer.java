package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.journal.ServiceId;

/**
 * A public service that citizens can choose.
 *
 * @param id its short name in records
 * @param french what the screen calls it, 1 to 60 characters
 * @param english the same in English
 * @param spanish the same in Spanish
 */
public record ServiceOffer(ServiceId id, String french, String english, String spanish) {

  private static final int LONGEST_LABEL = 60;

  public ServiceOffer {
    label(french);
    label(english);
    label(spanish);
  }

  private static void label(String label) {
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException(
          "the label \"" + label + "\" must have 1 to 60 characters");
    }
  }
}
