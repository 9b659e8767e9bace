package fr.teleguichet.fleet.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.teleguichet.fleet.platform.process.TcpPortProbe;
import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.time.ManualClock;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails and real mail servers: those that work, and those that do not. */
final class MailSenderTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final MailContent CONTENT =
      new MailContent(
          "[Téléguichet] Hors ligne\r\nBcc: all@example.org",
          "Hors ligne : Médiathèque <Gramat>.",
          List.of(new MailContent.Section("En bref", List.of("Depuis le 28 nov.", "Urgent"))),
          List.of(
              new MailContent.Link("https://fleet.example.org/alerts/7", "Voir l’alerte"),
              new MailContent.Link("https://fleet.example.org/sites/g/visit", "Fiche")),
          "Vous recevez ce courriel.");

  private GreenMail server = new GreenMail(setup(ServerSetup.PROTOCOL_SMTP));

  private static ServerSetup setup(String protocol) {
    return new ServerSetup(0, "127.0.0.1", protocol);
  }

  private void start(String protocol) {
    server = new GreenMail(setup(protocol));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static Delivery delivery(Delivery.What what) {
    return new Delivery(
        1, OptionalLong.of(7), what, 2, Channel.MAIL, 3, DeliveryState.SENDING, 0, NOW, "");
  }

  private static MailSender sender(
      int port, MailSecurity security, String user, Optional<SSLSocketFactory> trust) {
    DeliverySettings.Mail mail =
        new DeliverySettings.Mail(
            "127.0.0.1",
            port,
            security,
            user,
            Optional.of(new Secret("geheim")),
            "teleguichet@example.org");
    return new MailSender(
        new DeliverySettings(Optional.of(mail), Optional.empty(), "https://fleet.example.org"),
        trust,
        new ManualClock(NOW));
  }

  private static void send(MailSender sender, Delivery.What what) throws IOException {
    sender.send("anne@example.org", delivery(what), CONTENT, "<p>Hors ligne : é</p>");
  }

  @Test
  void aMailArrivesAsTextAndHtmlWithTheNameOfItsDelivery() throws Exception {
    start(ServerSetup.PROTOCOL_SMTP);
    send(
        sender(server.getSmtp().getPort(), MailSecurity.NONE, "", Optional.empty()),
        Delivery.What.REMINDER);

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getMessageID()).isEqualTo("<reminder-7-2-3@example.org>");
    assertThat(mail.getHeader("References")[0]).isEqualTo("<opened-7-0-3@example.org>");
    assertThat(mail.getSubject()).isEqualTo("[Téléguichet] Hors ligne Bcc: all@example.org");
    assertThat(mail.getAllRecipients()).hasSize(1);
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat((String) parts.getBodyPart(0).getContent())
        .contains(
            "Hors ligne : Médiathèque <Gramat>.",
            "- Urgent",
            "/alerts/7",
            "Fiche\r\nhttps://fleet.example.org/sites/g/visit");
    assertThat((String) parts.getBodyPart(1).getContent()).contains("é</p>");
  }

  @Test
  void aPasswordIsAskedForAndAWrongOneIsAFailure() throws Exception {
    start(ServerSetup.PROTOCOL_SMTP);
    var _ = server.setUser("me", "geheim");
    int port = server.getSmtp().getPort();
    send(sender(port, MailSecurity.NONE, "me", Optional.empty()), Delivery.What.OPENED);
    assertThat(server.getReceivedMessages()).hasSize(1);
    var _ = server.setUser("me", "another");
    assertThatThrownBy(
            () ->
                send(sender(port, MailSecurity.NONE, "me", Optional.empty()), Delivery.What.OPENED))
        .isInstanceOf(IOException.class);
  }

  @Test
  void overTlsAServerThatNobodyVouchesForGetsNothing() throws Exception {
    start(ServerSetup.PROTOCOL_SMTPS);
    int port = server.getSmtps().getPort();
    assertThatThrownBy(
            () -> send(sender(port, MailSecurity.TLS, "", Optional.empty()), Delivery.What.OPENED))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NotificationSender.RefusedForGoodException.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void afterStartTlsTheMailGoesWhereItsCertificateIsGood(@TempDir Path folder) throws Exception {
    TestMailTls tls = TestMailTls.in(folder);
    try (StartTlsMailServer there = new StartTlsMailServer(tls.context())) {
      send(
          sender(
              there.port(),
              MailSecurity.STARTTLS,
              "",
              Optional.of(tls.context().getSocketFactory())),
          Delivery.What.OPENED);
      assertThat(there.secret().get(1, TimeUnit.MINUTES))
          .contains("RCPT TO:<anne@example.org>", "Message-ID: <opened-7-2-3@example.org>");
    }
    try (StartTlsMailServer unknown = new StartTlsMailServer(tls.context())) {
      assertThatThrownBy(
              () ->
                  send(
                      sender(unknown.port(), MailSecurity.STARTTLS, "", Optional.empty()),
                      Delivery.What.OPENED))
          .isInstanceOf(IOException.class);
      assertThat(unknown.secret().get(1, TimeUnit.MINUTES)).isEmpty();
    }
  }

  @Test
  void whereTlsMustBeginAServerThatDoesNotOfferItGetsNothing() throws Exception {
    start(ServerSetup.PROTOCOL_SMTP);
    int port = server.getSmtp().getPort();
    assertThatThrownBy(
            () ->
                send(
                    sender(
                        port, MailSecurity.STARTTLS, "", Optional.of(new DummySSLSocketFactory())),
                    Delivery.What.OPENED))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("STARTTLS");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aDeadServerAndOneThatLiesAreFailuresThatAnotherTryMayMend() throws Exception {
    int port = TcpPortProbe.reserve("127.0.0.1");
    assertThatThrownBy(
            () -> send(sender(port, MailSecurity.NONE, "", Optional.empty()), Delivery.What.OPENED))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NotificationSender.RefusedForGoodException.class);
    for (String greeting : List.of("HTTP/1.1 200 OK\r\n\r\n", "220 hello\r\n999 what\r\n", "")) {
      try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Thread _ = Thread.ofVirtual().name("liar").start(() -> answer(liar, greeting));
        assertThatThrownBy(
                () ->
                    send(
                        sender(liar.getLocalPort(), MailSecurity.NONE, "", Optional.empty()),
                        Delivery.What.OPENED))
            .as(greeting)
            .isInstanceOf(IOException.class)
            .isNotInstanceOf(NotificationSender.RefusedForGoodException.class);
      }
    }
  }

  /** Says that much, and no more. */
  private static void answer(ServerSocket server, String greeting) {
    try (Socket caller = server.accept()) {
      caller.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
      caller.getOutputStream().flush();
    } catch (IOException _) {
      // Whoever called has had enough.
    }
  }

  @Test
  void anAddressThatTheServerDoesNotKnowIsRefusedForGood() throws Exception {
    String conversation =
        "220 hello\r\n250 hi\r\n250 ok\r\n550 5.1.1 no such user\r\n250 reset\r\n221 bye\r\n";
    try (ServerSocket strict = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread _ = Thread.ofVirtual().name("strict").start(() -> converse(strict, conversation));
      assertThatThrownBy(
              () ->
                  send(
                      sender(strict.getLocalPort(), MailSecurity.NONE, "", Optional.empty()),
                      Delivery.What.OPENED))
          .isInstanceOf(NotificationSender.RefusedForGoodException.class)
          .hasMessageContaining("no such user");
    }
  }

  @Test
  void aServerThatTookTheMailAndIsThenGoneHasTakenIt() throws Exception {
    String conversation = "220 hello\r\n250 hi\r\n250 ok\r\n250 ok\r\n354 go on\r\n250 taken\r\n";
    try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread _ = Thread.ofVirtual().name("rude").start(() -> take(rude, conversation));
      send(
          sender(rude.getLocalPort(), MailSecurity.NONE, "", Optional.empty()),
          Delivery.What.OPENED);
    }
  }

  /** Takes one mail, and resets the connection instead of saying goodbye. */
  private static void take(ServerSocket server, String conversation) {
    try (Socket caller = server.accept()) {
      caller.setSoLinger(true, 0);
      var lines =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
      for (String line : conversation.lines().toList()) {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
        String said = lines.readLine();
        while (line.startsWith("354") && !".".equals(said)) {
          said = lines.readLine();
        }
      }
    } catch (IOException _) {
      // Whoever called has had enough.
    }
  }

  /** Answers each line with the next. */
  private static void converse(ServerSocket server, String conversation) {
    try (Socket caller = server.accept()) {
      var lines =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
      for (String line : conversation.split("\r\n", -1)) {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
        if (lines.readLine() == null) {
          return;
        }
      }
    } catch (IOException _) {
      // Whoever called has had enough.
    }
  }
}
