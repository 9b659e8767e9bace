package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.FallbackLink;
import fr.teleguichet.hardware.service.VideoAdapterName;
import java.util.Optional;

/**
 * A public service that citizens can call.
 *
 * @param adapter what carries its calls; what carries those of the fleet without any
 * @param fallback its page for when that fails
 */
public record CallableService(
    ServiceCode code,
    String french,
    String english,
    Optional<VideoAdapterName> adapter,
    Optional<FallbackLink> fallback) {

  /** What people call it, in the language of this tag. */
  public String name(String language) {
    return language.equals("fr") ? french : english;
  }
}
