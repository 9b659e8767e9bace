package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.account.Scope;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.database.Database;
import fr.teleguichet.fleet.update.cause.UpdateCause;
import fr.teleguichet.fleet.update.rollout.gate.Gate;
import fr.teleguichet.fleet.update.rollout.gate.KioskFacts;
import fr.teleguichet.fleet.update.rollout.gate.Obstacle;
import fr.teleguichet.fleet.update.rollout.gate.Surroundings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Rollouts as people see them; changes nothing. Who sees a part of the fleet sees the rollouts in
 * which a kiosk of it is, and of them those kiosks.
 */
@Singleton
public final class RolloutViews {

  private static final int MOST = 200;

  /**
   * Which kiosks of a rollout are wanted.
   *
   * @param wave the number of the wave; empty for all
   * @param state empty for all
   */
  public record Query(Optional<Integer> wave, Optional<MemberState> state, int offset, int limit) {}

  private final Jdbi jdbi;
  private final PlanCodec plans;
  private final RolloutStore store;
  private final RolloutEngine engine;

  RolloutViews(Database database, PlanCodec plans, RolloutStore store, RolloutEngine engine) {
    this.jdbi = database.jdbi();
    this.plans = plans;
    this.store = store;
    this.engine = engine;
  }

  /** The rollouts, newest first; 200 at most. */
  public List<RolloutView> list(Visitor visitor) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + RolloutTable.COLUMNS
                        + RolloutTable.FROM
                        + "WHERE :all OR EXISTS (SELECT 1 FROM rollout_member m"
                        + " WHERE m.rollout_id = r.id AND m.territory IN (<territories>))"
                        + " ORDER BY r.id DESC LIMIT :most")
                .bind("all", visitor.scope().isWholeFleet())
                .bindList("territories", territories(visitor.scope()))
                .bind("most", MOST)
                .map(RolloutTable.rollout(plans))
                .list()
                .stream()
                .map(rollout -> view(handle, rollout, visitor.scope()))
                .toList());
  }

  /** The rollout of this number. */
  public Optional<RolloutView> find(int id, Visitor visitor) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT " + RolloutTable.COLUMNS + RolloutTable.FROM + "WHERE r.id = :id")
                .bind("id", id)
                .map(RolloutTable.rollout(plans))
                .findOne()
                .map(rollout -> view(handle, rollout, visitor.scope()))
                .filter(view -> visitor.scope().isWholeFleet() || view.total() > 0));
  }

  /** A list that names nothing would be no SQL. */
  private static List<String> territories(Scope scope) {
    return scope.territories().isEmpty() ? List.of("-") : scope.territories();
  }

  private static RolloutView view(Handle handle, Rollout rollout, Scope scope) {
    Map<Integer, Map<MemberState, Integer>> counts = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT wave, state, COUNT(*) AS kiosks FROM rollout_member
            WHERE rollout_id = :id AND (:all OR territory IN (<territories>))
            GROUP BY wave, state
            """)
        .bind("id", rollout.id())
        .bind("all", scope.isWholeFleet())
        .bindList("territories", territories(scope))
        .map(
            (row, _) -> {
              Map<MemberState, Integer> wave =
                  counts.computeIfAbsent(row.getInt("wave"), _ -> new EnumMap<>(MemberState.class));
              return wave.put(
                  MemberState.of(row.getString("state")).orElseThrow(), row.getInt("kiosks"));
            })
        .list();
    return new RolloutView(
        rollout,
        RolloutTable.waves(handle, rollout.id()).stream()
            .map(wave -> new WaveView(wave, counts.getOrDefault(wave.number(), Map.of())))
            .toList(),
        offline(handle, rollout, scope));
  }

  /** How many kiosks went offline in the midst of their updates. */
  private static int offline(Handle handle, Rollout rollout, Scope scope) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM rollout_member m
            JOIN update_action a ON a.id = m.action_id
            JOIN kiosk k ON k.name = m.kiosk
            WHERE m.rollout_id = :id AND (:all OR m.territory IN (<territories>))
              AND m.state IN ('updating', 'leaving', 'reverting')
              AND a.state IN ('running', 'cancelling') AND k.link IN ('lost', 'stopped')
            """)
        .bind("id", rollout.id())
        .bind("all", scope.isWholeFleet())
        .bindList("territories", territories(scope))
        .mapTo(Integer.class)
        .one();
  }

  /** Kiosks of the rollout that may be seen, by wave and name. */
  public List<MemberView> members(RolloutView view, Query query, Visitor visitor) {
    Rollout rollout = view.rollout();
    return jdbi.inTransaction(
        handle -> {
          List<Member> members =
              handle
                  .createQuery(
                      RolloutTable.MEMBERS
                          + """
                           AND (:all OR m.territory IN (<territories>))
                          AND (:wave = 0 OR m.wave = :wave) AND (:state = '' OR m.state = :state)
                          ORDER BY m.wave, m.kiosk LIMIT :limit OFFSET :offset
                          """)
                  .bind("id", rollout.id())
                  .bind("all", visitor.scope().isWholeFleet())
                  .bindList("territories", territories(visitor.scope()))
                  .bind("wave", query.wave().orElse(0))
                  .bind("state", query.state().map(MemberState::word).orElse(""))
                  .bind("limit", query.limit())
                  .bind("offset", query.offset())
                  .map(RolloutTable.MEMBER)
                  .list();
          Obstacles obstacles = new Obstacles(handle, view);
          Map<Integer, String> names = new HashMap<>();
          return members.stream()
              .map(
                  member ->
                      new MemberView(
                          member.kiosk(),
                          member.territory(),
                          member.wave(),
                          member.state(),
                          member.since(),
                          member.action(),
                          member.update(),
                          Optional.of(member.previous())
                              .filter(it -> it != 0)
                              .map(it -> names.computeIfAbsent(it, id -> label(handle, id))),
                          obstacles.of(member),
                          cause(handle, member)))
              .toList();
        });
  }

  private static String label(Handle handle, int distribution) {
    return handle
        .createQuery("SELECT CONCAT(name, ' ', version) FROM distribution WHERE id = :id")
        .bind("id", distribution)
        .mapTo(String.class)
        .one();
  }

  private static Optional<UpdateCause> cause(Handle handle, Member member) {
    if (member.state() != MemberState.FAILED && member.state() != MemberState.STRANDED) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            """
            SELECT messages FROM action_status WHERE action_id = :id
              AND (kind = 'closed' OR (kind = 'failed' AND messages <> ''))
            ORDER BY id DESC LIMIT 1
            """)
        .bind("id", member.action())
        .mapTo(String.class)
        .findOne()
        .map(messages -> UpdateCause.of(messages.lines().toList()));
  }

  /** Reads the fleet once, and only where some kiosk waits or is at it. */
  private final class Obstacles {
    private final Handle handle;
    private final RolloutView view;
    private Optional<Surroundings> fleet = Optional.empty();

    Obstacles(Handle handle, RolloutView view) {
      this.handle = handle;
      this.view = view;
    }

    List<Obstacle> of(Member member) {
      if (member.isAtIt()) {
        return ofUpdating(member);
      }
      boolean begun =
          view.waves().stream()
              .anyMatch(it -> it.wave().number() == member.wave() && it.wave().state().hasBegun());
      Rollout rollout = view.rollout();
      boolean waits =
          rollout.state() instanceof RolloutState.RollingBack
              ? member.state() == MemberState.SUCCEEDED
              : rollout.state() instanceof RolloutState.Running
                  && member.state() == MemberState.WAITING
                  && begun;
      if (!waits) {
        return List.of();
      }
      return engine.gate().check(member.kiosk(), terms(member), fleet(), store.now());
    }

    /** Whether it is still there, and what it waits for since it has read its update. */
    private List<Obstacle> ofUpdating(Member member) {
      List<Obstacle> obstacles = new ArrayList<>();
      fleet()
          .find(member.kiosk())
          .flatMap(KioskFacts::silent)
          .ifPresent(since -> obstacles.add(new Obstacle.Offline(since)));
      if (member.held()) {
        obstacles.addAll(
            engine.gate().checkRead(member.kiosk(), terms(member), fleet(), store.now()));
      }
      return obstacles;
    }

    private Surroundings fleet() {
      if (fleet.isEmpty()) {
        fleet = Optional.of(new FleetReader(handle).surroundings(store.now()));
      }
      return fleet.orElseThrow();
    }

    private Gate.Terms terms(Member member) {
      Rollout rollout = view.rollout();
      return new Gate.Terms(
          rollout.plan().window(),
          rollout.isOverdue(store.now()),
          rollout.plan().alone().contains(member.kiosk()));
    }
  }
}
