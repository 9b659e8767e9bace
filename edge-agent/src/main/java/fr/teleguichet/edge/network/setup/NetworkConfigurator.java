package fr.teleguichet.edge.network.setup;

import java.time.Duration;
import java.util.UUID;

/**
 * Sets the network of this machine, one trial at a time. All of it waits, so it is called on a
 * worker, and by one thread at a time.
 */
public interface NetworkConfigurator {

  /** How it is now. */
  NetworkStatus look() throws NetworkException;

  /** Has Wi-Fi networks looked for; they are in a later {@link #look}. */
  void scan() throws NetworkException;

  /**
   * Begins to connect, beside what is kept. Without {@link #keep} the former network comes back by
   * itself, whatever becomes of this program.
   *
   * @param id the new connection's
   * @param longest after which the former network comes back
   */
  void tryOut(UUID id, ConnectionProfile profile, Duration longest) throws NetworkException;

  /** How far that is. */
  Progress progress(UUID id) throws NetworkException;

  /** From now on this is the network, over restarts too; the former one is still there. */
  void keep(UUID id) throws NetworkException;

  /** What was set on site before is forgotten. */
  void forgetOthers(UUID id) throws NetworkException;

  /** The former network is the network again; without effect when it is already. */
  void takeBack(UUID id) throws NetworkException;

  /** How far a new connection is. */
  sealed interface Progress {
    record Connecting() implements Progress {}

    /** It has addresses. What it leads to is another question. */
    record Connected() implements Progress {}

    record Failed(NetworkFault fault) implements Progress {}
  }
}
