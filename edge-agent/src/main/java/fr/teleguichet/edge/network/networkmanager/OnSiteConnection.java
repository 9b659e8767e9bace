package fr.teleguichet.edge.network.networkmanager;

import fr.teleguichet.edge.bus.DBusCallException;
import fr.teleguichet.edge.bus.DBusClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that was set on site, as NetworkManager has it.
 *
 * @param metric of its routes; -1 where it has none of its own
 * @param hasKey whether it shows a certificate, whose key lies in a file of its own
 */
record OnSiteConnection(String path, String uuid, long metric, boolean hasKey) {

  private static final Logger LOG = LoggerFactory.getLogger(OnSiteConnection.class);

  /** NM_SETTINGS_UPDATE2_FLAG_BLOCK_AUTOCONNECT. */
  private static final long NOT_BY_ITSELF = 0x20;

  static List<OnSiteConnection> all(DBusClient calls) throws DBusCallException {
    List<OnSiteConnection> found = new ArrayList<>();
    for (String path :
        NetworkManagerConfigurator.objects(calls)
            .with(NetworkManagerConfigurator.CONNECTION)
            .toList()) {
      Map<String, Object> settings =
          ManagedObjects.map(ManagedObjects.plain(call(calls, path, "GetSettings", "")[0]));
      Map<String, Object> head = ManagedObjects.map(settings.get("connection"));
      if (ConnectionSettingsEncoder.ID.equals(head.get("id"))) {
        Object metric = ManagedObjects.map(settings.get("ipv4")).get("route-metric");
        Map<String, Object> account =
            ManagedObjects.map(settings.get(ConnectionSettingsEncoder.ACCOUNT));
        found.add(
            new OnSiteConnection(
                path,
                String.valueOf(head.get("uuid")),
                metric instanceof Long it ? it : -1,
                account.containsKey(ConnectionSettingsEncoder.KEY)));
      }
    }
    return found;
  }

  /** Deletes it, and its key before: NetworkManager leaves the file in which that lies. */
  void delete(DBusClient calls) throws DBusCallException {
    if (hasKey) {
      overwriteKey(calls);
    }
    var _ = call(calls, path, "Delete", "");
  }

  private void overwriteKey(DBusClient calls) throws DBusCallException {
    try {
      var _ =
          call(
              calls,
              path,
              "Update2",
              "a{sa{sv}}ua{sv}",
              ConnectionSettingsEncoder.withoutSecret(uuid),
              new UInt32(NetworkManagerConfigurator.TO_DISK | NOT_BY_ITSELF),
              Map.of());
    } catch (DBusCallException.Refused e) {
      LOG.warn("why=\"{}\" The key of a former network stays on the disk.", e.name());
    }
  }

  private static Object[] call(
      DBusClient calls, String path, String method, String signature, Object... arguments)
      throws DBusCallException {
    return calls.call(
        NetworkManagerConfigurator.NM,
        path,
        NetworkManagerConfigurator.CONNECTION,
        method,
        signature,
        arguments);
  }
}
