package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What the database remembers of the kiosks, for a manager that has just started. */
final class KnownNodeReader {

  private static final String KIOSKS =
      "SELECT id, name, territory, last_seen, link, link_since, stop_reason, facts, born,"
          + " takes_actions FROM kiosk";
  private static final String PERIPHERALS =
      "SELECT kiosk_id, device, present, since, state, reasons, model FROM peripheral";

  private KnownNodeReader() {}

  static List<NodeView> load(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Map<Integer, Map<String, DeviceView>> devices = devices(connection);
      List<NodeView> views = new ArrayList<>();
      try (PreparedStatement select = connection.prepareStatement(KIOSKS);
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          views.add(view(row, devices.getOrDefault(row.getInt("id"), Map.of())));
        }
      }
      return views;
    }
  }

  private static NodeView view(ResultSet row, Map<String, DeviceView> devices) throws SQLException {
    return new NodeView(
        new NodeAddress(row.getString("territory"), row.getString("name")),
        new LinkStateColumns(row.getString("link"), row.getString("stop_reason"))
            .afterRestart(instant(row, "link_since")),
        instant(row, "last_seen"),
        false,
        Map.of(),
        KioskFactsCodec.read(row.getString("facts")),
        devices,
        Optional.empty(),
        birth(row));
  }

  private static Optional<NodeBirthSummary> birth(ResultSet row) throws SQLException {
    return row.getObject("born") == null
        ? Optional.empty()
        : Optional.of(new NodeBirthSummary(instant(row, "born"), row.getBoolean("takes_actions")));
  }

  private static Map<Integer, Map<String, DeviceView>> devices(Connection connection)
      throws SQLException {
    Map<Integer, Map<String, DeviceView>> devices = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(PERIPHERALS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        devices
            .computeIfAbsent(row.getInt("kiosk_id"), _ -> new HashMap<>())
            .put(row.getString("device"), device(row));
      }
    }
    return devices;
  }

  private static DeviceView device(ResultSet row) throws SQLException {
    return new DeviceView(
        row.getBoolean("present"),
        instant(row, "since"),
        row.getString("state"),
        row.getString("reasons"),
        row.getString("model"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
