package fr.teleguichet.edge.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.call.ServerSentEventParser.TooLargeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSentEventParserTest {

  private static final String STREAM =
      """
      : beat

      event: call
      data: {"id":
      data: "é"}

      data:x\r
      \r
      id: 3
      retry: 5

      event: lost
      """;

  private final List<String> events = new ArrayList<>();
  private final ServerSentEventParser parser =
      new ServerSentEventParser((name, data) -> events.add(name + "=" + data));

  @Test
  void eventsComeOutWhateverPiecesTheyCameIn() throws Exception {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    for (int size = 1; size <= bytes.length; size++) {
      events.clear();
      var whole = new ServerSentEventParser((name, data) -> events.add(name + "=" + data));
      for (int from = 0; from < bytes.length; from += size) {
        whole.feed(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
      }
      assertThat(events).as("pieces of %d", size).containsExactly("call={\"id\":\n\"é\"}", "=x");
    }
  }

  /** A line without an end, and lines without an end to the event. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "data: x\n", ": x\n"})
  void anEventThatDoesNotEndIsNotKept(String piece) {
    byte[] bytes = piece.repeat(1_000).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                parser.feed(bytes);
              }
            })
        .isInstanceOf(TooLargeException.class);
    assertThat(events).isEmpty();
  }

  @Test
  void aStreamOfSmallEventsMayBeAsLongAsItLikes() throws Exception {
    byte[] beat = ":\n\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 10; i++) {
      parser.feed(beat);
    }
    parser.feed("data: still here\n\n".getBytes(StandardCharsets.UTF_8));
    assertThat(events).containsExactly("=still here");
  }

  /**
   * Whatever comes, it is an event, nothing, or too large; and what an event says is read or
   * refused.
   */
  @ParameterizedTest
  @ValueSource(longs = {52, 53})
  void nothingThatComesBreaksIt(long seed) throws Exception {
    var random = new Random(seed);
    var reader =
        new ServerSentEventParser(
            (name, data) -> {
              try {
                events.add(ManagerCallMessageReader.event(name, data).getClass().getSimpleName());
              } catch (IllegalArgumentException _) {
                events.add("refused");
              }
            });
    for (int i = 0; i < 20_000; i++) {
      reader.feed(mutated(random).getBytes(StandardCharsets.UTF_8));
      reader.feed("\n\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(events).contains("refused", "Call", "Signal", "Services", "Unknown");
  }

  private static String mutated(Random random) {
    List<String> seeds =
        List.of(
            "event: call\n"
                + "data:"
                + " {\"id\":\"00000000-0000-0000-0000-000000000001\",\"state\":\"waiting\",\"position\":1,\"expected\":180}",
            "event: services\ndata: {\"services\":[{\"service\":\"caf\",\"advisers\":2}]}",
            "event: signal\n"
                + "data:"
                + " {\"id\":\"00000000-0000-0000-0000-000000000001\",\"signal\":{\"kind\":\"offer\",\"sdp\":\"v=0\"}}",
            "event: dance\ndata: {}");
    var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, "[{\"\\\n:9e99-\u0000é".charAt(random.nextInt(13)));
        case 2 -> text.insert(at, text.substring(0, at));
        default -> text.setLength(Math.max(1, at));
      }
    }
    return text.toString();
  }
}
