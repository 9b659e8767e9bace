package fr.teleguichet.fleet.link;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets whose input is buffered: Paho reads a message in five small pieces, and without a buffer
 * each piece is a system call. At 15,000 messages a second that is a fifth of a processor.
 */
final class BufferedSockets extends SocketFactory {

  private static final int BUFFER = 64 * 1024;

  private static final class BufferedSocket extends Socket {
    private InputStream buffered = InputStream.nullInputStream();

    @Override
    public void connect(java.net.SocketAddress endpoint, int timeout) throws IOException {
      super.connect(endpoint, timeout);
      buffered = new BufferedInputStream(super.getInputStream(), BUFFER);
    }

    @Override
    public InputStream getInputStream() {
      return buffered;
    }
  }

  @Override
  public Socket createSocket() {
    return new BufferedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private static Socket connected(InetSocketAddress address) throws IOException {
    BufferedSocket socket = new BufferedSocket();
    socket.connect(address, 0);
    return socket;
  }
}
