package fr.teleguichet.hardware.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * A bad line between UDP clients and one server: with loss, delay, a bounded rate, and cut when a
 * test wants it so. It needs no right of root, which the kernel's own means would.
 *
 * <p>One thread owns the sockets and what is on its way; only the impairment is changed from
 * outside.
 */
public final class ImpairedUdpLine implements AutoCloseable {

  /**
   * How bad the line is, for each direction.
   *
   * @param loss what share of packets never arrives, 0 to 1
   * @param delay from one end to the other
   * @param bitsPerSecond how much passes, 0 for as much as comes
   */
  public record Impairment(double loss, Duration delay, int bitsPerSecond) {

    /** Nothing is wrong with it. */
    public static final Impairment NONE = new Impairment(0, Duration.ZERO, 0);

    /** Nothing passes. */
    public static final Impairment CUT = new Impairment(1, Duration.ZERO, 0);
  }

  /** What a router on the way keeps, before it throws away what comes. */
  private static final Duration LONGEST_QUEUE = Duration.ofMillis(600);

  private static final int MAX_PACKET = 65_535;

  private record Packet(long due, long order, ByteBuffer content, Way way) {}

  /** One direction of one client's conversation. */
  private static final class Way {
    private final DatagramChannel out;
    private final SocketAddress to;
    private long freeAt;

    Way(DatagramChannel out, SocketAddress to) {
      this.out = out;
      this.to = to;
    }
  }

  private record Conversation(Way toServer, Way toClient) {}

  private final InetSocketAddress server;
  private final RandomGenerator random;
  private final Selector selector;
  private final DatagramChannel front;
  private final Thread thread = Thread.ofPlatform().name("impaired-line").unstarted(this::run);
  private final Map<SocketAddress, Conversation> conversations = new HashMap<>();
  private final PriorityQueue<Packet> underWay =
      new PriorityQueue<>(
          (one, other) -> {
            int byTime = Long.compare(one.due, other.due);
            return byTime == 0 ? Long.compare(one.order, other.order) : byTime;
          });
  private long order;
  private final AtomicInteger passed = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile Impairment impairment = Impairment.NONE;

  private ImpairedUdpLine(
      InetSocketAddress server, RandomGenerator random, Selector selector, DatagramChannel front) {
    this.server = server;
    this.random = random;
    this.selector = selector;
    this.front = front;
  }

  /** A line to the server with nothing wrong yet. */
  public static ImpairedUdpLine to(InetSocketAddress server, RandomGenerator random) {
    try {
      Selector selector = Selector.open();
      DatagramChannel front = DatagramChannel.open();
      front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      front.configureBlocking(false);
      front.register(selector, SelectionKey.OP_READ);
      var line = new ImpairedUdpLine(server, random, selector, front);
      line.thread.start();
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients send what is for the server. */
  public InetSocketAddress address() {
    try {
      return (InetSocketAddress) front.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on the line is like this; what is on its way arrives as it would have. */
  public void become(Impairment now) {
    impairment = now;
  }

  /** How many packets went on, or are on their way. */
  public int passed() {
    return passed.get();
  }

  /** How many were thrown away. */
  public int lost() {
    return lost.get();
  }

  private void run() {
    ByteBuffer buffer = ByteBuffer.allocate(MAX_PACKET);
    try {
      while (selector.isOpen()) {
        selector.select(millisToNext());
        if (!selector.isOpen()) {
          return;
        }
        for (SelectionKey key : selector.selectedKeys()) {
          read(key, buffer);
        }
        selector.selectedKeys().clear();
        deliver();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At least one, since zero would wait for ever. */
  private long millisToNext() {
    Packet next = underWay.peek();
    return next == null
        ? 1_000
        : Math.max(1, Duration.ofNanos(next.due - System.nanoTime()).toMillis());
  }

  private void read(SelectionKey key, ByteBuffer buffer) throws IOException {
    var channel = (DatagramChannel) key.channel();
    while (true) {
      buffer.clear();
      SocketAddress from = channel.receive(buffer);
      if (from == null) {
        return;
      }
      buffer.flip();
      Conversation conversation =
          key.attachment() instanceof Conversation known ? known : conversation(from);
      accept(key.attachment() == null ? conversation.toServer : conversation.toClient, buffer);
    }
  }

  private Conversation conversation(SocketAddress client) throws IOException {
    Conversation known = conversations.get(client);
    if (known != null) {
      return known;
    }
    DatagramChannel back = DatagramChannel.open();
    back.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    back.configureBlocking(false);
    var fresh = new Conversation(new Way(back, server), new Way(front, client));
    back.register(selector, SelectionKey.OP_READ, fresh);
    conversations.put(client, fresh);
    return fresh;
  }

  private void accept(Way way, ByteBuffer packet) {
    Impairment now = impairment;
    long time = System.nanoTime();
    long begin = Math.max(time, way.freeAt);
    boolean isTooMuch = now.bitsPerSecond > 0 && begin - time > LONGEST_QUEUE.toNanos();
    if (random.nextDouble() < now.loss || isTooMuch) {
      lost.incrementAndGet();
      return;
    }
    passed.incrementAndGet();
    if (now.bitsPerSecond > 0) {
      way.freeAt =
          begin + (long) packet.remaining() * Byte.SIZE * 1_000_000_000 / now.bitsPerSecond;
    } else {
      way.freeAt = begin;
    }
    var content = ByteBuffer.allocate(packet.remaining()).put(packet).flip();
    underWay.add(new Packet(way.freeAt + now.delay.toNanos(), order++, content, way));
  }

  private void deliver() throws IOException {
    long now = System.nanoTime();
    for (Packet next = underWay.peek(); next != null && next.due <= now; next = underWay.peek()) {
      underWay.remove();
      next.way.out.send(next.content, next.way.to);
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
      thread.join(Duration.ofSeconds(30));
      front.close();
      for (Conversation conversation : conversations.values()) {
        conversation.toServer.out.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
