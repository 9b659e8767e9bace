package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.edge.bus.DBusCallException;
import fr.teleguichet.edge.bus.DBusClient;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** The interface {@code de.pengutronix.rauc.Installer} of RAUC's service, on the system bus. */
final class RaucBus implements RaucService {

  private static final String BUS = "org.freedesktop.DBus";
  private static final String SERVICE = "de.pengutronix.rauc";
  private static final String INTERFACE = SERVICE + ".Installer";
  private static final String NO_ARGUMENTS = "";

  private final DBusClient calls;
  private final String process;

  private RaucBus(DBusClient calls, String process) {
    this.calls = calls;
    this.process = process;
  }

  static RaucService connect(RaucSettings terms) throws RaucException {
    try {
      return connect(DBusClient.connect(terms.bus(), terms.answer()));
    } catch (DBusCallException e) {
      throw failure(e);
    }
  }

  private static RaucService connect(DBusClient calls) throws RaucException {
    try {
      if (!owned(calls)) {
        var _ = toTheBus(calls, "StartServiceByName", "su", SERVICE, 0);
      }
      // Calls go to this process: one that the bus starts in its place knows nothing of ours.
      return new RaucBus(calls, text(first(toTheBus(calls, "GetNameOwner", "s", SERVICE))));
    } catch (RaucException e) {
      calls.close();
      throw e;
    }
  }

  private static RaucException failure(DBusCallException e) {
    String sentence = String.valueOf(e.getMessage());
    return switch (e) {
      case DBusCallException.Gone _ -> new RaucException.Gone(sentence);
      case DBusCallException.Refused _ -> new RaucException.Refused(sentence);
    };
  }

  private static Object[] toTheBus(
      DBusClient calls, String method, String signature, Object... arguments) throws RaucException {
    return call(calls, BUS, "/org/freedesktop/DBus", BUS, method, signature, arguments);
  }

  private static Object[] call(
      DBusClient calls,
      String whom,
      String path,
      String what,
      String method,
      String signature,
      Object... arguments)
      throws RaucException {
    try {
      return calls.call(whom, path, what, method, signature, arguments);
    } catch (DBusCallException e) {
      throw failure(e);
    }
  }

  private static boolean owned(DBusClient calls) throws RaucException {
    return Boolean.TRUE.equals(first(toTheBus(calls, "NameHasOwner", "s", SERVICE)));
  }

  @Override
  public Activity activity() throws RaucException {
    Map<?, ?> properties =
        map(
            first(
                call(
                    calls,
                    process,
                    "/",
                    "org.freedesktop.DBus.Properties",
                    "GetAll",
                    "s",
                    INTERFACE)));
    return new Activity(
        text(properties.get("Operation")),
        text(properties.get("LastError")),
        plain(properties.get("Progress")) instanceof Object[] progress
                && progress.length > 0
                && progress[0] instanceof Integer percent
            ? percent
            : 0,
        text(properties.get("Compatible")));
  }

  @Override
  public List<SlotStatus> slots() throws RaucException {
    List<SlotStatus> slots = new ArrayList<>();
    if (first(rauc("GetSlotStatus", NO_ARGUMENTS)) instanceof List<?> rows) {
      for (Object row : rows) {
        if (row instanceof Object[] pair && pair.length == 2) {
          Map<String, String> facts = new HashMap<>();
          map(pair[1]).forEach((word, fact) -> facts.put(text(word), text(fact)));
          slots.add(new SlotStatus(text(pair[0]), facts));
        }
      }
    }
    return List.copyOf(slots);
  }

  @Override
  public String primary() throws RaucException {
    return text(first(rauc("GetPrimary", NO_ARGUMENTS)));
  }

  @Override
  public ReleaseStatement inspect(Path bundle) throws RaucException {
    Map<?, ?> update =
        map(map(first(rauc("InspectBundle", "sa{sv}", bundle.toString(), Map.of()))).get("update"));
    return new ReleaseStatement(text(update.get("compatible")), text(update.get("version")));
  }

  @Override
  public void install(Path bundle) throws RaucException {
    var _ = rauc("InstallBundle", "sa{sv}", bundle.toString(), Map.of());
  }

  @Override
  public void mark(Mark mark, String slot) throws RaucException {
    var _ = rauc("Mark", "ss", mark.name().toLowerCase(Locale.ROOT), slot);
  }

  @Override
  public void close() {
    calls.close();
  }

  private Object[] rauc(String method, String signature, Object... arguments) throws RaucException {
    return call(calls, process, "/", INTERFACE, method, signature, arguments);
  }

  private static Object first(Object[] answer) throws RaucException {
    if (answer.length == 0) {
      throw new RaucException.Refused("an empty answer");
    }
    return answer[0];
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return plain(value) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(plain(value));
  }

  /** RAUC wraps some values twice. */
  private static Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Variant<?> variant -> plain(variant.getValue());
      default -> value;
    };
  }
}
