package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.update.action.ActionHistoryEntry;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a device tells of an update or of its cancellation. Members that are not known are passed
 * over, and one value stands for a list of one.
 *
 * @param pieces how many messages there were, long ones cut into pieces
 */
record DdiFeedback(Execution execution, Finished finished, ActionHistoryEntry note, int pieces) {

  /** So many messages are kept of one feedback. */
  static final int MAX_MESSAGES = 50;

  static final int MAX_LENGTH = 512;

  /** How far the device is. */
  enum Execution {
    CLOSED,
    PROCEEDING,
    CANCELED,
    SCHEDULED,
    REJECTED,
    RESUMED,
    DOWNLOAD,
    DOWNLOADED
  }

  /** Whether it is well. */
  enum Finished {
    SUCCESS,
    FAILURE,
    NONE
  }

  static DdiFeedback read(JsonNode body) {
    JsonNode status = object(body, "status");
    JsonNode result = object(status, "result");
    Execution execution = word(Execution.values(), status.get("execution"), "status.execution");
    Finished finished = word(Finished.values(), result.get("finished"), "status.result.finished");
    JsonNode time = body.get("timestamp");
    if (time != null && !time.isNull() && !time.isNumber()) {
      throw DdiRefusalException.unreadable("timestamp must be a number.");
    }
    List<String> messages = messages(status.get("details"));
    return new DdiFeedback(
        execution,
        finished,
        new ActionHistoryEntry(
            execution.name().toLowerCase(Locale.ROOT),
            code(status.get("code")),
            messages.subList(Math.max(0, messages.size() - MAX_MESSAGES), messages.size())),
        messages.size());
  }

  private static JsonNode object(JsonNode in, String name) {
    JsonNode found = in.get(name);
    if (found == null || !found.isObject()) {
      throw DdiRefusalException.unreadable(name + " must be an object.");
    }
    return found;
  }

  private static <E extends Enum<E>> E word(E[] all, @Nullable JsonNode node, String name) {
    return Optional.ofNullable(node)
        .filter(JsonNode::isString)
        .flatMap(
            text ->
                Arrays.stream(all)
                    .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text.getStringValue()))
                    .findFirst())
        .orElseThrow(
            () ->
                DdiRefusalException.unreadable(
                    name
                        + " must be one of "
                        + Arrays.toString(all).toLowerCase(Locale.ROOT)
                        + "."));
  }

  private static OptionalInt code(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return OptionalInt.empty();
    }
    if (!node.isNumber() || node.getNumberValue().doubleValue() != node.getIntValue()) {
      throw DdiRefusalException.unreadable("status.code must be a whole number of 32 bits.");
    }
    return OptionalInt.of(node.getIntValue());
  }

  /** The texts, each cut into pieces that are kept whole. */
  static List<String> messages(@Nullable JsonNode node) {
    List<String> messages = new ArrayList<>();
    if (node == null || node.isNull()) {
      return messages;
    }
    for (JsonNode each : node.isArray() ? node.values() : List.of(node)) {
      if (!each.isString() && !each.isNumber() && !each.isBoolean()) {
        throw DdiRefusalException.unreadable("status.details must be texts.");
      }
      String text = plain(each.coerceStringValue());
      for (int from = 0; from < text.length(); from += MAX_LENGTH) {
        messages.add(text.substring(from, Math.min(text.length(), from + MAX_LENGTH)));
      }
    }
    return messages;
  }

  /** One line, with nothing in it that does something to a terminal. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(
            it ->
                Character.isISOControl(it)
                        || Character.getType(it) == Character.SURROGATE
                        || Character.getType(it) == Character.LINE_SEPARATOR
                        || Character.getType(it) == Character.PARAGRAPH_SEPARATOR
                    ? ' '
                    : it)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }
}
