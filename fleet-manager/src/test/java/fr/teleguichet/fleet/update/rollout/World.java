package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.fleet.update.action.UpdateActionEvent;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.fleet.update.rollout.eligibility.EligibilityFacts;
import fr.teleguichet.fleet.update.rollout.eligibility.FleetState;
import fr.teleguichet.hardware.opening.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fleet made of maps: kiosks, their updates, and one rollout as the database would keep it. */
final class World {

  /** An update of a kiosk; those that no rollout made belong to nobody. */
  record Update(
      int id,
      String kiosk,
      int distribution,
      UpdateActionState state,
      boolean forced,
      boolean ours,
      boolean begun,
      boolean givenUp) {
    Update in(UpdateActionState next) {
      return new Update(id, kiosk, distribution, next, forced, ours, begun, givenUp);
    }

    Update byForce() {
      return new Update(id, kiosk, distribution, state, true, ours, begun, givenUp);
    }

    /** Its kiosk installs it. */
    Update begin() {
      return new Update(id, kiosk, distribution, state, forced, ours, true, givenUp);
    }

    Update giveUp() {
      return new Update(
          id, kiosk, distribution, new UpdateActionState.Failed(), forced, ours, begun, true);
    }

    Optional<UpdateActionState> after(UpdateActionEvent event) {
      return givenUp && state instanceof UpdateActionState.Failed ? event.late() : event.on(state);
    }
  }

  /** A kiosk, as it is and not as somebody thinks that it is. */
  record Kiosk(
      String name,
      String territory,
      GeoPosition position,
      OpeningHours hours,
      boolean connected,
      boolean lapsed,
      Optional<Instant> booked,
      Optional<Instant> silent) {
    Kiosk connected(boolean value, Instant now) {
      return new Kiosk(
          name,
          territory,
          position,
          hours,
          value,
          lapsed,
          booked,
          value ? Optional.empty() : Optional.of(now));
    }

    Kiosk lapsed(boolean value) {
      return new Kiosk(name, territory, position, hours, connected, value, booked, silent);
    }

    Kiosk booked(Optional<Instant> value) {
      return new Kiosk(name, territory, position, hours, connected, lapsed, value, silent);
    }
  }

  static final Duration VISIT = Duration.ofMinutes(30);

  final Map<String, Kiosk> kiosks = new TreeMap<>();
  final Map<Integer, Update> updates = new LinkedHashMap<>();
  final Map<String, Integer> installed = new TreeMap<>();
  final Map<Integer, Wave> waves = new TreeMap<>();
  final Map<String, RolloutMember> members = new TreeMap<>();
  Instant now = Instant.parse("2026-11-25T08:00:00Z");
  private Optional<Rollout> stored = Optional.empty();

  Rollout rollout() {
    return stored.orElseThrow();
  }

  void keep(Rollout rollout) {
    stored = Optional.of(rollout);
  }

  /** The update of the kiosk that it is told of. */
  Optional<Update> open(String kiosk) {
    return updates.values().stream()
        .filter(it -> it.kiosk().equals(kiosk) && it.state().isOpen())
        .findFirst();
  }

  List<Update> open() {
    return updates.values().stream().filter(it -> it.state().isOpen()).toList();
  }

  /** Gives the kiosk an update, and asks it to leave those that it has. */
  int assign(String kiosk, int distribution, boolean forced, boolean ours) {
    open(kiosk).ifPresent(older -> happen(older.id(), new UpdateActionEvent.Cancel()));
    int id = updates.size() + 1;
    updates.put(
        id,
        new Update(
            id, kiosk, distribution, new UpdateActionState.Offered(), forced, ours, false, false));
    return id;
  }

  /** The kiosk tells something, which counts where it can. */
  boolean happen(int id, UpdateActionEvent event) {
    Update update = updates.get(id);
    if (update == null) {
      return false;
    }
    Optional<UpdateActionState> next = update.after(event);
    next.ifPresent(
        state -> {
          updates.put(id, update.in(state));
          if (state instanceof UpdateActionState.Succeeded) {
            installed.put(update.kiosk(), update.distribution());
          }
        });
    return next.isPresent();
  }

  FleetState surroundings() {
    List<EligibilityFacts> facts = new ArrayList<>();
    kiosks
        .values()
        .forEach(
            it ->
                facts.add(
                    new EligibilityFacts(
                        it.name(),
                        it.territory(),
                        it.lapsed(),
                        it.connected(),
                        it.connected(),
                        it.silent(),
                        Optional.of(it.position()),
                        it.hours(),
                        installed.getOrDefault(it.name(), 0),
                        it.booked().stream()
                            .map(at -> new EligibilityFacts.Appointment(at, at.plus(VISIT)))
                            .toList())));
    Map<String, List<String>> updating = new TreeMap<>();
    open()
        .forEach(
            it ->
                Optional.ofNullable(kiosks.get(it.kiosk()))
                    .ifPresent(
                        kiosk ->
                            updating
                                .computeIfAbsent(kiosk.territory(), _ -> new ArrayList<>())
                                .add(kiosk.name())));
    List<String> held =
        kiosks.keySet().stream()
            .filter(
                name ->
                    open().stream().anyMatch(it -> it.kiosk().equals(name))
                        && open().stream()
                            .filter(it -> it.kiosk().equals(name))
                            .allMatch(this::isHeld))
            .toList();
    return new FleetState(facts, updating, held);
  }

  /** Whether the kiosk is told to wait with this update. */
  boolean isHeld(Update update) {
    return Optional.ofNullable(members.get(update.kiosk()))
        .filter(it -> it.action() == update.id() && it.held())
        .isPresent();
  }

  /** The rollout as a manager finds it after a start. */
  RolloutAggregate course() {
    List<RolloutMember> joined =
        members.values().stream()
            .map(
                member ->
                    Optional.ofNullable(updates.get(member.action()))
                        .map(it -> member.with(it.state(), it.forced()).beginning(it.begun()))
                        .orElseGet(member::free))
            .toList();
    return new RolloutAggregate(rollout(), waves.values(), joined, now);
  }

  /** Has done what a rollout wants, and keeps where it is now. */
  void keep(RolloutAggregate course) {
    Map<String, Integer> offered = new TreeMap<>();
    for (MemberUpdateCommand order : course.orders()) {
      switch (order) {
        case MemberUpdateCommand.Offer(String kiosk, int distribution, boolean forced) ->
            offered.put(kiosk, assign(kiosk, distribution, forced, true));
        case MemberUpdateCommand.Withdraw(String _, int action) -> end(action);
        case MemberUpdateCommand.Leave(String _, int action, boolean force) -> {
          boolean _ = happen(action, new UpdateActionEvent.Cancel());
          if (force) {
            end(action);
          }
        }
        case MemberUpdateCommand.Force(String _, int action) ->
            updates.computeIfPresent(action, (_, it) -> it.byForce());
        case MemberUpdateCommand.GiveUp(String _, int action, Instant _) ->
            updates.computeIfPresent(action, (_, it) -> it.giveUp());
      }
    }
    course
        .changedMembers()
        .forEach(
            member -> {
              Integer id = offered.get(member.kiosk());
              members.put(member.kiosk(), id == null ? member : member.numbered(id));
            });
    course.changedWaves().forEach(wave -> waves.put(wave.number(), wave));
    keep(course.rollout());
  }

  private void end(int action) {
    updates.computeIfPresent(action, (_, it) -> it.in(new UpdateActionState.Cancelled()));
  }
}
