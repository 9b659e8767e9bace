package fr.teleguichet.edge.link;

import java.util.Map;

/**
 * What the link did since the agent started.
 *
 * @param connects CONNECT packets
 * @param sessions times that it was born after a CONNECT
 * @param losses connections lost, or not made
 * @param births birth sequences, rebirths included
 * @param messages Sparkplug messages with a sequence number
 * @param recordsSent rows of records, repetitions included
 * @param recordsSentAgain rows that had been sent before
 * @param reportsSent stored reports
 * @param refused what came in and was not acted on
 */
public record LinkCounts(
    long connects,
    long sessions,
    long losses,
    long births,
    long messages,
    long recordsSent,
    long recordsSentAgain,
    long reportsSent,
    Map<CommandRefusal, Long> refused) {

  public LinkCounts {
    refused = Map.copyOf(refused);
  }

  /** How often something was refused for this reason. */
  public long refused(CommandRefusal refusal) {
    return refused.getOrDefault(refusal, 0L);
  }
}
