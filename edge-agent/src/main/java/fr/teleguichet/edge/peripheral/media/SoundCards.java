package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.health.MachineFileReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The USB sound cards that ALSA knows, by {@code /proc/asound}. */
final class SoundCards {

  private static final String FOLDER = "proc/asound/";

  /** Such as {@code 1 [Speak510 ]: USB-Audio - Jabra SPEAK 510 USB}. */
  private static final Pattern CARD =
      Pattern.compile("\\s*(\\d{1,2}) \\[[^]]{0,40}\\]: USB-Audio - (.{0,100})");

  private final MachineFileReader files;

  SoundCards(MachineFileReader files) {
    this.files = files;
  }

  /** A card and what it can do. */
  record SoundCard(String name, boolean plays, boolean records) {}

  List<SoundCard> all() {
    return files.lines(FOLDER + "cards").stream().flatMap(this::card).toList();
  }

  private Stream<SoundCard> card(String line) {
    Matcher parts = CARD.matcher(line);
    if (!parts.matches()) {
      return Stream.empty();
    }
    List<String> streams = files.names(FOLDER + "card" + parts.group(1));
    return Stream.of(new SoundCard(parts.group(2).strip(), has(streams, 'p'), has(streams, 'c')));
  }

  private static boolean has(List<String> streams, char direction) {
    return streams.stream().anyMatch(it -> it.matches("pcm\\d{1,2}" + direction));
  }
}
