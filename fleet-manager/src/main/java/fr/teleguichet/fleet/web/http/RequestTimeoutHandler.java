package fr.teleguichet.fleet.web.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for one thing at a time on a connection, and no longer than the connection lasts. It
 * belongs to its event loop.
 */
abstract sealed class RequestTimeoutHandler extends ChannelInboundHandlerAdapter
    permits RequestBodyTimeoutHandler, RequestHeadTimeoutHandler {
  private @Nullable ScheduledFuture<?> end;

  /** Does so unless it is stopped within that time, in the place of what was to come before. */
  final void await(ChannelHandlerContext context, Duration left, Runnable late) {
    stop();
    end = context.executor().schedule(late, left.toMillis(), TimeUnit.MILLISECONDS);
  }

  final boolean isAwaiting() {
    return end != null;
  }

  final void stop() {
    ScheduledFuture<?> before = end;
    if (before != null) {
      boolean _ = before.cancel(false);
      end = null;
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stop();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    stop();
    super.channelInactive(context);
  }
}
