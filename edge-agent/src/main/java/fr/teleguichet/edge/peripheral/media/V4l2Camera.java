package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.peripheral.media.V4l2CameraFinder.VideoDevice;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.time.Duration;

/** The first USB camera, of which {@code ffmpeg} takes one picture. */
public final class V4l2Camera implements Camera {

  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private final V4l2CameraFinder devices;
  private final SystemProgram ffmpeg;

  public V4l2Camera(MachineFileReader files, SystemProgram ffmpeg) {
    this.devices = new V4l2CameraFinder(files);
    this.ffmpeg = ffmpeg.within(DEADLINE, CameraPicture.MAX_SIZE);
  }

  @Override
  public CameraPicture testPicture() throws IOException, InterruptedException {
    VideoDevice device = devices.first().orElseThrow(() -> new IOException("unplugged"));
    ProgramOutput output =
        ffmpeg.run(
            "-nostdin",
            "-loglevel",
            "error",
            "-f",
            "v4l2",
            "-i",
            device.file(),
            "-frames:v",
            "1",
            "-f",
            "mjpeg",
            "-");
    if (!output.isSuccess()) {
      throw new IOException(ffmpeg.name() + "-" + output.exit());
    }
    return CameraPicture.of(output.bytes());
  }
}
