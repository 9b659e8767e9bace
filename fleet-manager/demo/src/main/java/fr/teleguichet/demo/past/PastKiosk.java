package fr.teleguichet.demo.past;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A kiosk with a past.
 *
 * @param held how many interviews were held there
 * @param weight how much it was used beside the others, by whoever passed by or was not answered
 * @param months how long ago it was installed, 18 at most
 */
record PastKiosk(String name, int held, double weight, int months) {

  /** The identity of the journal of its past, the same in each run; a kiosk's own is random. */
  UUID journal() {
    return UUID.nameUUIDFromBytes(("past of " + name).getBytes(StandardCharsets.UTF_8));
  }
}
