package fr.teleguichet.edge.peripheral.monitoring;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor.Post;
import fr.teleguichet.edge.peripheral.ProbeInterval;
import fr.teleguichet.edge.peripheral.card.CardReaderProbe;
import fr.teleguichet.edge.peripheral.display.DisplayProbe;
import fr.teleguichet.edge.peripheral.display.PictureProbe;
import fr.teleguichet.edge.peripheral.media.AudioProbe;
import fr.teleguichet.edge.peripheral.media.CameraProbe;
import fr.teleguichet.edge.peripheral.media.PipeWireVolume;
import fr.teleguichet.edge.peripheral.power.BatteryLimits;
import fr.teleguichet.edge.peripheral.power.PowerProbe;
import fr.teleguichet.edge.peripheral.print.PrinterProbe;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.edge.peripheral.scan.ScannerProbe;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.board.PeripheralHealthRange;
import fr.teleguichet.hardware.board.UsbClass;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which part of the board's peripherals is looked at how often.
 *
 * @param root where /proc, /sys and /run are
 * @param session the variables by which programs find the screen's compositor and sound server
 */
record ProbeSchedule(
    BoardProfile board,
    InstalledDevices devices,
    DisplayHardware display,
    Path root,
    Map<String, String> session) {

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
    devices
        .scanner()
        .map(it -> new ScannerProbe(it, System::nanoTime))
        .ifPresent(it -> posts.add(new Post(it, asking(30))));
    var battery =
        new BatteryLimits(
            threshold(Peripheral.POWER, "battery-charge"),
            threshold(Peripheral.POWER, "battery-runtime"));
    devices
        .ups()
        .map(it -> new PowerProbe(it, battery, onPowerEnding))
        .ifPresent(it -> posts.add(new Post(it, asking(5))));
    if (board.peripheral(Peripheral.SCREEN).isPresent()) {
      posts.add(new Post(new DisplayProbe(display.connector(), display.schedule()), reading(5)));
      posts.add(new Post(new PictureProbe(display.picture(), display.schedule()), reading(2)));
    }
    media(posts);
    return posts;
  }

  private void media(List<Post> posts) {
    var files = new MachineFileReader(root);
    if (board.peripheral(Peripheral.CAMERA).isPresent()) {
      posts.add(new Post(new CameraProbe(files, SystemProgram.of("v4l2-ctl")), reading(5)));
    }
    int cards = usb(Peripheral.AUDIO, UsbClass.AUDIO);
    if (cards > 0) {
      SystemProgram wpctl = SystemProgram.of("wpctl").with(session);
      var loudspeaker = PipeWireVolume.ofLoudspeaker(wpctl);
      var microphone = PipeWireVolume.ofMicrophone(wpctl);
      posts.add(new Post(new AudioProbe(files, cards, loudspeaker, microphone), reading(5)));
    }
    if (board.peripheral(Peripheral.READER).isPresent()) {
      posts.add(
          new Post(new CardReaderProbe(files, root.resolve("run/pcscd/pcscd.comm")), reading(5)));
    }
  }

  private int usb(Peripheral kind, UsbClass wanted) {
    return (int)
        board.peripheral(kind).stream()
            .flatMap(fitted -> fitted.connections().stream())
            .filter(it -> it instanceof PeripheralConnection.Usb(_, UsbClass is) && is == wanted)
            .count();
  }

  private static ProbeInterval asking(int seconds) {
    return ProbeInterval.asking(Duration.ofSeconds(seconds), DEADLINE);
  }

  /** Files, and a program or two that may take their time. */
  private static ProbeInterval reading(int seconds) {
    Duration every = Duration.ofSeconds(seconds);
    return new ProbeInterval(every, DEADLINE, every);
  }

  private HealthyRange threshold(Peripheral kind, String id) {
    return board.peripheral(kind).stream()
        .flatMap(fitted -> fitted.thresholds().stream())
        .filter(it -> it.id().value().equals(id))
        .map(PeripheralHealthRange::range)
        .findFirst()
        .orElse(new HealthyRange.Any());
  }
}
