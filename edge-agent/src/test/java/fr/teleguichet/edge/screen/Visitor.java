package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.Occupancy;
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

  private final SessionDesk desk;
  private final OpenInterview openInterview;

  /**
   * @param serves whether a service can be chosen
   */
  public Visitor(
      Loop loop,
      Clock clock,
      Logbook journal,
      RandomGenerator random,
      Predicate<ServiceId> serves) {
    this.openInterview = new OpenInterview(journal, journal);
    this.desk =
        new SessionDesk(
            new SessionDesk.World(
                loop,
                clock,
                journal,
                openInterview,
                () -> new UUID(random.nextLong(), random.nextLong()),
                serves),
            Patience.STANDARD);
  }

  /** Writes down the interview that a former run could not end. */
  public void takeUp() {
    var _ = openInterview.takeUp(Optional.empty());
  }

  public Occupancy occupancy() {
    return desk;
  }

  /** Somebody touches the screen. */
  public void touch(RandomGenerator random) {
    List<Tap> taps =
        switch (desk.session()) {
          case Session.Idle _ -> List.of(new Tap.Start());
          case Session.Home _ -> List.of(new Tap.Choose(SERVICE), new Tap.Leave());
          case Session.InInterview _ -> List.of(new Tap.End());
          case Session.Asking _ ->
              List.of(
                  new Tap.Answers(new Answer.Satisfied(Satisfaction.SATISFIED)),
                  new Tap.Skip(),
                  new Tap.Leave());
          case Session.Doubt _ -> List.of(new Tap.Stay(), new Tap.Leave());
          case Session.Thanks _, Session.TooShort _ -> List.of(new Tap.Close());
        };
    var _ = desk.take(desk.step(), taps.get(random.nextInt(taps.size())));
  }

  /** Nobody is there, certainly. */
  public void vacated() {
    desk.vacated();
  }
}
