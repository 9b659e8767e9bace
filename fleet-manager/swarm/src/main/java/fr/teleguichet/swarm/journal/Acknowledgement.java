package fr.teleguichet.swarm.journal;

/** What an acknowledgement from the host meant. */
public sealed interface Acknowledgement {

  /**
   * It released records.
   *
   * @param number how many
   * @param oldest when the first of them was written, milliseconds since 1970 UTC
   */
  record Released(int number, long oldest) implements Acknowledgement {}

  /** It said what was known already. */
  record Stale() implements Acknowledgement {}

  /** It was for another journal, or for a record that was never sent. */
  record Strange() implements Acknowledgement {}
}
