package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Root's shell in a virtual machine whose image has been given one ({@link ShellOverlay}). */
final class GuestShell implements AutoCloseable {

  private static final int LONGEST_ANSWER = 4 << 20;

  private final SocketChannel channel;
  private final StringBuilder unasked = new StringBuilder();

  private GuestShell(SocketChannel channel) {
    this.channel = channel;
  }

  /** Waits until the system has come so far that somebody answers. */
  static GuestShell connect(Path socket, Duration patience) {
    return Awaitility.await("a shell in the virtual machine")
        .atMost(patience)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(() -> answering(socket), shell -> shell != null);
  }

  private static GuestShell answering(Path socket) throws IOException {
    var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    channel.configureBlocking(false);
    var shell = new GuestShell(channel);
    try {
      shell.run("true", Duration.ofSeconds(10));
      return shell;
    } catch (IOException | RuntimeException | AssertionError e) {
      shell.close();
      throw new IOException("nobody answers", e);
    }
  }

  /** What the commands printed, their errors too; the test fails when they do. */
  String ask(String commands, Duration patience) throws IOException {
    Answer answer = run(commands, patience);
    assertThat(answer.exitCode()).as("%s: %s", commands, answer.text()).isZero();
    return answer.text();
  }

  /** The same, whatever they end with. */
  Answer run(String commands, Duration patience) throws IOException {
    String mark = UUID.randomUUID().toString();
    send("{ " + commands + "\n} </dev/null 2>&1; echo \"<" + mark + ":$?>\"\n");
    Pattern end = Pattern.compile("<" + mark + ":(\\d+)>");
    var text = new StringBuilder();
    Awaitility.await(commands)
        .atMost(patience)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              receive(text);
              return end.matcher(text).find();
            });
    Matcher found = end.matcher(text);
    assertThat(found.find()).isTrue();
    return new Answer(Integer.parseInt(found.group(1)), text.substring(0, found.start()).strip());
  }

  /** Says it and waits for nothing, for what ends the shell too. */
  void send(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** All that it printed since it was last asked, and what it prints goes on. */
  String heard() throws IOException {
    receive(unasked);
    return unasked.toString();
  }

  private void receive(StringBuilder text) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    while (channel.read(bytes) > 0 && text.length() < LONGEST_ANSWER) {
      text.append(StandardCharsets.UTF_8.decode(bytes.flip()));
      bytes.clear();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * An answer.
   *
   * @param exitCode of the last command
   */
  record Answer(int exitCode, String text) {}
}
