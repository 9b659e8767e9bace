package fr.teleguichet.fleet.commitment;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The tables of commitments and of their measures. */
@Singleton
final class CommitmentRepository {

  private final Jdbi jdbi;

  CommitmentRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** All with their measures, by their day. */
  List<Commitment> all() {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, List<Commitment.Measure>> measures = measures(handle);
          return handle
              .createQuery("SELECT * FROM commitment ORDER BY due, id")
              .map((row, _) -> commitment(row, measures))
              .list();
        });
  }

  private static Map<Integer, List<Commitment.Measure>> measures(Handle handle) {
    Map<Integer, List<Commitment.Measure>> measures = new HashMap<>();
    handle
        .createQuery("SELECT * FROM commitment_measure ORDER BY meeting DESC, id DESC")
        .map((row, _) -> Map.entry(row.getInt("commitment_id"), measure(row)))
        .forEach(
            it -> {
              boolean _ =
                  measures.computeIfAbsent(it.getKey(), _ -> new ArrayList<>()).add(it.getValue());
            });
    return measures;
  }

  private static Commitment.Measure measure(ResultSet row) throws SQLException {
    return new Commitment.Measure(
        row.getInt("id"),
        row.getObject("meeting", LocalDate.class),
        Optional.ofNullable(row.getBigDecimal("amount")),
        CommitmentState.ofWord(row.getString("state")).orElse(CommitmentState.AT_RISK),
        row.getString("remark"));
  }

  private static Commitment commitment(
      ResultSet row, Map<Integer, List<Commitment.Measure>> measures) throws SQLException {
    return new Commitment(
        row.getInt("id"),
        row.getString("text"),
        row.getString("indicator"),
        CommitmentFigure.ofWord(row.getString("figure")).orElse(CommitmentFigure.BY_HAND),
        CommitmentBound.ofWord(row.getString("bound")).orElse(CommitmentBound.AT_LEAST),
        row.getBigDecimal("target"),
        row.getObject("due", LocalDate.class),
        row.getString("responsible"),
        measures.getOrDefault(row.getInt("id"), List.of()),
        row.getBoolean("fictitious"));
  }

  /** Adds the commitment, or replaces the one of its row; measures stay. */
  void save(Commitment it) {
    jdbi.useHandle(
        handle -> {
          String sql =
              it.id() == 0
                  ? "INSERT INTO commitment (text, indicator, figure, bound, target, due,"
                      + " responsible) VALUES (:text, :indicator, :figure, :bound, :target, :due,"
                      + " :responsible)"
                  : "UPDATE commitment SET text = :text, indicator = :indicator, figure = :figure,"
                      + " bound = :bound, target = :target, due = :due,"
                      + " responsible = :responsible WHERE id = :id";
          Update statement = handle.createUpdate(sql);
          if (it.id() != 0) {
            Update _ = statement.bind("id", it.id());
          }
          int _ =
              statement
                  .bind("text", it.text())
                  .bind("indicator", it.indicator())
                  .bind("figure", it.figure().code())
                  .bind("bound", it.bound().code())
                  .bind("target", it.target())
                  .bind("due", it.due())
                  .bind("responsible", it.responsible())
                  .execute();
        });
  }

  /** Writes down what was measured; a meeting that measures twice keeps the last. */
  void measure(int commitment, Commitment.Measure measure) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  "REPLACE INTO commitment_measure (commitment_id, meeting, amount, state, remark)"
                      + " VALUES (?, ?, ?, ?, ?)",
                  commitment,
                  measure.meeting(),
                  measure.amount().orElse(null),
                  measure.state().code(),
                  measure.remark());
        });
  }

  void remove(int id) {
    jdbi.useHandle(
        handle -> {
          int _ = handle.execute("DELETE FROM commitment WHERE id = ?", id);
        });
  }
}
