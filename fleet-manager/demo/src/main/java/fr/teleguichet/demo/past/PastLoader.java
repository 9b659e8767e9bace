package fr.teleguichet.demo.past;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Gives the demo fleet a past, once in the life of its data. */
public final class PastLoader {

  /**
   * As much as the first network's relays differed: one of them was hardly ever used. Where the 250
   * interviews were held is not told; here it is so that half of them as journeys to the nearest
   * office are the 2 tonnes of CO2 that are.
   */
  static final List<PastKiosk> NETWORK =
      List.of(
          new PastKiosk("figeac", 60, 1.9, 18),
          new PastKiosk("gramat", 32, 1.4, 18),
          new PastKiosk("gourdon", 60, 1.2, 18),
          new PastKiosk("souillac", 12, 1.0, 18),
          new PastKiosk("lacapelle-marival", 16, 0.7, 18),
          new PastKiosk("montcuq", 50, 0.6, 15),
          new PastKiosk("labastide-murat", 16, 0.35, 9),
          new PastKiosk("latronquiere", 4, 0.12, 12));

  private final Path fleet;
  private final Clock clock;

  /**
   * @param fleet the manager's data folder
   */
  public PastLoader(Path fleet, Clock clock) {
    this.fleet = fleet;
    this.clock = clock;
  }

  /**
   * Writes it, unless an earlier run did; the kiosks must have reported once.
   *
   * @return whether it was written now
   * @throws SQLException when nothing of it was
   */
  public boolean load() throws SQLException, IOException {
    try (Connection connection = connect()) {
      var database = new PastDatabaseWriter(connection, new SplittableRandom(46));
      if (database.isWritten(NETWORK)) {
        return false;
      }
      database.write(
          PastGenerator.until(LocalDate.now(clock.withZone(PastGenerator.PLACE)), NETWORK));
      return true;
    }
  }

  private Connection connect() throws SQLException, IOException {
    String port = Files.readString(fleet.resolve("run/database.port")).strip();
    String password = Files.readString(fleet.resolve("database/password")).strip();
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/teleguichet?useBulkStmts=true&connectTimeout=5000",
        "teleguichet",
        password);
  }
}
