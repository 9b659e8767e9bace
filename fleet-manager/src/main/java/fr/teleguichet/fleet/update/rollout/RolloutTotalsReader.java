package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Scope;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Counts the kiosks of rollouts, of the territories that a person may see: as many statements for
 * two hundred rollouts as for one.
 */
final class RolloutTotalsReader {

  /** A wave of a rollout. */
  private record Place(int rollout, int wave) {}

  private RolloutTotalsReader() {}

  /** A list that names nothing would be no SQL. */
  static List<String> territories(Scope scope) {
    return scope.territories().isEmpty() ? List.of("-") : scope.territories();
  }

  /** The rollouts with their waves, in their order. */
  static List<RolloutView> views(Handle handle, List<Rollout> rollouts, Scope scope) {
    if (rollouts.isEmpty()) {
      return List.of();
    }
    List<Integer> ids = rollouts.stream().map(Rollout::id).toList();
    Map<Place, Map<MemberState, Integer>> counts = counts(handle, ids, scope);
    Map<Integer, List<Wave>> waves = RolloutRepository.waves(handle, ids);
    Map<Integer, Integer> offline = offline(handle, ids, scope);
    return rollouts.stream()
        .map(
            rollout ->
                new RolloutView(
                    rollout,
                    waves.getOrDefault(rollout.id(), List.of()).stream()
                        .map(
                            wave ->
                                new WaveView(
                                    wave,
                                    counts.getOrDefault(
                                        new Place(rollout.id(), wave.number()), Map.of())))
                        .toList(),
                    offline.getOrDefault(rollout.id(), 0)))
        .toList();
  }

  private static Map<Place, Map<MemberState, Integer>> counts(
      Handle handle, List<Integer> rollouts, Scope scope) {
    Map<Place, Map<MemberState, Integer>> counts = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT rollout_id, wave, state, COUNT(*) AS kiosks FROM rollout_member
            WHERE rollout_id IN (<ids>) AND (:all OR territory IN (<territories>))
            GROUP BY rollout_id, wave, state
            """)
        .bindList("ids", rollouts)
        .bind("all", scope.isWholeFleet())
        .bindList("territories", territories(scope))
        .map(
            (row, _) ->
                counts
                    .computeIfAbsent(
                        new Place(row.getInt("rollout_id"), row.getInt("wave")),
                        _ -> new EnumMap<>(MemberState.class))
                    .put(
                        MemberState.of(row.getString("state")).orElseThrow(), row.getInt("kiosks")))
        .list();
    return counts;
  }

  /** How many kiosks of each rollout went offline in the midst of their updates. */
  private static Map<Integer, Integer> offline(Handle handle, List<Integer> rollouts, Scope scope) {
    Map<Integer, Integer> offline = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT m.rollout_id, COUNT(*) AS kiosks FROM rollout_member m
            JOIN update_action a ON a.id = m.action_id
            JOIN kiosk k ON k.name = SUBSTRING_INDEX(m.kiosk, ':', -1) AND k.territory = m.territory
            WHERE m.rollout_id IN (<ids>) AND (:all OR m.territory IN (<territories>))
              AND m.state IN ('updating', 'leaving', 'reverting')
              AND a.state IN ('running', 'cancelling') AND k.link IN ('lost', 'stopped')
            GROUP BY m.rollout_id
            """)
        .bindList("ids", rollouts)
        .bind("all", scope.isWholeFleet())
        .bindList("territories", territories(scope))
        .map((row, _) -> offline.put(row.getInt("rollout_id"), row.getInt("kiosks")))
        .list();
    return offline;
  }
}
