package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Heads of requests end, or their connection does. */
final class RequestHeadTimeoutHandlerTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @BeforeEach
  void aConnection() {
    channel.freezeTime();
    channel
        .pipeline()
        .addLast(new RequestHeadTimeoutHandler())
        .addLast(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, new HttpServerCodec());
  }

  private void says(String text) {
    boolean _ =
        channel.writeInbound(
            Unpooled.copiedBuffer(text.replace("\n", "\r\n"), StandardCharsets.US_ASCII));
  }

  private void pass(long seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void whoSendsALineNowAndThenIsHungUpOn() {
    says("GET / HTTP/1.1\n");
    pass(10);
    says("Host: x\n");
    pass(9);
    assertThat(channel.isOpen()).isTrue();
    pass(1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whoSendsNothingIsHungUpOn() {
    pass(RequestHeadTimeoutHandler.MAX_DURATION.toSeconds());
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void theHeadAfterAWholeRequestHasItsTimeToo() {
    says("GET / HTTP/1.1\nHost: x\n\n");
    pass(100);
    says("GET / HT");
    pass(19);
    assertThat(channel.isOpen()).isTrue();
    pass(1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void aConnectionThatWaitsForAnAnswerOrForItsNextRequestStays() {
    says("GET / HTTP/1.1\nHost: x\n\n");
    pass(3_600);
    says("GET / HTTP/1.1\nHost: x\n\n");
    pass(3_600);
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void aBodyHasItsOwnTime() {
    says("POST / HTTP/1.1\nHost: x\nContent-Length: 4\n\n12");
    pass(60);
    says("3");
    pass(60);
    assertThat(channel.isOpen()).isTrue();
  }
}
