package fr.teleguichet.edge.bus;

import fr.teleguichet.edge.loop.BlockingWait;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;

/** Calls over a connection of its own to a message bus, each with a deadline. */
@BlockingWait
public final class DBusClient implements AutoCloseable {

  /** Where Debian's system bus listens (D-Bus specification, "System message bus"). */
  public static final String SYSTEM = "unix:path=/run/dbus/system_bus_socket";

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

  private DBusClient(DBusConnection connection, Duration answer) {
    this.connection = connection;
    this.answer = answer;
  }

  /**
   * Connects.
   *
   * @param address such as {@link #SYSTEM}
   * @param answer the longest that any call may take
   */
  public static DBusClient connect(String address, Duration answer) throws DBusCallException {
    try {
      return new DBusClient(
          DBusConnectionBuilder.forAddress(address).withShared(false).build(), answer);
    } catch (DBusException | DBusExecutionException e) {
      throw new DBusCallException.Gone(
          "no message bus at " + address + " (" + e.getMessage() + ")");
    }
  }

  /**
   * Calls a method and answers with what it returned.
   *
   * @param signature of the arguments; empty without any
   */
  public Object[] call(
      String whom, String path, String what, String method, String signature, Object... arguments)
      throws DBusCallException {
    try {
      MethodCall call =
          connection
              .getMessageFactory()
              .createMethodCall(whom, path, what, method, NO_FLAGS, signature, arguments);
      connection.sendMessage(call);
      Message reply = call.getReply(answer.toMillis());
      if (reply == null) {
        throw new DBusCallException.Gone(
            "no answer to " + method + " within " + answer.toSeconds() + " s");
      }
      Object[] values = reply.getParameters();
      if (reply instanceof Error) {
        throw failure(reply.getName(), values);
      }
      return values;
    } catch (DBusException | DBusExecutionException e) {
      throw new DBusCallException.Gone(method + " failed: " + e.getMessage());
    }
  }

  private static DBusCallException failure(String name, Object[] values) {
    String sentence = values.length > 0 ? String.valueOf(values[0]) : name;
    return GONE.contains(name)
        ? new DBusCallException.Gone(sentence)
        : new DBusCallException.Refused(name, sentence);
  }

  /**
   * Has a listener told of signals until the connection is closed.
   *
   * @param listener given the object's path and the signal's values, on a thread of the bus
   */
  public void listen(String what, String signal, BiConsumer<String, Object[]> listener)
      throws DBusCallException {
    var rule =
        DBusMatchRuleBuilder.create()
            .withType("signal")
            .withInterface(what)
            .withMember(signal)
            .build();
    try {
      var _ =
          connection.addGenericSigHandler(
              rule,
              it -> {
                try {
                  listener.accept(it.getPath(), it.getParameters());
                } catch (DBusException _) {
                  // What can't be read tells nothing.
                }
              });
    } catch (DBusException | DBusExecutionException e) {
      throw new DBusCallException.Gone(signal + " can't be heard: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
