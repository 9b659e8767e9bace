package fr.teleguichet.hardware.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine that tests run as the other side. */
public final class Installed {

  private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private static final Queue<SocketChannel> RESERVED = new ConcurrentLinkedQueue<>();

  private Installed() {}

  /** The program; the test is skipped without it, and fails under CI=true. */
  public static Path program(String name, String debianPackage) {
    return find(name)
        .orElseGet(
            () -> missing(name + " is not installed; on Debian: apt-get install " + debianPackage));
  }

  /** The program, if it is there. */
  public static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(":", -1)), PLACES.stream())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Skips the test with a word; fails it under CI=true. */
  public static Path missing(String hint) {
    assertThat("true".equals(System.getenv("CI"))).as(hint).isFalse();
    assumeTrue(false, hint);
    throw new AssertionError("not reached");
  }

  /** Runs a program that has to end well within a minute, and gives what it said. */
  public static String run(List<String> words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", words).isTrue();
    assertThat(process.exitValue()).as("%s: %s", words, said).isZero();
    return said;
  }

  /** A port of the loopback interface that nobody else who asks is given while the tests run. */
  public static int freePort() throws IOException {
    // Below the range from which Linux takes ports by itself, so that no connection gets it first.
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_768);
      SocketChannel holder = SocketChannel.open();
      try {
        SocketChannel bound =
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        // Servers set the same and may listen beside it; whoever looks for a port does not get it.
        RESERVED.add(bound.setOption(StandardSocketOptions.SO_REUSEADDR, true));
        return port;
      } catch (BindException _) {
        holder.close(); // somebody has it: the next one
      }
    }
    throw new IOException("no free port");
  }

  /** Whether somebody accepts connections at this port of the loopback interface. */
  public static boolean accepts(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
