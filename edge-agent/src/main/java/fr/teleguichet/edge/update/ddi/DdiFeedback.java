package fr.teleguichet.edge.update.ddi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * What the kiosk says of an action.
 *
 * @param percent how far it is, 0 to 100; below 0 when that says nothing
 * @param details for people, each up to 512 characters
 */
public record DdiFeedback(
    Execution execution, Finished finished, int percent, List<String> details) {

  private static final int MAX_LENGTH = 512;

  /** hawkBit's words for where an action stands. */
  public enum Execution {
    DOWNLOAD,
    DOWNLOADED,
    /** It waits for its moment. */
    SCHEDULED,
    PROCEEDING,
    /** It goes on after the kiosk was off, or the agent. */
    RESUMED,
    /** What the server asked is not done. */
    REJECTED,
    /** It is over. */
    CLOSED
  }

  /** How it ended. */
  public enum Finished {
    SUCCESS,
    FAILURE,
    /** It has not ended. */
    NONE
  }

  public DdiFeedback {
    details = details.stream().map(DdiFeedback::plain).toList();
  }

  /** On the way. */
  public static DdiFeedback of(Execution execution, String... details) {
    return new DdiFeedback(execution, Finished.NONE, -1, List.of(details));
  }

  /** On the way, and so far. */
  public static DdiFeedback proceeding(int percent, String detail) {
    return new DdiFeedback(Execution.PROCEEDING, Finished.NONE, percent, List.of(detail));
  }

  /** The end. */
  public static DdiFeedback closed(boolean success, List<String> details) {
    return new DdiFeedback(
        Execution.CLOSED, success ? Finished.SUCCESS : Finished.FAILURE, -1, details);
  }

  /** hawkBit refuses what looks like HTML, and cuts what is longer into pieces. */
  private static String plain(String text) {
    String clean = text.replace('<', '(').replace('>', ')').replace('&', '+').strip();
    return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH);
  }

  /** As it goes over the wire. */
  String json() {
    var result = new JsonObject().put("finished", word(finished));
    if (percent >= 0) {
      result.put("progress", new JsonObject().put("cnt", percent).put("of", 100));
    }
    return new JsonObject()
        .put(
            "status",
            new JsonObject()
                .put("execution", word(execution))
                .put("result", result)
                .put("details", new JsonArray(details)))
        .encode();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
