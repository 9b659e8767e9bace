package fr.teleguichet.provisioning.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something to tell a person, in no language yet.
 *
 * @param key of the sentence in the message files
 * @param values what fills its places, in order
 */
public record Message(String key, List<String> values) {

  public Message {
    values = List.copyOf(values);
  }

  /** The sentence with this key, its places filled with these values. */
  public static Message of(String key, Object... values) {
    return new Message(key, Stream.of(values).map(String::valueOf).toList());
  }
}
