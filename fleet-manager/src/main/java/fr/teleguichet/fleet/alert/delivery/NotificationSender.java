package fr.teleguichet.fleet.alert.delivery;

import java.io.IOException;

/** Somebody who can be told. */
interface NotificationSender {

  /** How it is reached. */
  Channel channel();

  /**
   * Tells it, and comes back once it has taken it.
   *
   * @throws IOException when it did not take it, or nobody knows
   * @throws RefusedForGoodException when trying again is of no use
   */
  void deliver(Delivery delivery) throws IOException;

  /** The target will not take this, however often it is tried. */
  final class RefusedForGoodException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedForGoodException(String why) {
      super(why);
    }
  }
}
