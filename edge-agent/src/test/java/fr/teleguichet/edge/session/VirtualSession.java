package fr.teleguichet.edge.session;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VirtualLoop;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A session in virtual time that writes into memory and sees nobody come, for what is beside it.
 */
public final class VirtualSession {

  private VirtualSession() {}

  /** One to whose services everybody is admitted. */
  public static SessionService of(VirtualLoop loop, Logbook logbook) {
    return of(loop, logbook, new FakeAdmission(_ -> true));
  }

  /** One that asks whom it admits. */
  public static SessionService of(VirtualLoop loop, Logbook logbook, SessionAdmission admission) {
    var ids = new AtomicLong();
    return new SessionService(
        new SessionService.Surroundings(
            loop,
            loop.clock(),
            new EventStream<>(loop),
            logbook,
            logbook,
            () -> new UUID(1, ids.incrementAndGet()),
            admission));
  }
}
