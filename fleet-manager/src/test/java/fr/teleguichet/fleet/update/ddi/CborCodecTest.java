package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.update.Json;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said in CBOR. */
final class CborCodecTest {
  private final CborCodec cbor = new CborCodec();

  @Test
  void linksAreAList() throws IOException {
    JsonNode tree =
        new JsonTreeBuilder()
            .put("id", "7")
            .put("_links", new JsonTreeBuilder().link("a", "https://x/a").link("b", "https://x/b"))
            .node();

    Json read = new Json(cbor.read(cbor.write(tree)));

    assertThat(read.has("_links")).isFalse();
    assertThat(read.get("links").size()).isEqualTo(2);
    assertThat(read.get("links").get(1).get("rel").getStringValue()).isEqualTo("b");
    assertThat(read.get("links").get(1).get("href").getStringValue()).isEqualTo("https://x/b");
    assertThat(read.get("id").getStringValue()).isEqualTo("7");
  }

  /** Examples of RFC 8949, appendix A, and what must not be taken. */
  @Test
  void whatIsNotOneValueIsRefused() throws IOException {
    assertThat(read("a26161016162820203").get("b").size()).isEqualTo(2);
    for (String wrong : List.of("", "a2", "a16161", "0101", "9f".repeat(5_000), "ff")) {
      assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(IOException.class);
    }
  }

  private Json read(String hex) throws IOException {
    return new Json(cbor.read(HexFormat.of().parseHex(hex)));
  }

  @Test
  void mangledBytesAreReadOrRefusedAndNothingElse() {
    Random random = new Random(6);
    byte[] good =
        cbor.write(new JsonTreeBuilder().put("a", 1).texts("b", List.of("x", "y")).node());
    int taken = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] body = good.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      try {
        JsonNode _ = cbor.read(body);
        taken++;
      } catch (IOException | RuntimeException _) {
        // As a request is refused.
      }
    }
    assertThat(taken).isBetween(100, 49_900);
  }
}
