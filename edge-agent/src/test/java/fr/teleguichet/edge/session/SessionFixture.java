package fr.teleguichet.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.KioskRecord.Visit;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.journal.SessionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A session in virtual time that writes into memory, and what it told. */
final class SessionFixture {

  static final ServiceCode CAF = new ServiceCode("caf");
  static final SessionTap START = new SessionTap.Start();
  static final SessionTap CHOOSE = new SessionTap.Choose(CAF);
  static final SessionTap ABOUT = new SessionTap.About(CAF);
  static final SessionTap AGREE = new SessionTap.Agree(new CallerDetails("fr", false));
  static final SessionTap READY = new SessionTap.Ready();
  static final SessionTap BACK = new SessionTap.Back();
  static final ServiceCode CARSAT = new ServiceCode("carsat");
  static final SessionTap TRANSFER = new SessionTap.Transfer();
  static final SessionTap END = new SessionTap.End();
  static final SessionTap SATISFIED =
      new SessionTap.Answers(new SurveyAnswer.Satisfied(Satisfaction.SATISFIED));
  static final SessionTap RECOMMENDS =
      new SessionTap.Answers(new SurveyAnswer.Recommends(Recommendation.YES));
  static final SessionTap RESOLVED =
      new SessionTap.Answers(new SurveyAnswer.Resolved(Resolution.NO));
  static final SessionTap OTHERWISE =
      new SessionTap.Answers(new SurveyAnswer.Otherwise(Alternative.GIVEN_UP));
  static final SessionTap REFERRED =
      new SessionTap.Answers(new SurveyAnswer.Referred(ReferralSource.TOWN_HALL));
  static final SessionTap SKIP = new SessionTap.Skip();
  static final SessionTap LEAVE = new SessionTap.Leave();
  static final SessionTap STAY = new SessionTap.Stay();
  static final SessionTap CLOSE = new SessionTap.Close();
  static final SessionTap PRESENT = new SessionTap.Present();
  static final List<SessionTap> ALL_TAPS =
      List.of(
          START,
          CHOOSE,
          ABOUT,
          AGREE,
          READY,
          BACK,
          TRANSFER,
          END,
          SATISFIED,
          RECOMMENDS,
          RESOLVED,
          OTHERWISE,
          REFERRED,
          SKIP,
          LEAVE,
          STAY,
          CLOSE,
          PRESENT);

  final VirtualLoop loop = new VirtualLoop();
  final EventStream<PresenceEvent> presence = new EventStream<>(loop);
  final Logbook logbook = new Logbook();
  final FakeAdmission admission = new FakeAdmission(it -> it.equals(CAF) || it.equals(CARSAT));
  final List<SessionSnapshot> told = new ArrayList<>();
  final SessionService session;
  Duration minimumInterview = KioskRecord.Interview.STANDARD_MINIMUM;
  private final AtomicLong sessions = new AtomicLong();

  SessionFixture() {
    session = start();
    session.subscribe(told::add);
  }

  /** Another one over the same journal, as after a restart. */
  SessionService start() {
    return new SessionService(
        new SessionService.Surroundings(
            loop,
            loop.clock(),
            presence,
            logbook,
            logbook,
            () -> new UUID(0, sessions.incrementAndGet()),
            admission),
        () -> minimumInterview);
  }

  CitizenSession state() {
    return session.snapshot().state();
  }

  int step() {
    return session.snapshot().step();
  }

  boolean take(SessionTap tap) {
    return session.take(new SessionEvent.Tapped(step(), tap));
  }

  /** Takes a tap that must lead on. */
  void tap(SessionTap tap) {
    assertThat(take(tap)).as("%s in %s", tap, state()).isTrue();
  }

  void vacate() {
    var _ = session.take(new SessionEvent.Vacated());
  }

  void call() {
    var _ = session.take(new SessionEvent.CallPressed());
  }

  void call(SessionEvent event) {
    assertThat(session.take(event)).as("%s in %s", event, state()).isTrue();
  }

  void choose() {
    tap(START);
    tap(CHOOSE);
  }

  /** A citizen who has agreed, and looks whether camera and sound work. */
  void check() {
    choose();
    tap(AGREE);
  }

  /** A citizen who waits for an adviser. */
  void await() {
    check();
    tap(READY);
  }

  /** An adviser has answered, and nothing of him is seen yet. */
  void answer() {
    await();
    call(new SessionEvent.CallAnswered());
  }

  /** A citizen and an adviser who speak, without having waited. */
  void connect() {
    answer();
    call(new SessionEvent.CallConnected());
  }

  /** A citizen who speaks with an adviser, and is asked whether another service shall go on. */
  void propose() {
    call(new SessionEvent.TransferProposed(CARSAT, new CallerDetails("ar", true)));
  }

  void toQuestions() {
    connect();
    loop.pass(Duration.ofMinutes(2));
    tap(END);
  }

  void toTooShort() {
    connect();
    loop.pass(Duration.ofSeconds(30));
    tap(END);
  }

  void toNoAnswer() {
    await();
    call(new SessionEvent.CallEnded(CallEnding.UNANSWERED));
  }

  /** What was written, but for the steps of the session. */
  List<KioskRecord> results() {
    return logbook.records().stream().filter(it -> !(it instanceof Visit)).toList();
  }

  List<Visit> visits() {
    return logbook.records().stream()
        .filter(Visit.class::isInstance)
        .map(Visit.class::cast)
        .toList();
  }

  List<SessionStep> steps() {
    return visits().stream().map(Visit::step).toList();
  }

  /** How often somebody asked for a service of which nobody could be called. */
  long unreached() {
    return results().stream()
        .filter(it -> it instanceof Interview talk && talk.outcome() == Outcome.UNREACHED)
        .count();
  }

  long count(Class<? extends KioskRecord> type) {
    return logbook.records().stream().filter(type::isInstance).count();
  }
}
