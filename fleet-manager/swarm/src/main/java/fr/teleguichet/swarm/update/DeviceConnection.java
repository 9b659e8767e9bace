package fr.teleguichet.swarm.update;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/** A connection of one kiosk that asks the same again and again. It belongs to its event loop. */
abstract class DeviceConnection extends SimpleChannelInboundHandler<ByteBuf>
    implements HttpResponseReader.Listener {
  private final byte[] request;
  private final HttpResponseReader reader = new HttpResponseReader(this);
  private final DeviceFigures figures;
  private ChannelHandlerContext context;
  private boolean hasHungUp;

  @SuppressWarnings("NullAway.Init") // A handler is added to a pipeline before anything reaches it.
  DeviceConnection(byte[] request, DeviceFigures figures) {
    this.request = request;
    this.figures = figures;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  /** Asks. */
  final void ask() {
    var _ = context.writeAndFlush(Unpooled.wrappedBuffer(request));
  }

  final void hangUp() {
    hasHungUp = true;
    var _ = context.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext in, Object event) throws Exception {
    if (event instanceof SslHandshakeCompletionEvent end) {
      if (end.isSuccess()) {
        connected();
      } else {
        figures.broken("handshake: " + end.cause());
      }
    }
    super.userEventTriggered(in, event);
  }

  abstract void connected();

  @Override
  protected void channelRead0(ChannelHandlerContext in, ByteBuf bytes) {
    reader.read(bytes);
  }

  @Override
  public void channelInactive(ChannelHandlerContext in) throws Exception {
    if (!hasHungUp) {
      figures.closed();
    }
    super.channelInactive(in);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext in, Throwable cause) {
    figures.broken(cause.toString());
    var _ = in.close();
  }
}
