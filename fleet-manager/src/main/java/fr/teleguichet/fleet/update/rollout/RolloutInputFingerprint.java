package fr.teleguichet.fleet.update.rollout;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What a round over rollouts depends on, in a few numbers. While they stay the same, another round
 * comes out as the one before: nothing that a kiosk told, a person did or the gate asks for is
 * different. Time is counted in minutes, in which hours of sites and windows begin and end.
 *
 * @param rollouts the revisions of those that are not over and have begun or shall begin, and of
 *     those that are over and of which a kiosk that was given up has told that it succeeded
 * @param sums one number for each kind of thing that a round reads
 * @param minute the moment
 */
record RolloutInputFingerprint(Map<Integer, Long> rollouts, List<Long> sums, Instant minute) {

  // Sums of digests do not need the order of rows; each row's number is part of its digest, so that
  // two that change places are seen. Labels and facts count only for who joins, which can wait.
  private static final String SUMS =
      """
      SELECT (SELECT COALESCE(SUM(changes), 0) FROM update_kiosk) AS updates,
        (SELECT BIT_XOR(CRC32(CONCAT_WS(' ', id, link, site_id))) FROM kiosk) AS kiosks,
        (SELECT BIT_XOR(CRC32(CONCAT_WS(' ', id, state, holds, territory))) FROM unit
          WHERE holds IS NOT NULL) AS units,
        (SELECT BIT_XOR(CRC32(CONCAT_WS(' ', id, latitude, longitude, opening))) FROM site) AS sites,
        (SELECT BIT_XOR(CRC32(CONCAT_WS(' ', kiosk, id, start, finish))) FROM appointment
          WHERE finish > :now) AS appointments,
        (SELECT COUNT(*) FROM artifact WHERE withdrawn IS NOT NULL) AS withdrawn,
        (SELECT BIT_XOR(CRC32(uk.kiosk)) FROM update_kiosk uk
          LEFT JOIN unit u ON u.held_target = uk.kiosk
          LEFT JOIN kiosk k ON k.name = u.holds AND k.territory = u.territory
          WHERE COALESCE(k.link, '') <> 'connected' AND %s) AS asking
      """
          .formatted(RolloutFleetReader.ASKS);

  RolloutInputFingerprint {
    rollouts = Map.copyOf(rollouts);
    sums = List.copyOf(sums);
  }

  /** Where no rollout moves, nothing else is read. */
  static RolloutInputFingerprint of(Handle handle, Instant now, Duration polling) {
    Map<Integer, Long> rollouts =
        handle
            .createQuery(
                """
                SELECT id, revision FROM rollout WHERE state IN ('running', 'paused',
                  'rolling-back', 'aborting') OR (state = 'ready' AND start_at <= :now)
                  OR id IN (SELECT m.rollout_id FROM update_action a
                    JOIN rollout_member m ON m.action_id = a.id
                    WHERE a.given_up IS NOT NULL AND a.state = 'succeeded'
                      AND m.state IN ('failed', 'stranded'))
                """)
            .bind("now", RolloutRepository.utc(now))
            .map((row, _) -> Map.entry(row.getInt("id"), row.getLong("revision")))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new RolloutInputFingerprint(
        rollouts,
        rollouts.isEmpty() ? List.of() : sums(handle, now, polling),
        now.truncatedTo(ChronoUnit.MINUTES));
  }

  private static List<Long> sums(Handle handle, Instant now, Duration polling) {
    return handle
        .createQuery(SUMS)
        .bind("now", RolloutRepository.utc(now))
        .bind("polling", polling.toSeconds())
        .map(
            (row, _) ->
                List.of(
                    row.getLong("updates"),
                    row.getLong("kiosks"),
                    row.getLong("units"),
                    row.getLong("sites"),
                    row.getLong("appointments"),
                    row.getLong("withdrawn"),
                    row.getLong("asking")))
        .one();
  }

  /** The numbers of the rollouts, in order. */
  List<Integer> inOrder() {
    return rollouts.keySet().stream().sorted().toList();
  }
}
