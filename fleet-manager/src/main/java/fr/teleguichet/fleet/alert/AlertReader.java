package fr.teleguichet.fleet.alert;

import static fr.teleguichet.fleet.alert.AlertRepository.instant;
import static fr.teleguichet.fleet.alert.AlertRepository.site;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountClosurePreview;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.text.CodedEnum;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads alerts as far as a scope goes: whoever sees a part of the fleet sees alerts with a member
 * there, and of them those members only.
 */
@Singleton
public final class AlertReader implements AccountClosurePreview {

  /** Members of one alert that are read at most. */
  static final int MAX_MEMBERS = 200;

  private static final String SEVERITY = "FIELD(a.severity, 'notice', 'soon', 'urgent')";

  /** What is greater in the more urgent of two alerts. */
  private static final String URGENCY = SEVERITY + ", a.since, a.id";

  private static final String MOST_URGENT = SEVERITY + " DESC, a.since DESC, a.id DESC";

  private static final String SEPARATOR = "\t";

  private final Jdbi jdbi;

  AlertReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Alerts in the order that is wanted, each once, however many parts they are read in. */
  public List<AlertRow> find(AlertQuery query) {
    String view =
        switch (query.view()) {
          case OPEN -> "a.state <> 'resolved'";
          case MINE -> "a.state = 'assigned' AND a.person = " + query.account();
          case RESOLVED -> "a.state = 'resolved'";
        };
    String kind = query.kind().map(it -> " AND a.kind = '" + it.code() + "'").orElse("");
    String after =
        query.after().stream()
            .mapToObj(it -> " AND " + isAfter(query.order(), it))
            .collect(Collectors.joining());
    return rows(query.scope(), view + kind + after, query.order(), query.limit());
  }

  /** Whether an alert comes after the one of this number, which may be gone meanwhile. */
  private static String isAfter(AlertQuery.Order order, long id) {
    return switch (order) {
      case NEWEST -> "a.id < " + id;
      case MOST_URGENT ->
          "(" + URGENCY + ") < (SELECT " + URGENCY + " FROM alert a WHERE a.id = " + id + ")";
    };
  }

  /** The alert of this number, where any of it is in the scope. */
  public Optional<AlertRow> find(long id, Scope scope) {
    return rows(scope, "a.id = " + id, AlertQuery.Order.NEWEST, 1).stream().findFirst();
  }

  /** Two statements, however many alerts there are and however many belong to each. */
  private List<AlertRow> rows(Scope scope, String which, AlertQuery.Order order, int limit) {
    return jdbi.withHandle(
        handle -> {
          List<AlertRow> alerts =
              seenBy(
                      scope,
                      handle,
                      "SELECT a.* FROM alert a WHERE "
                          + which
                          + " AND a."
                          + AlertRepository.IS_KNOWN
                          + " AND EXISTS (SELECT 1 FROM alert_member"
                          + " WHERE alert_id = a.id AND <seen>) ORDER BY "
                          + (order == AlertQuery.Order.MOST_URGENT ? MOST_URGENT : "a.id DESC")
                          + " LIMIT :limit")
                  .bind("limit", limit)
                  .map((row, _) -> alert(row))
                  .list();
          Map<Long, AlertRow.Members> members = members(handle, alerts, scope);
          return alerts.stream()
              .map(it -> it.with(members.getOrDefault(it.id(), it.members())))
              .toList();
        });
  }

  private static Map<Long, AlertRow.Members> members(
      Handle handle, List<AlertRow> alerts, Scope scope) {
    return seenBy(
            scope,
            handle,
            """
            SELECT alert_id, COUNT(*) AS members, SUM(ended IS NULL) AS holding,
              MIN(CONCAT(subject, '\t', topic, '\t', amount)) AS first
            FROM alert_member WHERE alert_id IN (<alerts>) AND <seen> GROUP BY alert_id
            """)
        .bindList(EmptyHandling.NULL_KEYWORD, "alerts", alerts.stream().map(AlertRow::id).toList())
        .map((row, _) -> Map.entry(row.getLong("alert_id"), members(row)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static AlertRow.Members members(ResultSet row) throws SQLException {
    String[] first = row.getString("first").split(SEPARATOR, 3);
    return new AlertRow.Members(
        AlertSubject.ofCode(first[0]),
        first[1],
        Long.parseLong(first[2]),
        row.getInt("members"),
        row.getInt("holding"));
  }

  /** A statement in which {@code <seen>} stands for what the scope lets one see of members. */
  private static Query seenBy(Scope scope, Handle handle, String sql) {
    if (scope.isWholeFleet()) {
      return handle.createQuery(sql.replace("<seen>", "TRUE"));
    }
    return handle
        .createQuery(sql.replace("<seen>", "territory IN (<territories>)"))
        .bindList(EmptyHandling.NULL_KEYWORD, "territories", scope.territories());
  }

  private static AlertRow alert(ResultSet row) throws SQLException {
    return new AlertRow(
        row.getLong("id"),
        AlertRepository.kind(row),
        CodedEnum.of(AlertSeverity.class, row.getString("severity")).orElse(AlertSeverity.SOON),
        AlertGroupKey.ofCode(row.getString("cause")),
        instant(row, "since"),
        instant(row, "opened"),
        AlertRepository.state(row),
        AlertRow.Members.NONE);
  }

  /** The members of an alert in the scope, those that hold first. */
  public List<AlertedCondition> members(long alert, Scope scope) {
    return jdbi.withHandle(
        handle ->
            seenBy(
                    scope,
                    handle,
                    """
                    SELECT * FROM alert_member WHERE alert_id = :alert AND <seen>
                    ORDER BY ended IS NOT NULL, since, subject, topic LIMIT :limit
                    """)
                .bind("alert", alert)
                .bind("limit", MAX_MEMBERS)
                .map((row, _) -> member(row))
                .list());
  }

  private static AlertedCondition member(ResultSet row) throws SQLException {
    return new AlertedCondition(
        AlertSubject.ofCode(row.getString("subject")),
        row.getString("topic"),
        site(row),
        instant(row, "since"),
        row.getLong("amount"),
        row.getTimestamp("ended") == null ? Optional.empty() : Optional.of(instant(row, "ended")));
  }

  /** Whose business the alert is; of what is of no territory, the one without a name. */
  List<String> territories(long alert) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT DISTINCT territory FROM alert_member WHERE alert_id = :alert")
                .bind("alert", alert)
                .mapTo(String.class)
                .list());
  }

  /** Whether all of the alert is in the scope: who sees a part of it reads of that part only. */
  public boolean isWithin(long alert, Scope scope) {
    return territories(alert).stream().allMatch(scope::covers);
  }

  /**
   * The life of an alert, oldest first; of one that reaches beyond the scope without what was noted
   * and without what joined it.
   */
  public List<AlertEvent> events(long alert, Scope scope) {
    List<AlertEvent> life = events(alert);
    return isWithin(alert, scope)
        ? life
        : life.stream().flatMap(it -> it.inPart().stream()).toList();
  }

  private List<AlertEvent> events(long alert) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM alert_event WHERE alert_id = :alert ORDER BY id LIMIT 500")
                .bind("alert", alert)
                .map(
                    (row, _) ->
                        new AlertEvent(
                            instant(row, "at"),
                            CodedEnum.of(AlertEvent.What.class, row.getString("what"))
                                .orElse(AlertEvent.What.OPENED),
                            row.getString("actor"),
                            row.getString("text")))
                .list());
  }

  @Override
  public List<Count> atEndOf(Account account) {
    int count =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT COUNT(*) FROM alert WHERE state = 'assigned' AND person = :account")
                    .bind("account", account.id())
                    .mapTo(int.class)
                    .one());
    return List.of(new Count(Subject.ALERTS, count));
  }
}
