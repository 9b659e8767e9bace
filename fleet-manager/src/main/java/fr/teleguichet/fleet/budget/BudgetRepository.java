package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables of the budget's lines and of who pays. */
@Singleton
final class BudgetRepository {

  /** A budget of more lines is a ledger, which is kept elsewhere. */
  static final int MAX_LINES = 5_000;

  private static final String SELECT =
      "SELECT l.*, f.french, f.english FROM budget_line l"
          + " JOIN budget_funder f ON f.id = l.funder_id";

  /**
   * Something to be written.
   *
   * @param id the row that becomes it; empty where a row is added
   */
  record Write(Optional<Long> id, BudgetLineDraft draft) {}

  private final Jdbi jdbi;
  private final Clock clock;

  BudgetRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** Every line, by year and then in the order in which they were written. */
  List<BudgetLine> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " ORDER BY l.year, l.id LIMIT " + MAX_LINES)
                .map((row, _) -> line(row))
                .list());
  }

  Optional<BudgetLine> find(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " WHERE l.id = :id")
                .bind("id", id)
                .map((row, _) -> line(row))
                .findOne());
  }

  /** A nature of a later version counts as running: it is spent, whatever it is called. */
  private static BudgetLine line(ResultSet row) throws SQLException {
    int site = row.getInt("site_id");
    boolean isOfSite = !row.wasNull();
    return new BudgetLine(
        row.getLong("id"),
        row.getInt("year"),
        new Funder(row.getInt("funder_id"), row.getString("french"), row.getString("english")),
        CostNature.ofWord(row.getString("nature")).orElse(CostNature.RUNNING),
        new EuroAmount(row.getBigDecimal("planned")),
        new EuroAmount(row.getBigDecimal("paid")),
        isOfSite ? Optional.of(site) : Optional.empty(),
        row.getString("note"));
  }

  /** Who pays or could, in the order in which they were added. */
  List<Funder> funders() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id, french, english FROM budget_funder ORDER BY id")
                .map((row, _) -> new Funder(row.getInt(1), row.getString(2), row.getString(3)))
                .list());
  }

  /** Writes all of it or nothing. */
  void write(List<Write> lines) {
    jdbi.useTransaction(handle -> lines.forEach(line -> write(handle, line)));
  }

  private void write(Handle handle, Write line) {
    BudgetLineDraft draft = line.draft();
    int funder = funder(handle, draft.funder());
    if (line.id().isPresent()) {
      int _ =
          bound(
                  handle.createUpdate(
                      "UPDATE budget_line SET year = :year, funder_id = :funder, nature = :nature,"
                          + " planned = :planned, paid = :paid, site_id = :site, note = :note"
                          + " WHERE id = :id"),
                  draft,
                  funder)
              .bind("id", line.id().get())
              .execute();
      return;
    }
    int _ =
        bound(
                handle.createUpdate(
                    "INSERT INTO budget_line (year, funder_id, nature, planned, paid, site_id,"
                        + " note, recorded) VALUES (:year, :funder, :nature, :planned,"
                        + " :paid, :site, :note, :recorded)"),
                draft,
                funder)
            .bind("recorded", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .execute();
  }

  private static <S extends SqlStatement<S>> S bound(
      S statement, BudgetLineDraft draft, int funder) {
    return statement
        .bind("year", draft.year())
        .bind("funder", funder)
        .bind("nature", draft.nature().code())
        .bind("planned", draft.planned().euros())
        .bind("paid", draft.paid().euros())
        .bind("site", draft.site().orElse(null))
        .bind("note", draft.note());
  }

  /** The funder's row; a name that the collation takes for a known one is that one. */
  private static int funder(Handle handle, Funder funder) {
    if (funder.id() > 0) {
      return funder.id();
    }
    int _ =
        handle.execute(
            "INSERT IGNORE INTO budget_funder (french, english) VALUES (?, ?)",
            funder.french(),
            funder.english());
    return handle
        .createQuery("SELECT id FROM budget_funder WHERE french = :french")
        .bind("french", funder.french())
        .mapTo(Integer.class)
        .one();
  }

  /** Deletes the line of this row. */
  void remove(long id) {
    jdbi.useHandle(
        handle -> {
          int _ = handle.execute("DELETE FROM budget_line WHERE id = ?", id);
        });
  }
}
