package fr.teleguichet.edge.erasure;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.display.Clipboard;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import io.vertx.core.Future;

/**
 * What was copied on the screen, as its compositor holds it.
 *
 * @param worker waits for the compositor
 */
public record ClipboardErasure(Loop.Worker worker, Clipboard clipboard) implements ErasureTarget {

  @Override
  public ErasurePlace place() {
    return ErasurePlace.CLIPBOARD;
  }

  @Override
  public Future<ErasureFinding> erase(ErasureOccasion occasion) {
    return worker.run(() -> clipboard.clear() ? ErasureFinding.GONE : ErasureFinding.LEFT);
  }
}
