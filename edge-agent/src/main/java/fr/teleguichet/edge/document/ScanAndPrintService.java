package fr.teleguichet.edge.document;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.print.PrintDocument;
import fr.teleguichet.edge.peripheral.print.PrintOutcome;
import fr.teleguichet.edge.peripheral.print.Printer;
import fr.teleguichet.edge.peripheral.scan.ScanOutcome;
import fr.teleguichet.edge.peripheral.scan.ScanRequest;
import fr.teleguichet.edge.peripheral.scan.ScanSource;
import fr.teleguichet.edge.peripheral.scan.ScannedPage;
import fr.teleguichet.edge.peripheral.scan.Scanner;
import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.edge.session.TransferOffer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans and prints for a citizen who talks with an adviser: one paper at a time, so many in a talk,
 * and none without a talk. Belongs to the loop.
 */
public final class ScanAndPrintService {

  /**
   * The largest document that an adviser can send, in bytes. It is held several times on its way to
   * the printer, and the agent has 48 MB for everything.
   */
  public static final int MAX_PRINT_SIZE = 4 << 20;

  /** So many papers a talk can have, in and out together. */
  static final int MAX_IN_A_TALK = 30;

  private static final Logger LOG = LoggerFactory.getLogger(ScanAndPrintService.class);
  private static final byte[] PDF_BEGINS = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private final SessionService session;
  private final Optional<Scanner> scanner;
  private final Optional<Printer> printer;
  private final Loop.Worker worker;
  private Optional<Connected> talk = Optional.empty();
  private int papers;
  // Until no paper is on its way, nor anything that has to come after it.
  private Future<Void> underWay = Future.succeededFuture();
  private boolean isScanning;
  private boolean isPrinting;
  private boolean hasScanned;
  private boolean hasPrinted;
  private boolean hasTalked;
  // How often: what was begun before belongs to somebody who is gone.
  private int forgotten;
  private boolean isLooking;
  private boolean isFeederLoaded;
  private Set<ScanSource> scannedFrom = EnumSet.noneOf(ScanSource.class);
  private Runnable listener = () -> {};

  public ScanAndPrintService(
      Loop loop, SessionService session, Optional<Scanner> scanner, Optional<Printer> printer) {
    this.session = session;
    this.scanner = scanner;
    this.printer = printer;
    this.worker = loop.worker("documents");
    session.subscribe(this::moved);
    session.leavesPapersWhile(() -> !paperPlaces().isEmpty());
  }

  /** Tells the listener when paper is seen in the feeder, or gone from it, after a talk. */
  public void listen(Runnable onChange) {
    listener = onChange;
  }

  /** Whether this kiosk has something to scan with. */
  public boolean canScan() {
    return scanner.isPresent();
  }

  /** Whether a paper was scanned, or tried to be, since all was forgotten. */
  public boolean hasScanned() {
    return hasScanned;
  }

  /** Whether a paper was printed, or tried to be, since all was forgotten. */
  public boolean hasPrinted() {
    return hasPrinted;
  }

  /**
   * Where whoever leaves has to look. A scanner tells what lies in its feeder, and none tells
   * whether something lies on its glass.
   */
  public Set<ForgottenPaperPlace> paperPlaces() {
    Set<ForgottenPaperPlace> places = EnumSet.noneOf(ForgottenPaperPlace.class);
    boolean allFromFeeder = scannedFrom.equals(EnumSet.of(ScanSource.FEEDER));
    if (hasScanned && !allFromFeeder) {
      places.add(ForgottenPaperPlace.SCANNER);
    }
    if (isFeederLoaded || scannedFrom.contains(ScanSource.FEEDER)) {
      places.add(ForgottenPaperPlace.FEEDER);
    }
    if (hasPrinted) {
      places.add(ForgottenPaperPlace.PRINTER);
    }
    return places;
  }

  /** From the talk's end on it is looked at each step whether a paper still lies in the feeder. */
  private void moved(SessionSnapshot now) {
    if (talkOf(now).isPresent()) {
      hasTalked = true;
    } else if (hasTalked && now.isOccupied() && !isLooking) {
      scanner.ifPresent(this::look);
    }
  }

  /** One look at a time: papers of the next talk must not queue behind a scanner that hangs. */
  private void look(Scanner feeder) {
    isLooking = true;
    int whose = forgotten;
    worker
        .run(() -> feeder.status().isFeederLoaded())
        .onComplete(_ -> isLooking = false)
        .onSuccess(it -> feederSeen(whose, it));
  }

  /** Of one who is gone meanwhile nobody is told any more; the next one may wait for a look. */
  private void feederSeen(int whose, boolean isLoaded) {
    if (whose != forgotten) {
      moved(session.snapshot());
    } else if (isLoaded != isFeederLoaded) {
      isFeederLoaded = isLoaded;
      listener.run();
    }
  }

  /**
   * Forgets what was scanned and printed.
   *
   * @return done once no paper is held any more, which takes as long as a device takes
   */
  public Future<Void> forget() {
    forgotten++;
    talk = Optional.empty();
    papers = 0;
    hasScanned = false;
    hasPrinted = false;
    hasTalked = false;
    isFeederLoaded = false;
    scannedFrom = EnumSet.noneOf(ScanSource.class);
    return whenAtRest();
  }

  /** Whether a page is on its way from the scanner, which may have begun with it or not. */
  public boolean isScanning() {
    return isScanning;
  }

  /** Whether a paper is on its way to the printer, which may not have heard of it yet. */
  public boolean isPrinting() {
    return isPrinting;
  }

  /** Done once no paper is on its way; one that is takes as long as its device does. */
  public Future<Void> whenAtRest() {
    return underWay;
  }

  /** Does it once no paper is on its way, and before another one can be: that one is refused. */
  public <T> Future<T> beforeTheNext(Supplier<Future<T>> last) {
    Future<T> done = underWay.compose(_ -> last.get());
    underWay = done.<Void>mapEmpty().otherwiseEmpty();
    return done;
  }

  /** Whether this kiosk has something to print with. */
  public boolean canPrint() {
    return printer.isPresent();
  }

  /**
   * Scans what lies in the feeder, or else on the glass.
   *
   * @return the page, which the receiver closes; fails with {@link DocumentException}
   */
  public Future<ScannedPage> scan() {
    return device(scanner)
        .compose(it -> begin(() -> scanned(it.scan(ScanRequest.DOCUMENT)), this::scanBegun))
        .map(this::noted)
        .compose(this::unlessOver);
  }

  private void scanBegun() {
    hasScanned = true;
    isScanning = true;
  }

  private ScannedPage noted(ScanOutcome.Scanned scanned) {
    // Empty once all is forgotten: it may have been the citizen's before.
    if (talk.isPresent()) {
      scannedFrom.add(scanned.source());
    }
    return scanned.page();
  }

  private Future<ScannedPage> unlessOver(ScannedPage page) {
    if (isOfThisTalk()) {
      return Future.succeededFuture(page);
    }
    page.close();
    return refused(DocumentRefusal.NO_TALK, "the talk ended before the scan did");
  }

  /**
   * Prints what the adviser sent and the citizen wants. A print that was begun is not stopped by
   * the end of the talk: somebody stands there for it.
   *
   * @param pdf at most {@link #MAX_PRINT_SIZE} bytes
   * @return the sheets that came out, 0 when the printer does not count; fails with {@link
   *     DocumentException}
   */
  public Future<Integer> print(byte[] pdf) {
    if (!isPdf(pdf)) {
      return refused(DocumentRefusal.UNFIT, pdf.length + " bytes");
    }
    // The job's name stands on displays of printers.
    return device(printer)
        .compose(
            it ->
                begin(
                    () ->
                        printed(
                            it.print(
                                new PrintDocument(PrintDocument.CITIZENS, PrintDocument.PDF, pdf))),
                    this::printBegun));
  }

  private void printBegun() {
    hasPrinted = true;
    isPrinting = true;
  }

  private static boolean isPdf(byte[] content) {
    return content.length <= MAX_PRINT_SIZE
        && content.length > PDF_BEGINS.length
        && Arrays.equals(content, 0, PDF_BEGINS.length, PDF_BEGINS, 0, PDF_BEGINS.length);
  }

  private static <T> Future<T> device(Optional<T> device) {
    return device
        .map(Future::succeededFuture)
        .orElseGet(() -> refused(DocumentRefusal.DEVICE, "none"));
  }

  private <T> Future<T> begin(Callable<T> work, Runnable begun) {
    Optional<Connected> now = talkNow();
    if (now.isEmpty()) {
      return refused(DocumentRefusal.NO_TALK, "nobody talks");
    }
    // Before the talk is taken for another: what is under way may be of the one before.
    if (!underWay.isComplete()) {
      return refused(DocumentRefusal.BUSY, "another paper is under way");
    }
    if (!talk.equals(now)) {
      talk = now;
      papers = 0;
    }
    if (papers == MAX_IN_A_TALK) {
      return refused(DocumentRefusal.TOO_MANY, String.valueOf(papers));
    }
    papers++;
    Promise<Void> paper = Promise.promise();
    underWay = paper.future();
    begun.run();
    return worker
        .run(work)
        .onComplete(
            _ -> {
              isScanning = false;
              isPrinting = false;
              paper.complete();
            })
        .recover(ScanAndPrintService::explained);
  }

  private boolean isOfThisTalk() {
    return talk.isPresent() && talk.equals(talkNow());
  }

  private Optional<Connected> talkNow() {
    return talkOf(session.snapshot());
  }

  /** A talk goes on while its citizen is asked whether another service shall take over. */
  private static Optional<Connected> talkOf(SessionSnapshot now) {
    return switch (now.state()) {
      case Connected talking -> Optional.of(talking);
      case TransferOffer(Connected talking, _, _) -> Optional.of(talking);
      default -> Optional.empty();
    };
  }

  private static ScanOutcome.Scanned scanned(ScanOutcome outcome) throws DocumentException {
    return switch (outcome) {
      case ScanOutcome.Scanned it -> it;
      case ScanOutcome.Busy _ -> throw new DocumentException(DocumentRefusal.BUSY, "scanner");
      case ScanOutcome.Failed(String reason) -> throw device(reason);
    };
  }

  private static Integer printed(PrintOutcome outcome) throws DocumentException {
    return switch (outcome) {
      case PrintOutcome.Printed(int sheets) -> sheets;
      case PrintOutcome.Stopped(var reasons) -> throw device(String.join(",", reasons));
      case PrintOutcome.Failed(var reasons) -> throw device(String.join(",", reasons));
      case PrintOutcome.Refused(String reason) -> throw device(reason);
    };
  }

  private static DocumentException device(String reason) {
    return new DocumentException(DocumentRefusal.DEVICE, reason);
  }

  private static <T> Future<T> explained(Throwable failure) {
    if (failure instanceof DocumentException refused) {
      LOG.info("why=\"{}\" A paper of a talk did not come.", refused.getMessage());
      return Future.failedFuture(refused);
    }
    return refused(DocumentRefusal.DEVICE, String.valueOf(failure.getMessage()));
  }

  private static <T> Future<T> refused(DocumentRefusal refusal, String detail) {
    LOG.info("refusal={} why=\"{}\" A paper of a talk did not come.", refusal.code(), detail);
    return Future.failedFuture(new DocumentException(refusal, detail));
  }

  /** Begins no more; what is under way is not waited for. */
  public void stop() {
    var _ = worker.close();
  }
}
