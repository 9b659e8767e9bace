package fr.teleguichet.swarm.enrol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A server's words, hostile until trimmed: they end up on a screen. */
final class ServerErrorText {

  private static final int MAX_LENGTH = 300;
  private static final JsonFactory JSON = new JsonFactory();

  private ServerErrorText() {}

  /** The detail of a problem (RFC 9457), or the status when there is none. */
  static String ofProblem(int status, byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      String detail = oneLine(detail(json));
      if (!detail.isEmpty()) {
        return detail;
      }
    } catch (IOException _) {
      // What is no problem document has nothing to say that people could read.
    }
    return "the fleet manager refuses (status " + status + ")";
  }

  private static String detail(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return "";
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = "detail".equals(json.currentName());
      if (json.nextToken() == JsonToken.VALUE_STRING && wanted) {
        return json.getText();
      }
      json.skipChildren();
    }
    return "";
  }

  /** What an exception says; some have nothing but their name. */
  static String of(IOException failure) {
    return oneLine(failure.getMessage() == null ? failure.toString() : failure.getMessage());
  }

  /** At most 300 characters on one line, none of them a control character. */
  static String oneLine(String text) {
    String line =
        text.substring(0, Math.min(text.length(), 4 * MAX_LENGTH))
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
            .strip();
    return line.codePointCount(0, line.length()) <= MAX_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
  }
}
