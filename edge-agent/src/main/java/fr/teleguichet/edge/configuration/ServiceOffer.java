package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import fr.teleguichet.hardware.service.TranslatedText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A public service that citizens can choose.
 *
 * @param service what it is, as the fleet or the kiosk's own settings say
 */
public record ServiceOffer(PublicService service) {

  /**
   * One of the kiosk's own settings.
   *
   * @param id its short name in records
   * @param french what the screen calls it, 1 to 60 characters
   * @param english the same in English
   * @param spanish the same in Spanish
   * @param hours when it answers; whenever the place is open without any
   */
  public ServiceOffer(
      ServiceCode id, String french, String english, String spanish, Optional<OpeningHours> hours) {
    this(named(id, french, english, spanish, hours, Pictogram.INFORMATION));
  }

  /** A service that answers whenever the place is open. */
  public ServiceOffer(ServiceCode id, String french, String english, String spanish) {
    this(id, french, english, spanish, Optional.empty());
  }

  /** The same with a pictogram of its own. */
  ServiceOffer with(Pictogram pictogram) {
    return new ServiceOffer(named(id(), french(), english(), spanish(), hours(), pictogram));
  }

  private static PublicService named(
      ServiceCode id,
      String french,
      String english,
      String spanish,
      Optional<OpeningHours> hours,
      Pictogram pictogram) {
    label(french);
    label(english);
    label(spanish);
    return new PublicService(
        id,
        new TranslatedText(
            Map.of(
                ServiceTextLanguage.FR, french,
                ServiceTextLanguage.EN, english,
                ServiceTextLanguage.ES, spanish)),
        Optional.empty(),
        pictogram,
        ServiceMode.WALK_IN,
        hours,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void label(String label) {
    if (label.isBlank() || label.length() > PublicService.MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "the label \"" + label + "\" must have 1 to 60 characters");
    }
  }

  /** Its short name in records. */
  public ServiceCode id() {
    return service.code();
  }

  /** What it is called in French. */
  public String french() {
    return service.name().in(ServiceTextLanguage.FR);
  }

  /** What it is called in English. */
  public String english() {
    return service.name().in(ServiceTextLanguage.EN);
  }

  /** What it is called in Spanish. */
  public String spanish() {
    return service.name().in(ServiceTextLanguage.ES);
  }

  /** When it answers; whenever the place is open without any. */
  public Optional<OpeningHours> hours() {
    return service.hours();
  }
}
