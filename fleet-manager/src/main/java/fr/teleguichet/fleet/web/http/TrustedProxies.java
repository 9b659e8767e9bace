package fr.teleguichet.fleet.web.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies whose word on where a request came from is believed. Whoever else sends {@code
 * X-Forwarded-For} is not listened to, or anybody could take any address.
 *
 * @param blocks addresses and networks
 */
public record TrustedProxies(List<Block> blocks) {

  /** Nobody's word counts. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /** A proxy on this machine. */
  public static final TrustedProxies THIS_MACHINE =
      new TrustedProxies(
          List.of(
              new Block(InetAddress.ofLiteral("127.0.0.0"), 8),
              new Block(InetAddress.ofLiteral("::1"), 128)));

  private static final int MAX_LENGTH = 45;

  public TrustedProxies {
    blocks = List.copyOf(blocks);
  }

  /**
   * Addresses that begin alike (RFC 4632, section 3.1).
   *
   * @param start one of them
   * @param bits how many bits they share
   */
  public record Block(InetAddress start, int bits) {
    public Block {
      if (bits < 0 || bits > start.getAddress().length * Byte.SIZE) {
        throw new IllegalArgumentException(start + " has not " + bits + " bits");
      }
    }

    boolean contains(InetAddress address) {
      byte[] one = start.getAddress();
      byte[] other = address.getAddress();
      if (one.length != other.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Reads addresses and networks, such as {@code 10.0.0.5, 2001:db8::/64}.
   *
   * @throws IllegalArgumentException when one is neither
   */
  public static TrustedProxies parse(String text) {
    return new TrustedProxies(
        Stream.of(text.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(TrustedProxies::block)
            .toList());
  }

  private static Block block(String text) {
    int slash = text.indexOf('/');
    InetAddress start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int bits = start.getAddress().length * Byte.SIZE;
    return new Block(start, slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1)));
  }

  /** Whether this is one of them. */
  boolean contains(InetAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  /**
   * Who asked: the last address that is no proxy's, since each proxy writes behind the others whom
   * it saw. A text that is no address ends the search.
   *
   * @param direct who is at the other end of the connection
   * @param forwarded the values of {@code X-Forwarded-For}, in their order
   */
  public InetAddress client(InetAddress direct, List<String> forwarded) {
    InetAddress client = direct;
    List<String> hops =
        forwarded.stream().flatMap(value -> Stream.of(value.split(","))).toList().reversed();
    for (String hop : hops) {
      Optional<InetAddress> before = address(hop.strip());
      if (!contains(client) || before.isEmpty()) {
        return client;
      }
      client = before.get();
    }
    return client;
  }

  private static Optional<InetAddress> address(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
