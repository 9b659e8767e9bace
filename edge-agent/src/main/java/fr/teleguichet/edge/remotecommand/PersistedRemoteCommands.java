package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.RemoteCommandType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The errands as a note that survives a power cut: a line for each, open ones in full, ended ones
 * with their number only, so that a late second delivery does nothing.
 *
 * @param open those that have not ended, in the order of their arrival
 * @param ended the numbers of the latest that have, oldest first
 */
record PersistedRemoteCommands(List<RemoteCommand> open, List<UUID> ended) {

  static final PersistedRemoteCommands EMPTY = new PersistedRemoteCommands(List.of(), List.of());

  PersistedRemoteCommands {
    open = List.copyOf(open);
    ended = List.copyOf(ended);
  }

  String write() {
    return Stream.concat(
            ended.stream().map(UUID::toString),
            open.stream()
                .map(
                    it ->
                        "%s %s %d %s %s"
                            .formatted(
                                it.id(),
                                it.action().code(),
                                it.deadline().toEpochMilli(),
                                it.stage().code(),
                                it.boot())))
        .collect(Collectors.joining("\n"));
  }

  /** Reads it; a line that says nothing is passed over, since nobody can mend it. */
  static PersistedRemoteCommands read(String text) {
    List<RemoteCommand> open = new ArrayList<>();
    List<UUID> ended = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      try {
        if (words.length == 1 && !line.isEmpty()) {
          ended.add(UUID.fromString(words[0]));
        } else if (words.length == 5) {
          open.add(errand(words));
        }
      } catch (IllegalArgumentException | DateTimeException _) {
        // Passed over.
      }
    }
    return new PersistedRemoteCommands(open, ended);
  }

  private static RemoteCommand errand(String[] words) {
    return new RemoteCommand(
        UUID.fromString(words[0]),
        RemoteCommandType.ofWord(words[1]).orElseThrow(IllegalArgumentException::new),
        Instant.ofEpochMilli(Long.parseLong(words[2])),
        RemoteCommandStage.ofWord(words[3]).orElseThrow(IllegalArgumentException::new),
        words[4]);
  }
}
