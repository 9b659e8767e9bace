package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests end, one way or the other. */
final class RequestBodyTimeoutHandlerTest {
  private final AtomicInteger late = new AtomicInteger();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new RequestBodyTimeoutHandler(_ -> late.incrementAndGet()));

  @BeforeEach
  void timeStandsStill() {
    channel.freezeTime();
  }

  private void begin(String header, Object value) {
    DefaultHttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    request.headers().set(header, value);
    boolean _ = channel.writeInbound(request);
  }

  private void send(int bytes) {
    boolean _ = channel.writeInbound(new DefaultHttpContent(Unpooled.buffer().writeZero(bytes)));
  }

  private void pass(long seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  /** However much it says that it will send: who promises much has no right to more. */
  @ParameterizedTest
  @CsvSource({"Content-Length, 100", "Content-Length, 4000000000", "Transfer-Encoding, chunked"})
  void whoSendsAByteNowAndThenIsHungUpOn(String header, String value) {
    begin(header, value);
    for (int seconds = 0; seconds < 30; seconds += 10) {
      send(1);
      pass(10);
    }
    pass(1);
    assertThat(channel.isOpen()).isFalse();
    assertThat(late).hasValue(1);
  }

  @Test
  void whoBeginsFastAndThenSendsNothingIsHungUpOn() {
    begin("Transfer-Encoding", "chunked");
    send(4_096 * 60);
    pass(89);
    assertThat(channel.isOpen()).isTrue();
    pass(2);
    assertThat(channel.isOpen()).isFalse();
    assertThat(late).hasValue(1);
  }

  @Test
  void aLargeBodyOverABadLineIsWaitedForAsLongAsItComes() {
    begin("Content-Length", 4_096L * 60 * 120);
    for (int minute = 0; minute < 120; minute++) {
      for (int second = 0; second < 60; second += 20) {
        pass(20);
        send(4_096 * 20);
      }
    }
    assertThat(channel.isOpen()).isTrue();
    boolean _ = channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    pass(3_600);
    assertThat(channel.isOpen()).as("it waits for its answer").isTrue();
    assertThat(late).hasValue(0);
  }
}
