package fr.teleguichet.edge.link;

import java.util.EnumMap;
import java.util.Map;

/** Counts what the link does; belongs to the loop. */
final class LinkCounters {

  private final Map<CommandRefusal, Long> refused = new EnumMap<>(CommandRefusal.class);
  private long connects;
  private long losses;
  private long births;
  private long messages;
  private long recordsSent;
  private long recordsAgain;
  private long reportsSent;
  private long sessions;

  void connect() {
    connects++;
  }

  void session() {
    sessions++;
  }

  void loss() {
    losses++;
  }

  void birth() {
    births++;
  }

  void sent() {
    messages++;
  }

  void records(int rows, int again) {
    recordsSent += rows;
    recordsAgain += again;
  }

  void reports(int number) {
    reportsSent += number;
  }

  /** Counts a refusal; answers whether it is the first of its kind. */
  boolean refuse(CommandRefusal refusal) {
    return refused.merge(refusal, 1L, Long::sum) == 1;
  }

  LinkCounts snapshot() {
    return new LinkCounts(
        connects,
        sessions,
        losses,
        births,
        messages,
        recordsSent,
        recordsAgain,
        reportsSent,
        Map.copyOf(refused));
  }
}
