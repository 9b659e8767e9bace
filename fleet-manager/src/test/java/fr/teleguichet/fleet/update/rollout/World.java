package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.action.ActionEvent;
import fr.teleguichet.fleet.update.action.ActionState;
import fr.teleguichet.fleet.update.rollout.gate.KioskFacts;
import fr.teleguichet.fleet.update.rollout.gate.Position;
import fr.teleguichet.fleet.update.rollout.gate.Surroundings;
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
      int id, String kiosk, int distribution, ActionState state, boolean forced, boolean ours) {
    Update in(ActionState next) {
      return new Update(id, kiosk, distribution, next, forced, ours);
    }
  }

  /** A kiosk, as it is and not as somebody thinks that it is. */
  record Kiosk(
      String name,
      String territory,
      Position position,
      OpeningHours hours,
      boolean connected,
      boolean lapsed,
      Optional<Instant> booked) {
    Kiosk connected(boolean value) {
      return new Kiosk(name, territory, position, hours, value, lapsed, booked);
    }

    Kiosk lapsed(boolean value) {
      return new Kiosk(name, territory, position, hours, connected, value, booked);
    }

    Kiosk booked(Optional<Instant> value) {
      return new Kiosk(name, territory, position, hours, connected, lapsed, value);
    }
  }

  static final Duration VISIT = Duration.ofMinutes(30);

  final Map<String, Kiosk> kiosks = new TreeMap<>();
  final Map<Integer, Update> updates = new LinkedHashMap<>();
  final Map<String, Integer> installed = new TreeMap<>();
  final Map<Integer, Wave> waves = new TreeMap<>();
  final Map<String, Member> members = new TreeMap<>();
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
    open(kiosk).ifPresent(older -> happen(older.id(), new ActionEvent.Cancel()));
    int id = updates.size() + 1;
    updates.put(id, new Update(id, kiosk, distribution, new ActionState.Offered(), forced, ours));
    return id;
  }

  /** The kiosk tells something, which counts where it can. */
  boolean happen(int id, ActionEvent event) {
    Update update = updates.get(id);
    if (update == null) {
      return false;
    }
    Optional<ActionState> next = event.on(update.state());
    next.ifPresent(
        state -> {
          updates.put(id, update.in(state));
          if (state instanceof ActionState.Succeeded) {
            installed.put(update.kiosk(), update.distribution());
          }
        });
    return next.isPresent();
  }

  Surroundings surroundings() {
    List<KioskFacts> facts = new ArrayList<>();
    kiosks
        .values()
        .forEach(
            it ->
                facts.add(
                    new KioskFacts(
                        it.name(),
                        it.territory(),
                        it.lapsed(),
                        it.connected(),
                        Optional.of(it.position()),
                        it.hours(),
                        installed.getOrDefault(it.name(), 0),
                        it.booked().stream()
                            .map(at -> new KioskFacts.Appointment(at, at.plus(VISIT)))
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
    return new Surroundings(facts, updating);
  }

  /** The rollout as a manager finds it after a start. */
  Course course() {
    List<Member> joined =
        members.values().stream()
            .map(
                member ->
                    Optional.ofNullable(updates.get(member.action()))
                        .map(it -> member.with(it.state(), it.forced()))
                        .orElseGet(member::free))
            .toList();
    return new Course(rollout(), waves.values(), joined, now);
  }

  /** Has done what a rollout wants, and keeps where it is now. */
  void keep(Course course) {
    Map<String, Integer> offered = new TreeMap<>();
    for (Order order : course.orders()) {
      switch (order) {
        case Order.Offer(String kiosk, int distribution, boolean forced) ->
            offered.put(kiosk, assign(kiosk, distribution, forced, true));
        case Order.Withdraw(String _, int action) -> end(action);
        case Order.Leave(String _, int action, boolean force) -> {
          boolean _ = happen(action, new ActionEvent.Cancel());
          if (force) {
            end(action);
          }
        }
        case Order.Force(String _, int action) ->
            updates.computeIfPresent(
                action,
                (id, it) ->
                    new Update(id, it.kiosk(), it.distribution(), it.state(), true, it.ours()));
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
    updates.computeIfPresent(action, (_, it) -> it.in(new ActionState.Cancelled()));
  }
}
