package fr.teleguichet.edge.session;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.SessionLock;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A citizen in front of a real session desk, who touches at random what the page would offer. */
public final class Visitor {

  private static final ServiceId SERVICE = new ServiceId("caf");

  private final SessionService desk;
  private final OpenInterviewNote openInterview;

  /**
   * @param serves whether a service can be chosen
   */
  public Visitor(
      Loop loop,
      Clock clock,
      Logbook journal,
      RandomGenerator random,
      Predicate<ServiceId> serves) {
    this.openInterview = new OpenInterviewNote(journal, journal);
    this.desk =
        new SessionService(
            new SessionService.World(
                loop,
                clock,
                journal,
                openInterview,
                () -> new UUID(random.nextLong(), random.nextLong()),
                serves),
            SessionTimeouts.STANDARD);
  }

  /** Writes down the interview that a former run could not end. */
  public void takeUp() {
    var _ = openInterview.takeUp(Optional.empty());
  }

  public SessionLock occupancy() {
    return desk;
  }

  /** Somebody touches the screen. */
  public void touch(RandomGenerator random) {
    List<SessionTap> taps =
        switch (desk.session()) {
          case CitizenSession.Idle _ -> List.of(new SessionTap.Start());
          case CitizenSession.Home _ ->
              List.of(new SessionTap.Choose(SERVICE), new SessionTap.Leave());
          case CitizenSession.InInterview _ -> List.of(new SessionTap.End());
          case CitizenSession.Asking _ ->
              List.of(
                  new SessionTap.Answers(new SurveyAnswer.Satisfied(Satisfaction.SATISFIED)),
                  new SessionTap.Skip(),
                  new SessionTap.Leave());
          case CitizenSession.Doubt _ -> List.of(new SessionTap.Stay(), new SessionTap.Leave());
          case CitizenSession.Thanks _, CitizenSession.TooShort _ ->
              List.of(new SessionTap.Close());
        };
    var _ = desk.take(desk.step(), taps.get(random.nextInt(taps.size())));
  }

  /** Nobody is there, certainly. */
  public void vacated() {
    desk.vacated();
  }
}
