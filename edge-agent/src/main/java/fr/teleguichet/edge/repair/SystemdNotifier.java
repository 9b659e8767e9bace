package fr.teleguichet.edge.repair;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells systemd how the agent is, by the protocol of sd_notify(3): a datagram to the socket that
 * {@code NOTIFY_SOCKET} names. Java's own sockets of that family are streams only, so the three
 * calls go to the C library.
 */
public final class SystemdNotifier {

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;

  /** The length of {@code sun_path} in unix(7). */
  private static final int MAX_PATH_LENGTH = 107;

  private static final int FAMILY_BYTES = 2;

  private final String socket;

  private SystemdNotifier(String socket) {
    this.socket = socket;
  }

  /** The way to systemd; nothing when it did not start this program or does not ask. */
  public static Optional<SystemdNotifier> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
        .filter(path -> path.startsWith("/") || path.startsWith("@"))
        .filter(path -> path.getBytes(StandardCharsets.UTF_8).length <= MAX_PATH_LENGTH)
        .map(SystemdNotifier::new);
  }

  /** The agent is up. */
  public boolean ready() {
    return send("READY=1");
  }

  /**
   * The agent still comes up.
   *
   * @param more so long systemd waits for the next word before it gives the start up, where its own
   *     time for a start is over
   */
  public boolean starting(Duration more) {
    return send("EXTEND_TIMEOUT_USEC=" + TimeUnit.MICROSECONDS.convert(more));
  }

  /** The agent is well. */
  public boolean watchdog() {
    return send("WATCHDOG=1");
  }

  /** The agent is about to go down. */
  public boolean stopping() {
    return send("STOPPING=1");
  }

  /** Sends; answers whether all of it went out. Nobody waits: the kernel keeps the datagram. */
  private boolean send(String state) {
    try (Arena arena = Arena.ofConfined()) {
      int file = (int) call("socket", 3).invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
      if (file < 0) {
        return false;
      }
      try {
        return sendTo(file, state.getBytes(StandardCharsets.UTF_8), arena);
      } finally {
        int _ = (int) call("close", 1).invokeExact(file);
      }
    } catch (Throwable e) {
      throw new IllegalStateException("the C library can’t be called", e);
    }
  }

  private boolean sendTo(int file, byte[] bytes, Arena arena) throws Throwable {
    MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    MemorySegment address = address(arena);
    long sent =
        (long)
            sendTo()
                .invokeExact(
                    file, message, (long) bytes.length, 0, address, (int) address.byteSize());
    return sent == bytes.length;
  }

  /** A {@code sockaddr_un}; in an abstract name the {@code @} stands for a zero byte. */
  private MemorySegment address(Arena arena) {
    byte[] path = socket.getBytes(StandardCharsets.UTF_8);
    boolean isAbstract = path[0] == '@';
    MemorySegment address = arena.allocate(FAMILY_BYTES + path.length + (isAbstract ? 0L : 1L));
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, path.length);
    if (isAbstract) {
      address.set(ValueLayout.JAVA_BYTE, FAMILY_BYTES, (byte) 0);
    }
    return address;
  }

  /** A function of the C library that takes so many ints and returns one. */
  private static MethodHandle call(String name, int arguments) {
    var ints = java.util.Collections.nCopies(arguments, ValueLayout.JAVA_INT);
    return handle(
        name, FunctionDescriptor.of(ValueLayout.JAVA_INT, ints.toArray(ValueLayout.OfInt[]::new)));
  }

  private static MethodHandle sendTo() {
    return handle(
        "sendto",
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT));
  }

  @SuppressWarnings("restricted") // three functions of the C library, with their signatures above
  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
