package fr.teleguichet.edge.erasure;

import static fr.teleguichet.edge.erasure.ErasureOccasion.INTERRUPTED;
import static fr.teleguichet.edge.erasure.ErasureOccasion.RECHECK;
import static fr.teleguichet.edge.erasure.ErasureOccasion.SESSION_ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.FakeAdmission;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Erasure;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a citizen could have left is gone before the next one, or the kiosk says that it is not. */
class SessionErasureServiceTest {

  private static final ServiceCode CAF = new ServiceCode("caf");

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final EventStream<PresenceEvent> presence = new EventStream<>(loop);
  private final FakeTarget page = new FakeTarget(ErasurePlace.BROWSER);
  private final FakeTarget printer = new FakeTarget(ErasurePlace.PRINTER);
  private SessionErasureService erasure = service();
  private SessionService session = session();

  private SessionErasureService service() {
    return new SessionErasureService(loop, loop.clock(), logbook, logbook);
  }

  private SessionService session() {
    return new SessionService(
        new SessionService.Surroundings(
            loop,
            loop.clock(),
            presence,
            logbook,
            logbook,
            UUID::randomUUID,
            new SessionAdmissionAfterErasure(new FakeAdmission(_ -> true), erasure)));
  }

  @BeforeEach
  void start() {
    var _ = erasure.start(session, List.of(page, printer));
  }

  /** The same kiosk after its power was cut. */
  private void startAgain() {
    erasure.stop();
    erasure = service();
    session = session();
    start();
  }

  private boolean take(SessionEvent event) {
    return session.take(event);
  }

  private boolean tap(SessionTap tap) {
    return take(new SessionEvent.Tapped(session.snapshot().step(), tap));
  }

  private boolean begin() {
    return tap(new SessionTap.Start());
  }

  private void use() {
    assertThat(begin()).isTrue();
    assertThat(tap(new SessionTap.Leave())).isTrue();
  }

  private List<Erasure> records() {
    return logbook.records().stream()
        .filter(Erasure.class::isInstance)
        .map(Erasure.class::cast)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"leaves", "vanishes", "times out", "breaks off", "is done"})
  void howeverASessionEndsAllIsErasedAndRecordedOnce(String end) {
    assertThat(begin()).isTrue();
    assertThat(page.asked).isEmpty();
    switch (end) {
      case "leaves" -> tap(new SessionTap.Leave());
      case "vanishes" -> take(new SessionEvent.Vacated());
      case "times out" -> loop.pass(Duration.ofMinutes(10));
      case "breaks off" -> {
        call();
        take(new SessionEvent.CallEnded(CallEnding.FAILED));
        tap(new SessionTap.Close());
      }
      default -> {
        call();
        take(new SessionEvent.CallAnswered());
        take(new SessionEvent.CallConnected());
        tap(new SessionTap.End());
        tap(new SessionTap.Close());
      }
    }

    assertThat(session.isOccupied()).isFalse();
    assertThat(page.asked).containsExactly(SESSION_ENDED);
    assertThat(records()).hasSize(1);
    assertThat(records().getFirst().isRecheck()).isFalse();
    assertThat(records().getFirst().places(ErasureFinding.GONE))
        .containsExactlyInAnyOrder(ErasurePlace.BROWSER, ErasurePlace.PRINTER);
    assertThat(erasure.verdict()).isEqualTo(ErasureVerdict.CLEAN);
  }

  private void call() {
    tap(new SessionTap.Choose(CAF));
    tap(new SessionTap.Agree(new CallerDetails("fr", false)));
    tap(new SessionTap.Ready());
  }

  @Test
  void nobodyBeginsBeforeAllIsGone() {
    Promise<ErasureFinding> wiping = page.hangs();
    use();

    assertThat(erasure.verdict().isUnderWay()).isTrue();
    assertThat(begin()).isFalse();
    assertThat(take(new SessionEvent.CallPressed())).isFalse();

    wiping.complete(ErasureFinding.GONE);
    assertThat(begin()).isTrue();
  }

  @Test
  void aPrinterThatHangsHoldsTheNextCitizenForSecondsOnly() {
    Promise<ErasureFinding> _ = printer.hangs();
    use();
    loop.pass(ErasureTarget.PATIENCE);
    assertThat(begin()).isFalse();
    loop.pass(ErasureTarget.PATIENCE);

    assertThat(erasure.verdict())
        .isEqualTo(new ErasureVerdict(false, Set.of(), Set.of(ErasurePlace.PRINTER)));
    assertThat(begin()).isTrue();
    assertThat(records()).hasSize(1);
    assertThat(records().getFirst().places(ErasureFinding.UNCHECKED))
        .containsExactly(ErasurePlace.PRINTER);
  }

  @Test
  void whatFailsOnceIsTriedOnceMore() {
    printer.fails();
    use();
    assertThat(printer.asked).containsExactly(SESSION_ENDED, RECHECK);
    assertThat(page.asked).containsExactly(SESSION_ENDED);
    assertThat(erasure.verdict().unchecked()).containsExactly(ErasurePlace.PRINTER);
  }

  /** The paper of the one before is still in it, though this one printed nothing. */
  @Test
  void aPrinterThatDidNotTellIsAskedAgainAfterTheNextSession() {
    printer.fails();
    use();
    use();
    assertThat(printer.asked).containsExactly(SESSION_ENDED, RECHECK, RECHECK, RECHECK);
    assertThat(page.asked).containsExactly(SESSION_ENDED, SESSION_ENDED);

    printer.finds(ErasureFinding.GONE);
    use();
    use();
    assertThat(printer.asked).endsWith(RECHECK, SESSION_ENDED).hasSize(6);
  }

  @Test
  void aPrinterThatDidNotTellIsAskedAgainAfterAPowerCutWhichCountsAsNoUse() {
    printer.fails();
    use();
    startAgain();

    assertThat(printer.asked).hasSize(4).endsWith(RECHECK, RECHECK);
    assertThat(erasure.verdict().unchecked()).containsExactly(ErasurePlace.PRINTER);
    assertThat(records()).extracting(Erasure::isRecheck).containsExactly(false, true);
    assertThat(begin()).isTrue();
  }

  @Test
  void whatIsStillThereTakesTheKioskOutOfServiceUntilALaterLookFindsItGone() {
    printer.finds(ErasureFinding.LEFT);
    use();
    assertThat(erasure.verdict().isUnsafe()).isTrue();
    assertThat(begin()).isFalse();
    assertThat(records()).hasSize(1);
    assertThat(records().getFirst().places(ErasureFinding.LEFT))
        .containsExactly(ErasurePlace.PRINTER);

    loop.pass(SessionErasureService.AGAIN.multipliedBy(5));
    assertThat(begin()).isFalse();
    assertThat(records()).as("looks that find the same are not told again").hasSize(1);

    printer.finds(ErasureFinding.GONE);
    loop.pass(SessionErasureService.AGAIN);
    assertThat(records()).hasSize(2);
    assertThat(records().getLast().isRecheck()).isTrue();
    assertThat(records().getLast().places(ErasureFinding.LEFT)).isEmpty();
    assertThat(page.asked).as("what was gone is not looked for again").hasSize(1);
    assertThat(begin()).isTrue();
  }

  @Test
  void aPageThatDoesNotAnswerIsAsGoodAsOneThatStillShowsSomething() {
    page.fails();
    use();
    assertThat(begin()).isFalse();
  }

  @Test
  void aPowerCutInTheMidstIsErasedBeforeAnybodyBegins() {
    assertThat(begin()).isTrue();
    Promise<ErasureFinding> wiping = page.hangs();
    startAgain();

    assertThat(page.asked).containsExactly(INTERRUPTED);
    assertThat(begin()).isFalse();
    wiping.complete(ErasureFinding.GONE);
    assertThat(begin()).isTrue();
    assertThat(records()).hasSize(1);
  }

  @Test
  void aPowerCutWhileTheKioskIsOutOfServiceBringsNobodyIn() {
    printer.finds(ErasureFinding.LEFT);
    use();
    startAgain();
    assertThat(printer.asked).contains(INTERRUPTED);
    assertThat(begin()).isFalse();
  }

  @Test
  void aStartAfterAnOrderlyEndErasesNothing() {
    use();
    startAgain();
    assertThat(page.asked).containsExactly(SESSION_ENDED);
    assertThat(begin()).isTrue();
  }

  /**
   * Without room for the record the kiosk is as clean as before, and says elsewhere that it is
   * full.
   */
  @Test
  void aFullJournalKeepsNobodyAway() {
    assertThat(begin()).isTrue();
    logbook.fill();
    tap(new SessionTap.Leave());
    assertThat(records()).isEmpty();
    assertThat(begin()).isTrue();
    logbook.empty();
  }

  @Test
  void whatCouldNotBeRecordedIsRecordedOnceThereIsRoomAndStaysDueUntilThen() {
    assertThat(begin()).isTrue();
    Instant left = loop.clock().instant();
    logbook.fill();
    tap(new SessionTap.Leave());
    loop.pass(SessionErasureService.AGAIN.multipliedBy(3));
    logbook.empty();
    assertThat(logbook.note(SessionErasureService.NOTE)).isEqualTo("yes");

    loop.pass(SessionErasureService.AGAIN);

    assertThat(records()).extracting(Erasure::occurred).containsExactly(left);
    assertThat(logbook.note(SessionErasureService.NOTE)).isEmpty();
    assertThat(page.asked).as("it is erased no second time").containsExactly(SESSION_ENDED);
  }

  /** Else a power cut would leave what the citizen of this moment leaves. */
  @Test
  void whatCouldNotBeRecordedIsNotDoneWithWhileTheNextCitizenIsServed() {
    logbook.fill();
    use();
    loop.pass(SessionErasureService.AGAIN.dividedBy(2));
    use();
    loop.pass(SessionErasureService.AGAIN.minusSeconds(1));
    logbook.empty();
    assertThat(begin()).isTrue();

    loop.pass(Duration.ofSeconds(2));

    assertThat(records()).isEmpty();
    assertThat(logbook.note(SessionErasureService.NOTE)).isEqualTo("yes");
    tap(new SessionTap.Leave());
    assertThat(records()).extracting(Erasure::occurred).hasSize(3).isSorted();
    assertThat(logbook.note(SessionErasureService.NOTE)).isEmpty();
  }

  @Test
  void aJournalThatTakesNothingForLongLosesTheOldestRecords() {
    logbook.fill();
    for (int session = 0; session < SessionErasureService.MAX_UNWRITTEN; session++) {
      use();
    }
    loop.pass(Duration.ofSeconds(1));
    use();
    logbook.empty();

    loop.pass(SessionErasureService.AGAIN);

    assertThat(records()).hasSize(SessionErasureService.MAX_UNWRITTEN);
    assertThat(records().getLast().occurred())
        .isEqualTo(records().getFirst().occurred().plusSeconds(1));
  }

  @Test
  void theRecordSaysNothingOfThePerson() {
    use();
    assertThat(KioskRecord.Erasure.class.getRecordComponents())
        .extracting(it -> it.getName())
        .containsExactly("occurred", "isRecheck", "places");
  }
}
