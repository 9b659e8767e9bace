package fr.teleguichet.edge.network.networkmanager;

import fr.teleguichet.edge.bus.DBusCallException;
import fr.teleguichet.edge.bus.DBusClient;
import fr.teleguichet.edge.network.setup.ConnectionProfile;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.NetworkConfigurator;
import fr.teleguichet.edge.network.setup.NetworkException;
import fr.teleguichet.edge.network.setup.NetworkFault;
import fr.teleguichet.edge.network.setup.NetworkStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * NetworkManager's service on the system bus. A trial is one of its checkpoints: it brings the
 * former network back by itself when the time is over, also when the agent has died. The new
 * connection is in memory until it is kept, so that it is gone after a power cut. Where
 * NetworkManager itself was started again in between, its checkpoint is lost and the connection is
 * not; then the agent deletes it.
 */
public final class NetworkManagerConfigurator implements NetworkConfigurator {

  static final String NM = "org.freedesktop.NetworkManager";
  static final String ROOT = "/org/freedesktop/NetworkManager";
  static final String DEVICE = NM + ".Device";
  static final String ACTIVE = NM + ".Connection.Active";

  /** States of a device up to which it can't be used (nm-dbus-types, "NMDeviceState"). */
  static final long UNMANAGED = 10;

  static final long UNAVAILABLE = 20;
  private static final long FAILED = 120;

  private static final String SETTINGS = ROOT + "/Settings";
  static final String CONNECTION = NM + ".Settings.Connection";

  /** Destroys other checkpoints; deletes new connections and stops new devices when it is used. */
  private static final long CHECKPOINT_FLAGS = 0x1 | 0x2 | 0x4;

  static final long TO_DISK = 0x1;
  private static final long METRIC = 50;
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** Looks at an end of which nobody has said why; signals come on a thread of their own. */
  private static final int LOOKS_FOR_A_REASON = 5;

  private final String bus;
  private final Map<String, Long> failures = new ConcurrentHashMap<>();
  private @Nullable DBusClient trial;
  private String device = "";
  private Kind kind = Kind.OTHER;
  private int looks;

  /** What the trial's connection was made of, for the disk. */
  private Map<String, Map<String, Variant<?>>> tried = Map.of();

  /**
   * @param bus the address of the system bus
   */
  public NetworkManagerConfigurator(String bus) {
    this.bus = bus;
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(DBusClient calls) throws DBusCallException, NetworkException;
  }

  private <T> T open(Work<T> work) throws NetworkException {
    try (var calls = DBusClient.connect(bus, ANSWER)) {
      return work.with(calls);
    } catch (DBusCallException e) {
      throw failure(e);
    }
  }

  private static NetworkException failure(DBusCallException e) {
    return switch (e) {
      case DBusCallException.Gone _ ->
          new NetworkException(NetworkFault.NO_SERVICE, String.valueOf(e.getMessage()));
      case DBusCallException.Refused it ->
          new NetworkException(
              it.name().endsWith(".PermissionDenied") || it.name().endsWith(".AccessDenied")
                  ? NetworkFault.NOT_ALLOWED
                  : NetworkFault.OTHER,
              it.name());
    };
  }

  @Override
  public NetworkStatus look() throws NetworkException {
    return open(calls -> new NetworkStatusReader(objects(calls)).picture());
  }

  static ManagedObjects objects(DBusClient calls) throws DBusCallException {
    return ManagedObjects.of(
        calls
            .call(
                NM,
                "/org/freedesktop",
                "org.freedesktop.DBus.ObjectManager",
                "GetManagedObjects",
                "")[0]);
  }

  @Override
  public void scan() throws NetworkException {
    var _ =
        open(
            calls -> {
              NetworkStatusReader reader = new NetworkStatusReader(objects(calls));
              for (String each :
                  reader
                      .objects()
                      .with(DEVICE)
                      .filter(it -> reader.kind(it) == Kind.WIFI)
                      .toList()) {
                var _ =
                    calls.call(NM, each, DEVICE + ".Wireless", "RequestScan", "a{sv}", Map.of());
              }
              return true;
            });
  }

  @Override
  public void tryOut(UUID id, ConnectionProfile profile, Duration longest) throws NetworkException {
    closeTrial();
    try {
      DBusClient calls = DBusClient.connect(bus, ANSWER);
      trial = calls;
      begin(calls, id, profile, longest);
    } catch (DBusCallException e) {
      throw failure(e);
    }
  }

  private void begin(DBusClient calls, UUID id, ConnectionProfile profile, Duration longest)
      throws DBusCallException, NetworkException {
    var reader = new NetworkStatusReader(objects(calls));
    kind = profile.kind();
    device =
        reader
            .device(kind)
            .orElseThrow(
                () ->
                    new NetworkException(
                        reader.lacksCable(kind) ? NetworkFault.NO_CABLE : NetworkFault.NO_DEVICE,
                        "no device for " + kind.code()));
    failures.clear();
    looks = 0;
    calls.listen(DEVICE, "StateChanged", this::hear);
    tried = ConnectionSettingsEncoder.of(id, profile, metric(calls));
    var _ =
        nm(
            calls,
            "CheckpointCreate",
            "aouu",
            List.of(),
            new UInt32(longest.toSeconds()),
            new UInt32(CHECKPOINT_FLAGS));
    var _ =
        nm(
            calls,
            "AddAndActivateConnection2",
            "a{sa{sv}}ooa{sv}",
            tried,
            new DBusPath(device),
            new DBusPath("/"),
            Map.of("persist", new Variant<>("memory")));
  }

  private void hear(String path, Object[] values) {
    List<Long> numbers = new ArrayList<>();
    for (Object each : values) {
      numbers.add(ManagedObjects.plain(each) instanceof Long it ? it : -1L);
    }
    if (numbers.size() == 3 && numbers.getFirst() == FAILED) {
      failures.put(path, numbers.getLast());
    }
  }

  /** Not that of the connection that it may take the place of: both are there for a while. */
  private static long metric(DBusClient calls) throws DBusCallException {
    for (OnSiteConnection each : OnSiteConnection.all(calls)) {
      if (each.metric() == METRIC) {
        return METRIC - 1;
      }
    }
    return METRIC;
  }

  @Override
  public Progress progress(UUID id) throws NetworkException {
    return open(
        calls -> {
          ManagedObjects objects = objects(calls);
          Optional<String> active =
              objects
                  .with(ACTIVE)
                  .filter(it -> objects.text(it, ACTIVE, "Uuid").equals(id.toString()))
                  .findFirst();
          long state = active.map(it -> objects.number(it, ACTIVE, "State")).orElse(4L);
          if (state == 2) {
            return new Progress.Connected();
          }
          Optional<Long> reason = Optional.ofNullable(failures.get(device));
          boolean isTried = trial != null; // else nobody listens for a reason
          if (state <= 1 || (isTried && reason.isEmpty() && ++looks < LOOKS_FOR_A_REASON)) {
            return new Progress.Connecting();
          }
          boolean signsIn = tried.containsKey(ConnectionSettingsEncoder.ACCOUNT);
          return new Progress.Failed(DeviceStateReasonMapper.of(reason.orElse(0L), kind, signsIn));
        });
  }

  @Override
  public void keep(UUID id) throws NetworkException {
    var _ =
        open(
            calls -> {
              String profile =
                  connection(calls, id)
                      .orElseThrow(
                          () -> new NetworkException(NetworkFault.OTHER, "it is gone already"));
              var _ =
                  calls.call(
                      NM,
                      profile,
                      CONNECTION,
                      "Update2",
                      "a{sa{sv}}ua{sv}",
                      // An authority's certificates lie beside what is in memory until they are
                      // told again, and would be gone with it.
                      tried.containsKey(ConnectionSettingsEncoder.ACCOUNT) ? tried : Map.of(),
                      new UInt32(TO_DISK),
                      Map.of());
              for (String checkpoint : checkpoints(calls)) {
                var _ = nm(calls, "CheckpointDestroy", "o", new DBusPath(checkpoint));
              }
              return true;
            });
    closeTrial();
  }

  @Override
  public void forgetOthers(UUID id) throws NetworkException {
    var _ =
        open(
            calls -> {
              for (OnSiteConnection each : OnSiteConnection.all(calls)) {
                if (!each.uuid().equals(id.toString())) {
                  each.delete(calls);
                }
              }
              return true;
            });
  }

  @Override
  public void takeBack(UUID id) throws NetworkException {
    closeTrial();
    var _ =
        open(
            calls -> {
              for (String checkpoint : checkpoints(calls)) {
                var _ = nm(calls, "CheckpointRollback", "o", new DBusPath(checkpoint));
              }
              Optional<String> left = connection(calls, id);
              if (left.isPresent()) {
                var _ = calls.call(NM, left.get(), CONNECTION, "Delete", "");
              }
              return true;
            });
  }

  private static List<String> checkpoints(DBusClient calls) throws DBusCallException {
    return objects(calls).texts(ROOT, NM, "Checkpoints");
  }

  private static Optional<String> connection(DBusClient calls, UUID id) throws DBusCallException {
    try {
      return Optional.of(
          String.valueOf(
              ManagedObjects.plain(
                  calls
                      .call(
                          NM,
                          SETTINGS,
                          NM + ".Settings",
                          "GetConnectionByUuid",
                          "s",
                          id.toString())[0])));
    } catch (DBusCallException.Refused e) {
      if (e.name().endsWith(".InvalidConnection")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Object[] nm(DBusClient calls, String method, String signature, Object... arguments)
      throws DBusCallException {
    return calls.call(NM, ROOT, NM, method, signature, arguments);
  }

  private void closeTrial() {
    if (trial != null) {
      trial.close();
      trial = null;
    }
    tried = Map.of();
  }
}
