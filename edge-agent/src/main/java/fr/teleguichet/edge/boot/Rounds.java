package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.peripheral.PeripheralWatch.Post;
import fr.teleguichet.edge.peripheral.Rhythm;
import fr.teleguichet.edge.peripheral.display.DisplayProbe;
import fr.teleguichet.edge.peripheral.display.PictureProbe;
import fr.teleguichet.edge.peripheral.power.BatteryLimits;
import fr.teleguichet.edge.peripheral.power.PowerProbe;
import fr.teleguichet.edge.peripheral.print.PrinterProbe;
import fr.teleguichet.edge.peripheral.scan.ScannerProbe;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.Threshold;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which part of the board's peripherals is looked at how often. */
record Rounds(BoardProfile board, Devices devices, Display display) {

  /** The longest that a device may take to answer; each client gives up before. */
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /**
   * All of them.
   *
   * @param onPowerEnding called on the probe's thread
   */
  List<Post> posts(Runnable onPowerEnding) {
    List<Post> posts = new ArrayList<>();
    devices
        .printer()
        .map(it -> new PrinterProbe(it, threshold(Peripheral.PRINTER, "toner-level")))
        .ifPresent(it -> posts.add(new Post(it, asking(10))));
    devices.scanner().map(ScannerProbe::new).ifPresent(it -> posts.add(new Post(it, asking(30))));
    var battery =
        new BatteryLimits(
            threshold(Peripheral.POWER, "battery-charge"),
            threshold(Peripheral.POWER, "battery-runtime"));
    devices
        .ups()
        .map(it -> new PowerProbe(it, battery, onPowerEnding))
        .ifPresent(it -> posts.add(new Post(it, asking(5))));
    display
        .connector()
        .ifPresent(
            it -> {
              posts.add(new Post(new DisplayProbe(it, display.schedule()), reading(5)));
              posts.add(
                  new Post(new PictureProbe(display.picture(), display.schedule()), reading(2)));
            });
    return posts;
  }

  private static Rhythm asking(int seconds) {
    return Rhythm.asking(Duration.ofSeconds(seconds), DEADLINE);
  }

  private static Rhythm reading(int seconds) {
    return Rhythm.reading(Duration.ofSeconds(seconds));
  }

  private HealthyRange threshold(Peripheral kind, String id) {
    return board.peripheral(kind).stream()
        .flatMap(fitted -> fitted.thresholds().stream())
        .filter(it -> it.id().value().equals(id))
        .map(Threshold::range)
        .findFirst()
        .orElse(new HealthyRange.Any());
  }
}
