package fr.teleguichet.edge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedJsonParserTest {

  private static final int MANY = 200_000;

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "/*\"*/[", " [\n"})
  void whatIsNestedTooDeepIsRefusedHoweverItIsWritten(String level) {
    assertThatThrownBy(() -> UntrustedJsonParser.object("{\"a\":" + level.repeat(MANY)))
        .isInstanceOf(DecodeException.class);
    assertThatThrownBy(
            () -> UntrustedJsonParser.object("{\"a\":\"\\\"\",\"b\":" + level.repeat(MANY)))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void asDeepAsIsAllowedIsDecoded() {
    int arrays = UntrustedJsonParser.DEEPEST - 1;
    String deep = "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    assertThat(UntrustedJsonParser.object(deep)).isEqualTo(new JsonObject(deep));
    assertThatThrownBy(
            () ->
                UntrustedJsonParser.object(
                    "{\"a\":" + "[".repeat(arrays + 1) + "]".repeat(arrays + 1) + "}"))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void bracketsInATextAreNoLevels() {
    String text = "{\"a\": \"" + "[{".repeat(1_000) + "\"}";
    assertThat(UntrustedJsonParser.object(text).getString("a")).hasSize(2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "5", "{", "{\"a\":1} {", "nonsense"})
  void whatIsNoObjectIsRefused(String text) {
    assertThatThrownBy(() -> UntrustedJsonParser.object(text)).isInstanceOf(DecodeException.class);
  }
}
