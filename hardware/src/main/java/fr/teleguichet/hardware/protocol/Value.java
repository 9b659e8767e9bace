package fr.teleguichet.hardware.protocol;

import com.google.protobuf.ByteString;

/** What a metric holds, freed from the field of the wire that carried it. */
public sealed interface Value {

  /** The value that is there but null ({@code is_null} on the wire). */
  Absent ABSENT = new Absent();

  /** Whole numbers of every width, and points in time as milliseconds since 1970 UTC. */
  record Whole(long value) implements Value {}

  /** Float and Double. */
  record Real(double value) implements Value {}

  /** Boolean. */
  record Flag(boolean value) implements Value {}

  /** String, Text and UUID. */
  record Text(String value) implements Value {}

  /** Bytes, files and the packed arrays, as they came. */
  record Binary(ByteString value) implements Value {}

  /** A table of typed columns. */
  record Table(DataSet value) implements Value {}

  /** A null value of any type. */
  record Absent() implements Value {}

  /**
   * A value of a kind that we carry no meaning for, such as a template: known to be there, not
   * read.
   */
  record Opaque() implements Value {}

  /** A whole number. */
  static Value of(long value) {
    return new Whole(value);
  }

  /** A real number. */
  static Value of(double value) {
    return new Real(value);
  }

  /** A yes or no. */
  static Value of(boolean value) {
    return new Flag(value);
  }

  /** Text. */
  static Value of(String value) {
    return new Text(value);
  }

  /** A table. */
  static Value of(DataSet value) {
    return new Table(value);
  }
}
