package fr.teleguichet.edge.repair;

import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps systemd informed, where it runs the agent. Belongs to the loop. */
public final class SystemdReporter {

  private static final Logger LOG = LoggerFactory.getLogger(SystemdReporter.class);

  /** The most that one step of the start takes. */
  private static final Duration STEP = Duration.ofMinutes(4);

  private final Loop.Worker worker;
  private final Optional<SystemdNotifier> systemd;
  private final boolean hasWatchdog;

  /**
   * @param environment the variables in which systemd says what it wants to hear
   */
  public SystemdReporter(Loop loop, Map<String, String> environment) {
    this.worker = loop.worker("systemd");
    this.systemd = SystemdNotifier.of(environment);
    this.hasWatchdog = environment.containsKey("WATCHDOG_USEC");
  }

  /**
   * A step of the start is done: a slow machine is not one that hangs. Never fails, for a start
   * must not end since this could not be told.
   */
  public Future<Void> starting() {
    return tell(it -> it.starting(STEP)).otherwiseEmpty();
  }

  /** The agent is up. */
  public Future<Void> ready() {
    return tell(SystemdNotifier::ready);
  }

  /** The agent is well. */
  public void feedWatchdog() {
    if (hasWatchdog) {
      tell(SystemdNotifier::watchdog).onFailure(e -> LOG.warn("The watchdog can’t be fed.", e));
    }
  }

  /** The agent is about to go down. */
  public Future<Void> stopping() {
    return tell(SystemdNotifier::stopping);
  }

  private Future<Void> tell(Predicate<SystemdNotifier> notice) {
    return systemd
        .map(it -> worker.run(() -> notice.test(it)).<Void>mapEmpty())
        .orElse(Future.succeededFuture());
  }

  /** Tells nothing any more. */
  public Future<Void> close() {
    return worker.close();
  }
}
