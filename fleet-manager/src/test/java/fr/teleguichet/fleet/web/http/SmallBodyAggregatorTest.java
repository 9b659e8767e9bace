package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server behind sees of a request that comes in pieces. */
final class SmallBodyAggregatorTest {

  /** Notes what comes, as the server would take it, and what is flushed or asked for before it. */
  private static final class Notes extends ChannelDuplexHandler {
    private final List<String> seen;
    private final String name;

    Notes(List<String> seen, String name) {
      this.seen = seen;
      this.name = name;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (name.equals("server")) {
        seen.add(message instanceof HttpRequest ? "head" : "content");
        boolean _ = ReferenceCountUtil.release(message);
      } else {
        super.channelRead(context, message);
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
      if (name.equals("server")) {
        seen.add("end of read");
      }
      super.channelReadComplete(context);
    }

    @Override
    public void read(ChannelHandlerContext context) throws Exception {
      if (name.equals("line")) {
        seen.add("reads on");
      }
      super.read(context);
    }
  }

  private final List<String> seen = new ArrayList<>();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new Notes(seen, "line"), new SmallBodyAggregator.Gatherer(), new Notes(seen, "server"));

  SmallBodyAggregatorTest() {
    // As the server has it: nothing is read that nobody asked for.
    var _ = channel.config().setAutoRead(false);
    seen.clear();
  }

  @AfterEach
  void close() {
    boolean _ = channel.finishAndReleaseAll();
  }

  private static HttpRequest head(int length) {
    HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/x");
    var _ = request.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, length);
    return request;
  }

  private static HttpContent piece() {
    return new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[3]));
  }

  private void comes(Object message) {
    boolean _ = channel.writeInbound(message);
  }

  @Test
  void aSmallBodyIsOneReadHoweverItComes() {
    comes(head(6));
    comes(piece());
    comes(new DefaultLastHttpContent(Unpooled.wrappedBuffer(new byte[3])));

    assertThat(seen)
        .containsExactly("head", "reads on", "content", "reads on", "content", "end of read");
  }

  @Test
  void aLargeOneAndOneOfUnknownLengthStayStreams() {
    HttpRequest chunked = head(0);
    var _ =
        chunked
            .headers()
            .remove(HttpHeaderNames.CONTENT_LENGTH)
            .set(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
    for (HttpRequest request : List.of(head(SmallBodyAggregator.MAX_COUNT + 1), chunked)) {
      seen.clear();
      comes(request);
      assertThat(seen).containsExactly("head", "end of read");
    }
  }

  @Test
  void whoWaitsForOurWordIsNotWaitedFor() {
    HttpRequest asking = head(6);
    var _ = asking.headers().set(HttpHeaderNames.EXPECT, "100-continue");
    comes(asking);

    assertThat(seen).containsExactly("head", "end of read");
  }

  @Test
  void anEarlierAnswerDoesNotWaitForTheNextBody() {
    comes(head(6));
    var _ =
        channel.write(
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));

    assertThat(channel.<Object>readOutbound()).isNotNull();
  }
}
