package fr.teleguichet.hardware.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading bytes as a payload. */
public sealed interface PayloadDecodingResult {

  /**
   * The bytes are a Sparkplug payload.
   *
   * @param payload all of it that could be read
   * @param unread the metrics that could not, in their order; they are not in the payload
   */
  record Decoded(Payload payload, List<Unread> unread) implements PayloadDecodingResult {
    public Decoded {
      unread = List.copyOf(unread);
    }
  }

  /**
   * A metric that can't be read: one like it spoils no other.
   *
   * @param name its name, where it is not too long
   * @param type its type, where it is known
   * @param why one sentence for a person
   */
  record Unread(@Nullable String name, @Nullable Long alias, @Nullable DataType type, String why) {}

  /**
   * The bytes are not.
   *
   * @param fault what is wrong, for counting
   * @param detail one sentence for a person
   */
  record Refused(Fault fault, String detail) implements PayloadDecodingResult {}

  /** The kinds of fault, few enough to count each. */
  enum Fault {
    /** Longer than the limit. */
    OVERSIZED,
    /** Not a Sparkplug protobuf, or cut short. */
    MALFORMED,
    /** Protobuf, but with a sequence number that is none. */
    INVALID
  }
}
