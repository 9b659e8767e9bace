package fr.teleguichet.swarm.wire;

import fr.teleguichet.hardware.text.CodedEnum;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How sockets are driven. */
public enum SocketTransport implements CodedEnum {
  /** Linux's epoll through Netty's native library: the least CPU per message. */
  EPOLL,
  /** Java's own selectors: everywhere. */
  NIO,
  /** Linux's io_uring through Netty's native library. */
  IO_URING;

  /** Epoll where it works, else NIO. */
  public static SocketTransport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  /** Why it can't be used on this machine; nothing when it can. */
  public Optional<String> obstacle() {
    @Nullable Throwable cause =
        switch (this) {
          case NIO -> null;
          case EPOLL -> Epoll.unavailabilityCause();
          case IO_URING -> IoUring.unavailabilityCause();
        };
    return Optional.ofNullable(cause)
        .map(it -> "the transport " + code() + " does not work on this machine: " + it);
  }

  /** So many event loops, each one thread. */
  public MultiThreadIoEventLoopGroup loops(int number) {
    return new MultiThreadIoEventLoopGroup(
        number, new DefaultThreadFactory("swarm-loop", true), factory());
  }

  /** The kind of socket that belongs to these loops. */
  public Class<? extends SocketChannel> socket() {
    return switch (this) {
      case NIO -> NioSocketChannel.class;
      case EPOLL -> EpollSocketChannel.class;
      case IO_URING -> IoUringSocketChannel.class;
    };
  }

  private IoHandlerFactory factory() {
    return switch (this) {
      case NIO -> NioIoHandler.newFactory();
      case EPOLL -> EpollIoHandler.newFactory();
      case IO_URING -> IoUringIoHandler.newFactory();
    };
  }
}
