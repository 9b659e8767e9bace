package fr.teleguichet.edge.peripheral.display;

import java.io.IOException;

/** A screen that is on as it ought to be, but not as bright: nobody is turned away for that. */
final class ScreenBrightnessException extends IOException {

  private static final long serialVersionUID = 1;

  ScreenBrightnessException(String reason) {
    super(reason);
  }
}
