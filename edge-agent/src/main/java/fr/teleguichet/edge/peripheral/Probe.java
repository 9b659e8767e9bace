package fr.teleguichet.edge.peripheral;

import fr.teleguichet.hardware.device.Peripheral;
import java.io.IOException;

/**
 * Looks at one thing that a peripheral is made of. A peripheral may have several, such as the three
 * sensors of presence detection.
 */
public interface Probe {

  /** What it is a part of. */
  Peripheral kind();

  /** What the part is called in logs and reasons, such as {@code radar}. */
  String part();

  /**
   * Whether the peripheral is missing when this part is. Without any such part it is missing when
   * all its parts are.
   */
  default boolean isEssential() {
    return true;
  }

  /**
   * Looks now. Runs on a thread of the probe's own, which may block; who calls has a deadline and
   * does not wait longer.
   *
   * @throws IOException when looking itself failed; its message becomes the reason
   */
  ProbeFinding look() throws IOException, InterruptedException;
}
