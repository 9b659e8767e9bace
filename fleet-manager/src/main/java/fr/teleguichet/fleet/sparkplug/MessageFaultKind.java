package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.text.CodedEnum;

/** What can be wrong with a message from outside: few kinds, each counted. */
public enum MessageFaultKind implements CodedEnum {
  /** The topic is not one of Sparkplug's. */
  FOREIGN_TOPIC(Done.PASSED_OVER),
  /** The group is none of the territories that this fleet accepts. */
  FOREIGN_GROUP(Done.PASSED_OVER),
  /** More edge nodes than this fleet is set up for. */
  TOO_MANY_NODES(Done.PASSED_OVER),
  /** More devices than an edge node may have. */
  TOO_MANY_DEVICES(Done.PASSED_OVER),
  /** More metrics without a column than an edge node may have. */
  TOO_MANY_METRICS(Done.METRIC_LEFT_OUT),
  /** More reports and values in a second than an edge node may have stored. */
  TOO_MANY_VALUES(Done.NOT_STORED),
  /** More bytes in a minute than are read of an edge node. */
  TOO_MANY_BYTES(Done.PASSED_OVER),
  /** Longer than the limit. */
  OVERSIZED(Done.BIRTHS_NEEDED),
  /** Not protobuf, or cut short. */
  MALFORMED(Done.BIRTHS_NEEDED),
  /** Protobuf against the rules of Sparkplug. */
  INVALID(Done.PASSED_OVER),
  /** A birth without what a birth must have. */
  INVALID_BIRTH(Done.BIRTHS_NEEDED),
  /** Data, or a device's birth, of a node whose birth is not known. */
  NO_BIRTH(Done.BIRTHS_NEEDED),
  /** A message is missing from the sequence, or came twice. */
  SEQUENCE(Done.BIRTHS_NEEDED),
  /** An alias or a name that no birth declared. */
  UNKNOWN_METRIC(Done.METRIC_LEFT_OUT_AND_BIRTHS_NEEDED),
  /** A metric against the rules of Sparkplug. */
  UNREADABLE_METRIC(Done.METRIC_LEFT_OUT),
  /** One alias for two metrics of a node. */
  DOUBLE_ALIAS(Done.LATER_HOLDS),
  /** A value that is not of the declared type. */
  WRONG_TYPE(Done.METRIC_LEFT_OUT),
  /** A time far in the future or the past. */
  WRONG_TIME(Done.TIME_OF_ARRIVAL),
  /** Journal rows that can't be read. */
  INVALID_RECORDS(Done.METRIC_LEFT_OUT),
  /** A death of an earlier session. */
  LATE_DEATH(Done.PASSED_OVER);

  /** What is done about a fault, as the log says it. */
  private enum Done {
    PASSED_OVER("The message was not taken."),
    BIRTHS_NEEDED("The message was not taken, and the node’s births are needed."),
    METRIC_LEFT_OUT("The metric was left out; the rest of its message was taken."),
    METRIC_LEFT_OUT_AND_BIRTHS_NEEDED(
        "The metric was left out, and the node’s births are needed; the rest of its message was"
            + " taken."),
    NOT_STORED("What it said was shown, but not stored."),
    LATER_HOLDS("The later metric of the two has the alias."),
    TIME_OF_ARRIVAL("The time of arrival was taken instead, or the stored value was left out.");

    private final String sentence;

    Done(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Done done;

  MessageFaultKind(Done done) {
    this.done = done;
  }

  /** What is done about it, in a sentence for the log. */
  String done() {
    return done.sentence;
  }
}
