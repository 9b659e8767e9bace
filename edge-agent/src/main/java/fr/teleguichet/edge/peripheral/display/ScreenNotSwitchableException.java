package fr.teleguichet.edge.peripheral.display;

import java.io.IOException;

/** Nothing switches the screen: it is as somebody else left it, and mostly on. */
final class ScreenNotSwitchableException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason a short word
   */
  ScreenNotSwitchableException(String reason) {
    super(reason);
  }
}
