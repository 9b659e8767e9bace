package fr.teleguichet.fleet.help;

import fr.teleguichet.fleet.call.CallLanguage;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Instant;
import java.util.UUID;

/**
 * A citizen at a kiosk wants somebody to come; nothing of it says who.
 *
 * @param id made by the kiosk
 * @param language in which the citizen uses the kiosk
 * @param during what the citizen was doing
 */
public record HelpRequest(
    UUID id,
    KioskId kiosk,
    CallLanguage language,
    HelpMoment during,
    Instant asked,
    HelpState state) {

  HelpRequest in(HelpState next) {
    return new HelpRequest(id, kiosk, language, during, asked, next);
  }
}
