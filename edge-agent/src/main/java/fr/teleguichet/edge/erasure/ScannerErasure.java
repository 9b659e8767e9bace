package fr.teleguichet.edge.erasure;

import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.scan.Scanner;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import io.vertx.core.Future;

/**
 * What the scanner still keeps of pages.
 *
 * @param worker waits for the scanner
 */
public record ScannerErasure(Loop.Worker worker, Scanner scanner, ScanAndPrintService documents)
    implements ErasureTarget {

  @Override
  public ErasurePlace place() {
    return ErasurePlace.SCANNER;
  }

  /** A scanner that nobody used has nothing, whatever is wrong with it. */
  @Override
  public Future<ErasureFinding> erase(ErasureOccasion occasion) {
    boolean isUnused = occasion == ErasureOccasion.SESSION_ENDED && !documents.hasScanned();
    return isUnused
        ? Future.succeededFuture(ErasureFinding.GONE)
        : worker.run(() -> scanner.discard() ? ErasureFinding.GONE : ErasureFinding.LEFT);
  }
}
