package fr.teleguichet.fleet.update.ddi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON's values in CBOR (RFC 8949). Links come as a list in it, {@code links: [{rel, href}]}, where
 * HAL has an object: so hawkBit writes them.
 */
final class CborCodec {
  private static final int DEEPEST = 100;

  private final CBORFactory factory =
      CBORFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();
  private final JsonNodeTreeCodec codec = JsonNodeTreeCodec.getInstance();

  /**
   * Reads one value.
   *
   * @throws IOException when it is not CBOR, is not what JSON can say, or is followed by anything
   */
  JsonNode read(byte[] body) throws IOException {
    try (JsonParser parser = factory.createParser(body)) {
      if (parser.nextToken() == null) {
        throw new IOException("there is no value");
      }
      JsonNode read = codec.readTree(parser);
      if (parser.nextToken() != null) {
        throw new IOException("something follows the value");
      }
      return read;
    }
  }

  byte[] write(JsonNode content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = factory.createGenerator(out)) {
      codec.writeTree(generator, listed(content));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return out.toByteArray();
  }

  private static JsonNode listed(JsonNode node) {
    if (node.isArray()) {
      List<JsonNode> all = new ArrayList<>();
      node.values().forEach(each -> all.add(listed(each)));
      return JsonNode.createArrayNode(all);
    }
    if (!node.isObject()) {
      return node;
    }
    Map<String, JsonNode> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.entries()) {
      if (member.getKey().equals("_links")) {
        members.put("links", links(member.getValue()));
      } else {
        members.put(member.getKey(), listed(member.getValue()));
      }
    }
    return JsonNode.createObjectNode(members);
  }

  private static JsonNode links(JsonNode links) {
    List<JsonNode> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> link : links.entries()) {
      Map<String, JsonNode> members = new LinkedHashMap<>();
      members.put("rel", JsonNode.createStringNode(link.getKey()));
      link.getValue().entries().forEach(it -> members.put(it.getKey(), it.getValue()));
      all.add(JsonNode.createObjectNode(members));
    }
    return JsonNode.createArrayNode(all);
  }
}
