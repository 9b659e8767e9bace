package fr.teleguichet.hardware.protocol;

/** What came of reading bytes as a payload. */
public sealed interface Decoding {

  /** The bytes are a Sparkplug payload within the limits. */
  record Decoded(Payload payload) implements Decoding {}

  /**
   * The bytes are not.
   *
   * @param fault what is wrong, for counting
   * @param detail one sentence for a person
   */
  record Refused(Fault fault, String detail) implements Decoding {}

  /** The kinds of fault, few enough to count each. */
  enum Fault {
    /** Longer than the limit. */
    OVERSIZED,
    /** Not a Sparkplug protobuf, or cut short. */
    MALFORMED,
    /** Protobuf, but against the rules of Sparkplug or over a limit on number or length. */
    INVALID
  }
}
