package fr.teleguichet.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.InCall;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import fr.teleguichet.hardware.journal.KioskRecord.Visit;
import fr.teleguichet.hardware.journal.SessionStep;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens in whatever order, certain things hold. Each event there is may come at any
 * moment: {@link #everyEventMayCome}.
 */
class SessionSequencesTest {

  private static final Set<SessionStep> BEGINNINGS =
      Set.of(SessionStep.TOUCHED, SessionStep.CALLED);
  private static final Set<SessionStep> ENDS =
      Set.of(SessionStep.FINISHED, SessionStep.LEFT, SessionStep.ABANDONED);

  private static final SessionEvent PROPOSED =
      new SessionEvent.TransferProposed(SessionFixture.CARSAT, new CallerDetails("fr", false));

  private final SessionFixture it = new SessionFixture();

  /** Each interview is one record, no survey stands without one, and a power cut would count it. */
  @ParameterizedTest
  @ValueSource(longs = {46, 47})
  void eachCallIsOneInterviewAndNoSurveyStandsWithoutOne(long seed) {
    var random = new Random(seed);
    int called = 0;
    int passedOn = 0;
    it.session.hasUnreached(SessionFixture.CAF::equals);
    // Now and then papers lie somewhere, and somebody of the place is on the way.
    it.session.leavesPapersWhile(() -> it.step() % 5 == 0);
    it.session.awaitsCompanyWhile(() -> it.step() % 7 == 0);
    for (int i = 0; i < 40_000; i++) {
      CitizenSession before = it.state();
      SessionEvent event = event(random);
      boolean taken = it.session.take(event);
      called += taken && isCall(event) ? 1 : 0;
      if (taken && isTransfer(event) && before instanceof TransferOffer(Connected talk, _, _)) {
        // A call more; and the one before is an interview where it was long enough.
        passedOn++;
        called += counts(talk) ? 1 : 0;
      }
      pause(random);
      long interviews = it.count(Interview.class) - it.unreached();
      assertThat(it.count(Survey.class)).isLessThanOrEqualTo(interviews);
      boolean open = it.state() instanceof InCall || it.state() instanceof Doubt(InCall _);
      assertThat(interviews).isEqualTo(called - (open ? 1 : 0));
      assertThat(it.logbook.note(OpenInterviewNote.NOTE).isEmpty()).isEqualTo(!open);
    }
    assertThat(it.count(Survey.class)).isPositive();
    assertThat(passedOn).isGreaterThan(20);
    assertThat(it.results())
        .filteredOn(Interview.class::isInstance)
        .extracting(record -> ((Interview) record).outcome())
        .contains(Outcome.values());
  }

  private static boolean isCall(SessionEvent event) {
    return event instanceof SessionEvent.Tapped(_, SessionTap.Ready _)
        || event instanceof SessionEvent.CheckUnneeded;
  }

  private static boolean isTransfer(SessionEvent event) {
    return event instanceof SessionEvent.Tapped(_, SessionTap.Transfer _);
  }

  private boolean counts(Connected talk) {
    Duration length = it.loop.uptime().minus(talk.began().uptime());
    return length.compareTo(KioskRecord.Interview.STANDARD_MINIMUM) >= 0;
  }

  /** What was never answered lasted no time, and what was held lasted a minute. */
  @Test
  void eachInterviewAgreesWithItself() {
    play(50, 20_000);
    assertThat(it.results())
        .filteredOn(Interview.class::isInstance)
        .extracting(Interview.class::cast)
        .isNotEmpty()
        .allSatisfy(
            interview -> {
              assertThat(interview.waited()).isPresent();
              switch (interview.outcome()) {
                case HELD ->
                    assertThat(interview.length())
                        .isGreaterThanOrEqualTo(KioskRecord.Interview.STANDARD_MINIMUM);
                case ABANDONED ->
                    assertThat(interview.length())
                        .isLessThan(KioskRecord.Interview.STANDARD_MINIMUM);
                case UNREACHED, UNANSWERED ->
                    assertThat(interview.length()).isEqualTo(Duration.ZERO);
                case FAILED -> assertThat(interview.length()).isGreaterThanOrEqualTo(Duration.ZERO);
              }
            });
  }

  @Test
  void eachSessionBeginsOnceAndEndsOnce() {
    it.session.leavesPapersWhile(() -> it.step() % 5 == 0);
    play(48, 5_000);
    it.vacate();

    Map<UUID, List<SessionStep>> sessions =
        it.visits().stream()
            .collect(
                Collectors.groupingBy(
                    Visit::session,
                    LinkedHashMap::new,
                    Collectors.mapping(Visit::step, Collectors.toList())));
    assertThat(sessions).hasSizeGreaterThan(100);
    assertThat(sessions.values())
        .allSatisfy(
            steps -> {
              assertThat(BEGINNINGS).contains(steps.getFirst());
              assertThat(ENDS).contains(steps.getLast());
              assertThat(steps.stream().filter(BEGINNINGS::contains)).hasSize(1);
              assertThat(steps.stream().filter(ENDS::contains)).hasSize(1);
            });
  }

  /** Whoever heard every change knows the session, and nobody is served for ever. */
  @Test
  void whatIsToldIsWhatIsAndEachStateIsWaitedForBriefly() {
    var freed = new HashSet<Integer>();
    var random = new Random(49);
    for (int i = 0; i < 5_000; i++) {
      if (it.session.take(event(random))) {
        assertThat(it.told.getLast()).isEqualTo(it.session.snapshot());
      }
      int asked = i;
      it.session.whenFree(() -> freed.add(asked));
      assertThat(freed.contains(i)).isEqualTo(it.state() instanceof Idle);
      pause(random);
    }
    // A call that nobody ends, doubts about a wait, and a word of thanks.
    it.loop.pass(Duration.ofHours(5));
    assertThat(it.session.isOccupied()).isFalse();
    assertThat(freed).hasSize(5_000);
    assertThat(it.told).extracting(SessionSnapshot::step).isSorted();
  }

  /** Whoever adds an event, or a tap, adds it here too. */
  @Test
  void everyEventMayCome() {
    var random = new Random(51);
    Set<Class<?>> seen = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      SessionEvent event = event(random);
      seen.add(event.getClass());
      if (event instanceof SessionEvent.Tapped(_, SessionTap tap)) {
        seen.add(tap.getClass());
      }
    }
    assertThat(seen)
        .contains(SessionEvent.class.getPermittedSubclasses())
        .contains(SessionTap.class.getPermittedSubclasses());
  }

  private void play(long seed, int events) {
    var random = new Random(seed);
    for (int i = 0; i < events; i++) {
      var _ = it.session.take(event(random));
      pause(random);
    }
  }

  private SessionEvent event(Random random) {
    return switch (random.nextInt(44)) {
      case 43 -> new SessionEvent.TimedOut();
      case 42 -> new SessionEvent.CheckUnneeded();
      case 41 -> new SessionEvent.HelpAsked();
      case 40 -> PROPOSED;
      case 0 -> new SessionEvent.Vacated();
      case 1, 2 -> new SessionEvent.CallPressed();
      case 3 -> new SessionEvent.CallAnswered();
      case 4 -> new SessionEvent.CallConnected();
      case 5 -> {
        CallEnding[] endings = CallEnding.values();
        yield new SessionEvent.CallEnded(endings[random.nextInt(endings.length)]);
      }
      case 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 -> onward();
      default -> {
        List<SessionTap> taps = SessionFixture.ALL_TAPS;
        int late = random.nextInt(10) == 0 ? 1 : 0;
        yield new SessionEvent.Tapped(it.step() - late, taps.get(random.nextInt(taps.size())));
      }
    };
  }

  /** What leads to an interview and through its questions, where chance alone seldom comes. */
  private SessionEvent onward() {
    return switch (it.state()) {
      case Idle _ -> tapped(SessionFixture.START);
      case CitizenSession.Home _ -> tapped(SessionFixture.CHOOSE);
      case CitizenSession.Agreement _ -> tapped(SessionFixture.AGREE);
      case CitizenSession.Checking _ -> tapped(SessionFixture.READY);
      case CitizenSession.Waiting _ -> new SessionEvent.CallAnswered();
      case CitizenSession.Connecting _ -> new SessionEvent.CallConnected();
      case CitizenSession.Connected _ when it.step() % 3 == 0 -> PROPOSED;
      case CitizenSession.Connected _ -> tapped(SessionFixture.END);
      case TransferOffer _ -> tapped(SessionFixture.TRANSFER);
      case SurveyInProgress _ -> tapped(SessionFixture.SATISFIED);
      case Doubt _ -> tapped(SessionFixture.STAY);
      case CitizenSession.Thanks _, CitizenSession.TooShort _, CitizenSession.NoAnswer _ ->
          tapped(SessionFixture.CLOSE);
    };
  }

  private SessionEvent tapped(SessionTap tap) {
    return new SessionEvent.Tapped(it.step(), tap);
  }

  private void pause(Random random) {
    it.loop.pass(Duration.ofSeconds(random.nextInt(8) == 0 ? random.nextInt(7_000) : 3));
  }
}
