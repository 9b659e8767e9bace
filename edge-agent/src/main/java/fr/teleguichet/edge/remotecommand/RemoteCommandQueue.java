package fr.teleguichet.edge.remotecommand;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The errands that the kiosk knows: the open ones in order, and the numbers of the latest ended.
 */
final class RemoteCommandQueue {

  /** How many may wait at once. */
  static final int MAX_OPEN = 8;

  /** How many ended ones are remembered; older deliveries are past their deadline anyway. */
  static final int MAX_ENDED = 64;

  private final Map<UUID, RemoteCommand> open = new LinkedHashMap<>();
  private final Deque<UUID> ended = new ArrayDeque<>();

  void take(PersistedRemoteCommands note) {
    note.open().forEach(errand -> open.put(errand.id(), errand));
    ended.addAll(note.ended());
  }

  boolean knows(UUID id) {
    return open.containsKey(id) || ended.contains(id);
  }

  boolean isFull() {
    return open.size() >= MAX_OPEN;
  }

  /** Puts it in, or in its former place; an ended one leaves its number only. */
  void put(RemoteCommand errand) {
    if (errand.stage().isEnd()) {
      end(errand.id());
    } else {
      open.put(errand.id(), errand);
    }
  }

  /** Its number is all that is left of it. */
  void end(UUID id) {
    open.remove(id);
    if (!ended.contains(id)) {
      ended.add(id);
    }
    if (ended.size() > MAX_ENDED) {
      ended.remove();
    }
  }

  /** Not even its number is left. */
  void forgetEnd(UUID id) {
    ended.remove(id);
  }

  /** It is as if it had never come. */
  void drop(UUID id) {
    open.remove(id);
  }

  Optional<RemoteCommand> get(UUID id) {
    return Optional.ofNullable(open.get(id));
  }

  /** Whose turn it is. */
  Optional<RemoteCommand> first() {
    return open.values().stream().findFirst();
  }

  List<RemoteCommand> open() {
    return List.copyOf(open.values());
  }

  PersistedRemoteCommands note() {
    return new PersistedRemoteCommands(new ArrayList<>(open.values()), new ArrayList<>(ended));
  }
}
