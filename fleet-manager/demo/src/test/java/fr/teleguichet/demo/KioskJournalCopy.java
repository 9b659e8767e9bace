package fr.teleguichet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * A copy of a kiosk's journal as it lies on its disk at one moment: what the kiosk wrote, told by
 * nobody but its file, which the agent keeps locked.
 *
 * @param id the journal's identity
 * @param lastNumber the number of its last record
 * @param records how many records of each type it holds
 */
record KioskJournalCopy(String id, long lastNumber, Map<String, Integer> records) {

  private static final String FILE = "journal.db";

  /**
   * Reads it.
   *
   * @param data the kiosk's data folder
   * @param scratch a folder for the copy
   */
  static KioskJournalCopy of(Path data, Path scratch) throws IOException, SQLException {
    Files.createDirectories(scratch);
    for (String suffix : new String[] {"", "-wal"}) {
      Path from = data.resolve(FILE + suffix);
      if (Files.exists(from)) {
        Files.copy(from, scratch.resolve(FILE + suffix), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + scratch.resolve(FILE));
        Statement statement = connection.createStatement()) {
      Map<String, Integer> records = new TreeMap<>();
      try (ResultSet row =
          statement.executeQuery("SELECT type, COUNT(*) FROM record GROUP BY type")) {
        while (row.next()) {
          records.put(row.getString(1), row.getInt(2));
        }
      }
      try (ResultSet row = statement.executeQuery("SELECT journal, last_number FROM state")) {
        row.next();
        return new KioskJournalCopy(row.getString(1), row.getLong(2), records);
      }
    }
  }
}
