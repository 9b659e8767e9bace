package fr.teleguichet.edge.peripheral.scan;

import java.util.Arrays;

/**
 * A page of somebody's, in memory only. Whoever has it closes it, which overwrites it. Copies that
 * the Java platform made on the way are out of reach; they are gone with the next garbage
 * collection and were never on a disk.
 */
public final class ScannedPage implements AutoCloseable {

  /**
   * The largest page that is taken, in bytes: a whole page of noise at 200 dots an inch and the
   * best quality has 7 MiB, and the agent has 48 MB for everything.
   */
  public static final int MAX_SIZE = 8 << 20;

  private final String type;
  private final byte[] content;
  private volatile boolean wiped;

  /**
   * A page whose bytes now belong to it.
   *
   * @param type a media type such as {@code image/jpeg}
   */
  ScannedPage(String type, byte[] content) {
    this.type = type;
    this.content = content;
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  /** Its size in bytes. */
  public int size() {
    return content.length;
  }

  /**
   * Its bytes themselves, which {@link #close} overwrites.
   *
   * @throws IllegalStateException when it is closed
   */
  public byte[] content() {
    if (wiped) {
      throw new IllegalStateException("the page is wiped");
    }
    return content;
  }

  @Override
  public void close() {
    wiped = true;
    Arrays.fill(content, (byte) 0);
  }
}
