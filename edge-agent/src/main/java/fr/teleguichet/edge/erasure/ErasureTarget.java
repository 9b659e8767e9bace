package fr.teleguichet.edge.erasure;

import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import io.vertx.core.Future;
import java.time.Duration;

/** A place at which a citizen could have left something. */
public interface ErasureTarget {

  /** As long as the next citizen can be expected to wait. */
  Duration PATIENCE = Duration.ofSeconds(4);

  /** Which place. */
  ErasurePlace place();

  /** How long it may take before it counts as unchecked. */
  default Duration patience() {
    return PATIENCE;
  }

  /** Erases, then looks whether it is gone; fails when the place does not tell. */
  Future<ErasureFinding> erase(ErasureOccasion occasion);
}
