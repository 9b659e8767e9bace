package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.health.MachineFiles;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Finding;
import fr.teleguichet.edge.peripheral.Keyword;
import fr.teleguichet.edge.peripheral.Probe;
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
  private final Volume volume;

  /**
   * A probe of all USB sound cards.
   *
   * @param expected how many the board has
   */
  public AudioProbe(MachineFiles files, int expected, Volume volume) {
    this.cards = new SoundCards(files);
    this.expected = expected;
    this.volume = volume;
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
  public Finding look() throws InterruptedException {
    List<SoundCard> found = cards.all();
    if (found.isEmpty()) {
      return new Finding.Missing("unplugged");
    }
    List<String> reasons = new ArrayList<>();
    if (found.stream().noneMatch(SoundCard::plays)) {
      reasons.add("no-loudspeaker");
    }
    if (found.stream().noneMatch(SoundCard::records)) {
      reasons.add("no-microphone");
    }
    boolean isMute = !reasons.isEmpty();
    if (found.size() < expected) {
      reasons.add("sound-card-missing");
    }
    if (isSilenced()) {
      reasons.add("muted");
    }
    PeripheralState state =
        isMute
            ? PeripheralState.ERROR
            : reasons.isEmpty() ? PeripheralState.OK : PeripheralState.WARNING;
    String names = found.stream().map(SoundCard::name).collect(Collectors.joining(", "));
    return new Finding.Present(new PeripheralReading(state, Keyword.list(reasons), names));
  }

  private boolean isSilenced() throws InterruptedException {
    try {
      return volume.level().filter(it -> it.isMuted() || it.percent() == 0).isPresent();
    } catch (IOException _) {
      return false;
    }
  }
}
