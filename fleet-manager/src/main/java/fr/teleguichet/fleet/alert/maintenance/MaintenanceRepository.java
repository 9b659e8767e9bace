package fr.teleguichet.fleet.alert.maintenance;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The table of planned maintenance. */
@Singleton
final class MaintenanceRepository {
  private final Jdbi jdbi;

  MaintenanceRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What is not over, soonest first. */
  List<MaintenanceWindow> notOver(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM maintenance_window WHERE finishes > :now ORDER BY starts, id")
                .bind("now", utc(now))
                .map((row, _) -> window(row))
                .list());
  }

  Optional<MaintenanceWindow> find(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM maintenance_window WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> window(row))
                .findOne());
  }

  private static MaintenanceWindow window(ResultSet row) throws SQLException {
    return new MaintenanceWindow(
        row.getInt("id"),
        area(row),
        instant(row, "starts"),
        instant(row, "finishes"),
        row.getString("reason"),
        row.getString("author"));
  }

  private static MaintenanceArea area(ResultSet row) throws SQLException {
    String word = row.getString("area");
    return switch (word) {
      case "fleet" -> new MaintenanceArea.WholeFleet();
      case "territory" -> new MaintenanceArea.OfTerritory(row.getString("territory"));
      case "site" -> new MaintenanceArea.OfSite(row.getInt("site_id"));
      case "kiosk" ->
          new MaintenanceArea.OfKiosk(
              new NodeAddress(row.getString("territory"), row.getString("kiosk")));
      default -> throw new IllegalArgumentException("no area of maintenance is " + word);
    };
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Adds one; its row. */
  int add(MaintenanceWindow window, Instant now) {
    return jdbi.withHandle(
        handle ->
            bound(
                    handle.createUpdate(
                        """
                        INSERT INTO maintenance_window
                          (area, territory, kiosk, site_id, starts, finishes, reason, author, created)
                        VALUES (:area, :territory, :kiosk, :site, :starts, :finishes, :reason,
                          :author, :now)
                        """),
                    window.area())
                .bind("area", window.area().code())
                .bind("starts", utc(window.starts()))
                .bind("finishes", utc(window.finishes()))
                .bind("reason", window.reason())
                .bind("author", window.author())
                .bind("now", utc(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(int.class)
                .one());
  }

  private static Update bound(Update statement, MaintenanceArea area) {
    return switch (area) {
      case MaintenanceArea.WholeFleet() -> bound(statement, "", "", null);
      case MaintenanceArea.OfTerritory(String territory) -> bound(statement, territory, "", null);
      case MaintenanceArea.OfSite(int site) -> bound(statement, "", "", site);
      case MaintenanceArea.OfKiosk(NodeAddress node) ->
          bound(statement, node.group(), node.node(), null);
    };
  }

  private static Update bound(
      Update statement, String territory, String kiosk, @Nullable Integer site) {
    return statement.bind("territory", territory).bind("kiosk", kiosk).bind("site", site);
  }

  /** Ends one now that is not over. */
  void end(int id, Instant now) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      UPDATE maintenance_window
                      SET finishes = :now, starts = LEAST(starts, :now)
                      WHERE id = :id AND finishes > :now
                      """)
                  .bind("now", utc(now))
                  .bind("id", id)
                  .execute();
        });
  }

  /** How many are not over. */
  int count(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM maintenance_window WHERE finishes > :now")
                .bind("now", utc(now))
                .mapTo(int.class)
                .one());
  }
}
