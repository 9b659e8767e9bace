package fr.teleguichet.fleet.pki.device;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on a client whose request's body takes longer than the slowest honest line would: one
 * that sends a byte now and then would hold a connection for ever. It belongs to its event loop.
 */
final class BodyTimeoutHandler extends ChannelInboundHandlerAdapter {
  private static final Duration MIN_DURATION = Duration.ofSeconds(30);
  private static final Duration MAX_DURATION = Duration.ofMinutes(30);

  /** Bytes in a second: a bad mobile line. */
  private static final long SLOWEST = 4_096;

  private final Consumer<ChannelHandlerContext> late;
  private @Nullable ScheduledFuture<?> end;

  BodyTimeoutHandler(Consumer<ChannelHandlerContext> late) {
    this.late = late;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request && !(message instanceof LastHttpContent)) {
      calm();
      end =
          context
              .executor()
              .schedule(() -> hangUp(context), patience(request).toMillis(), TimeUnit.MILLISECONDS);
    }
    if (message instanceof LastHttpContent) {
      calm();
    }
    super.channelRead(context, message);
  }

  private static Duration patience(HttpRequest request) {
    long length = HttpUtil.getContentLength(request, 0L);
    Duration needed = MIN_DURATION.plusSeconds(Math.max(0, length) / SLOWEST);
    return HttpUtil.isTransferEncodingChunked(request) || needed.compareTo(MAX_DURATION) > 0
        ? MAX_DURATION
        : needed;
  }

  private void hangUp(ChannelHandlerContext context) {
    late.accept(context);
    var _ = context.close();
  }

  private void calm() {
    ScheduledFuture<?> before = end;
    if (before != null) {
      boolean _ = before.cancel(false);
      end = null;
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    calm();
    super.channelInactive(context);
  }
}
