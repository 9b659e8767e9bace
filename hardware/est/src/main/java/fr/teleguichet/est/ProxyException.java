package fr.teleguichet.est;

import java.io.IOException;

/** The proxy did not let a connection through; the message is a sentence without a full stop. */
public final class ProxyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final ProxyFault fault;

  ProxyException(ProxyFault fault, String detail) {
    super(fault.sentence() + detail);
    this.fault = fault;
  }

  ProxyException(ProxyFault fault, Throwable cause) {
    super(fault.sentence(), cause);
    this.fault = fault;
  }

  /** What it is. */
  public ProxyFault fault() {
    return fault;
  }
}
