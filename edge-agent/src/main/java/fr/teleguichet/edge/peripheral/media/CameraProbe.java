package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.health.MachineFiles;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Finding;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.media.VideoDevices.VideoDevice;
import fr.teleguichet.edge.peripheral.program.Output;
import fr.teleguichet.edge.peripheral.program.Program;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.IOException;
import java.util.Optional;

/**
 * Looks whether a camera is plugged in and its shutter open. It never looks through the camera,
 * which belongs to the browser.
 */
public final class CameraProbe implements Probe {

  private static final String CLOSED = "privacy: 1";

  private final VideoDevices devices;
  private final Program v4l2;

  /**
   * A probe of the first camera.
   *
   * @param v4l2 {@code v4l2-ctl}; without it nothing is known of the shutter
   */
  public CameraProbe(MachineFiles files, Program v4l2) {
    this.devices = new VideoDevices(files);
    this.v4l2 = v4l2;
  }

  @Override
  public Peripheral kind() {
    return Peripheral.CAMERA;
  }

  @Override
  public String part() {
    return "camera";
  }

  @Override
  public Finding look() throws InterruptedException {
    Optional<VideoDevice> camera = devices.first();
    if (camera.isEmpty()) {
      return new Finding.Missing("unplugged");
    }
    String name = camera.get().name();
    return new Finding.Present(
        isShut(camera.get())
            ? new PeripheralReading(PeripheralState.WARNING, "shutter-closed", name)
            : new PeripheralReading(PeripheralState.OK, "", name));
  }

  /** The control {@code V4L2_CID_PRIVACY}, which many cameras have not. */
  private boolean isShut(VideoDevice camera) throws InterruptedException {
    try {
      Output answer = v4l2.run("-d", camera.file(), "-C", "privacy");
      return answer.isSuccess() && answer.text().equals(CLOSED);
    } catch (IOException _) {
      return false;
    }
  }
}
