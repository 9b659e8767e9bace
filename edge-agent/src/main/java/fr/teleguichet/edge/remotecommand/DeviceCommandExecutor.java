package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.edge.peripheral.DeviceTestService;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.peripheral.print.PrintOutcome;
import fr.teleguichet.edge.peripheral.print.TestPage;
import fr.teleguichet.edge.peripheral.scan.ScanOutcome;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Does what the fleet wants done, with the devices that this kiosk has. */
public final class DeviceCommandExecutor implements CommandExecutor {

  private final DeviceTestService care;
  private final InstalledDevices devices;
  private final MachineRepairs repairs;
  private final CommandResultUploader results;
  private final Signs signs;

  /**
   * What the rest of the agent adds.
   *
   * @param identify makes the kiosk show itself; done when it is over
   * @param wipe has the unit forget everything soon
   * @param page what a test page says now
   */
  public record Signs(
      Supplier<Future<String>> identify, Supplier<Future<String>> wipe, Supplier<TestPage> page) {}

  /**
   * @param results where a picture and a bundle go
   */
  public DeviceCommandExecutor(
      DeviceTestService care,
      InstalledDevices devices,
      MachineRepairs repairs,
      CommandResultUploader results,
      Signs signs) {
    this.care = care;
    this.devices = devices;
    this.repairs = repairs;
    this.results = results;
    this.signs = signs;
  }

  public static TestPage page(Optional<String> kiosk, ZonedDateTime now) {
    return new TestPage(kiosk.orElse("-"), now);
  }

  @Override
  public Future<String> perform(UUID id, RemoteCommandType action) {
    return switch (action) {
      case IDENTIFY -> signs.identify().get();
      case TEST_PRINT -> printTest();
      case TEST_SCAN -> scanTest();
      case TEST_PICTURE -> pictureTest(id);
      case RESTART_SCREEN -> repairs.screen().map("");
      case REBOOT ->
          repairs.reboot(ShutdownReason.REBOOT).compose(_ -> Promise.<String>promise().future());
      case DIAGNOSTICS -> results.sendDiagnostics(id);
      case WIPE -> signs.wipe().get();
    };
  }

  private Future<String> printTest() {
    // Whose kiosk it is must be asked here: the printer waits on a thread of its own.
    TestPage page = signs.page().get();
    return devices
        .printer()
        .map(printer -> care.run(() -> told(printer.printTestPage(page))))
        .orElseGet(() -> Future.failedFuture("no-printer"));
  }

  private static String told(PrintOutcome outcome) throws IOException {
    return switch (outcome) {
      case PrintOutcome.Printed(int sheets) -> sheets > 0 ? sheets + " sheet" : "";
      case PrintOutcome.Stopped(var reasons) -> throw new IOException(String.join(",", reasons));
      case PrintOutcome.Failed(var reasons) -> throw new IOException(String.join(",", reasons));
      case PrintOutcome.Refused(String reason) -> throw new IOException(reason);
    };
  }

  private Future<String> scanTest() {
    return devices
        .scanner()
        .map(scanner -> care.run(() -> told(scanner.testScan())))
        .orElseGet(() -> Future.failedFuture("no-scanner"));
  }

  private static String told(ScanOutcome outcome) throws IOException {
    return switch (outcome) {
      case ScanOutcome.Scanned _ -> "";
      case ScanOutcome.Busy _ -> throw new IOException("busy");
      case ScanOutcome.Failed(String reason) -> throw new IOException(reason);
    };
  }

  private Future<String> pictureTest(UUID id) {
    return devices
        .camera()
        .map(camera -> care.run(camera::testPicture).compose(it -> results.sendPicture(id, it)))
        .orElseGet(() -> Future.failedFuture("no-camera"));
  }
}
