package fr.teleguichet.fleet.update.token;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a token that stands for every kiosk.
 *
 * @param name who has it, such as the name of a gateway
 * @param made when it was made
 * @param expires when it ends by itself
 * @param revoked since when it does not count any more
 * @param actor who made it, by the name of that day
 */
record GatewayToken(
    int id, String name, Instant made, Instant expires, Optional<Instant> revoked, String actor) {}
