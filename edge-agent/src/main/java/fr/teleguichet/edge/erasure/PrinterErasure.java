package fr.teleguichet.edge.erasure;

import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.print.Printer;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import io.vertx.core.Future;

/**
 * What the printer still holds of a citizen's papers. A paper that has not come out when the
 * session ends does not come out any more: the next person would find it.
 *
 * @param worker waits for the printer
 */
public record PrinterErasure(Loop.Worker worker, Printer printer, ScanAndPrintService documents)
    implements ErasureTarget {

  @Override
  public ErasurePlace place() {
    return ErasurePlace.PRINTER;
  }

  /** A printer that nobody used has nothing, whatever is wrong with it. */
  @Override
  public Future<ErasureFinding> erase(ErasureOccasion occasion) {
    boolean isUnused = occasion == ErasureOccasion.SESSION_ENDED && !documents.hasPrinted();
    return isUnused ? Future.succeededFuture(ErasureFinding.GONE) : cancel().compose(this::atLast);
  }

  private Future<ErasureFinding> cancel() {
    return worker.run(
        () -> printer.cancelCitizensJobs() ? ErasureFinding.GONE : ErasureFinding.LEFT);
  }

  /** A paper that is still being sent is no job yet, and becomes one once nobody looks any more. */
  private Future<ErasureFinding> atLast(ErasureFinding found) {
    return documents.isPrinting()
        ? documents.whenAtRest().compose(_ -> cancel())
        : Future.succeededFuture(found);
  }
}
