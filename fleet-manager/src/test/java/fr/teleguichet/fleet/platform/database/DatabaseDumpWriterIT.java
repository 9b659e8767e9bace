package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dump of a real database has what was in it at one moment, value by value. */
@ExtendWith(TestDatabase.class)
final class DatabaseDumpWriterIT {
  private static final String LOCK = "dump-it";

  private final Database database;

  DatabaseDumpWriterIT(Database database) {
    this.database = database;
  }

  @AfterEach
  void theTablesOfTheTestGo() {
    execute("DROP TABLE IF EXISTS odd, odd_first, odd_second, odd_middle");
  }

  private void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private List<String> dump(Runnable atFirstTable) throws Exception {
    StringWriter out = new StringWriter();
    AtomicBoolean told = new AtomicBoolean();
    try (Connection connection = database.dataSource().getConnection()) {
      var _ =
          new DatabaseDumpWriter(
                  connection,
                  LOCK,
                  _ -> {
                    if (told.compareAndSet(false, true)) {
                      atFirstTable.run();
                    }
                  })
              .write(out, _ -> "");
    }
    return out.toString().lines().toList();
  }

  private String checksum(String table) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.select("CHECKSUM TABLE " + table).map((row, _) -> row.getString(2)).one());
  }

  @Test
  void everyValueComesBackAsItWas() throws Exception {
    execute(
        """
        CREATE TABLE odd (
          id INT NOT NULL PRIMARY KEY, f FLOAT NULL, d DOUBLE NULL, n DECIMAL(20, 6) NULL,
          u BIGINT UNSIGNED NULL, t TEXT NULL, b VARBINARY(600) NULL, at DATETIME(6) NULL,
          made TIMESTAMP(3) NULL, day DATE NULL, flag BOOLEAN NULL,
          twice INT AS (id * 2) PERSISTENT)
        """);
    try (Connection connection = database.dataSource().getConnection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO odd (id, f, d, n, u, t, b, at, made, day, flag)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      byte[] all = new byte[256];
      for (int i = 0; i < all.length; i++) {
        all[i] = (byte) i;
      }
      Object[][] rows = {
        {
          1,
          0.1f,
          0.1,
          "0.000001",
          "18446744073709551615",
          "l'école \\ \"à\" 🖨\n\r\0\032;--",
          all,
          "2026-11-27 10:00:00.123456",
          "2026-03-29 02:30:00.999",
          "2026-02-28",
          true
        },
        {
          2,
          3.3e38f,
          4.9e-324,
          "-99999999999999.999999",
          "0",
          "",
          new byte[0],
          "1000-01-01 00:00:00.000000",
          "1970-01-01 00:00:01.000",
          "9999-12-31",
          false
        },
        {
          3,
          16777216f,
          1.7976931348623157e308,
          "0",
          "1",
          "?{fn now()}{d '2026-01-01'}",
          all,
          "2026-10-25 02:30:00.000001",
          "2038-01-19 03:14:07.000",
          "2026-01-01",
          null
        },
        {4, null, null, null, null, null, null, null, null, null, null},
      };
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        int _ = insert.executeUpdate();
      }
    }
    String before = checksum("odd");

    List<String> lines = dump(() -> {}).stream().filter(line -> line.contains("`odd`")).toList();
    execute("DROP TABLE odd");
    load(lines);

    assertThat(lines).hasSize(2);
    assertThat(checksum("odd")).isEqualTo(before);
  }

  private void load(List<String> lines) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String line : lines) {
        boolean _ = statement.execute(line.substring(0, line.length() - 1));
      }
    }
  }

  /** Another connection commits after the first table was begun and before the last one is. */
  @Test
  void allTablesAreOfOneMoment() throws Exception {
    execute("CREATE TABLE odd_first (id INT NOT NULL PRIMARY KEY)");
    execute("CREATE TABLE odd_second (id INT NOT NULL PRIMARY KEY)");
    execute("INSERT INTO odd_first VALUES (1)");
    execute("INSERT INTO odd_second VALUES (1)");

    List<String> lines =
        dump(
            () -> {
              execute("INSERT INTO odd_first VALUES (2)");
              execute("INSERT INTO odd_second VALUES (2)");
            });

    assertThat(lines)
        .filteredOn(Pattern.compile("INSERT INTO `odd_(first|second)`.*").asMatchPredicate())
        .hasSize(2)
        .allMatch(line -> line.endsWith("VALUES (1);"));
  }

  /** Whoever alters tables by the clock waits, and does not break the snapshot. */
  @Test
  void theLockOfThoseWhoAlterTablesIsHeldMeanwhile() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Integer> got = new CompletableFuture<>();

    List<String> _ =
        dump(
            () -> {
              boolean _ =
                  got.complete(
                      database
                          .jdbi()
                          .withHandle(
                              handle ->
                                  handle
                                      .select("SELECT GET_LOCK(?, 0)", LOCK)
                                      .mapTo(Integer.class)
                                      .one()));
              asked.countDown();
            });

    assertThat(asked.await(0, TimeUnit.SECONDS)).isTrue();
    assertThat(got.join()).isZero();
  }

  @Test
  void theHistoryOfMigrationsComesLast() throws Exception {
    List<String> created =
        dump(() -> {}).stream().filter(line -> line.startsWith("CREATE TABLE")).toList();

    assertThat(created.getLast()).startsWith("CREATE TABLE `" + DatabaseDumpWriter.HISTORY + "`");
  }
}
