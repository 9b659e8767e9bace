package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.Language;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table of evaluation reports. */
@Singleton
final class EvaluationRepository {

  /** A network that writes one each month would need 40 years for these. */
  static final int MAX_ROWS = 500;

  private static final String COLUMNS =
      "id, first, last, territory, language, version, corrects, note, state, hash, author, created,"
          + " publisher, published";

  private static final RowMapper<EvaluationMetadata> ROW =
      (row, _) ->
          new EvaluationMetadata(
              row.getInt("id"),
              new MonthRange(month(row, "first"), month(row, "last")),
              row.getString("territory"),
              Language.ofTag(row.getString("language")).orElse(Language.FRENCH),
              row.getInt("version"),
              Optional.ofNullable(row.getObject("corrects", Integer.class)),
              row.getString("note"),
              EvaluationState.ofWord(row.getString("state")).orElse(EvaluationState.REPLACED),
              row.getString("hash"),
              row.getString("author"),
              instant(row.getObject("created", LocalDateTime.class)),
              Optional.ofNullable(row.getObject("published", LocalDateTime.class))
                  .map(at -> publication(at, row)));

  private final Jdbi jdbi;

  EvaluationRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  private static EvaluationMetadata.Publication publication(LocalDateTime at, ResultSet row) {
    try {
      return new EvaluationMetadata.Publication(instant(at), row.getString("publisher"));
    } catch (SQLException failure) {
      throw new IllegalStateException("the column of the publisher is gone", failure);
    }
  }

  private static YearMonth month(ResultSet row, String column) throws SQLException {
    return YearMonth.from(row.getObject(column, LocalDate.class));
  }

  private static Instant instant(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** All of them, those of the latest months first. */
  List<EvaluationMetadata> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM evaluation ORDER BY last DESC, id DESC LIMIT :most")
                .bind("most", MAX_ROWS)
                .map(ROW)
                .list());
  }

  Optional<EvaluationMetadata> find(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM evaluation WHERE id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne());
  }

  /** What a report says, as JSON. */
  Optional<String> content(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT content FROM evaluation WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  /**
   * Adds a draft with the first of these, and returns its row; the id of the given one is ignored.
   */
  int add(EvaluationMetadata draft, String content) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO evaluation (first, last, territory, language, version, corrects,
                      note, state, content, hash, author, created)
                    VALUES (:first, :last, :territory, :language, :version, :corrects,
                      :note, 'draft', :content, :hash, :author, :created)
                    """)
                .bind("first", draft.months().first().atDay(1))
                .bind("last", draft.months().last().atDay(1))
                .bind("territory", draft.territory())
                .bind("language", draft.language().tag())
                .bind("version", draft.version())
                .bind("corrects", draft.corrects().orElse(null))
                .bind("note", draft.note())
                .bind("content", content)
                .bind("hash", draft.hash())
                .bind("author", draft.author())
                .bind("created", utc(draft.created()))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Integer.class)
                .one());
  }

  /** Replaces what a draft says; returns whether it was one. */
  boolean refresh(int id, String content, String hash) {
    return jdbi.withHandle(
        handle ->
            handle.execute(
                    "UPDATE evaluation SET content = ?, hash = ? WHERE id = ? AND state = 'draft'",
                    content,
                    hash,
                    id)
                == 1);
  }

  /**
   * Publishes a draft, and replaces the version that it corrects, both or nothing; returns whether
   * it was a draft with this hash: what somebody did not read is not published.
   */
  boolean publish(int id, String hash, String publisher, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          int published =
              handle.execute(
                  "UPDATE evaluation SET state = 'published', publisher = ?, published = ?"
                      + " WHERE id = ? AND state = 'draft' AND hash = ?",
                  publisher,
                  utc(now),
                  id,
                  hash);
          if (published == 1) {
            int _ =
                handle.execute(
                    "UPDATE evaluation older JOIN evaluation newer ON newer.corrects = older.id"
                        + " SET older.state = 'replaced' WHERE newer.id = ?",
                    id);
          }
          return published == 1;
        });
  }

  /** Throws a draft away; returns whether it was one. */
  boolean delete(int id) {
    return jdbi.withHandle(
        handle ->
            handle.execute("DELETE FROM evaluation WHERE id = ? AND state = 'draft'", id) == 1);
  }
}
