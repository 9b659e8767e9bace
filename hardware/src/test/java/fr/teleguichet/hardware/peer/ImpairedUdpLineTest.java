package fr.teleguichet.hardware.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.hardware.peer.ImpairedUdpLine.Impairment;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tests of bad lines stand on: a line that is bad in the way that was asked for. */
class ImpairedUdpLineTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private DatagramSocket server;
  private DatagramSocket client;
  private ImpairedUdpLine line;

  @BeforeEach
  void aLineBetweenTwo() throws IOException {
    server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    client = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    line =
        ImpairedUdpLine.to((InetSocketAddress) server.getLocalSocketAddress(), new Random(20_261));
  }

  @AfterEach
  void close() {
    line.close();
    client.close();
    server.close();
  }

  private void send(String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    client.send(new DatagramPacket(content, content.length, line.address()));
  }

  private static DatagramPacket receive(DatagramSocket socket) throws IOException {
    socket.setSoTimeout((int) PATIENCE.toMillis());
    var packet = new DatagramPacket(new byte[1_500], 1_500);
    socket.receive(packet);
    return packet;
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsSentArrivesAndSoDoesTheAnswer() throws IOException {
    line.become(new Impairment(0, Duration.ofMillis(20), 150_000));

    send("hello");
    DatagramPacket arrived = receive(server);
    server.send(
        new DatagramPacket("hi".getBytes(StandardCharsets.UTF_8), 2, arrived.getSocketAddress()));

    assertThat(text(arrived)).isEqualTo("hello");
    assertThat(text(receive(client))).isEqualTo("hi");
  }

  @Test
  void nothingPassesACutLineAndEverythingTheMendedOne() throws IOException {
    line.become(Impairment.CUT);
    send("lost");
    await().atMost(PATIENCE).until(() -> line.lost() == 1);

    line.become(Impairment.NONE);
    send("found");

    assertThat(text(receive(server))).isEqualTo("found");
  }

  @Test
  void theShareOfLossIsTheOneAskedFor() throws IOException {
    line.become(new Impairment(0.5, Duration.ZERO, 0));
    for (int i = 1; i <= 400; i++) {
      send("some");
      if (i % 40 == 0) {
        // More at once would not fit into a socket whose reader is slow.
        int sent = i;
        await().atMost(PATIENCE).until(() -> line.lost() + line.passed() == sent);
      }
    }

    assertThat(line.lost()).isBetween(140, 260);
  }

  /** Forty kilobytes at once, where ten pass in a second. */
  @Test
  void moreThanTheRateDoesNotPass() throws IOException {
    line.become(new Impairment(0, Duration.ZERO, 80_000));
    String kilobyte = "x".repeat(1_000);
    for (int i = 0; i < 40; i++) {
      send(kilobyte);
    }
    await().atMost(PATIENCE).until(() -> line.lost() + line.passed() == 40);

    assertThat(line.passed()).isPositive();
    assertThat(line.lost()).isPositive();
  }
}
