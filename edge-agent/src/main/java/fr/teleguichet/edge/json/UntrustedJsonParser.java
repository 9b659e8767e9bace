package fr.teleguichet.edge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/**
 * Decodes JSON objects that somebody else wrote. Vert.x decodes by calling itself for each level,
 * so that a few kilobytes of brackets use up a thread's stack: how deep a text goes is found out
 * before, without going there.
 */
public final class UntrustedJsonParser {

  /** Nothing that the agent understands is half as deep. */
  static final int DEEPEST = 32;

  private static final JsonFactory SHALLOW =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private UntrustedJsonParser() {}

  /**
   * The object.
   *
   * @throws DecodeException when the text is no JSON object, or is nested deeper than is decoded
   */
  public static JsonObject object(String text) {
    checkDepth(text);
    return new JsonObject(text);
  }

  private static void checkDepth(String text) {
    try (JsonParser parser = SHALLOW.createParser(text)) {
      while (parser.nextToken() != null) {
        // The parser itself stops at a level too deep.
      }
    } catch (IOException e) {
      throw new DecodeException("no JSON, or nested too deep", e);
    }
  }
}
