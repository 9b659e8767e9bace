package fr.teleguichet.fleet.interview.usage;

import java.util.OptionalLong;

/**
 * From people before a kiosk to interviews. Nobody is followed: each step is counted on its own.
 *
 * @param passers people whom the presence sensor noticed; none where no kiosk counts them
 * @param visits of these, those who stayed
 * @param sessions uses of the screen after which the kiosk erased everything; none where no kiosk
 *     told of any, or where those of some of the months are not kept any more
 * @param attempts calls for an adviser, however they ended
 * @param held interviews of a minute or more
 */
record PresenceFunnel(
    OptionalLong passers, OptionalLong visits, OptionalLong sessions, long attempts, long held) {}
