package fr.teleguichet.edge.peripheral.scan;

import fr.teleguichet.edge.peripheral.net.DeviceHttp;
import fr.teleguichet.edge.peripheral.program.Output;
import fr.teleguichet.edge.peripheral.program.Program;
import fr.teleguichet.edge.peripheral.scan.ScannerStatus.Activity;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** A scanner that only SANE knows, through its program {@code scanimage}. */
public final class SaneScanner implements Scanner {

  private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:/._-]{0,99}");
  private static final Duration OPENING = Duration.ofSeconds(15);
  private static final Duration SCANNING = Duration.ofSeconds(90);
  private static final int DEVICE_BUSY = 3;

  private final Program scanimage;
  private final String device;

  /**
   * A scanner by its SANE name.
   *
   * @param device such as {@code epson2:libusb:001:004}
   */
  public SaneScanner(Program scanimage, String device) {
    if (!DEVICE.matcher(device).matches()) {
      throw new IllegalArgumentException("\"" + device + "\" is no name of a SANE device");
    }
    this.scanimage = scanimage;
    this.device = device;
  }

  @Override
  public ScannerStatus status() throws IOException, InterruptedException {
    Output output = scanimage.within(OPENING, Program.SOME_TEXT).run("-d", device, "--dont-scan");
    if (output.isSuccess()) {
      return new ScannerStatus(Activity.IDLE, "", device);
    }
    if (output.exit() == DEVICE_BUSY) {
      return new ScannerStatus(Activity.PROCESSING, "", device);
    }
    throw new IOException(DeviceHttp.UNREACHABLE);
  }

  @Override
  public ScanOutcome scan(ScanRequest request) throws IOException, InterruptedException {
    Output output =
        scanimage
            .within(SCANNING, ScannedPage.LARGEST)
            .run(
                "-d",
                device,
                "--format=png",
                "--mode=" + (request.inColour() ? "Color" : "Gray"),
                "--resolution=" + request.dpi());
    if (output.exit() == DEVICE_BUSY) {
      return new ScanOutcome.Busy();
    }
    return output.isSuccess() && output.bytes().length > 0
        ? new ScanOutcome.Scanned(new ScannedPage("image/png", output.bytes()))
        : new ScanOutcome.Failed("scanimage-" + output.exit());
  }
}
