package fr.teleguichet.fleet.pki.device;

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
import org.junit.jupiter.api.Test;

/** Requests end, one way or the other. */
final class BodyTimeoutHandlerTest {
  private final AtomicInteger late = new AtomicInteger();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new BodyTimeoutHandler(_ -> late.incrementAndGet()));

  private void begin(String header, Object value) {
    DefaultHttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    request.headers().set(header, value);
    channel.writeInbound(request);
  }

  private void pass(long seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void whoSendsAByteNowAndThenIsHungUpOn() {
    channel.freezeTime();
    begin("Content-Length", 100);
    for (int seconds = 0; seconds < 30; seconds += 10) {
      channel.writeInbound(new DefaultHttpContent(Unpooled.buffer().writeByte(1)));
      pass(10);
    }
    assertThat(channel.isOpen()).isFalse();
    assertThat(late).hasValue(1);
  }

  @Test
  void aLargeBodyOverABadLineIsWaitedFor() {
    channel.freezeTime();
    begin("Content-Length", 4_096 * 600);
    pass(600);
    channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    pass(3_600);
    assertThat(channel.isOpen()).isTrue();
    assertThat(late).hasValue(0);
  }
}
