package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.erasure.BrowserErasure;
import fr.teleguichet.edge.erasure.ErasureTarget;
import fr.teleguichet.edge.erasure.SessionErasureService;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.display.Clipboard;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.print.Printer;
import fr.teleguichet.edge.peripheral.print.SimulatedPrinter;
import fr.teleguichet.edge.peripheral.scan.Scanner;
import fr.teleguichet.edge.peripheral.scan.SimulatedScanner;
import fr.teleguichet.edge.session.VirtualSession;
import fr.teleguichet.hardware.journal.ErasurePlace;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No place is forgotten that a kiosk has, and none is looked at that it has not. */
class ErasureSetupTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();

  private ErasureSetup setup(
      Optional<Printer> printer, Optional<Scanner> scanner, Optional<Clipboard> clipboard) {
    try (var http = new DeviceHttpClient()) {
      var devices =
          new InstalledDevices(
              printer, scanner, Optional.empty(), Optional.empty(), Optional.empty(), http);
      return ErasureSetup.of(
          loop,
          new SessionErasureService(loop, loop.clock(), logbook, logbook),
          new BrowserErasure(UUID::randomUUID),
          clipboard,
          devices,
          new ScanAndPrintService(loop, VirtualSession.of(loop, logbook), scanner, printer),
          Optional.empty());
    }
  }

  /** The agent opens no card: a reader holds nothing of anybody. */
  @Test
  void aKioskThatHasAllIsErasedAtEachPlaceAndForgetsLastWhatWasUsed() {
    ErasureSetup whole =
        setup(
            Optional.of(new SimulatedPrinter(50, 80)),
            Optional.of(new SimulatedScanner()),
            Optional.of(() -> true));

    assertThat(whole.places())
        .extracting(ErasureTarget::place)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(ErasurePlace.READER)))
        .endsWith(ErasurePlace.MEMORY);
    assertThat(whole.workers()).as("one for each device").hasSize(3);
  }

  @Test
  void aKioskWithoutDevicesHasItsPageAndItsMemory() {
    assertThat(setup(Optional.empty(), Optional.empty(), Optional.empty()).places())
        .extracting(ErasureTarget::place)
        .containsExactly(ErasurePlace.BROWSER, ErasurePlace.MEMORY);
  }
}
