package fr.teleguichet.hardware.protocol;

/**
 * Where an edge node stands: unique in the whole system (Sparkplug 3.0.0, section 4.1).
 *
 * @param group the group id; ours is the territory
 * @param node the edge node id; ours is the kiosk's
 */
public record NodeAddress(String group, String node) {

  /** Longest part of a topic that we build or accept, in characters. */
  static final int LONGEST_PART = 128;

  public NodeAddress {
    requireTopicPart("group", group);
    requireTopicPart("edge node", node);
    if (group.equals("STATE")) {
      throw new IllegalArgumentException("the group STATE would collide with the hosts' topic");
    }
  }

  static void requireTopicPart(String what, String part) {
    if (!isTopicPart(part)) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " id \""
              + part
              + "\" must have 1 to "
              + LONGEST_PART
              + " characters, none of them + / # or a control character");
    }
  }

  static boolean isTopicPart(String part) {
    return !part.isEmpty()
        && part.length() <= LONGEST_PART
        && part.chars()
            .noneMatch(c -> c == '+' || c == '/' || c == '#' || Character.isISOControl(c));
  }

  @Override
  public String toString() {
    return group + "/" + node;
  }
}
