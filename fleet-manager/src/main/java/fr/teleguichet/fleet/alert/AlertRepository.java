package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** What the engine remembers, and what its passes change; always in somebody's transaction. */
final class AlertRepository {

  /**
   * What a statement asks of the column, so that a release that knows fewer kinds than a later one
   * goes on with those it knows.
   */
  static final String IS_KNOWN =
      Arrays.stream(AlertKind.values())
          .map(AlertKind::code)
          .collect(Collectors.joining("', '", "kind IN ('", "')"));

  private AlertRepository() {}

  /** The engine's time as last written; whoever reads it here is alone until the end. */
  static Duration hold(Handle handle) {
    return handle
        .createQuery("SELECT time FROM alert_engine WHERE id = 1 FOR UPDATE")
        .mapTo(long.class)
        .findOne()
        .map(Duration::ofMillis)
        .orElse(Duration.ZERO);
  }

  static void setTime(Handle handle, Duration time) {
    int _ =
        handle.execute(
            "INSERT INTO alert_engine (id, time) VALUES (1, ?)"
                + " ON DUPLICATE KEY UPDATE time = VALUES(time)",
            time.toMillis());
  }

  static AlertEngineState book(Handle handle) {
    return new AlertEngineState(
        handle
            .createQuery(
                "SELECT * FROM alert_condition WHERE "
                    + IS_KNOWN
                    + " ORDER BY begun, subject, topic")
            .map((row, _) -> held(row))
            .list(),
        handle
            .createQuery(
                "SELECT id, kind, cause, begun FROM alert WHERE state <> 'resolved' AND "
                    + IS_KNOWN
                    + " ORDER BY id")
            .map(
                (row, _) ->
                    new ActiveAlert(
                        row.getLong("id"),
                        kind(row),
                        AlertGroupKey.ofCode(row.getString("cause")),
                        Duration.ofMillis(row.getLong("begun"))))
            .list());
  }

  private static ObservedCondition condition(ResultSet row) throws SQLException {
    return new ObservedCondition(
        new ObservedCondition.Key(
            kind(row), AlertSubject.ofCode(row.getString("subject")), row.getString("topic")),
        site(row),
        instant(row, "since"),
        row.getLong("amount"));
  }

  private static TrackedCondition held(ResultSet row) throws SQLException {
    Long gone = row.getObject("gone", Long.class);
    Long alert = row.getObject("alert_id", Long.class);
    return new TrackedCondition(
        condition(row),
        Duration.ofMillis(row.getLong("begun")),
        Optional.ofNullable(gone).map(Duration::ofMillis),
        alert == null ? OptionalLong.empty() : OptionalLong.of(alert));
  }

  static AlertKind kind(ResultSet row) throws SQLException {
    String word = row.getString("kind");
    return AlertKind.ofWord(word)
        .orElseThrow(() -> new IllegalArgumentException("no kind of alert is " + word));
  }

  static Optional<Integer> site(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject("site_id", Integer.class));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Writes conditions as they are now. */
  static void put(Handle handle, List<TrackedCondition> conditions) {
    if (conditions.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO alert_condition
              (kind, subject, topic, site_id, since, amount, begun, gone, alert_id)
            VALUES (:kind, :subject, :topic, :site, :since, :amount, :begun, :gone, :alert)
            ON DUPLICATE KEY UPDATE site_id = VALUES(site_id), amount = VALUES(amount),
              gone = VALUES(gone), alert_id = VALUES(alert_id)
            """);
    for (TrackedCondition held : conditions) {
      PreparedBatch _ =
          bound(batch, held.condition())
              .bind("kind", held.key().kind().code())
              .bind("begun", held.begun().toMillis())
              .bind("gone", held.gone().map(Duration::toMillis).orElse(null))
              .bind("alert", held.isTold() ? (Long) held.alert().getAsLong() : null)
              .add();
    }
    int[] _ = batch.execute();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, ObservedCondition condition) {
    return statement
        .bind("subject", condition.key().subject().code())
        .bind("topic", condition.key().topic())
        .bind("site", condition.site().orElse(null))
        .bind("since", utc(condition.since()))
        .bind("amount", condition.amount());
  }

  /** Forgets conditions that are over; alerts that told them know when. */
  static void end(Handle handle, List<TrackedCondition> over, Instant now) {
    if (over.isEmpty()) {
      return;
    }
    PreparedBatch gone =
        handle.prepareBatch(
            "DELETE FROM alert_condition"
                + " WHERE kind = :kind AND subject = :subject AND topic = :topic");
    PreparedBatch ended =
        handle.prepareBatch(
            "UPDATE alert_member SET ended = :now"
                + " WHERE alert_id = :alert AND subject = :subject AND topic = :topic");
    boolean isAnyTold = false;
    for (TrackedCondition held : over) {
      PreparedBatch _ =
          gone.bind("kind", held.key().kind().code())
              .bind("subject", held.key().subject().code())
              .bind("topic", held.key().topic())
              .add();
      if (held.isTold()) {
        isAnyTold = true;
        PreparedBatch _ =
            ended
                .bind("now", utc(now))
                .bind("alert", held.alert().getAsLong())
                .bind("subject", held.key().subject().code())
                .bind("topic", held.key().topic())
                .add();
      }
    }
    int[] _ = gone.execute();
    if (isAnyTold) {
      int[] _ = ended.execute();
    }
  }

  /** Adds an alert; its number. */
  static long add(Handle handle, AlertPassResult.Opened opened, Instant now) {
    Instant since =
        opened.members().stream()
            .map(it -> it.condition().since())
            .min(Instant::compareTo)
            .orElse(now);
    return handle
        .createUpdate(
            """
            INSERT INTO alert (kind, severity, cause, begun, since, opened, state, changed)
            VALUES (:kind, :severity, :cause, :begun, :since, :now, 'open', :now)
            """)
        .bind("kind", opened.rule().kind().code())
        .bind("severity", opened.rule().severity().code())
        .bind("cause", opened.cause().code())
        .bind("begun", opened.members().getFirst().begun().toMillis())
        .bind("since", utc(since))
        .bind("now", utc(now))
        .executeAndReturnGeneratedKeys("id")
        .mapTo(long.class)
        .one();
  }

  /** Puts conditions into the alert that tells them. */
  static void join(Handle handle, long alert, List<TrackedCondition> members) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO alert_member (alert_id, subject, topic, territory, site_id, since, amount)
            VALUES (:alert, :subject, :topic, :territory, :site, :since, :amount)
            ON DUPLICATE KEY UPDATE site_id = VALUES(site_id), ended = NULL
            """);
    for (TrackedCondition held : members) {
      PreparedBatch _ =
          bound(batch, held.condition())
              .bind("alert", alert)
              .bind("territory", held.key().subject().territory())
              .add();
    }
    int[] _ = batch.execute();
    put(handle, members.stream().map(it -> it.toldBy(alert)).toList());
  }

  /** Writes a line into the life of an alert. */
  static void tell(
      Handle handle,
      long alert,
      AlertEvent.What what,
      @Nullable String actor,
      String text,
      Instant now) {
    int _ =
        handle.execute(
            "INSERT INTO alert_event (alert_id, at, what, actor, text) VALUES (?, ?, ?, ?, ?)",
            alert,
            utc(now),
            what.code(),
            actor == null ? "" : actor,
            text);
  }

  /** Writes the state of an alert. */
  static void setState(Handle handle, long alert, AlertState state) {
    int _ =
        handle
            .createUpdate(
                """
                UPDATE alert SET state = :state, changed = :changed, person = :person,
                  person_name = :name, note = :note WHERE id = :id
                """)
            .bind("state", state.code())
            .bind("changed", utc(state.since()))
            .bind("person", state.person().map(AlertPerson::account).orElse(null))
            .bind("name", state.person().map(AlertPerson::name).orElse(null))
            .bind("note", state instanceof AlertState.Resolved over ? over.note() : null)
            .bind("id", alert)
            .execute();
  }

  /**
   * Alerts that somebody has who has no account any more, or no right to see to the whole of it.
   */
  static List<Long> forsaken(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT a.id FROM alert a WHERE a.state = 'assigned' AND NOT EXISTS (
              SELECT 1 FROM account p WHERE p.id = a.person AND p.role IN (<roles>)
                AND (p.whole_fleet OR NOT EXISTS (
                  SELECT 1 FROM alert_member m WHERE m.alert_id = a.id AND m.territory NOT IN (
                    SELECT t.territory FROM account_territory t WHERE t.account_id = p.id))))
            ORDER BY a.id
            """)
        .bindList("roles", EligibleAssigneeFinder.ROLES.stream().map(Role::code).toList())
        .mapTo(long.class)
        .list();
  }

  /** Whether people have still to be told that it ended by itself. */
  static void setEndUntold(Handle handle, long alert, boolean isUntold) {
    int _ = handle.execute("UPDATE alert SET end_untold = ? WHERE id = ?", isUntold, alert);
  }

  /** Alerts that ended by themselves and of whose end nobody was told. */
  static List<UnnotifiedAlertEnd> untoldEnds(Handle handle) {
    Map<Long, List<ObservedCondition>> members = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            SELECT a.id, a.kind, m.subject, m.topic, m.site_id, m.since, m.amount
            FROM alert a JOIN alert_member m ON m.alert_id = a.id
            WHERE a.end_untold AND a.%s ORDER BY a.id
            """
                .formatted(IS_KNOWN))
        .map(
            (row, _) ->
                members
                    .computeIfAbsent(row.getLong("id"), _ -> new ArrayList<>())
                    .add(condition(row)))
        .list();
    return members.entrySet().stream()
        .map(
            it ->
                new UnnotifiedAlertEnd(
                    it.getKey(), it.getValue().getFirst().key().kind(), it.getValue()))
        .toList();
  }

  /** The state of an alert, held by this transaction; empty where there is none. */
  static Optional<AlertState> holdState(Handle handle, long alert) {
    return handle
        .createQuery("SELECT * FROM alert WHERE id = :id FOR UPDATE")
        .bind("id", alert)
        .map((row, _) -> state(row))
        .findOne();
  }

  static AlertState state(ResultSet row) throws SQLException {
    Long account = row.getObject("person", Long.class);
    String name = row.getString("person_name");
    String note = row.getString("note");
    return AlertState.of(
        row.getString("state"),
        instant(row, "changed"),
        account == null || name == null
            ? Optional.empty()
            : Optional.of(new AlertPerson(account, name)),
        note == null ? "" : note);
  }
}
