package fr.teleguichet.edge.precall;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.precall.PreCallResult.Line;
import fr.teleguichet.edge.precall.PreCallResult.Sound;
import fr.teleguichet.hardware.device.CallTestFinding;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreCallResultTest {

  private static final UUID ID = new UUID(1, 2);

  @Test
  void whatAPageTellsIsRead() {
    assertThat(
            PreCallResult.read(
                new JsonObject()
                    .put("id", ID.toString())
                    .put("line", "slow")
                    .put("picture", true)
                    .put("sound", "no-microphone")))
        .contains(new PreCallResult(ID, Line.SLOW, true, Sound.NO_MICROPHONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":\"1\",\"line\":\"good\",\"picture\":true,\"sound\":\"heard\"}",
        "{\"id\":\"00000000-0000-0001-0000-000000000002\",\"line\":\"fine\",\"picture\":true,"
            + "\"sound\":\"heard\"}",
        "{\"id\":\"00000000-0000-0001-0000-000000000002\",\"line\":\"good\",\"picture\":1,"
            + "\"sound\":\"heard\"}",
        "{\"id\":\"00000000-0000-0001-0000-000000000002\",\"line\":\"good\",\"picture\":true}",
      })
  void nothingElseIs(String json) {
    assertThat(PreCallResult.read(new JsonObject(json))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void eachLineIsOneFindingAtMost(Line line) {
    var result = new PreCallResult(ID, line, true, Sound.UNTRIED);
    assertThat(result.findings())
        .hasSize(line == Line.GOOD || line == Line.RELAYLESS ? 0 : 1)
        .isEqualTo(CallTestFinding.read(CallTestFinding.write(result.findings())));
  }
}
