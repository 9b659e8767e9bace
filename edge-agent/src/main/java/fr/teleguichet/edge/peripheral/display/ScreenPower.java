package fr.teleguichet.edge.peripheral.display;

import java.io.IOException;
import java.util.Optional;

/** What switches the screen. It waits for the device, so it is called on a thread that may. */
public interface ScreenPower {

  /** A screen that nothing can switch: it stays on. */
  ScreenPower ALWAYS_ON =
      new ScreenPower() {
        @Override
        public void turn(ScreenBrightness light) throws IOException {
          throw new ScreenNotSwitchableException("not-switched");
        }

        @Override
        public Optional<ScreenBrightness> light() {
          return Optional.of(ScreenBrightness.BRIGHT);
        }
      };

  /**
   * Switches it.
   *
   * @param light never {@code DIMMED} for one that does not dim
   * @throws ScreenBrightnessException when it is on, but can't be made as bright
   * @throws IOException when it can't; the message is a short reason
   */
  void turn(ScreenBrightness light) throws IOException, InterruptedException;

  /** How it shines, where the device tells; nothing also when it shines otherwise than wanted. */
  Optional<ScreenBrightness> light() throws IOException, InterruptedException;

  /** Whether it knows more than on and off; may be asked from any thread. */
  default boolean dims() {
    return false;
  }
}
