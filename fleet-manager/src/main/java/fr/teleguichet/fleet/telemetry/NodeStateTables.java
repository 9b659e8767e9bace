package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.sparkplug.NodeView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The tables of what a kiosk is now and when that changed: its link and its peripherals. Belongs to
 * the thread that stores telemetry.
 */
final class NodeStateTables {

  private static final String KIOSK =
      """
      UPDATE kiosk SET last_seen = ?, link = ?, link_since = ?, stop_reason = ?, facts = ?,
        born = COALESCE(?, born), takes_actions = COALESCE(?, takes_actions)
      WHERE id = ?
      """;
  private static final String LINK_CHANGE =
      """
      INSERT INTO link_change (kiosk_id, at, link, reason) VALUES (?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE link = VALUES(link), reason = VALUES(reason)
      """;
  private static final String PERIPHERAL =
      """
      INSERT INTO peripheral (kiosk_id, device, present, since, state, reasons, model)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE present = VALUES(present), since = VALUES(since),
        state = VALUES(state), reasons = VALUES(reasons), model = VALUES(model)
      """;
  private static final String PERIPHERAL_CHANGE =
      """
      INSERT INTO peripheral_change (kiosk_id, device, at, present, state, reasons)
      VALUES (?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE present = VALUES(present), state = VALUES(state),
        reasons = VALUES(reasons)
      """;

  private record Device(int kioskId, String device) {}

  private final Map<Integer, NodeView.Link> links = new HashMap<>();
  private final Map<Device, DeviceView> devices = new HashMap<>();

  void store(
      Connection connection, List<StoreTask.OfView> works, ToIntFunction<StoreTask.OfView> kioskId)
      throws SQLException {
    for (StoreTask.OfView work : works) {
      int id = kioskId.applyAsInt(work);
      updateKiosk(connection, id, work.view());
      if (!work.view().link().equals(links.put(id, work.view().link()))) {
        insertLinkChange(connection, id, work.view().link());
      }
      for (var device : work.view().devices().entrySet()) {
        storeDevice(connection, new Device(id, device.getKey()), device.getValue());
      }
    }
  }

  private static void updateKiosk(Connection connection, int id, NodeView view)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(KIOSK)) {
      LinkStateColumns link = LinkStateColumns.of(view.link());
      update.setObject(1, utc(view.lastHeard()));
      update.setString(2, link.link());
      update.setObject(3, utc(view.link().since()));
      update.setString(4, link.reason());
      update.setString(5, FactsJson.write(view.facts()));
      update.setObject(6, view.birth().map(birth -> utc(birth.at())).orElse(null));
      update.setObject(7, view.birth().map(NodeBirthSummary::takesActions).orElse(null));
      update.setInt(8, id);
      update.executeUpdate();
    }
  }

  private static void insertLinkChange(Connection connection, int id, NodeView.Link link)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(LINK_CHANGE)) {
      LinkStateColumns words = LinkStateColumns.of(link);
      insert.setInt(1, id);
      insert.setObject(2, utc(link.since()));
      insert.setString(3, words.link());
      insert.setString(4, words.reason());
      insert.executeUpdate();
    }
  }

  private void storeDevice(Connection connection, Device key, DeviceView view) throws SQLException {
    if (view.equals(devices.put(key, view))) {
      return;
    }
    try (PreparedStatement upsert = connection.prepareStatement(PERIPHERAL);
        PreparedStatement change = connection.prepareStatement(PERIPHERAL_CHANGE)) {
      upsert.setInt(1, key.kioskId());
      upsert.setString(2, key.device());
      upsert.setBoolean(3, view.present());
      upsert.setObject(4, utc(view.since()));
      upsert.setString(5, cut(view.state(), 40));
      upsert.setString(6, cut(view.reasons(), 400));
      upsert.setString(7, cut(view.model(), 200));
      upsert.executeUpdate();
      change.setInt(1, key.kioskId());
      change.setString(2, key.device());
      change.setObject(3, utc(view.since()));
      change.setBoolean(4, view.present());
      change.setString(5, cut(view.state(), 40));
      change.setString(6, cut(view.reasons(), 400));
      change.executeUpdate();
    }
  }

  /** The transaction was rolled back: what it wrote is gone. */
  void forget() {
    links.clear();
    devices.clear();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }
}
