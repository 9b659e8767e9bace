package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.health.MachineFileReader;
import java.util.Optional;

/**
 * The cameras that the kernel knows, by {@code /sys/class/video4linux}. A computer's decoders stand
 * there as well, so only interfaces of the USB class for video (0Eh) count; of a camera's several
 * nodes the one with index 0 gives pictures.
 */
final class V4l2CameraFinder {

  private static final String FOLDER = "sys/class/video4linux/";
  private static final String USB_VIDEO = "ic0E";

  private final MachineFileReader files;

  V4l2CameraFinder(MachineFileReader files) {
    this.files = files;
  }

  /**
   * A camera.
   *
   * @param node such as {@code video0}
   * @param name as the camera gives it
   */
  record VideoDevice(String node, String name) {

    String file() {
      return "/dev/" + node;
    }
  }

  /** The first camera. */
  Optional<VideoDevice> first() {
    return files.names(FOLDER).stream()
        .filter(node -> node.matches("video\\d{1,3}"))
        .filter(node -> text(node, "index").equals("0"))
        .filter(node -> text(node, "device/modalias").contains(USB_VIDEO))
        .map(node -> new VideoDevice(node, text(node, "name")))
        .findFirst();
  }

  private String text(String node, String file) {
    return files.text(FOLDER + node + "/" + file).orElse("");
  }
}
