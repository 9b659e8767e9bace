package fr.teleguichet.swarm.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ServerErrorTextTest {

  private static String problem(String body) {
    return ServerErrorText.ofProblem(409, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theDetailOfAProblemIsFoundAmongOtherMembers() {
    assertThat(
            problem(
                """
                {"title": "No", "errors": [{"detail": "inner"}], "status": 409, "detail": "Outer."}
                """))
        .isEqualTo("Outer.");
  }

  @Test
  void whatIsNoProblemIsToldByItsStatus() {
    assertThat(problem("<html>")).isEqualTo("the fleet manager refuses (status 409)");
    assertThat(problem("{\"detail\": 5}")).contains("status 409");
    assertThat(problem("")).contains("status 409");
  }

  @Test
  void controlCharactersAndLengthDoNotReachTheScreen() {
    assertThat(problem("{\"detail\": \"a\\u001b[2Jb\\r\\n\\u202ec\"}")).isEqualTo("a [2Jb c");
    assertThat(ServerErrorText.oneLine("é".repeat(5_000))).hasSize(300).endsWith("…");
  }

  /** Whatever bytes come, there is a sentence that fits a line. */
  @Test
  void anyBytesGiveASentence() {
    var random = new Random(20_261_124);
    byte[] valid = "{\"a\":[1,{\"b\":2}],\"detail\":\"Non.\"}".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = valid.clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(ServerErrorText.ofProblem(500, bytes))
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(300)
          .doesNotContainPattern("\\p{Cntrl}");
    }
  }
}
