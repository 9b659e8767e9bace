package fr.teleguichet.hardware.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an edge node stands: unique in the whole system (Sparkplug 3.0.0, section 4.1).
 *
 * @param group the group id; ours is the territory
 * @param node the edge node id; ours is the kiosk's
 */
public record NodeAddress(String group, String node) {

  /** Longest part of a topic that we build or accept, in characters. */
  static final int MAX_PART_LENGTH = 128;

  private static final int MAX_SEGMENT_LENGTH = 2 * 2 * MAX_PART_LENGTH + 1;
  private static final Pattern SEGMENT = Pattern.compile("((?:[^:~]|~[01])+):((?:[^:~]|~[01])+)");

  public NodeAddress {
    requireTopicPart("group", group);
    requireTopicPart("edge node", node);
    if (group.equals("STATE")) {
      throw new IllegalArgumentException("the group STATE would collide with the hosts' topic");
    }
  }

  /**
   * Both parts in one segment of a web address, {@code group:node}: in each a tilde is {@code ~0}
   * and a colon {@code ~1}, so that nothing else reads the same.
   */
  public String segment() {
    return escape(group) + ":" + escape(node);
  }

  private static String escape(String part) {
    return part.replace("~", "~0").replace(":", "~1");
  }

  /** What a segment names; empty where it is not one of ours. */
  public static Optional<NodeAddress> ofSegment(String segment) {
    Matcher parts = SEGMENT.matcher(segment);
    if (segment.length() > MAX_SEGMENT_LENGTH || !parts.matches()) {
      return Optional.empty();
    }
    String group = unescape(parts.group(1));
    String node = unescape(parts.group(2));
    return isTopicPart(group) && isTopicPart(node) && !group.equals("STATE")
        ? Optional.of(new NodeAddress(group, node))
        : Optional.empty();
  }

  private static String unescape(String part) {
    return part.replace("~1", ":").replace("~0", "~");
  }

  static void requireTopicPart(String what, String part) {
    if (!isTopicPart(part)) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " id \""
              + part
              + "\" must have 1 to "
              + MAX_PART_LENGTH
              + " characters, none of them + / # or a control character");
    }
  }

  static boolean isTopicPart(String part) {
    return !part.isEmpty()
        && part.length() <= MAX_PART_LENGTH
        && part.chars()
            .noneMatch(c -> c == '+' || c == '/' || c == '#' || Character.isISOControl(c));
  }

  @Override
  public String toString() {
    return group + "/" + node;
  }
}
