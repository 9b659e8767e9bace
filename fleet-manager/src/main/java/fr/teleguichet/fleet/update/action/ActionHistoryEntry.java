package fr.teleguichet.fleet.update.action;

import java.util.List;
import java.util.OptionalInt;

/**
 * One line of an update's history.
 *
 * @param kind the device's word, or the word of the state that came of it
 * @param code the device's own, which means something to it only
 * @param messages 50 at most, each of 512 letters at most, without line breaks
 */
public record ActionHistoryEntry(String kind, OptionalInt code, List<String> messages) {
  public ActionHistoryEntry {
    messages = List.copyOf(messages);
  }

  /** A line without messages. */
  public static ActionHistoryEntry of(String kind) {
    return new ActionHistoryEntry(kind, OptionalInt.empty(), List.of());
  }
}
