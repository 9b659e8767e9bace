package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import java.util.Optional;

/**
 * A public service that citizens can choose.
 *
 * @param id its short name in records
 * @param french what the screen calls it, 1 to 60 characters
 * @param english the same in English
 * @param spanish the same in Spanish
 * @param hours when it answers; whenever the place is open without any
 */
public record ServiceOffer(
    ServiceCode id, String french, String english, String spanish, Optional<OpeningHours> hours) {

  private static final int MAX_LABEL_LENGTH = 60;

  public ServiceOffer {
    label(french);
    label(english);
    label(spanish);
  }

  /** A service that answers whenever the place is open. */
  public ServiceOffer(ServiceCode id, String french, String english, String spanish) {
    this(id, french, english, spanish, Optional.empty());
  }

  private static void label(String label) {
    if (label.isBlank() || label.length() > MAX_LABEL_LENGTH) {
      throw new IllegalArgumentException(
          "the label \"" + label + "\" must have 1 to 60 characters");
    }
  }
}
