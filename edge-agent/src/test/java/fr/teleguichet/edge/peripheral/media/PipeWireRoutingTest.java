package fr.teleguichet.edge.peripheral.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.peripheral.media.SoundRouting.Destination;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of PipeWire's programs; {@code PipeWireRoutingIT} asks the real ones. */
class PipeWireRoutingTest {

  private static final String MONITOR = "alsa_output.platform-hdmi.stereo";
  private static final String SPEAKER = "alsa_output.usb-Jabra-00.stereo";
  private static final String HANDSET = "alsa_output.usb-C-Media-00.stereo";
  private static final String SPEAKER_MICROPHONE = "alsa_input.usb-Jabra-00.mono";
  private static final String HANDSET_MICROPHONE = "alsa_input.usb-C-Media-00.mono";

  private static final List<String> ALL =
      List.of(MONITOR, HANDSET, SPEAKER, HANDSET_MICROPHONE, SPEAKER_MICROPHONE);

  @TempDir private Path folder;

  @Test
  void liftedTheHandsetHasSoundAndMicrophoneAndHungUpTheLoudspeakerThatWasBefore()
      throws Exception {
    SoundRouting routing = routing();
    dump(ALL, MONITOR, SPEAKER_MICROPHONE);
    assertThat(routing.route(Destination.LOUDSPEAKER)).isTrue();
    assertThat(chosen()).as("what is chosen already is left alone").isEmpty();

    assertThat(routing.route(Destination.HANDSET)).isTrue();
    assertThat(chosen()).containsExactly("sink " + HANDSET, "source " + HANDSET_MICROPHONE);

    dump(ALL, HANDSET, HANDSET_MICROPHONE);
    assertThat(routing.route(Destination.HANDSET)).isTrue();
    assertThat(chosen()).as("once").isEmpty();

    assertThat(routing.route(Destination.LOUDSPEAKER)).isTrue();
    assertThat(chosen()).containsExactly("sink " + MONITOR, "source " + SPEAKER_MICROPHONE);
  }

  /** The sound server remembers what was chosen across its starts, the agent does not. */
  @Test
  void afterAStartWithTheHandsetChosenTheLoudspeakerIsTheOneThatIsPluggedIn() throws Exception {
    dump(ALL, HANDSET, HANDSET_MICROPHONE);
    assertThat(routing().route(Destination.LOUDSPEAKER)).isTrue();
    assertThat(chosen()).containsExactly("sink " + SPEAKER, "source " + SPEAKER_MICROPHONE);

    dump(List.of(HANDSET, MONITOR), HANDSET, "");
    assertThat(routing().route(Destination.LOUDSPEAKER)).isTrue();
    assertThat(chosen()).containsExactly("sink " + MONITOR);
  }

  @Test
  void aHandsetThatIsNotPluggedInLeavesTheSoundWhereItIs() throws Exception {
    dump(List.of(MONITOR, SPEAKER, SPEAKER_MICROPHONE), SPEAKER, SPEAKER_MICROPHONE);
    assertThat(routing().route(Destination.HANDSET)).isFalse();
    assertThat(chosen()).isEmpty();
  }

  @Test
  void aHandsetWithoutAMicrophoneLeavesTheKiosksOwn() throws Exception {
    dump(List.of(SPEAKER, HANDSET, SPEAKER_MICROPHONE), SPEAKER, SPEAKER_MICROPHONE);
    assertThat(routing().route(Destination.HANDSET)).isTrue();
    assertThat(chosen()).containsExactly("sink " + HANDSET);
  }

  @Test
  void aSoundServerThatDoesNotAnswerIsAReason() throws Exception {
    SystemProgram away = SystemProgram.of("no-pw-dump-is-installed");
    assertThatThrownBy(() -> new PipeWireRouting(away, away, "C-Media").route(Destination.HANDSET))
        .hasMessage("no-pw-dump-is-installed-not-there");
    Files.writeString(folder.resolve("dump.json"), "Can't connect");
    assertThatThrownBy(() -> routing().route(Destination.HANDSET)).hasMessage("pw-dump-answer");
    Files.writeString(folder.resolve("dump.json"), "[7, {\"info\": 7}, {\"props\": []}]");
    assertThat(routing().route(Destination.HANDSET)).isFalse();
    Files.delete(folder.resolve("dump.json"));
    assertThatThrownBy(() -> routing().route(Destination.HANDSET)).hasMessage("pw-dump-1");
  }

  private SoundRouting routing() throws IOException {
    return new PipeWireRouting(
        script("pw-dump", "cat " + folder + "/dump.json"),
        script("pw-metadata", "echo \"$*\" >> " + folder + "/chosen"),
        "C-Media");
  }

  /** As PipeWire 1.4 says it, as far as it is read. */
  private void dump(List<String> devices, String sink, String source) throws IOException {
    var objects = new StringBuilder();
    for (String name : devices) {
      String media = name.startsWith("alsa_output") ? "Audio/Sink" : "Audio/Source";
      objects.append(
          """
          {"id": 40, "type": "PipeWire:Interface:Node",
           "info": {"state": "idle", "props": {"node.name": "%s", "media.class": "%s"}}},
          """
              .formatted(name, media));
    }
    Files.writeString(
        folder.resolve("dump.json"),
        """
        [{"id": 0, "type": "PipeWire:Interface:Core", "info": {"props": {"core.name": "pipewire-0"}}},
         {"id": 41, "type": "PipeWire:Interface:Node", "info": {"props": {"node.name": "chromium"}}},
         %s{"id": 30, "type": "PipeWire:Interface:Metadata", "props": {"metadata.name": "settings"},
          "metadata": [{"subject": 0, "key": "clock.rate", "type": "", "value": 48000}]},
         {"id": 36, "type": "PipeWire:Interface:Metadata", "props": {"metadata.name": "default"},
          "metadata": [
            {"subject": 0, "key": "default.audio.sink", "value": {"name": "%s"}},
            {"subject": 0, "key": "default.audio.source", "value": {"name": "%s"}}]}]
        """
            .formatted(objects, sink, source));
  }

  /** What was chosen since the last time, such as {@code sink alsa_output.usb}. */
  private List<String> chosen() throws IOException {
    Path file = folder.resolve("chosen");
    if (Files.notExists(file)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(file);
    Files.delete(file);
    return lines.stream()
        .map(
            it ->
                it.replaceFirst(
                    "0 default\\.configured\\.audio\\.(sink|source) \\{\"name\":\"(.*)\"\\}"
                        + " Spa:String:JSON",
                    "$1 $2"))
        .toList();
  }

  private SystemProgram script(String name, String line) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return SystemProgram.of(file.toString());
  }
}
