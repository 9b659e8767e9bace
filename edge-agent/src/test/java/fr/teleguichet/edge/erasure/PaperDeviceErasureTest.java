package fr.teleguichet.edge.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.document.DocumentException;
import fr.teleguichet.edge.document.DocumentRefusal;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.print.PrintDocument;
import fr.teleguichet.edge.peripheral.print.PrintOutcome;
import fr.teleguichet.edge.peripheral.print.Printer;
import fr.teleguichet.edge.peripheral.print.PrinterStatus;
import fr.teleguichet.edge.peripheral.print.SimulatedPrinter;
import fr.teleguichet.edge.peripheral.scan.ScanOutcome;
import fr.teleguichet.edge.peripheral.scan.ScanRequest;
import fr.teleguichet.edge.peripheral.scan.Scanner;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus;
import fr.teleguichet.edge.peripheral.scan.SimulatedScanner;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.edge.session.VirtualSession;
import fr.teleguichet.edge.speech.FakeSpeechEngine;
import fr.teleguichet.edge.speech.SpeechService;
import fr.teleguichet.edge.speech.Utterance;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Devices are asked for what was used, and for all of it where nobody knows. */
class PaperDeviceErasureTest {

  private static final String PRINTER = "erasure-printer";
  private static final String SCANNER = "erasure-scanner";
  private static final byte[] PAPER = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final SessionService session = VirtualSession.of(loop, logbook);
  private final SimulatedPrinter printer = new SimulatedPrinter(50, 80);
  private final SimulatedScanner scanner = new SimulatedScanner();
  private final FakeSpeechEngine engine = new FakeSpeechEngine();
  private final SpeechService speech = new SpeechService(loop, engine);
  private final ScanAndPrintService documents =
      new ScanAndPrintService(loop, session, Optional.of(scanner), Optional.of(printer));
  private final AtomicInteger cleared = new AtomicInteger();
  private boolean isClear = true;
  private final ErasureTarget printing =
      PaperDeviceErasure.of(loop.worker(PRINTER), printer, documents);
  private final ErasureTarget scanning =
      PaperDeviceErasure.of(loop.worker(SCANNER), scanner, documents);
  private final ErasureTarget clipboard =
      new ClipboardErasure(
          loop.worker("erasure-clipboard"),
          () -> {
            cleared.incrementAndGet();
            return isClear;
          });
  private final ErasureTarget memory = new MemoryErasure(documents, Optional.of(speech));

  @BeforeEach
  void talk() {
    List.of(
            new SessionTap.Start(),
            new SessionTap.Choose(new ServiceCode("caf")),
            new SessionTap.Agree(new CallerDetails("fr", false)),
            new SessionTap.Ready())
        .forEach(
            tap ->
                assertThat(session.take(new SessionEvent.Tapped(session.snapshot().step(), tap)))
                    .isTrue());
    assertThat(session.take(new SessionEvent.CallAnswered())).isTrue();
    assertThat(session.take(new SessionEvent.CallConnected())).isTrue();
  }

  private void useBoth() {
    assertThat(documents.print(PAPER).succeeded()).isTrue();
    assertThat(documents.scan().succeeded()).isTrue();
  }

  private static ErasureFinding found(ErasureTarget target, ErasureOccasion occasion) {
    return target.erase(occasion).result();
  }

  @Test
  void afterASessionOnlyWhatItUsedIsAsked() {
    for (ErasureTarget target : List.of(printing, scanning)) {
      assertThat(found(target, ErasureOccasion.SESSION_ENDED)).isEqualTo(ErasureFinding.GONE);
    }
    assertThat(loop.worked(PRINTER) + loop.worked(SCANNER)).isZero();

    useBoth();
    for (ErasureTarget target : List.of(printing, scanning)) {
      assertThat(found(target, ErasureOccasion.SESSION_ENDED)).isEqualTo(ErasureFinding.GONE);
    }
    assertThat(List.of(loop.worked(PRINTER), loop.worked(SCANNER))).containsExactly(1, 1);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SESSION_ENDED")
  void whereNobodyKnowsWhatWasUsedBothAreAsked(ErasureOccasion occasion) {
    printer.setPlugged(false);
    scanner.setPlugged(false);
    for (ErasureTarget target : List.of(printing, scanning)) {
      assertThat(target.erase(occasion).failed()).as("%s does not tell", target.place()).isTrue();
    }
  }

  @Test
  void theClipboardIsClearedEachTimeAndSaysWhetherItIs() {
    assertThat(found(clipboard, ErasureOccasion.SESSION_ENDED)).isEqualTo(ErasureFinding.GONE);
    isClear = false;
    assertThat(found(clipboard, ErasureOccasion.SESSION_ENDED)).isEqualTo(ErasureFinding.LEFT);
    assertThat(cleared).hasValue(2);
  }

  @Test
  void soundsThatTellWhatWasReadAreForgottenAndSoIsWhatWasPrinted() {
    useBoth();
    var read = new Utterance("fr", "Allocations familiales");
    assertThat(speech.say(read).succeeded()).isTrue();
    assertThat(speech.isForgotten()).isFalse();

    assertThat(found(memory, ErasureOccasion.SESSION_ENDED)).isEqualTo(ErasureFinding.GONE);

    assertThat(speech.isForgotten()).isTrue();
    assertThat(documents.hasPrinted() || documents.hasScanned()).isFalse();
    assertThat(speech.say(read).succeeded()).isTrue();
    assertThat(engine.spoken()).as("spoken anew for the next one").hasSize(2);
  }

  /**
   * The whole of it: this one prints, the printer falls silent, and the next one prints nothing.
   */
  @Test
  void aPaperInAPrinterThatFellSilentIsLookedForAfterTheNextCitizenToo() {
    var erasure = new SessionErasureService(loop, loop.clock(), logbook, logbook);
    var _ = erasure.start(session, List.of(printing, memory));
    assertThat(session.take(new SessionEvent.Vacated())).isTrue();
    talk();
    useBoth();
    printer.setPlugged(false);
    assertThat(session.take(new SessionEvent.Vacated())).isTrue();
    assertThat(erasure.verdict().unchecked()).containsExactly(ErasurePlace.PRINTER);

    talk();
    assertThat(session.take(new SessionEvent.Vacated())).isTrue();

    assertThat(erasure.verdict().unchecked()).containsExactly(ErasurePlace.PRINTER);
    printer.setPlugged(true);
    loop.pass(SessionErasureService.AGAIN);
    assertThat(erasure.verdict()).isEqualTo(ErasureVerdict.CLEAN);
  }

  /** A printer that is slow to take a paper, and the citizen is gone by then. */
  @Test
  void aPaperThatIsStillBeingSentWhenTheSessionEndsDoesNotComeOutLater() {
    var slow = new SlowPrinter();
    var sending = new ScanAndPrintService(loop, session, Optional.empty(), Optional.of(slow));
    var target = PaperDeviceErasure.of(loop.worker(PRINTER), slow, sending);
    List<Future<ErasureFinding>> erased = new ArrayList<>();
    slow.whileSending = () -> erased.add(target.erase(ErasureOccasion.SESSION_ENDED));

    assertThat(sending.print(PAPER).succeeded()).isTrue();

    assertThat(erased).singleElement().returns(ErasureFinding.GONE, Future::result);
    assertThat(slow.jobs).isZero();
    assertThat(sending.isPrinting()).isFalse();
  }

  @Test
  void aPrinterThatDoesNotAnswerWhileItTakesAPaperIsAskedOnceItHasIt() {
    var slow = new SlowPrinter();
    var sending = new ScanAndPrintService(loop, session, Optional.empty(), Optional.of(slow));
    var target = PaperDeviceErasure.of(loop.worker(PRINTER), slow, sending);
    List<Future<ErasureFinding>> erased = new ArrayList<>();
    slow.isDeafWhileSending = true;
    slow.whileSending = () -> erased.add(target.erase(ErasureOccasion.SESSION_ENDED));

    assertThat(sending.print(PAPER).succeeded()).isTrue();

    assertThat(erased).singleElement().returns(ErasureFinding.GONE, Future::result);
    assertThat(slow.jobs).isZero();
  }

  /** However often it was looked meanwhile: what is cancelled late must not be the next one's. */
  @Test
  void nobodyPrintsBeforeThePaperOfTheOneBeforeIsCancelledOnce() {
    var slow = new SlowPrinter();
    var sending = new ScanAndPrintService(loop, session, Optional.empty(), Optional.of(slow));
    var target = PaperDeviceErasure.of(loop.worker(PRINTER), slow, sending);
    List<Future<Integer>> next = new ArrayList<>();
    slow.whileSending =
        () -> {
          var _ = target.erase(ErasureOccasion.SESSION_ENDED);
          var _ = target.erase(ErasureOccasion.RECHECK);
          slow.whileSending = () -> {};
          slow.whileCancelling = () -> next.add(sending.print(PAPER));
        };

    assertThat(sending.print(PAPER).succeeded()).isTrue();

    assertThat(next)
        .singleElement()
        .extracting(Future::cause)
        .isInstanceOfSatisfying(
            DocumentException.class,
            it -> assertThat(it.refusal()).isEqualTo(DocumentRefusal.BUSY));
    slow.whileCancelling = () -> {};
    assertThat(sending.print(PAPER).succeeded()).isTrue();
    assertThat(slow.jobs).as("the next one's").isEqualTo(1);
  }

  /** The scanner begins with the page once the citizen is gone, and keeps what it fetched last. */
  @Test
  void aPageThatIsStillBeingScannedWhenTheSessionEndsIsDiscardedToo() {
    var slow = new SlowScanner();
    var fetching = new ScanAndPrintService(loop, session, Optional.of(slow), Optional.empty());
    var target = PaperDeviceErasure.of(loop.worker(SCANNER), slow, fetching);
    List<Future<ErasureFinding>> erased = new ArrayList<>();
    slow.whileScanning = () -> erased.add(target.erase(ErasureOccasion.SESSION_ENDED));

    assertThat(fetching.scan().failed()).isTrue();

    assertThat(erased).singleElement().returns(ErasureFinding.GONE, Future::result);
    assertThat(slow.pages).isZero();
    assertThat(fetching.isScanning()).isFalse();
  }

  /** It keeps a page of each scan. */
  private static final class SlowScanner implements Scanner {
    private Runnable whileScanning = () -> {};
    private int pages;

    @Override
    public ScannerStatus status() throws IOException {
      throw new IOException("nobody asks");
    }

    @Override
    public ScanOutcome scan(ScanRequest request) {
      whileScanning.run();
      pages++;
      return new ScanOutcome.Failed("late");
    }

    @Override
    public boolean discard() {
      pages = 0;
      return true;
    }
  }

  /** It has a job once it has all of the paper. */
  private static final class SlowPrinter implements Printer {
    private Runnable whileSending = () -> {};
    private Runnable whileCancelling = () -> {};
    private boolean isDeafWhileSending;
    private boolean isSending;
    private int jobs;

    @Override
    public PrinterStatus status() throws IOException {
      throw new IOException("nobody asks");
    }

    @Override
    public PrintOutcome print(PrintDocument document) {
      isSending = true;
      whileSending.run();
      isSending = false;
      jobs++;
      return new PrintOutcome.Printed(0);
    }

    @Override
    public boolean cancelCitizensJobs() throws IOException {
      if (isSending && isDeafWhileSending) {
        throw new IOException("busy with a paper");
      }
      whileCancelling.run();
      jobs = 0;
      return true;
    }
  }
}
