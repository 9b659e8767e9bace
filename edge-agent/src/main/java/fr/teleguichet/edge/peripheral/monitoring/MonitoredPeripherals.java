package fr.teleguichet.edge.peripheral.monitoring;

import fr.teleguichet.edge.peripheral.PeripheralSupervisor.Post;
import fr.teleguichet.edge.peripheral.display.DisplayConnector;
import fr.teleguichet.edge.peripheral.display.ScreenPower;
import fr.teleguichet.hardware.device.Peripheral;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The peripherals of one kiosk, and what looks at them. Belongs to the loop. */
public interface MonitoredPeripherals {

  /** How many of its seconds pass in one. */
  double speed();

  /** Printer, scanner and the other devices that something can be asked of. */
  InstalledDevices devices();

  /**
   * What switches the monitor.
   *
   * @param connector where it is plugged in
   */
  ScreenPower screenPower(DisplayConnector connector);

  /**
   * What looks at the peripherals.
   *
   * @param rounds what looks at those of the board file, beside its lines
   * @param lines what looks at the parts on the board's lines
   */
  List<Post> posts(Supplier<List<Post>> rounds, List<Post> lines);

  /** Tells the listener of a peripheral to which something was done, if that is ever known. */
  void onChange(Consumer<Peripheral> listener);
}
