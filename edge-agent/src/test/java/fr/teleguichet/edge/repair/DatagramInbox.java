package fr.teleguichet.edge.repair;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** A datagram socket of the Unix family that can be read, as systemd has one. */
final class DatagramInbox implements AutoCloseable {

  private static final int DO_NOT_WAIT = 0x40;

  private final String name;
  private final int file;

  private DatagramInbox(String name, int file) {
    this.name = name;
    this.file = file;
  }

  static DatagramInbox at(String name) {
    try (Arena arena = Arena.ofConfined()) {
      int file = (int) ints("socket", 3).invokeExact(1, 2, 0);
      byte[] path = name.getBytes(StandardCharsets.UTF_8);
      MemorySegment address = arena.allocate(2 + path.length);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
      MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, 2, path.length);
      if (path[0] == '@') {
        address.set(ValueLayout.JAVA_BYTE, 2, (byte) 0);
      }
      MethodHandle bind =
          handle(
              "bind",
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.ADDRESS,
                  ValueLayout.JAVA_INT));
      if ((int) bind.invokeExact(file, address, (int) address.byteSize()) != 0) {
        throw new AssertionError("no socket can be made at " + name);
      }
      return new DatagramInbox(name, file);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  String name() {
    return name;
  }

  /** The next datagram, which must be there already. */
  String next() {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle receive =
          handle(
              "recv",
              FunctionDescriptor.of(
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_INT,
                  ValueLayout.ADDRESS,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_INT));
      MemorySegment buffer = arena.allocate(256);
      long length = (long) receive.invokeExact(file, buffer, 256L, DO_NOT_WAIT);
      if (length < 0) {
        throw new AssertionError("no datagram is there");
      }
      byte[] bytes = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      int _ = (int) ints("close", 1).invokeExact(file);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static MethodHandle ints(String name, int arguments) {
    var ints = java.util.Collections.nCopies(arguments, ValueLayout.JAVA_INT);
    return handle(
        name, FunctionDescriptor.of(ValueLayout.JAVA_INT, ints.toArray(ValueLayout.OfInt[]::new)));
  }

  @SuppressWarnings("restricted") // three functions of the C library, with their signatures above
  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
