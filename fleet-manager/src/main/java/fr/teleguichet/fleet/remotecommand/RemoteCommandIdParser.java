package fr.teleguichet.fleet.remotecommand;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of wishes as people and programs write them. */
final class RemoteCommandIdParser {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private RemoteCommandIdParser() {}

  /** The id; nothing when it is none, or is written in another way than ours. */
  static Optional<UUID> parse(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
