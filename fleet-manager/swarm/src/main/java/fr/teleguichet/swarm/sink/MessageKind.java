package fr.teleguichet.swarm.sink;

import io.netty.buffer.ByteBuf;

/** The kinds of Sparkplug message, told apart by their topic without reading it in full. */
public enum MessageKind {
  /** NBIRTH. */
  NBIRTH,
  /** NDEATH. */
  NDEATH,
  /** NDATA. */
  NDATA,
  /** NCMD. */
  NCMD,
  /** DBIRTH. */
  DBIRTH,
  /** DDEATH. */
  DDEATH,
  /** DDATA. */
  DDATA,
  /** DCMD. */
  DCMD,
  /** A host's STATE, or a topic that is none of Sparkplug's. */
  OTHER;

  // "spBv1.0/" stands before the group.
  private static final int GROUP = 8;

  // From the slash before a kind to the one after it, which a host's STATE does not have.
  private static final int MIN_LENGTH = "/NCMD".length();

  /** The kind of a message by its topic's bytes, which begin at this index. */
  static MessageKind of(ByteBuf buffer, int index, int length) {
    int slash = buffer.indexOf(Math.min(index + GROUP, index + length), index + length, (byte) '/');
    int end = slash < 0 ? -1 : buffer.indexOf(slash + 1, index + length, (byte) '/');
    if (end - slash < MIN_LENGTH) {
      return OTHER;
    }
    boolean node = buffer.getByte(slash + 1) == 'N';
    boolean device = buffer.getByte(slash + 1) == 'D';
    if (!node && !device) {
      return OTHER;
    }
    byte third = buffer.getByte(slash + 3);
    return switch ((char) buffer.getByte(slash + 2)) {
      case 'B' -> node ? NBIRTH : DBIRTH;
      case 'C' -> node ? NCMD : DCMD;
      case 'D' -> third == 'A' ? (node ? NDATA : DDATA) : (node ? NDEATH : DDEATH);
      default -> OTHER;
    };
  }

  /** The kind of a message by its topic. */
  static MessageKind of(String topic) {
    int slash = topic.indexOf('/', Math.min(GROUP, topic.length()));
    int end = slash < 0 ? -1 : topic.indexOf('/', slash + 1);
    String word = end < 0 ? "" : topic.substring(slash + 1, end);
    for (MessageKind kind : values()) {
      if (kind.name().equals(word)) {
        return kind;
      }
    }
    return OTHER;
  }
}
