package fr.teleguichet.edge.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The journal's tables, their version, and whether a file holds them in order. */
final class JournalSchema {

  /** Marks an SQLite file as a kiosk's journal: "TgJn". */
  private static final int APPLICATION = 0x54_67_4A_6E;

  /** One step per version; a step that was released is never edited. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE state (
                only INTEGER PRIMARY KEY CHECK (only = 1),
                journal TEXT NOT NULL,
                last_number INTEGER NOT NULL,
                acknowledged INTEGER NOT NULL,
                last_report INTEGER NOT NULL,
                reports_dropped INTEGER NOT NULL,
                bd_seq INTEGER NOT NULL
              ) STRICT
              """,
              """
              CREATE TABLE record (
                number INTEGER PRIMARY KEY,
                occurred INTEGER NOT NULL,
                type TEXT NOT NULL,
                body TEXT NOT NULL
              ) STRICT
              """,
              """
              CREATE TABLE report (
                number INTEGER PRIMARY KEY,
                content BLOB NOT NULL
              ) STRICT
              """,
              """
              CREATE TABLE setting (
                name TEXT PRIMARY KEY,
                content TEXT NOT NULL
              ) STRICT, WITHOUT ROWID
              """));

  /**
   * Tables that a former agent does without. They don't raise the version: an update that fails
   * goes back to an agent that must still open the file.
   */
  private static final List<String> ADDITIONS =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS acknowledgement (
            up_to INTEGER PRIMARY KEY,
            at INTEGER NOT NULL
          ) STRICT
          """);

  private JournalSchema() {}

  /** Brings the file to this version and makes sure that it can be trusted. */
  static void prepare(SqliteConnection database, Supplier<UUID> ids) throws SQLException {
    String verdict = database.single("PRAGMA quick_check(1)", row -> row.getString(1));
    if (!verdict.equals("ok")) {
      throw new InconsistentJournalException(verdict);
    }
    long version = database.pragmaNumber("user_version");
    if (version > STEPS.size()) {
      throw new JournalException(
          JournalException.Fault.NEWER,
          "the journal has version "
              + version
              + " and this agent knows "
              + STEPS.size()
              + " at most; install the newer agent again or move the journal away");
    }
    refuseForeign(database, version);
    database.begin();
    migrate(database, (int) version, ids);
    check(database);
    database.commit();
  }

  private static void refuseForeign(SqliteConnection database, long version) throws SQLException {
    boolean isEmpty = database.pragmaNumber("schema_version") == 0;
    boolean isOurs = database.pragmaNumber("application_id") == APPLICATION && version > 0;
    if (!isEmpty && !isOurs) {
      throw new InconsistentJournalException("an SQLite file of another program");
    }
  }

  private static void migrate(SqliteConnection database, int version, Supplier<UUID> ids)
      throws SQLException {
    for (List<String> step : STEPS.subList(version, STEPS.size())) {
      for (String statement : step) {
        var _ = database.update(statement);
      }
    }
    if (version == 0) {
      var _ =
          database.update("INSERT INTO state VALUES (1, ?, 0, 0, 0, 0, -1)", ids.get().toString());
      database.pragma("application_id = " + APPLICATION);
    }
    if (version < STEPS.size()) {
      database.pragma("user_version = " + STEPS.size());
    }
    for (String addition : ADDITIONS) {
      var _ = database.update(addition);
    }
  }

  /** The records between the acknowledged and the last number must all be there. */
  private static void check(SqliteConnection database) throws SQLException {
    JournalMarks state = JournalMarks.read(database);
    long there =
        database.single(
            "SELECT count(*) FROM record WHERE number > ? AND number <= ?",
            row -> row.getLong(1),
            state.acknowledged(),
            state.lastNumber());
    long beyond =
        database.single(
            "SELECT count(*) FROM record WHERE number > ?",
            row -> row.getLong(1),
            state.lastNumber());
    if (there != state.recordsWaiting() || beyond != 0) {
      throw new InconsistentJournalException(
          there + " records of " + state.recordsWaiting() + ", and " + beyond + " too many");
    }
  }
}
