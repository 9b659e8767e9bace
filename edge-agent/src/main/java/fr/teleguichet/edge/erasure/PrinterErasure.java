package fr.teleguichet.edge.erasure;

import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.print.Printer;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * What the printer still holds of a citizen's papers. A paper that has not come out when the
 * session ends does not come out any more: the next person would find it. Belongs to the loop.
 */
public final class PrinterErasure implements ErasureTarget {

  private final Loop.Worker worker;
  private final Printer printer;
  private final ScanAndPrintService documents;
  private @Nullable Future<ErasureFinding> late;

  /**
   * Nothing is asked yet.
   *
   * @param worker waits for the printer
   */
  public PrinterErasure(Loop.Worker worker, Printer printer, ScanAndPrintService documents) {
    this.worker = worker;
    this.printer = printer;
    this.documents = documents;
  }

  @Override
  public ErasurePlace place() {
    return ErasurePlace.PRINTER;
  }

  /** A printer that nobody used has nothing, whatever is wrong with it. */
  @Override
  public Future<ErasureFinding> erase(ErasureOccasion occasion) {
    if (occasion == ErasureOccasion.SESSION_ENDED && !documents.hasPrinted()) {
      return Future.succeededFuture(ErasureFinding.GONE);
    }
    Future<ErasureFinding> now = cancel();
    return documents.isPrinting() ? atLast() : now;
  }

  /**
   * A paper that is still being sent is no job yet, and becomes one once nobody looks any more. It
   * is cancelled before the next citizen can print: theirs would go with it.
   */
  private Future<ErasureFinding> atLast() {
    if (late == null || late.isComplete()) {
      late = documents.beforeTheNext(this::cancel);
    }
    return late;
  }

  private Future<ErasureFinding> cancel() {
    return worker.run(
        () -> printer.cancelCitizensJobs() ? ErasureFinding.GONE : ErasureFinding.LEFT);
  }
}
