package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;

/** What people do about alerts. */
@Singleton
public final class AlertActionService {

  /** The most letters of a note. */
  public static final int MAX_NOTE = 500;

  private final Jdbi jdbi;
  private final AlertReader reader;
  private final EligibleAssigneeFinder assignees;
  private final List<AlertListener> listeners;
  private final ActiveAlertCountCache active;
  private final Clock clock;

  AlertActionService(
      Database database,
      AlertReader reader,
      EligibleAssigneeFinder assignees,
      List<AlertListener> listeners,
      ActiveAlertCountCache active,
      Clock clock) {
    this.jdbi = database.jdbi();
    this.reader = reader;
    this.assignees = assignees;
    this.listeners = List.copyOf(listeners);
    this.active = active;
    this.clock = clock;
  }

  /** What comes of it, and what is written into the alert's life. */
  private record Step(AlertState state, AlertEvent.What what, String text) {}

  /** Somebody knows of it. */
  public void see(long alert, AlertPerson by, Scope scope) {
    change(
        alert,
        by,
        scope,
        (state, now) ->
            state instanceof AlertState.Open open
                ? Optional.of(new Step(open.see(by, now), AlertEvent.What.SEEN, ""))
                : Optional.empty());
  }

  /**
   * Gives it to somebody, the person herself or another, who is told.
   *
   * @throws RefusalException when the other is nobody who may see to it
   */
  public void assign(long alert, long account, Principal giver) {
    AlertPerson to =
        assignees(alert, giver).stream()
            .filter(it -> it.account() == account)
            .findFirst()
            .orElseThrow(
                () -> RefusalException.field("account", "give somebody who may see to it"));
    change(
        alert,
        AlertPerson.of(giver.actor()),
        giver.scope(),
        (state, now) ->
            switch (state) {
              case AlertState.Open open -> assigned(open.assign(to, now));
              case AlertState.Seen seen -> assigned(seen.assign(to, now));
              case AlertState.Assigned assigned -> assigned(assigned.assign(to, now));
              case AlertState.Resolved _ -> Optional.empty();
            });
  }

  private static Optional<Step> assigned(AlertState.Assigned state) {
    return Optional.of(new Step(state, AlertEvent.What.ASSIGNED, state.to().name()));
  }

  /**
   * Those whom somebody may give it to.
   *
   * @throws RefusalException when it reaches beyond the scope: others see to it
   */
  public List<AlertPerson> assignees(long alert, Principal giver) {
    check(alert, giver.scope());
    return assignees.of(alert, giver);
  }

  /** Says that it is over, and what was done. */
  public void resolve(long alert, String note, AlertPerson by, Scope scope) {
    if (note.length() > MAX_NOTE) {
      throw RefusalException.field("note", "give at most " + MAX_NOTE + " letters");
    }
    change(
        alert,
        by,
        scope,
        (state, now) ->
            switch (state) {
              case AlertState.Open open -> resolved(open.resolve(by, note, now));
              case AlertState.Seen seen -> resolved(seen.resolve(by, note, now));
              case AlertState.Assigned assigned -> resolved(assigned.resolve(by, note, now));
              case AlertState.Resolved _ -> Optional.empty();
            });
  }

  private static Optional<Step> resolved(AlertState.Resolved state) {
    return Optional.of(new Step(state, AlertEvent.What.RESOLVED, state.note()));
  }

  /** Takes back that it is over. */
  public void reopen(long alert, AlertPerson by, Scope scope) {
    change(
        alert,
        by,
        scope,
        (state, now) ->
            state instanceof AlertState.Resolved over
                ? over.reopen(by, now).map(it -> new Step(it, AlertEvent.What.REOPENED, ""))
                : Optional.empty());
  }

  /** What nobody may see is as if it were not there; of what one sees in part one changes none. */
  private void check(long alert, Scope scope) {
    if (reader.find(alert, scope).isEmpty()) {
      throw RefusalException.unknown("alert", Long.toString(alert));
    }
    if (!reader.isWithin(alert, scope)) {
      throw new RefusalException(
          new Refusal.Forbidden("It reaches beyond your territories: others see to it."));
    }
  }

  private void change(
      long alert,
      AlertPerson by,
      Scope scope,
      BiFunction<AlertState, Instant, Optional<Step>> step) {
    check(alert, scope);
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          AlertState state =
              AlertRepository.holdState(handle, alert)
                  .orElseThrow(() -> RefusalException.unknown("alert", Long.toString(alert)));
          Step next =
              step.apply(state, now)
                  .orElseThrow(
                      () ->
                          RefusalException.conflict(
                              "The alert is " + state.code() + ": that can't be done to it."));
          AlertRepository.setState(handle, alert, next.state());
          AlertRepository.tell(handle, alert, next.what(), by.name(), next.text(), now);
          if (next.state() instanceof AlertState.Assigned(AlertPerson to, _)
              && to.account() != by.account()) {
            listeners.forEach(it -> it.assigned(handle, alert, to.account(), now));
          }
        });
    active.refresh();
  }
}
