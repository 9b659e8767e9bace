package fr.teleguichet.edge.update;

import java.util.Optional;

/** Whether it is the moment to install. */
final class InstallTimeCheck {

  private InstallTimeCheck() {}

  /**
   * What has to be waited for, in a word; nothing when it is the moment. Nothing is installed
   * against the server's word, nor while a citizen is served, forced or not.
   */
  static Optional<String> waitsFor(UpdateOrder order, boolean isOpen, boolean isOccupied) {
    if (order.held()) {
      return Optional.of("window");
    }
    if (!order.forced() && isOpen) {
      return Optional.of("closing");
    }
    return isOccupied ? Optional.of("session") : Optional.empty();
  }
}
