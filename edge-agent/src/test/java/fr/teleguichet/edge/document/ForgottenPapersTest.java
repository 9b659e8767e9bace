package fr.teleguichet.edge.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.print.SimulatedPrinter;
import fr.teleguichet.edge.peripheral.scan.SimulatedScanner;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.edge.session.VirtualSession;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever leaves is told of papers for longer than of nothing. */
class ForgottenPapersTest {

  private static final ServiceCode CAF = new ServiceCode("caf");

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final SessionService session = VirtualSession.of(loop, logbook);
  private final ScanAndPrintService documents =
      new ScanAndPrintService(
          loop, session, Optional.empty(), Optional.of(new SimulatedPrinter(50, 80)));
  private final SimulatedScanner scanner = new SimulatedScanner();

  private void talk() {
    List.of(
            new SessionTap.Start(),
            new SessionTap.Choose(CAF),
            new SessionTap.Agree(new CallerDetails("fr", false)),
            new SessionTap.Ready())
        .forEach(this::tap);
    assertThat(session.take(new SessionEvent.CallAnswered())).isTrue();
    assertThat(session.take(new SessionEvent.CallConnected())).isTrue();
  }

  private void tap(SessionTap tap) {
    assertThat(session.take(new SessionEvent.Tapped(session.snapshot().step(), tap))).isTrue();
  }

  private CitizenSession lastScreenAfterAMinute() {
    tap(new SessionTap.End());
    loop.pass(Duration.ofMinutes(1));
    return session.snapshot().state();
  }

  @Test
  void theLastScreenStaysForLongerWhereAPaperMayLie() {
    talk();
    assertThat(lastScreenAfterAMinute()).isEqualTo(new CitizenSession.Idle());

    talk();
    assertThat(documents.print("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)).succeeded())
        .isTrue();
    assertThat(lastScreenAfterAMinute()).isEqualTo(new CitizenSession.TooShort());
  }

  private ScanAndPrintService scanning() {
    return new ScanAndPrintService(loop, session, Optional.of(scanner), Optional.empty());
  }

  private void leaveAfterATalk() {
    talk();
    tap(new SessionTap.End());
  }

  /** The scanner answers what was asked for one in the midst of the talk of the next. */
  @Test
  void whatLayInTheFeederOfTheOneBeforeIsNotToldToTheNextOne() {
    ScanAndPrintService scanning = scanning();
    scanner.setFeederLoaded(true);
    loop.hold();
    leaveAfterATalk();
    tap(new SessionTap.Close());
    var _ = scanning.forget();
    talk();
    loop.release();

    assertThat(scanning.paperPlaces()).isEmpty();
  }

  @Test
  void whoLeavesWhileTheFeederIsStillLookedAtForTheOneBeforeIsToldAllTheSame() {
    ScanAndPrintService scanning = scanning();
    loop.hold();
    leaveAfterATalk();
    tap(new SessionTap.Close());
    var _ = scanning.forget();
    scanner.setFeederLoaded(true);
    leaveAfterATalk();
    loop.release();

    assertThat(scanning.paperPlaces()).containsExactly(ForgottenPaperPlace.FEEDER);
  }
}
