package fr.teleguichet.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** The file that tells the supervisor that connections are accepted, and where. */
record ReadyFile(long pid, Instant started, ListenerPorts listeners) {
  /** Appears complete or not at all, also after a power cut. */
  void write(Path file) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) < 0) {
          throw new IOException("nothing more can be written to " + temporary);
        }
      }
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  String text() {
    StringBuilder text = new StringBuilder("pid=" + pid + "\nstarted=" + started + "\n");
    listeners
        .tls()
        .ifPresent(tls -> text.append("address=" + tls.address() + "\nport=" + tls.port() + "\n"));
    listeners
        .tls()
        .flatMap(ListenerPorts.Tls::webSocketPort)
        .ifPresent(port -> text.append("websocket-port=" + port + "\n"));
    listeners.plainPort().ifPresent(port -> text.append("plain-port=" + port + "\n"));
    return text.toString();
  }
}
