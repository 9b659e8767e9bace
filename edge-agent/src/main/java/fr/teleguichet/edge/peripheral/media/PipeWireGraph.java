package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.json.UntrustedJsonParser;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which sound devices PipeWire has, and which of them are the default, as {@code pw-dump} says it.
 *
 * @param objects all that the server knows
 */
record PipeWireGraph(List<JsonObject> objects) {

  /** Whether a device is heard, or hears. */
  enum Direction {
    HEARD("Audio/Sink", "audio.sink"),
    HEARS("Audio/Source", "audio.source");

    private final String media;
    private final String key;

    Direction(String media, String key) {
      this.media = media;
      this.key = key;
    }

    /** The key by which somebody says what he wants as default. */
    String configured() {
      return "default.configured." + key;
    }

    private String chosen() {
      return "default." + key;
    }

    /** Such as {@code Audio/Source}, and {@code Audio/Source/Virtual}. */
    private boolean is(String mediaClass) {
      return mediaClass.equals(media) || mediaClass.startsWith(media + "/");
    }
  }

  /**
   * Reads it; what is not as expected is passed over.
   *
   * @throws IOException when it is none
   */
  static PipeWireGraph of(String text) throws IOException {
    try {
      return new PipeWireGraph(
          elements(UntrustedJsonParser.object("{\"all\":" + text + "}"), "all").toList());
    } catch (DecodeException e) {
      throw new IOException("pw-dump-answer", e);
    }
  }

  /** The names of the devices of a direction, in the server's order. */
  List<String> devices(Direction direction) {
    return objects.stream()
        .map(it -> member(member(it, "info"), "props"))
        .filter(it -> direction.is(text(it, "media.class")))
        .map(it -> text(it, "node.name"))
        .filter(it -> !it.isEmpty())
        .toList();
  }

  /** The name of the one that is the default; nothing without any. */
  Optional<String> chosen(Direction direction) {
    return objects.stream()
        .filter(it -> text(member(it, "props"), "metadata.name").equals("default"))
        .flatMap(it -> elements(it, "metadata"))
        .filter(it -> text(it, "key").equals(direction.chosen()))
        .map(it -> text(member(it, "value"), "name"))
        .filter(it -> !it.isEmpty())
        .findFirst();
  }

  private static Stream<JsonObject> elements(JsonObject object, String key) {
    return object.getValue(key) instanceof JsonArray array
        ? array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
        : Stream.empty();
  }

  private static JsonObject member(JsonObject object, String key) {
    return object.getValue(key) instanceof JsonObject member ? member : new JsonObject();
  }

  private static String text(JsonObject object, String key) {
    return object.getValue(key) instanceof String text ? text : "";
  }
}
