package fr.teleguichet.edge.peripheral.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaProbesTest {

  private static final String UVC = "usb:v046Dp0825d0012dcEFdsc02dp01ic0Eisc01ip00in00";

  @TempDir private Path root;

  @Test
  void aUsbCameraIsFoundAmongTheComputersDecoders() throws Exception {
    Probe probe = new CameraProbe(new MachineFileReader(root), SystemProgram.of("no-v4l2-ctl"));
    video("video10", "bcm2835-codec", "0", "platform:bcm2835-codec");
    assertThat(text(probe)).isEqualTo("missing unplugged");
    video("video1", "HD Webcam (metadata)", "1", UVC);
    video("video0", "HD Webcam", "0", UVC);
    assertThat(text(probe)).isEqualTo("OK  HD Webcam");
  }

  @Test
  void aShutterThatIsClosedIsAWarning() throws Exception {
    video("video0", "HD Webcam", "0", UVC);
    SystemProgram v4l2 =
        script("v4l2-ctl", "[ \"$*\" = '-d /dev/video0 -C privacy' ] && cat " + root + "/shutter");
    Probe probe = new CameraProbe(new MachineFileReader(root), v4l2);
    file("shutter", "privacy: 1");
    assertThat(text(probe)).isEqualTo("WARNING shutter-closed HD Webcam");
    file("shutter", "privacy: 0");
    assertThat(text(probe)).isEqualTo("OK  HD Webcam");
    file("shutter", "unknown control 'privacy'");
    assertThat(text(probe)).isEqualTo("OK  HD Webcam");
  }

  @Test
  void soundNeedsALoudspeakerAndAMicrophone() throws Exception {
    SystemProgram wpctl = script("wpctl", "echo Volume: 0.40");
    AudioVolume loudspeaker = PipeWireVolume.ofLoudspeaker(wpctl);
    AudioVolume microphone = PipeWireVolume.ofMicrophone(wpctl);
    Probe probe = new AudioProbe(new MachineFileReader(root), 2, loudspeaker, microphone);
    assertThat(text(probe)).isEqualTo("missing unplugged");
    file(
        "proc/asound/cards",
        " 0 [vc4hdmi0       ]: vc4-hdmi - vc4-hdmi-0",
        "                      vc4-hdmi-0",
        " 1 [S510           ]: USB-Audio - Jabra SPEAK 510 USB",
        "                      Jabra at usb-1");
    file("proc/asound/card1/pcm0p/info", "");
    assertThat(text(probe)).isEqualTo("ERROR no-microphone,sound-card-missing Jabra SPEAK 510 USB");
    file("proc/asound/card1/pcm0c/info", "");
    assertThat(text(probe)).isEqualTo("WARNING sound-card-missing Jabra SPEAK 510 USB");
    assertThat(text(new AudioProbe(new MachineFileReader(root), 1, loudspeaker, microphone)))
        .isEqualTo("OK  Jabra SPEAK 510 USB");
  }

  @Test
  void aMutedKioskIsAWarning() throws Exception {
    file("proc/asound/cards", " 1 [S510           ]: USB-Audio - Jabra");
    file("proc/asound/card1/pcm0p/info", "");
    file("proc/asound/card1/pcm0c/info", "");
    SystemProgram wpctl =
        script(
            "wpctl",
            "[ $2 = @DEFAULT_AUDIO_SINK@ ] || { echo Volume: 1.00; exit; }",
            "cat " + root + "/level");
    file("level", "Volume: 0.40 [MUTED]");
    var volume = PipeWireVolume.ofLoudspeaker(wpctl);
    Probe probe =
        new AudioProbe(new MachineFileReader(root), 1, volume, PipeWireVolume.ofMicrophone(wpctl));
    assertThat(volume.level()).isEqualTo(new AudioVolume.Level(40, true));
    assertThat(text(probe)).isEqualTo("WARNING muted Jabra");
    file("level", "Volume: 0.75");
    assertThat(volume.level()).isEqualTo(new AudioVolume.Level(75, false));
    assertThat(text(probe)).isEqualTo("OK  Jabra");
    file("level", "Volume: louder");
    assertThatThrownBy(volume::level).hasMessage("wpctl-answer");
  }

  /** No citizen can see it: he talks, and the adviser asks whether somebody is there. */
  @Test
  void aMicrophoneThatIsTurnedOffIsAFault() throws Exception {
    file("proc/asound/cards", " 1 [S510           ]: USB-Audio - Jabra");
    file("proc/asound/card1/pcm0p/info", "");
    file("proc/asound/card1/pcm0c/info", "");
    SystemProgram wpctl =
        script(
            "wpctl",
            "[ $2 = @DEFAULT_AUDIO_SOURCE@ ] && cat " + root + "/level || echo Volume: 0.40");
    Probe probe =
        new AudioProbe(
            new MachineFileReader(root),
            1,
            PipeWireVolume.ofLoudspeaker(wpctl),
            PipeWireVolume.ofMicrophone(wpctl));
    file("level", "Volume: 0.80 [MUTED]");
    assertThat(text(probe)).isEqualTo("ERROR microphone-muted Jabra");
    file("level", "Volume: 0.00");
    assertThat(text(probe)).isEqualTo("ERROR microphone-muted Jabra");
    file("level", "Volume: 0.80");
    assertThat(text(probe)).isEqualTo("OK  Jabra");
  }

  @Test
  void aSoundServerThatCanNotBeAskedIsToldAndNobodyIsTurnedAwayForIt() throws Exception {
    file("proc/asound/cards", " 1 [S510           ]: USB-Audio - Jabra");
    file("proc/asound/card1/pcm0p/info", "");
    file("proc/asound/card1/pcm0c/info", "");
    for (SystemProgram wpctl :
        new SystemProgram[] {
          script("wpctl", "exit 2"), SystemProgram.of("no-wpctl-is-installed")
        }) {
      Probe probe =
          new AudioProbe(
              new MachineFileReader(root),
              1,
              PipeWireVolume.ofLoudspeaker(wpctl),
              PipeWireVolume.ofMicrophone(wpctl));
      assertThat(text(probe)).isEqualTo("WARNING volume-unknown Jabra");
    }
  }

  @Test
  void aTestPictureIsAJpegThatIsOverwritten() throws Exception {
    var unplugged = new V4l2Camera(new MachineFileReader(root), SystemProgram.of("no-ffmpeg"));
    assertThatThrownBy(unplugged::testPicture).hasMessage("unplugged");
    video("video0", "HD Webcam", "0", UVC);
    SystemProgram ffmpeg = script("ffmpeg", "printf '\\377\\330\\377\\331'");
    CameraPicture picture = new V4l2Camera(new MachineFileReader(root), ffmpeg).testPicture();
    byte[] jpeg = picture.jpeg();
    assertThat(jpeg).hasSize(4);
    picture.close();
    assertThat(jpeg).containsOnly(0);
    var garbled = new V4l2Camera(new MachineFileReader(root), script("garbled", "echo no picture"));
    assertThatThrownBy(garbled::testPicture).hasMessage("no-picture");
  }

  private void video(String node, String name, String index, String modalias) throws IOException {
    String folder = "sys/class/video4linux/" + node;
    file(folder + "/name", name);
    file(folder + "/index", index);
    file(folder + "/device/modalias", modalias);
  }

  private void file(String path, String... lines) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private SystemProgram script(String name, String... lines) throws IOException {
    Path file = root.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return SystemProgram.of(file.toString());
  }

  private static String text(Probe probe) throws Exception {
    return switch (probe.look()) {
      case ProbeFinding.Present(var reading) ->
          reading.state() + " " + reading.reasons() + " " + reading.model();
      case ProbeFinding.Missing(String reason) -> "missing " + reason;
    };
  }
}
