package fr.teleguichet.edge.erasure;

import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.print.Printer;
import fr.teleguichet.edge.peripheral.scan.Scanner;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import io.vertx.core.Future;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a printer or scanner still holds of a citizen's papers. A paper that has not come out when
 * the session ends does not come out any more: the next person would find it. Belongs to the loop.
 */
public final class PaperDeviceErasure implements ErasureTarget {

  private final ErasurePlace place;
  private final ScanAndPrintService documents;
  private final BooleanSupplier isUsed;
  private final BooleanSupplier isUnderWay;
  private final Loop.Worker worker;
  private final Callable<Boolean> emptying;
  private @Nullable Future<ErasureFinding> late;

  private PaperDeviceErasure(
      ErasurePlace place,
      ScanAndPrintService documents,
      BooleanSupplier isUsed,
      BooleanSupplier isUnderWay,
      Loop.Worker worker,
      Callable<Boolean> emptying) {
    this.place = place;
    this.documents = documents;
    this.isUsed = isUsed;
    this.isUnderWay = isUnderWay;
    this.worker = worker;
    this.emptying = emptying;
  }

  /**
   * Cancels what the printer has not printed.
   *
   * @param worker waits for the printer
   */
  public static PaperDeviceErasure of(
      Loop.Worker worker, Printer printer, ScanAndPrintService documents) {
    return new PaperDeviceErasure(
        ErasurePlace.PRINTER,
        documents,
        documents::hasPrinted,
        documents::isPrinting,
        worker,
        printer::cancelCitizensJobs);
  }

  /**
   * Discards the pages that the scanner has not handed out.
   *
   * @param worker waits for the scanner
   */
  public static PaperDeviceErasure of(
      Loop.Worker worker, Scanner scanner, ScanAndPrintService documents) {
    return new PaperDeviceErasure(
        ErasurePlace.SCANNER,
        documents,
        documents::hasScanned,
        documents::isScanning,
        worker,
        scanner::discard);
  }

  @Override
  public ErasurePlace place() {
    return place;
  }

  /** A device that nobody used has nothing, whatever is wrong with it. */
  @Override
  public Future<ErasureFinding> erase(ErasureOccasion occasion) {
    if (occasion == ErasureOccasion.SESSION_ENDED && !isUsed.getAsBoolean()) {
      return Future.succeededFuture(ErasureFinding.GONE);
    }
    Future<ErasureFinding> now = empty();
    return isUnderWay.getAsBoolean() ? atLast() : now;
  }

  /**
   * A paper that is still being sent is no job yet, and becomes one once nobody looks any more. It
   * goes before the next citizen can use the device: theirs would go with it.
   */
  private Future<ErasureFinding> atLast() {
    if (late == null || late.isComplete()) {
      late = documents.beforeTheNext(this::empty);
    }
    return late;
  }

  private Future<ErasureFinding> empty() {
    return worker.run(() -> emptying.call() ? ErasureFinding.GONE : ErasureFinding.LEFT);
  }
}
