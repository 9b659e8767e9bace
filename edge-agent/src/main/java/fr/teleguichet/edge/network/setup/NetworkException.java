package fr.teleguichet.edge.network.setup;

import java.io.IOException;

/** The network can't be read or set. */
public final class NetworkException extends IOException {
  private static final long serialVersionUID = 1L;

  private final NetworkFault fault;

  public NetworkException(NetworkFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What it is. */
  public NetworkFault fault() {
    return fault;
  }
}
