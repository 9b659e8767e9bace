package fr.teleguichet.edge.peripheral.scan;

import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus.Activity;
import fr.teleguichet.hardware.board.SaneDevice;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A scanner that only SANE knows, through its program {@code scanimage}. */
public final class SaneScanner implements Scanner {

  private static final Duration OPENING = Duration.ofSeconds(15);
  private static final Duration SCANNING = Duration.ofSeconds(90);
  private static final int DEVICE_BUSY = 3;

  private final SystemProgram scanimage;
  private final Optional<SaneDevice> device;

  /**
   * A scanner of this computer.
   *
   * @param device which; the first that SANE finds when empty
   */
  public SaneScanner(SystemProgram scanimage, Optional<SaneDevice> device) {
    this.scanimage = scanimage;
    this.device = device;
  }

  @Override
  public ScannerStatus status() throws IOException, InterruptedException {
    ProgramOutput output =
        scanimage.within(OPENING, SystemProgram.SOME_TEXT).run(arguments("--dont-scan"));
    if (output.isSuccess()) {
      return new ScannerStatus(Activity.IDLE, "", false, name());
    }
    if (output.exit() == DEVICE_BUSY) {
      return new ScannerStatus(Activity.PROCESSING, "", false, name());
    }
    throw new IOException(DeviceHttpClient.UNREACHABLE);
  }

  @Override
  public ScanOutcome scan(ScanRequest request) throws IOException, InterruptedException {
    ProgramOutput output =
        scanimage
            .within(SCANNING, ScannedPage.MAX_SIZE)
            .run(
                arguments(
                    "--format=jpeg",
                    "--mode=" + (request.inColour() ? "Color" : "Gray"),
                    "--resolution=" + request.dpi()));
    if (output.exit() == DEVICE_BUSY) {
      return new ScanOutcome.Busy();
    }
    return output.isSuccess() && output.bytes().length > 0
        ? new ScanOutcome.Scanned(new ScannedPage("image/jpeg", output.bytes()), ScanSource.GLASS)
        : new ScanOutcome.Failed("scanimage-" + output.exit());
  }

  /** A page goes out of the program as it comes in, and nothing of it is kept. */
  @Override
  public boolean discard() {
    return true;
  }

  private String name() {
    return device.map(SaneDevice::name).orElse("SANE");
  }

  private String[] arguments(String... others) {
    return Stream.concat(device.stream().map(it -> "--device-name=" + it.name()), Stream.of(others))
        .toArray(String[]::new);
  }
}
