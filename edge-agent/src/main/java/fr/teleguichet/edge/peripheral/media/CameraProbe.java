package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.media.V4l2CameraFinder.VideoDevice;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
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

  private final V4l2CameraFinder devices;
  private final SystemProgram v4l2;

  /**
   * A probe of the first camera.
   *
   * @param v4l2 {@code v4l2-ctl}; without it nothing is known of the shutter
   */
  public CameraProbe(MachineFileReader files, SystemProgram v4l2) {
    this.devices = new V4l2CameraFinder(files);
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
  public ProbeFinding look() throws InterruptedException {
    Optional<VideoDevice> camera = devices.first();
    if (camera.isEmpty()) {
      return new ProbeFinding.Missing("unplugged");
    }
    String name = camera.get().name();
    return new ProbeFinding.Present(
        isShut(camera.get())
            ? new PeripheralReading(PeripheralState.WARNING, "shutter-closed", name)
            : new PeripheralReading(PeripheralState.OK, "", name));
  }

  /** The control {@code V4L2_CID_PRIVACY}, which many cameras have not. */
  private boolean isShut(VideoDevice camera) throws InterruptedException {
    try {
      ProgramOutput answer = v4l2.run("-d", camera.file(), "-C", "privacy");
      return answer.isSuccess() && answer.text().equals(CLOSED);
    } catch (IOException _) {
      return false;
    }
  }
}
