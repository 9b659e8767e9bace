package fr.teleguichet.swarm.kiosk;

import java.util.Optional;

/**
 * Where a kiosk's connection stands. A transition is a method on the state that it leaves.
 *
 * <pre>
 *   Away → Dialling → Greeting → Subscribing → Ready → Live → Leaving → Away
 *            └──────────┴────────────┴───────────┴───────┴──────────────↑
 * </pre>
 */
sealed interface KioskState {

  /** The connection, once there is one. */
  Optional<BrokerSocket> line();

  /** The connection is gone, or was never made. */
  default Away gone() {
    return new Away();
  }

  /** No connection, and none on its way. */
  record Away() implements KioskState {
    Dialling dial() {
      return new Dialling();
    }

    @Override
    public Optional<BrokerSocket> line() {
      return Optional.empty();
    }
  }

  /** The TCP connection is being made. */
  record Dialling() implements KioskState {
    Greeting connected(BrokerSocket line, long deadline) {
      return new Greeting(line, deadline);
    }

    @Override
    public Optional<BrokerSocket> line() {
      return Optional.empty();
    }
  }

  /** CONNECT is sent, its answer awaited until the deadline, nanoseconds. */
  record Greeting(BrokerSocket on, long deadline) implements KioskState {
    Subscribing accepted(long newDeadline) {
      return new Subscribing(on, newDeadline);
    }

    @Override
    public Optional<BrokerSocket> line() {
      return Optional.of(on);
    }
  }

  /** SUBSCRIBE is sent, its answer awaited until the deadline, nanoseconds. */
  record Subscribing(BrokerSocket on, long deadline) implements KioskState {
    Ready subscribed() {
      return new Ready(on);
    }

    @Override
    public Optional<BrokerSocket> line() {
      return Optional.of(on);
    }
  }

  /** Subscribed; births wait for the primary host or for the start of a storm. */
  record Ready(BrokerSocket on) implements KioskState {
    Live born() {
      return new Live(on);
    }

    Leaving leave(long deadline) {
      return new Leaving(on, deadline);
    }

    @Override
    public Optional<BrokerSocket> line() {
      return Optional.of(on);
    }
  }

  /** Births are out, data flows. */
  record Live(BrokerSocket on) implements KioskState {
    Leaving leave(long deadline) {
      return new Leaving(on, deadline);
    }

    @Override
    public Optional<BrokerSocket> line() {
      return Optional.of(on);
    }
  }

  /** The kiosk said farewell or cut the line; the end of the connection is awaited. */
  record Leaving(BrokerSocket on, long deadline) implements KioskState {
    @Override
    public Optional<BrokerSocket> line() {
      return Optional.of(on);
    }
  }
}
