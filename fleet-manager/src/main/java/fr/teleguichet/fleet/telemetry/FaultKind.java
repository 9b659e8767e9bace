package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.text.Worded;

/** What can be wrong with a message from outside: few kinds, each counted. */
public enum FaultKind implements Worded {
  /** The topic is not one of Sparkplug's. */
  FOREIGN_TOPIC,
  /** The group is none of the territories that this fleet accepts. */
  FOREIGN_GROUP,
  /** Another group already has an edge node of this name. */
  NAME_TAKEN,
  /** More edge nodes than this fleet is set up for. */
  TOO_MANY_NODES,
  /** More devices than an edge node may have. */
  TOO_MANY_DEVICES,
  /** Longer than the limit. */
  OVERSIZED,
  /** Not protobuf, or cut short. */
  MALFORMED,
  /** Protobuf against the rules of Sparkplug. */
  INVALID,
  /** A birth without what a birth must have. */
  INVALID_BIRTH,
  /** Data, or a device's birth, of a node whose birth is not known. */
  NO_BIRTH,
  /** A message is missing from the sequence, or came twice. */
  SEQUENCE,
  /** An alias or a name that no birth declared. */
  UNKNOWN_METRIC,
  /** A value that is not of the declared type. */
  WRONG_TYPE,
  /** A time far in the future or the past; the time of arrival was taken instead. */
  WRONG_TIME,
  /** Journal rows that can't be read. */
  INVALID_RECORDS,
  /** A death of an earlier session. */
  LATE_DEATH;
}
