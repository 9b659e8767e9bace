package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.health.MachineFileReader;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.StateReasonFormatter;
import fr.teleguichet.edge.peripheral.media.SoundCards.SoundCard;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks whether the kiosk can be heard and can hear. */
public final class AudioProbe implements Probe {

  private final SoundCards cards;
  private final int expected;
  private final AudioVolume loudspeaker;
  private final AudioVolume microphone;

  /**
   * A probe of all USB sound cards.
   *
   * @param expected how many the board has
   */
  public AudioProbe(
      MachineFileReader files, int expected, AudioVolume loudspeaker, AudioVolume microphone) {
    this.cards = new SoundCards(files);
    this.expected = expected;
    this.loudspeaker = loudspeaker;
    this.microphone = microphone;
  }

  @Override
  public Peripheral kind() {
    return Peripheral.AUDIO;
  }

  @Override
  public String part() {
    return "audio";
  }

  @Override
  public ProbeFinding look() throws InterruptedException {
    List<SoundCard> found = cards.all();
    if (found.isEmpty()) {
      return new ProbeFinding.Missing("unplugged");
    }
    List<String> reasons = new ArrayList<>();
    if (found.stream().noneMatch(SoundCard::plays)) {
      reasons.add("no-loudspeaker");
    }
    if (found.stream().noneMatch(SoundCard::records)) {
      reasons.add("no-microphone");
    }
    boolean hears = !reasons.contains("no-microphone");
    Silence silence = silence();
    if (hears && silence.ofMicrophone()) {
      reasons.add("microphone-muted");
    }
    boolean isUseless = !reasons.isEmpty();
    if (found.size() < expected) {
      reasons.add("sound-card-missing");
    }
    if (silence.ofLoudspeaker()) {
      reasons.add("muted");
    }
    if (silence.isUnknown()) {
      reasons.add("volume-unknown");
    }
    PeripheralState state =
        isUseless
            ? PeripheralState.ERROR
            : reasons.isEmpty() ? PeripheralState.OK : PeripheralState.WARNING;
    String names = found.stream().map(SoundCard::name).collect(Collectors.joining(", "));
    return new ProbeFinding.Present(
        new PeripheralReading(state, StateReasonFormatter.list(reasons), names));
  }

  /**
   * What of it is turned off. A loudspeaker that is silent is noticed by whoever stands there; that
   * the microphone is, nobody would notice before an adviser asks whether somebody is there.
   */
  private record Silence(boolean ofLoudspeaker, boolean ofMicrophone, boolean isUnknown) {}

  private Silence silence() throws InterruptedException {
    try {
      return new Silence(loudspeaker.level().isSilent(), microphone.level().isSilent(), false);
    } catch (IOException _) {
      return new Silence(false, false, true);
    }
  }
}
