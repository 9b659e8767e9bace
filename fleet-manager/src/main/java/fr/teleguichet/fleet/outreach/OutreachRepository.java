package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.budget.EuroAmount;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables of what was done to make the network known. */
@Singleton
final class OutreachRepository {

  /** More in ten years would be one every other day. */
  static final int MAX_ACTIONS = 2_000;

  private final Jdbi jdbi;
  private final Clock clock;

  OutreachRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** Those that take place on one of these days, the newest first. */
  List<OutreachAction> between(LocalDate from, LocalDate to) {
    return jdbi.withHandle(
        handle ->
            actions(
                handle,
                "first_day <= :to AND last_day >= :from",
                statement -> statement.bind("from", from).bind("to", to)));
  }

  Optional<OutreachAction> find(long id) {
    return jdbi.withHandle(
        handle ->
            actions(handle, "id = :id", statement -> statement.bind("id", id)).stream()
                .findFirst());
  }

  /** Two statements, however many actions there are. */
  private static List<OutreachAction> actions(
      Handle handle, String which, UnaryOperator<Query> bound) {
    Map<Long, Set<Integer>> sites = new HashMap<>();
    bound
        .apply(
            handle.createQuery(
                "SELECT action_id, site_id FROM communication_action_site WHERE action_id IN"
                    + " (SELECT id FROM communication_action WHERE "
                    + which
                    + ")"))
        .map((row, _) -> Map.entry(row.getLong(1), row.getInt(2)))
        .forEach(it -> sites.computeIfAbsent(it.getKey(), _ -> new HashSet<>()).add(it.getValue()));
    return bound
        .apply(
            handle.createQuery(
                "SELECT * FROM communication_action WHERE "
                    + which
                    + " ORDER BY first_day DESC, id DESC LIMIT "
                    + MAX_ACTIONS))
        .map((row, _) -> action(row, sites.getOrDefault(row.getLong("id"), Set.of())))
        .list();
  }

  /** A kind of a later version is shown as what is put up somewhere. */
  private static OutreachAction action(ResultSet row, Set<Integer> sites) throws SQLException {
    return new OutreachAction(
        row.getLong("id"),
        OutreachActionKind.ofWord(row.getString("kind")).orElse(OutreachActionKind.POSTER),
        row.getString("title"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getBoolean("everywhere"),
        sites,
        new EuroAmount(row.getBigDecimal("cost")),
        row.getString("note"));
  }

  int count() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM communication_action")
                .mapTo(Integer.class)
                .one());
  }

  /** Adds it; its row. */
  long add(OutreachAction action) {
    return jdbi.inTransaction(
        handle -> {
          long id =
              bound(
                      handle.createUpdate(
                          "INSERT INTO communication_action (kind, title, first_day, last_day,"
                              + " everywhere, cost, note, recorded) VALUES (:kind, :title, :first,"
                              + " :last, :everywhere, :cost, :note, :recorded)"),
                      action)
                  .bind("recorded", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(Long.class)
                  .one();
          sites(handle, id, action);
          return id;
        });
  }

  /** Makes the action of this row another. */
  void change(long id, OutreachAction action) {
    jdbi.useTransaction(
        handle -> {
          int _ =
              bound(
                      handle.createUpdate(
                          "UPDATE communication_action SET kind = :kind, title = :title,"
                              + " first_day = :first, last_day = :last, everywhere = :everywhere,"
                              + " cost = :cost, note = :note WHERE id = :id"),
                      action)
                  .bind("id", id)
                  .execute();
          int _ = handle.execute("DELETE FROM communication_action_site WHERE action_id = ?", id);
          sites(handle, id, action);
        });
  }

  private static <S extends SqlStatement<S>> S bound(S statement, OutreachAction action) {
    return statement
        .bind("kind", action.kind().code())
        .bind("title", action.title())
        .bind("first", action.first())
        .bind("last", action.last())
        .bind("everywhere", action.everywhere())
        .bind("cost", action.cost().euros())
        .bind("note", action.note());
  }

  private static void sites(Handle handle, long id, OutreachAction action) {
    if (action.everywhere() || action.sites().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO communication_action_site (action_id, site_id) VALUES (?, ?)");
    action.sites().forEach(site -> batch.add(id, site));
    int[] _ = batch.execute();
  }

  /** Deletes the action of this row. */
  void remove(long id) {
    jdbi.useHandle(
        handle -> {
          int _ = handle.execute("DELETE FROM communication_action WHERE id = ?", id);
        });
  }
}
