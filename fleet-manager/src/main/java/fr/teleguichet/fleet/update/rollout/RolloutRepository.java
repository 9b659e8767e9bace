package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.hardware.text.CodedEnum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of rollouts, of their waves and of their kiosks. */
final class RolloutRepository {

  static final String COLUMNS =
      """
      r.id, r.distribution_id, CONCAT(d.name, ' ', d.version) AS label, r.state, r.reason, r.plan,
      r.made, r.since, r.actor, r.maker, r.start_at, r.revision
      """;

  static final String FROM = " FROM rollout r JOIN distribution d ON d.id = r.distribution_id ";

  private static final RowMapper<Wave> WAVE =
      (row, _) ->
          new Wave(
              row.getInt("number"),
              row.getString("name"),
              waveState(row.getString("state")),
              instant(row, "since").orElseThrow(),
              row.getInt("success"),
              row.getInt("errors"),
              row.getInt("forgiven"));

  static final RowMapper<RolloutMember> MEMBER =
      (row, _) ->
          new RolloutMember(
              row.getString("kiosk"),
              row.getString("territory"),
              row.getInt("wave"),
              memberState(row.getString("state")),
              instant(row, "since").orElseThrow(),
              row.getInt("action_id"),
              Optional.ofNullable(row.getString("update_state")).flatMap(UpdateActionState::of),
              row.getBoolean("forced"),
              row.getInt("previous_id"),
              row.getBoolean("begun"),
              row.getBoolean("held"));

  static final String MEMBERS =
      """
      SELECT m.kiosk, m.territory, m.wave, m.state, m.since, m.action_id, m.previous_id,
        a.state AS update_state, COALESCE(a.forced, FALSE) AS forced, m.held,
        COALESCE(a.state = 'running' AND (
          SELECT s.kind FROM action_status s
          WHERE s.action_id = a.id AND s.kind IN ('scheduled', 'proceeding')
          ORDER BY s.id DESC LIMIT 1) = 'proceeding', FALSE) AS begun
      FROM rollout_member m LEFT JOIN update_action a ON a.id = m.action_id
      WHERE m.rollout_id = :id
      """;

  private RolloutRepository() {}

  /** Rows of rollouts; plans are read by the codec. */
  static RowMapper<Rollout> rollout(RolloutPlanCodec plans) {
    return (row, _) ->
        new Rollout(
            row.getInt("id"),
            row.getInt("distribution_id"),
            row.getString("label"),
            state(row.getString("state")),
            row.getString("reason"),
            plans.stored(row.getString("plan")),
            instant(row, "made").orElseThrow(),
            instant(row, "since").orElseThrow(),
            row.getString("actor"),
            row.getString("maker"),
            instant(row, "start_at"),
            row.getLong("revision"));
  }

  private static RolloutState state(String word) throws SQLException {
    return RolloutState.of(word)
        .orElseThrow(() -> new SQLException("a rollout has the state \"" + word + "\""));
  }

  private static WaveState waveState(String word) throws SQLException {
    return CodedEnum.of(WaveState.class, word)
        .orElseThrow(() -> new SQLException("a wave has the state \"" + word + "\""));
  }

  private static MemberState memberState(String word) throws SQLException {
    return MemberState.of(word)
        .orElseThrow(() -> new SQLException("a kiosk of a rollout is \"" + word + "\""));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(time -> time.toInstant(ZoneOffset.UTC));
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /**
   * The rollout, locked, together with its kiosks that have updates, so that none begins or ends
   * one while the rollout is thought about. Nothing is read before everything is locked: what the
   * transaction reads first is what it sees until its end.
   */
  static Optional<RolloutAggregate> lock(
      Handle handle, int id, RolloutPlanCodec plans, Instant now) {
    boolean there =
        handle
            .createQuery("SELECT id FROM rollout WHERE id = :id FOR UPDATE")
            .bind("id", id)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!there) {
      return Optional.empty();
    }
    lockKiosks(handle, id);
    Rollout rollout =
        handle
            .createQuery("SELECT " + COLUMNS + FROM + "WHERE r.id = :id")
            .bind("id", id)
            .map(rollout(plans))
            .one();
    return Optional.of(new RolloutAggregate(rollout, waves(handle, id), members(handle, id), now));
  }

  /** Kiosks before their updates, as whoever changes updates does. */
  private static void lockKiosks(Handle handle, int id) {
    List<String> kiosks =
        handle
            .createQuery(
                """
                SELECT kiosk FROM rollout_member WHERE rollout_id = :id
                  AND state IN ('updating', 'leaving', 'reverting') FOR UPDATE
                """)
            .bind("id", id)
            .mapTo(String.class)
            .list();
    if (!kiosks.isEmpty()) {
      var _ =
          handle
              .createQuery(
                  """
                  SELECT kiosk FROM update_kiosk WHERE kiosk IN (<kiosks>) ORDER BY kiosk FOR UPDATE
                  """)
              .bindList("kiosks", kiosks)
              .mapTo(String.class)
              .list();
    }
  }

  private static List<Wave> waves(Handle handle, int id) {
    return waves(handle, List.of(id)).getOrDefault(id, List.of());
  }

  /** The waves of several rollouts, by the rollout's number, in order. */
  static Map<Integer, List<Wave>> waves(Handle handle, List<Integer> rollouts) {
    Map<Integer, List<Wave>> waves = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT rollout_id, number, name, state, since, success, errors, forgiven
            FROM rollout_wave WHERE rollout_id IN (<ids>) ORDER BY number
            """)
        .bindList("ids", rollouts)
        .map((row, context) -> Map.entry(row.getInt("rollout_id"), WAVE.map(row, context)))
        .forEach(
            wave ->
                waves.computeIfAbsent(wave.getKey(), _ -> new ArrayList<>()).add(wave.getValue()));
    return waves;
  }

  /** The kiosks of a rollout. */
  static List<RolloutMember> members(Handle handle, int id) {
    return handle
        .createQuery(MEMBERS + " ORDER BY m.wave, m.kiosk")
        .bind("id", id)
        .map(MEMBER)
        .list();
  }

  static int insert(Handle handle, Rollout rollout, RolloutPlanCodec plans) {
    return Objects.requireNonNull(
        handle
            .createUpdate(
                """
                INSERT INTO rollout (distribution_id, state, reason, plan, territories, made, since,
                  actor, maker, start_at)
                VALUES (:distribution, :state, :reason, :plan, :territories, :made, :since, :actor,
                  :maker, :start)
                """)
            .bind("distribution", rollout.distribution())
            .bind("state", rollout.state().code())
            .bind("reason", rollout.reason())
            .bind("plan", plans.text(rollout.plan()))
            .bind(
                "territories",
                String.join("\n", rollout.plan().territories().stream().sorted().toList()))
            .bind("made", utc(rollout.made()))
            .bind("since", utc(rollout.since()))
            .bind("actor", rollout.actor())
            .bind("maker", rollout.maker())
            .bind("start", rollout.startAt().map(RolloutRepository::utc).orElse(null))
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Integer.class)
            .one());
  }

  static void update(Handle handle, Rollout rollout, RolloutPlanCodec plans) {
    int _ =
        handle
            .createUpdate(
                """
                UPDATE rollout SET state = :state, reason = :reason, since = :since, plan = :plan,
                  start_at = :start, revision = revision + 1
                WHERE id = :id
                """)
            .bind("id", rollout.id())
            .bind("state", rollout.state().code())
            .bind("reason", rollout.reason())
            .bind("since", utc(rollout.since()))
            .bind("plan", plans.text(rollout.plan()))
            .bind("start", rollout.startAt().map(RolloutRepository::utc).orElse(null))
            .execute();
  }

  static void putWaves(Handle handle, int id, Collection<Wave> waves) {
    if (waves.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO rollout_wave (rollout_id, number, name, state, since, success, errors,
              forgiven)
            VALUES (:id, :number, :name, :state, :since, :success, :errors, :forgiven)
            ON DUPLICATE KEY UPDATE state = VALUE(state), since = VALUE(since),
              forgiven = VALUE(forgiven)
            """)) {
      for (Wave wave : waves) {
        PreparedBatch _ =
            batch
                .bind("id", id)
                .bind("number", wave.number())
                .bind("name", wave.name())
                .bind("state", wave.state().code())
                .bind("since", utc(wave.since()))
                .bind("success", wave.success())
                .bind("errors", wave.errors())
                .bind("forgiven", wave.forgiven())
                .add();
      }
      int[] _ = batch.execute();
    }
  }

  static void putMembers(Handle handle, int id, Collection<RolloutMember> members) {
    if (members.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO rollout_member (rollout_id, kiosk, territory, wave, state, since, action_id,
              previous_id, held)
            VALUES (:id, :kiosk, :territory, :wave, :state, :since, :action, :previous, :held)
            ON DUPLICATE KEY UPDATE state = VALUE(state), since = VALUE(since),
              action_id = VALUE(action_id), previous_id = VALUE(previous_id),
              held = VALUE(held)
            """)) {
      for (RolloutMember member : members) {
        PreparedBatch _ =
            batch
                .bind("id", id)
                .bind("kiosk", member.kiosk())
                .bind("territory", member.territory())
                .bind("wave", member.wave())
                .bind("state", member.state().code())
                .bind("since", utc(member.since()))
                .bind("action", number(member.action()))
                .bind("previous", number(member.previous()))
                .bind("held", member.held())
                .add();
      }
      int[] _ = batch.execute();
    }
  }

  private static @org.jspecify.annotations.Nullable Integer number(int id) {
    return id == 0 ? null : id;
  }
}
