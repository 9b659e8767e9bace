package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.Future;
import java.util.concurrent.Callable;

/**
 * Tests of devices that a person asks for from afar: one at a time, on a thread that may wait, and
 * never while a citizen is served. Belongs to the loop.
 */
public final class DeviceTestService {

  private final ActiveSessionLock occupancy;
  private final Loop.Worker worker;
  private final Loop.Worker aside;
  private boolean isBusy;
  private boolean isBusyAside;

  /** Why a test was not begun. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
      super(reason);
    }
  }

  public DeviceTestService(Loop loop, ActiveSessionLock occupancy) {
    this.occupancy = occupancy;
    this.worker = loop.worker("care");
    this.aside = loop.worker("care-aside");
  }

  /**
   * Runs a test, such as {@code printer::printTestPage}.
   *
   * @return its result; fails with {@link RefusedException} when a citizen is served ({@code
   *     in-session}) or another test runs ({@code busy})
   */
  public <T> Future<T> run(Callable<T> test) {
    if (occupancy.isOccupied()) {
      return Future.failedFuture(new RefusedException("in-session"));
    }
    if (isBusy) {
      return Future.failedFuture(new RefusedException("busy"));
    }
    isBusy = true;
    return worker.run(test).onComplete(_ -> isBusy = false);
  }

  /**
   * Runs something that takes a moment and holds up no test, such as a tone by which the kiosk is
   * found. While it runs another wish of the kind is fulfilled by it.
   *
   * @return fails with {@link RefusedException} when a citizen is served ({@code in-session})
   */
  public Future<Void> runAside(Callable<Void> sign) {
    if (occupancy.isOccupied()) {
      return Future.failedFuture(new RefusedException("in-session"));
    }
    if (isBusyAside) {
      return Future.succeededFuture();
    }
    isBusyAside = true;
    return aside.run(sign).onComplete(_ -> isBusyAside = false);
  }

  /** Begins no more. A test that runs is not waited for: a sheet can take two minutes. */
  public Future<Void> stop() {
    Future<Void> ended = worker.close();
    Future<Void> endedAside = aside.close();
    return (isBusy ? Future.<Void>succeededFuture() : ended)
        .transform(_ -> isBusyAside ? Future.succeededFuture() : endedAside);
  }
}
