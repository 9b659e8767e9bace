package fr.teleguichet.swarm.load;

import fr.teleguichet.swarm.kiosk.SimulatedKiosk;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** A duty that the kiosks of an event loop do in turn, on a schedule. */
final class RoundRobinDuty {

  private final List<SimulatedKiosk> kiosks;
  private final ObjLongConsumer<SimulatedKiosk> duty;
  private OpenLoopSchedule schedule = OpenLoopSchedule.never();
  private int next;

  /**
   * A rota on which nothing is due yet.
   *
   * @param duty what a kiosk does when its turn comes, and the moment it was due, nanoseconds
   */
  RoundRobinDuty(List<SimulatedKiosk> kiosks, ObjLongConsumer<SimulatedKiosk> duty) {
    this.kiosks = kiosks;
    this.duty = duty;
  }

  /** Goes on at this rate from now on. */
  void follow(OpenLoopSchedule newSchedule) {
    schedule = newSchedule;
  }

  /**
   * Has everything done that is due.
   *
   * @param most how much of it at most
   * @return whether something that is due remains
   */
  boolean work(long now, int most) {
    for (int done = 0; schedule.until(now) <= 0; done++) {
      if (done == most) {
        return true;
      }
      long due = schedule.due();
      schedule.next();
      SimulatedKiosk kiosk = kiosks.get(next);
      next = next + 1 == kiosks.size() ? 0 : next + 1;
      duty.accept(kiosk, due);
    }
    return false;
  }

  long until(long now) {
    return schedule.until(now);
  }
}
