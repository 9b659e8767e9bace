package fr.teleguichet.edge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.configuration.Setting;
import fr.teleguichet.hardware.peer.Installed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine that is Debian's, by the setting as it comes. */
@Tag("proof")
class ProgramSpeechEngineIT {

  private static SpeechEngine engine() {
    var _ = Installed.program("espeak-ng", "espeak-ng");
    return new ProgramSpeechEngine(List.of(Setting.SPEECH_COMMAND.fallback().split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "fr,Parlez à un agent du service public",
    "en,Speak to a public service officer",
    "es,Hable con un agente",
    "pt,Fale com um agente",
    "ar,تحدثوا مع موظف",
    "fr,--help"
  })
  void eachLanguageHasSoundThatIsHeard(String language, String text) throws Exception {
    byte[] file = engine().speak(new Utterance(language, text));
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      double seconds = sound.getFrameLength() / sound.getFormat().getFrameRate();
      assertThat(seconds).isBetween(0.3, 20.0);
      assertThat(loudest(sound.readAllBytes())).isGreaterThan(3_000);
    }
  }

  /** The largest of the samples, of 16 bits each. */
  private static int loudest(byte[] samples) {
    int most = 0;
    for (int i = 0; i + 1 < samples.length; i += 2) {
      most = Math.max(most, Math.abs((short) ((samples[i + 1] << 8) | (samples[i] & 0xff))));
    }
    return most;
  }

  @Test
  void whatIsNoSoundIsRefusedAndWhatIsMissingSaysSo() {
    var utterance = new Utterance("fr", "Bonjour");
    assertThatThrownBy(() -> new ProgramSpeechEngine(List.of("echo")).speak(utterance))
        .isInstanceOf(IOException.class)
        .hasMessage("no-sound");
    assertThatThrownBy(() -> new ProgramSpeechEngine(List.of("false")).speak(utterance))
        .hasMessage("ended-with-1");
    assertThatThrownBy(() -> new ProgramSpeechEngine(List.of("no-such-voice")).speak(utterance))
        .hasMessage("no-such-voice-not-there");
    assertThatThrownBy(() -> new ProgramSpeechEngine(List.of("yes")).speak(utterance))
        .hasMessage("too-much-output");
  }
}
