package fr.teleguichet.edge.bus;

import java.io.IOException;

/** A call over the bus did not do what it was for. */
public abstract sealed class DBusCallException extends IOException {
  private static final long serialVersionUID = 1L;

  DBusCallException(String message) {
    super(message);
  }

  /** Nobody answers: no bus, no such program, or none in time. */
  public static final class Gone extends DBusCallException {
    private static final long serialVersionUID = 1L;

    Gone(String message) {
      super(message);
    }
  }

  /** The other program answered with an error. */
  public static final class Refused extends DBusCallException {
    private static final long serialVersionUID = 1L;
    private final String name;

    Refused(String name, String message) {
      super(message);
      this.name = name;
    }

    /** The error's name on the bus, such as {@code org.freedesktop.DBus.Error.AccessDenied}. */
    public String name() {
      return name;
    }
  }
}
