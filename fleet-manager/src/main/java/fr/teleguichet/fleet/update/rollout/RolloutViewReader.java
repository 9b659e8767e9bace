package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.update.failure.UpdateFailureCause;
import fr.teleguichet.fleet.update.rollout.eligibility.BlockingReason;
import fr.teleguichet.fleet.update.rollout.eligibility.EligibilityFacts;
import fr.teleguichet.fleet.update.rollout.eligibility.FleetState;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateEligibilityRules;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Rollouts as people see them; changes nothing. Who sees a part of the fleet sees the rollouts in
 * which a kiosk of it is, and of them those kiosks, also where the plan names others.
 */
@Singleton
public final class RolloutViewReader {

  private static final int MAX_COUNT = 200;

  /**
   * Which kiosks of a rollout are wanted.
   *
   * @param wave the number of the wave; empty for all
   * @param state empty for all
   */
  public record Query(Optional<Integer> wave, Optional<MemberState> state, int offset, int limit) {}

  private final Jdbi jdbi;
  private final RolloutPlanCodec plans;
  private final RolloutAggregateStore store;
  private final RolloutEngine engine;
  private final RolloutPlanScopeFilter targets;

  RolloutViewReader(
      Database database,
      RolloutPlanCodec plans,
      RolloutAggregateStore store,
      RolloutEngine engine,
      RolloutPlanScopeFilter targets) {
    this.jdbi = database.jdbi();
    this.plans = plans;
    this.store = store;
    this.engine = engine;
    this.targets = targets;
  }

  /** The rollouts, newest first; 200 at most. */
  public List<RolloutView> list(Principal visitor) {
    List<RolloutView> all =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT "
                            + RolloutRepository.COLUMNS
                            + RolloutRepository.FROM
                            + "WHERE :all OR EXISTS (SELECT 1 FROM rollout_member m"
                            + " WHERE m.rollout_id = r.id AND m.territory IN (<territories>))"
                            + " ORDER BY r.id DESC LIMIT :most")
                    .bind("all", visitor.scope().isWholeFleet())
                    .bindList("territories", RolloutTotalsReader.territories(visitor.scope()))
                    .bind("most", MAX_COUNT)
                    .map(RolloutRepository.rollout(plans))
                    .collect(
                        Collectors.collectingAndThen(
                            Collectors.toList(),
                            rollouts ->
                                RolloutTotalsReader.views(handle, rollouts, visitor.scope()))));
    return narrowed(all, visitor);
  }

  private List<RolloutView> narrowed(List<RolloutView> views, Principal visitor) {
    Function<Rollout, Rollout> narrow =
        targets.narrowing(visitor.scope(), views.stream().map(RolloutView::rollout).toList());
    return views.stream()
        .map(it -> new RolloutView(narrow.apply(it.rollout()), it.waves(), it.offline()))
        .toList();
  }

  /** The rollout of this number. */
  public Optional<RolloutView> find(int id, Principal visitor) {
    Optional<RolloutView> found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT "
                            + RolloutRepository.COLUMNS
                            + RolloutRepository.FROM
                            + "WHERE r.id = :id")
                    .bind("id", id)
                    .map(RolloutRepository.rollout(plans))
                    .findOne()
                    .map(
                        it ->
                            RolloutTotalsReader.views(handle, List.of(it), visitor.scope())
                                .getFirst())
                    .filter(view -> visitor.scope().isWholeFleet() || view.total() > 0));
    return found.map(it -> narrowed(List.of(it), visitor).getFirst());
  }

  /** Kiosks of the rollout that may be seen, by wave and name. */
  public List<MemberView> members(RolloutView view, Query query, Principal visitor) {
    Rollout rollout = view.rollout();
    return jdbi.inTransaction(
        handle -> {
          List<RolloutMember> members =
              handle
                  .createQuery(
                      RolloutRepository.MEMBERS
                          + """
                           AND (:all OR m.territory IN (<territories>))
                          AND (:wave = 0 OR m.wave = :wave) AND (:state = '' OR m.state = :state)
                          ORDER BY m.wave, m.kiosk LIMIT :limit OFFSET :offset
                          """)
                  .bind("id", rollout.id())
                  .bind("all", visitor.scope().isWholeFleet())
                  .bindList("territories", RolloutTotalsReader.territories(visitor.scope()))
                  .bind("wave", query.wave().orElse(0))
                  .bind("state", query.state().map(MemberState::code).orElse(""))
                  .bind("limit", query.limit())
                  .bind("offset", query.offset())
                  .map(RolloutRepository.MEMBER)
                  .list();
          Obstacles obstacles = new Obstacles(handle, view);
          Map<Integer, String> names = labels(handle, members);
          Map<Integer, UpdateFailureCause> causes = causes(handle, members);
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
                          Optional.ofNullable(names.get(member.previous())),
                          obstacles.of(member),
                          Optional.ofNullable(causes.get(member.action()))))
              .toList();
        });
  }

  /** What the kiosks had before, by its number. */
  private static Map<Integer, String> labels(Handle handle, List<RolloutMember> members) {
    List<Integer> previous =
        members.stream().map(RolloutMember::previous).filter(it -> it != 0).distinct().toList();
    if (previous.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            """
            SELECT id, CONCAT(name, ' ', version) AS label FROM distribution WHERE id IN (<ids>)
            """)
        .bindList("ids", previous)
        .map((row, _) -> Map.entry(row.getInt("id"), row.getString("label")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Why updates failed, by their numbers. */
  private static Map<Integer, UpdateFailureCause> causes(
      Handle handle, List<RolloutMember> members) {
    List<Integer> failed =
        members.stream()
            .filter(it -> it.state() == MemberState.FAILED || it.state() == MemberState.STRANDED)
            .map(RolloutMember::action)
            .filter(it -> it != 0)
            .distinct()
            .toList();
    if (failed.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            """
            SELECT action_id, messages FROM action_status WHERE id IN (
              SELECT MAX(id) FROM action_status WHERE action_id IN (<ids>)
                AND (kind = 'closed' OR (kind = 'failed' AND messages <> ''))
              GROUP BY action_id)
            """)
        .bindList("ids", failed)
        .map(
            (row, _) ->
                Map.entry(
                    row.getInt("action_id"),
                    UpdateFailureCause.of(row.getString("messages").lines().toList())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Reads the fleet once, and only where some kiosk waits or is at it. */
  private final class Obstacles {
    private final Handle handle;
    private final RolloutView view;
    private Optional<FleetState> fleet = Optional.empty();
    private Optional<UpdateEligibilityRules> gate = Optional.empty();

    Obstacles(Handle handle, RolloutView view) {
      this.handle = handle;
      this.view = view;
    }

    List<BlockingReason> of(RolloutMember member) {
      if (member.isAtIt()) {
        return ofUpdating(member);
      }
      return waits(member)
          ? gate().check(member.kiosk(), terms(member), fleet(), store.now())
          : List.of();
    }

    private boolean waits(RolloutMember member) {
      RolloutState state = view.rollout().state();
      return state instanceof RolloutState.RollingBack
          ? member.state() == MemberState.SUCCEEDED
          : state instanceof RolloutState.Running
              && member.state() == MemberState.WAITING
              && hasBegun(member.wave());
    }

    private boolean hasBegun(int wave) {
      return view.waves().stream()
          .anyMatch(it -> it.wave().number() == wave && it.wave().state().hasBegun());
    }

    /** Whether it is still there, and what it waits for since it has read its update. */
    private List<BlockingReason> ofUpdating(RolloutMember member) {
      List<BlockingReason> obstacles = new ArrayList<>();
      fleet()
          .find(member.kiosk())
          .flatMap(EligibilityFacts::silent)
          .ifPresent(since -> obstacles.add(new BlockingReason.Offline(since)));
      if (member.held()) {
        obstacles.addAll(gate().checkRead(member.kiosk(), terms(member), fleet(), store.now()));
      }
      return obstacles;
    }

    private UpdateEligibilityRules gate() {
      if (gate.isEmpty()) {
        gate = Optional.of(engine.gate(handle, view.rollout().distribution()));
      }
      return gate.orElseThrow();
    }

    private FleetState fleet() {
      if (fleet.isEmpty()) {
        fleet =
            Optional.of(new RolloutFleetReader(handle).surroundings(store.now(), engine.polling()));
      }
      return fleet.orElseThrow();
    }

    private UpdateEligibilityRules.Terms terms(RolloutMember member) {
      Rollout rollout = view.rollout();
      return new UpdateEligibilityRules.Terms(
          rollout.plan().window(),
          rollout.isOverdue(store.now()),
          rollout.plan().alone().contains(member.kiosk()));
    }
  }
}
