package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.time.Ticker;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look of the engine, from the tables to the tables in one transaction: killed in its midst it
 * has not taken place. The engine's own time is what was written plus what the ticker has counted
 * since; that somebody sets the clock changes nothing.
 */
@Singleton
final class AlertPassRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AlertPassRunner.class);

  private final Jdbi jdbi;
  private final AlertLeaderElection lead;
  private final QuietCalendar calendar;
  private final AlertRuleRepository rules;
  private final List<ConditionSource> sources;
  private final List<AlertListener> listeners;
  private final Clock clock;
  private final Ticker ticker;
  private long counted;
  private boolean isClosed;

  AlertPassRunner(
      Database database,
      AlertLeaderElection lead,
      QuietCalendar calendar,
      AlertRuleRepository rules,
      List<ConditionSource> sources,
      List<AlertListener> listeners,
      Clock clock,
      Ticker ticker) {
    this.jdbi = database.jdbi();
    this.lead = lead;
    this.calendar = calendar;
    this.rules = rules;
    this.sources = List.copyOf(sources);
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
    this.ticker = ticker;
    this.counted = ticker.nanos();
  }

  /** None begins any more: the tables may soon be gone. */
  @PreDestroy
  synchronized void close() {
    isClosed = true;
    try {
      lead.leave();
    } catch (JdbiException failure) {
      LOG.atDebug()
          .addKeyValue("cause", failure.getMessage())
          .log("Another manager waits until it leads.");
    }
  }

  /** Looks once, where no other manager does; returns how much it changed. */
  synchronized int run() {
    if (isClosed) {
      return 0;
    }
    if (!lead.take()) {
      counted = ticker.nanos(); // what another counts
      return 0;
    }
    AlertRules known = rules.read();
    Instant now = clock.instant();
    ObservedConditions seen =
        ObservedConditions.together(sources.stream().map(it -> it.read(known, now)).toList());
    long nanos = ticker.nanos();
    Duration elapsed = Duration.ofNanos(nanos - counted);
    QuietTimes quiet = calendar.at(now);
    int changes = jdbi.inTransaction(handle -> run(handle, seen, known, quiet, elapsed, now));
    counted = nanos;
    return changes;
  }

  private int run(
      Handle handle,
      ObservedConditions seen,
      AlertRules known,
      QuietTimes quiet,
      Duration elapsed,
      Instant now) {
    if (!lead.isKept(handle)) {
      return 0;
    }
    Duration time = AlertRepository.hold(handle).plus(elapsed);
    AlertEngineState book = AlertRepository.book(handle);
    List<AlertPassResult> changes = AlertEngine.pass(book, seen, known, quiet, time);
    store(handle, changes, time, now);
    release(handle, now);
    tellEnds(handle, known, quiet, time, now);
    Set<Long> speaking = speaking(book, known, quiet);
    listeners.forEach(it -> it.looked(handle, speaking, time, now));
    AlertRepository.setTime(handle, time);
    return changes.size();
  }

  /** Nobody who can't act any more keeps an alert from those who can. */
  private void release(Handle handle, Instant now) {
    for (long alert : AlertRepository.forsaken(handle)) {
      Optional<AlertState> state = AlertRepository.holdState(handle, alert);
      if (state.isPresent() && state.get() instanceof AlertState.Assigned had) {
        AlertRepository.setState(handle, alert, had.release(now));
        AlertRepository.tell(handle, alert, AlertEvent.What.RELEASED, null, had.to().name(), now);
        listeners.forEach(it -> it.released(handle, alert));
      }
    }
  }

  private void tellEnds(
      Handle handle, AlertRules known, QuietTimes quiet, Duration time, Instant now) {
    List<UnnotifiedAlertEnd> ends = AlertRepository.untoldEnds(handle);
    for (long alert : AlertEngine.unruledEnds(ends, known)) {
      AlertRepository.setEndUntold(handle, alert, false);
    }
    for (long alert : AlertEngine.toldEnds(ends, known, quiet)) {
      AlertRepository.setEndUntold(handle, alert, false);
      listeners.forEach(it -> it.endTold(handle, alert, time, now));
    }
  }

  private static Set<Long> speaking(AlertEngineState book, AlertRules known, QuietTimes quiet) {
    return book.held().stream()
        .filter(it -> it.isTold() && it.isSeen())
        .filter(it -> !quiet.isQuiet(it.condition(), known.of(it.key().kind())))
        .map(it -> it.alert().getAsLong())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Conditions first, in two statements however many there are; then alerts, each its own. */
  private void store(Handle handle, List<AlertPassResult> changes, Duration time, Instant now) {
    List<TrackedCondition> put = new ArrayList<>();
    List<TrackedCondition> over = new ArrayList<>();
    for (AlertPassResult change : changes) {
      switch (change) {
        case AlertPassResult.Began(TrackedCondition held) -> put.add(held);
        case AlertPassResult.Changed(TrackedCondition held) -> put.add(held);
        case AlertPassResult.Ended(TrackedCondition held) -> over.add(held);
        case AlertPassResult.Opened _, AlertPassResult.Joined _, AlertPassResult.Resolved _ -> {}
      }
    }
    AlertRepository.put(handle, put);
    AlertRepository.end(handle, over, now);
    for (AlertPassResult change : changes) {
      switch (change) {
        case AlertPassResult.Opened opened -> open(handle, opened, time, now);
        case AlertPassResult.Joined(long alert, List<TrackedCondition> members) -> {
          AlertRepository.join(handle, alert, members);
          AlertRepository.tell(
              handle, alert, AlertEvent.What.JOINED, null, String.valueOf(members.size()), now);
        }
        case AlertPassResult.Resolved(long alert) -> resolve(handle, alert, time, now);
        case AlertPassResult.Began _, AlertPassResult.Changed _, AlertPassResult.Ended _ -> {}
      }
    }
  }

  private void open(Handle handle, AlertPassResult.Opened opened, Duration time, Instant now) {
    long alert = AlertRepository.add(handle, opened, now);
    AlertRepository.join(handle, alert, opened.members());
    AlertRepository.tell(
        handle, alert, AlertEvent.What.OPENED, null, String.valueOf(opened.members().size()), now);
    listeners.forEach(it -> it.opened(handle, alert, time, now));
  }

  private void resolve(Handle handle, long alert, Duration time, Instant now) {
    boolean isOpen =
        AlertRepository.holdState(handle, alert).filter(state -> !state.isOver()).isPresent();
    if (isOpen) {
      AlertRepository.setState(handle, alert, new AlertState.Resolved(Optional.empty(), "", now));
      AlertRepository.tell(handle, alert, AlertEvent.What.OVER, null, "", now);
      AlertRepository.setEndUntold(handle, alert, true);
      listeners.forEach(it -> it.resolved(handle, alert, time, now));
    }
  }
}
