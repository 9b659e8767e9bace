package fr.teleguichet.swarm.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However the bytes are cut, the answers are the same. */
final class HttpResponseReaderTest {
  private static final String ANSWERS =
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
          + "HTTP/1.1 304 Not Modified\r\netag: x\r\n\r\n"
          + "HTTP/1.1 206 Partial Content\r\ncontent-length: 0\r\n\r\n"
          + "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc";

  private static final class Heard implements HttpResponseReader.Listener {
    private final List<String> events = new ArrayList<>();
    private int bytes;

    @Override
    public void begins(int status) {
      events.add("begins " + status);
    }

    @Override
    public void continues(int some) {
      bytes += some;
    }

    @Override
    public void ends() {
      events.add("ends");
    }
  }

  @Test
  void answersAreReadHoweverTheyAreCut() {
    Random random = new Random(3);
    byte[] all = ANSWERS.getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 500; round++) {
      Heard heard = new Heard();
      HttpResponseReader reader = new HttpResponseReader(heard);
      for (int from = 0; from < all.length; ) {
        int to = Math.min(all.length, from + 1 + random.nextInt(40));
        reader.read(Unpooled.wrappedBuffer(all, from, to - from));
        from = to;
      }
      assertThat(heard.events)
          .containsExactly(
              "begins 200",
              "ends",
              "begins 304",
              "ends",
              "begins 206",
              "ends",
              "begins 200",
              "ends");
      assertThat(heard.bytes).isEqualTo(8);
    }
  }

  @Test
  void whatIsNoAnswerIsRefused() {
    for (String wrong :
        List.of(
            "HTTP/1.1 200 OK\r\n\r\n",
            "nonsense\r\n\r\n",
            "HTTP/1.1 200 OK\r\n" + "x".repeat(20_000))) {
      HttpResponseReader reader = new HttpResponseReader(new Heard());
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(
              () -> reader.read(Unpooled.wrappedBuffer(wrong.getBytes(StandardCharsets.US_ASCII))));
    }
  }
}
