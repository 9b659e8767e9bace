package fr.teleguichet.fleet.pki.device;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;

/**
 * Writes the names of headers with capitals. They mean the same in any case (RFC 9110, 5.1), but
 * libest looks for them in this one.
 */
final class HeaderCapitalizer extends ChannelOutboundHandlerAdapter {
  private static final List<String> NAMES =
      List.of("Content-Type", "Content-Length", "Retry-After", "WWW-Authenticate");

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response) {
      NAMES.forEach(name -> capitalise(response.headers(), name));
    }
    super.write(context, message, promise);
  }

  private static void capitalise(HttpHeaders headers, String name) {
    List<String> values = headers.getAll(name);
    if (!values.isEmpty()) {
      var _ = headers.remove(name).add(name, values);
    }
  }
}
