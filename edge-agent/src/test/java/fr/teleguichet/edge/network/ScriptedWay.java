package fr.teleguichet.edge.network;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A real watch over a way that is what a test says. */
public final class ScriptedWay {

  private ScriptedWay() {}

  /**
   * A watch that has begun.
   *
   * @param answer the next probe's, nothing for a lost one
   */
  public static NetworkQualityMonitor watch(
      Loop loop, KioskState kiosk, Supplier<Optional<Duration>> answer, Runnable onChange) {
    var server = Optional.of(URI.create("mqtt://127.0.0.1:1883"));
    var watch =
        new NetworkQualityMonitor(loop, kiosk, (_, _) -> answer.get(), () -> server, onChange);
    watch.start();
    return watch;
  }
}
