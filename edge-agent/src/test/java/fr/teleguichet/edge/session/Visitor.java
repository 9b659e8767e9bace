package fr.teleguichet.edge.session;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A citizen in front of a real session, who touches at random what the page would offer. */
public final class Visitor {

  private static final ServiceCode SERVICE = new ServiceCode("caf");

  private final SessionService session;

  /**
   * @param serves whether a service can be chosen
   */
  public Visitor(
      Loop loop,
      Clock clock,
      Logbook journal,
      RandomGenerator random,
      Predicate<ServiceCode> serves) {
    this.session =
        new SessionService(
            new SessionService.Surroundings(
                loop,
                clock,
                new EventStream<>(loop),
                journal,
                journal,
                () -> new UUID(random.nextLong(), random.nextLong()),
                new FakeAdmission(serves)));
  }

  /** Writes down the interview that a former run could not end. */
  public void recover() {
    var _ = session.recover(Optional.empty());
  }

  public ActiveSessionLock occupancy() {
    return session;
  }

  /** Somebody touches the screen. */
  public void touch(RandomGenerator random) {
    List<SessionTap> taps =
        switch (session.snapshot().state()) {
          case CitizenSession.Idle _ -> List.of(new SessionTap.Start());
          case CitizenSession.Home _ ->
              List.of(new SessionTap.Choose(SERVICE), new SessionTap.Leave());
          case CitizenSession.Agreement _ ->
              List.of(
                  new SessionTap.Agree(new CallerDetails("fr", false)),
                  new SessionTap.Back(),
                  new SessionTap.Leave());
          case CitizenSession.Checking _ ->
              List.of(new SessionTap.Ready(), new SessionTap.Back(), new SessionTap.Leave());
          case CitizenSession.Waiting _, CitizenSession.Connecting _ ->
              List.of(new SessionTap.Back(), new SessionTap.Leave());
          case CitizenSession.Connected _ -> List.of(new SessionTap.End());
          case TransferOffer _ -> List.of(new SessionTap.Transfer(), new SessionTap.Stay());
          case SurveyInProgress _ ->
              List.of(
                  new SessionTap.Answers(new SurveyAnswer.Satisfied(Satisfaction.SATISFIED)),
                  new SessionTap.Skip(),
                  new SessionTap.Leave());
          case CitizenSession.Doubt _ -> List.of(new SessionTap.Stay(), new SessionTap.Leave());
          case CitizenSession.TooShort _, CitizenSession.NoAnswer _ ->
              List.of(new SessionTap.Back(), new SessionTap.Close());
          case CitizenSession.Thanks _ -> List.of(new SessionTap.Close());
        };
    SessionTap tap = taps.get(random.nextInt(taps.size()));
    var _ = session.take(new SessionEvent.Tapped(session.snapshot().step(), tap));
    if (tap instanceof SessionTap.Ready) {
      // After any other tap the kiosk may be free, and start again at once.
      answer();
    }
  }

  /** An adviser who answers at once. */
  private void answer() {
    var _ = session.take(new SessionEvent.CallAnswered());
    var _ = session.take(new SessionEvent.CallConnected());
  }

  /** Nobody is there, certainly. */
  public void vacated() {
    var _ = session.take(new SessionEvent.Vacated());
  }
}
