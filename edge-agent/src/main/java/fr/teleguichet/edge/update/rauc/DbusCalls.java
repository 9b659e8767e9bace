package fr.teleguichet.edge.update.rauc;

import java.time.Duration;
import java.util.List;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;

/** Calls over a connection of its own to a message bus, each with a deadline. */
final class DbusCalls implements AutoCloseable {

  private static final String BUS = "org.freedesktop.DBus";
  private static final byte NO_FLAGS = 0;

  /** That nobody is there any more, in the bus's words (D-Bus specification, "Error names"). */
  private static final List<String> GONE =
      List.of(
          "org.freedesktop.DBus.Error.ServiceUnknown",
          "org.freedesktop.DBus.Error.NameHasNoOwner",
          "org.freedesktop.DBus.Error.NoReply",
          "org.freedesktop.DBus.Error.Disconnected",
          "org.freedesktop.DBus.Error.TimedOut");

  private final DBusConnection connection;
  private final Duration answer;

  private DbusCalls(DBusConnection connection, Duration answer) {
    this.connection = connection;
    this.answer = answer;
  }

  static DbusCalls connect(String address, Duration answer) throws RaucException {
    try {
      return new DbusCalls(
          DBusConnectionBuilder.forAddress(address).withShared(false).build(), answer);
    } catch (DBusException | DBusExecutionException e) {
      throw new RaucException.Gone("no system bus at " + address + " (" + e.getMessage() + ")");
    }
  }

  Object[] toTheBus(String method, String signature, Object... arguments) throws RaucException {
    return call(BUS, "/org/freedesktop/DBus", BUS, method, signature, arguments);
  }

  /** Calls the root object of somebody. */
  Object[] to(String whom, String what, String method, String signature, Object... arguments)
      throws RaucException {
    return call(whom, "/", what, method, signature, arguments);
  }

  private Object[] call(
      String whom, String path, String what, String method, String signature, Object... arguments)
      throws RaucException {
    try {
      MethodCall call =
          connection
              .getMessageFactory()
              .createMethodCall(whom, path, what, method, NO_FLAGS, signature, arguments);
      connection.sendMessage(call);
      Message reply = call.getReply(answer.toMillis());
      if (reply == null) {
        throw new RaucException.Gone(
            "no answer to " + method + " within " + answer.toSeconds() + " s");
      }
      Object[] values = reply.getParameters();
      if (reply instanceof Error) {
        throw failure(reply.getName(), values);
      }
      return values;
    } catch (DBusException | DBusExecutionException e) {
      throw new RaucException.Gone(method + " failed: " + e.getMessage());
    }
  }

  private static RaucException failure(String name, Object[] values) {
    String sentence = values.length > 0 ? String.valueOf(values[0]) : name;
    return GONE.contains(name)
        ? new RaucException.Gone(sentence)
        : new RaucException.Refused(sentence);
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
