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
final class NodeStateRepository {

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

  /**
   * Stores at most one picture of each kiosk. Each table is written in one go: the kiosks' rows are
   * locked until the commit, and a kiosk's records wait for its row.
   */
  void store(
      Connection connection, List<StoreItem.OfView> works, ToIntFunction<StoreItem.OfView> kioskId)
      throws SQLException {
    if (works.isEmpty()) {
      return;
    }
    try (PreparedStatement kiosk = connection.prepareStatement(KIOSK);
        PreparedStatement linkChange = connection.prepareStatement(LINK_CHANGE);
        PreparedStatement peripheral = connection.prepareStatement(PERIPHERAL);
        PreparedStatement peripheralChange = connection.prepareStatement(PERIPHERAL_CHANGE)) {
      for (StoreItem.OfView work : works) {
        int id = kioskId.applyAsInt(work);
        addKiosk(kiosk, id, work.view());
        if (!work.view().link().equals(links.put(id, work.view().link()))) {
          addLinkChange(linkChange, id, work.view().link());
        }
        for (var it : work.view().devices().entrySet()) {
          Device device = new Device(id, it.getKey());
          if (!it.getValue().equals(devices.put(device, it.getValue()))) {
            addPeripheral(peripheral, device, it.getValue());
            addPeripheralChange(peripheralChange, device, it.getValue());
          }
        }
      }
      for (PreparedStatement each : List.of(peripheral, peripheralChange, linkChange, kiosk)) {
        each.executeBatch();
      }
    }
  }

  private static void addKiosk(PreparedStatement update, int id, NodeView view)
      throws SQLException {
    LinkStateColumns link = LinkStateColumns.of(view.link());
    update.setObject(1, utc(view.lastHeard()));
    update.setString(2, link.link());
    update.setObject(3, utc(view.link().since()));
    update.setString(4, link.reason());
    update.setString(5, KioskFactsCodec.write(view.facts()));
    update.setObject(6, view.birth().map(birth -> utc(birth.at())).orElse(null));
    update.setObject(7, view.birth().map(NodeBirthSummary::takesActions).orElse(null));
    update.setInt(8, id);
    update.addBatch();
  }

  private static void addLinkChange(PreparedStatement insert, int id, NodeView.Link link)
      throws SQLException {
    LinkStateColumns words = LinkStateColumns.of(link);
    insert.setInt(1, id);
    insert.setObject(2, utc(link.since()));
    insert.setString(3, words.link());
    insert.setString(4, words.reason());
    insert.addBatch();
  }

  private static void addPeripheral(PreparedStatement upsert, Device device, DeviceView view)
      throws SQLException {
    upsert.setInt(1, device.kioskId());
    upsert.setString(2, device.device());
    upsert.setBoolean(3, view.present());
    upsert.setObject(4, utc(view.since()));
    upsert.setString(5, cut(view.state(), 40));
    upsert.setString(6, cut(view.reasons(), 400));
    upsert.setString(7, cut(view.model(), 200));
    upsert.addBatch();
  }

  private static void addPeripheralChange(PreparedStatement insert, Device device, DeviceView view)
      throws SQLException {
    insert.setInt(1, device.kioskId());
    insert.setString(2, device.device());
    insert.setObject(3, utc(view.since()));
    insert.setBoolean(4, view.present());
    insert.setString(5, cut(view.state(), 40));
    insert.setString(6, cut(view.reasons(), 400));
    insert.addBatch();
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
