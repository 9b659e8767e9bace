package fr.teleguichet.provisioning.image;

import fr.teleguichet.hardware.peer.AvahiDaemon;
import fr.teleguichet.hardware.peer.IppEverywherePrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A printer of this machine that a virtual one prints at.
 *
 * @param announcer without which it does not start
 * @param device the printer itself
 */
record AnnouncedPrinter(AvahiDaemon announcer, IppEverywherePrinter device)
    implements AutoCloseable {

  /** Switches one on whose files go into the folder. */
  static AnnouncedPrinter start(Path folder) throws IOException {
    var announcer = new AvahiDaemon(folder);
    try {
      Path own = Files.createDirectory(folder.resolve("printer"));
      return new AnnouncedPrinter(
          announcer,
          new IppEverywherePrinter(announcer, own, "-f", "application/pdf,image/pwg-raster"));
    } catch (IOException | RuntimeException | Error e) {
      announcer.close();
      throw e;
    }
  }

  /** Plugs it into the machine, before that is switched on. */
  VirtualHardware into(VirtualHardware hardware) {
    return hardware.printingAt(device.port());
  }

  @Override
  public void close() throws IOException {
    device.close();
    announcer.close();
  }
}
