package fr.teleguichet.hardware.journal;

import java.time.Instant;

/**
 * A record with its place in a kiosk's journal.
 *
 * @param number 1 for a journal's first record, then without gaps
 * @param occurred when it happened, by the kiosk's clock
 * @param type the record's type on the wire; a newer kiosk may use one that we do not know
 * @param body the record's content, a JSON object
 */
public record JournalEntry(long number, Instant occurred, String type, String body) {

  /** Longest type, in characters. */
  public static final int MAX_TYPE_LENGTH = 40;

  /** Longest body, in characters. */
  public static final int MAX_BODY_LENGTH = 4_000;

  public JournalEntry {
    if (number < 1) {
      throw new IllegalArgumentException("record number " + number + " is below 1");
    }
    if (type.isEmpty() || type.length() > MAX_TYPE_LENGTH) {
      throw new IllegalArgumentException(
          "record type \"" + type + "\" must have 1 to 40 characters");
    }
    if (body.length() > MAX_BODY_LENGTH) {
      throw new IllegalArgumentException("a record body of " + body.length() + " characters");
    }
  }
}
