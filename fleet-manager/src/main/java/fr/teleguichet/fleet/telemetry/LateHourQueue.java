package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.HealthReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Notes the hours to which kiosks added reports afterwards, so that they are rolled up again. */
final class LateHourQueue {

  private static final String INSERT =
      "INSERT IGNORE INTO roll_up_late (kiosk_id, hour) VALUES (?, ?)";

  private record Hour(int kiosk, Instant start) {}

  private LateHourQueue() {}

  static void note(
      Connection connection, List<HealthReport> reports, ToIntFunction<HealthReport> kioskId)
      throws SQLException {
    Set<Hour> hours = lateHours(reports, kioskId);
    if (hours.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Hour hour : hours) {
        insert.setInt(1, hour.kiosk());
        insert.setObject(2, HourSummaryWriter.utc(hour.start()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static Set<Hour> lateHours(
      List<HealthReport> reports, ToIntFunction<HealthReport> kioskId) {
    Set<Hour> hours = new LinkedHashSet<>();
    for (HealthReport report : reports) {
      if (report.historical()) {
        hours.add(new Hour(kioskId.applyAsInt(report), report.at().truncatedTo(ChronoUnit.HOURS)));
      }
    }
    return hours;
  }
}
