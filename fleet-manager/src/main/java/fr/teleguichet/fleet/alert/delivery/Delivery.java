package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.hardware.text.CodedEnum;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Something to be told to somebody.
 *
 * @param alert the alert; empty for a digest
 * @param serial the how manieth reminder or assignment, or the week of a digest
 * @param account whom; 0 for the webhook
 * @param attempts how often it was tried
 * @param fault why the last try failed
 */
public record Delivery(
    long id,
    OptionalLong alert,
    What what,
    int serial,
    Channel channel,
    long account,
    DeliveryState state,
    int attempts,
    Instant changed,
    String fault) {

  /** What is told. */
  public enum What implements CodedEnum {
    OPENED,
    RESOLVED,
    REMINDER,
    /** It was given to whoever is told. */
    ASSIGNED,
    DIGEST
  }

  /**
   * The same for every try of the same delivery, and for no other: whoever is told twice, because
   * the program was killed between the target's word and its own, can know that it is one.
   */
  String name() {
    return what.code()
        + "-"
        + (alert.isPresent() ? Long.toString(alert.getAsLong()) : "all")
        + "-"
        + serial
        + "-"
        + account;
  }
}
