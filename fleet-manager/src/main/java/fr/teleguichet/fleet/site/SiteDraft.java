package fr.teleguichet.fleet.site;

import fr.teleguichet.hardware.opening.OpeningHours;
import java.util.Optional;

/**
 * A site's content as it shall be.
 *
 * @param name what people call it, 1 to 120 characters
 * @param commune the commune's name, 1 to 120 characters
 * @param insee the commune's INSEE code, such as 46042 or 2A004
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param fictitious made up for demonstration
 * @param opening when it is open; empty where nobody knows
 */
record SiteDraft(
    String name,
    String commune,
    String insee,
    double latitude,
    double longitude,
    boolean fictitious,
    Optional<OpeningHours> opening) {}
