package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.platform.settings.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mails to the mail server, over a connection of its own each. */
@Singleton
final class MailSender {
  private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
  private static final String TIMEOUT = "15000";
  private static final int FOR_GOOD = 500;

  private final Optional<DeliverySettings.Mail> settings;
  private final Clock clock;
  private final Properties properties = new Properties();

  @Inject
  MailSender(DeliverySettings settings, Clock clock) {
    this(settings, Optional.empty(), clock);
  }

  /**
   * Through a server that others vouch for.
   *
   * @param trust who decides whether its certificate is good; empty asks Java's own list
   */
  MailSender(DeliverySettings settings, Optional<SSLSocketFactory> trust, Clock clock) {
    this.settings = settings.mail();
    this.clock = clock;
    this.settings.ifPresent(it -> configure(it, trust));
  }

  private void configure(DeliverySettings.Mail mail, Optional<SSLSocketFactory> trust) {
    set("connectiontimeout", TIMEOUT);
    set("timeout", TIMEOUT);
    set("writetimeout", TIMEOUT);
    set("ssl.checkserveridentity", "true");
    set("ssl.protocols", "TLSv1.3 TLSv1.2");
    set("ssl.enable", Boolean.toString(mail.security() == MailSecurity.TLS));
    String starts = Boolean.toString(mail.security() == MailSecurity.STARTTLS);
    set("starttls.enable", starts);
    set("starttls.required", starts);
    set("auth", Boolean.toString(!mail.username().isEmpty()));
    trust.ifPresent(
        it -> {
          Object _ = properties.put("mail.smtp.ssl.socketFactory", it);
        });
  }

  private void set(String name, String value) {
    Object _ = properties.setProperty("mail.smtp." + name, value);
  }

  /** Sends it, and comes back once the server has taken it. */
  void send(String to, Delivery delivery, MailContent content, String html) throws IOException {
    DeliverySettings.Mail mail =
        settings.orElseThrow(() -> new IOException("no mail server is set any more"));
    try {
      Session session = Session.getInstance(properties);
      MimeMessage message = message(session, mail, to, delivery, content, html);
      Transport transport = session.getTransport("smtp");
      try {
        connect(transport, mail);
        transport.sendMessage(message, new Address[] {new InternetAddress(to, true)});
      } finally {
        leave(transport);
      }
    } catch (MessagingException failure) {
      throw refused(failure)
          .<IOException>map(NotificationSender.RefusedForGoodException::new)
          .orElseGet(() -> new IOException(failure.getMessage(), failure));
    }
  }

  /** A server that took the mail and then says no farewell has taken it all the same. */
  private static void leave(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException failure) {
      LOG.atDebug().addKeyValue("cause", failure.getMessage()).log("A mail server said no bye.");
    }
  }

  /** Without a user there is no password either: the library would take the machine's user. */
  private static void connect(Transport transport, DeliverySettings.Mail mail)
      throws MessagingException {
    boolean isAsked = !mail.username().isEmpty();
    transport.connect(
        mail.host(),
        mail.port(),
        isAsked ? mail.username() : null,
        isAsked ? mail.password().map(Secret::reveal).orElse(null) : null);
  }

  /** What the server will say again, however often it is asked. */
  private static Optional<String> refused(MessagingException failure) {
    for (Exception each = failure; each != null; each = next(each)) {
      int code =
          switch (each) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code >= FOR_GOOD) {
        return Optional.of(String.valueOf(each.getMessage()));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Exception next(Exception failure) {
    return failure instanceof SendFailedException send ? send.getNextException() : null;
  }

  private MimeMessage message(
      Session session,
      DeliverySettings.Mail mail,
      String to,
      Delivery delivery,
      MailContent content,
      String html)
      throws MessagingException, IOException {
    String domain = mail.from().substring(mail.from().indexOf('@') + 1);
    MimeMessage message = new NamedMessage(session, "<" + delivery.name() + "@" + domain + ">");
    message.setFrom(new InternetAddress(mail.from(), "Téléguichet", StandardCharsets.UTF_8.name()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    message.setSubject(content.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    if (delivery.alert().isPresent() && delivery.what() != Delivery.What.OPENED) {
      message.setHeader("References", "<" + opened(delivery) + "@" + domain + ">");
    }
    MimeMultipart both = new MimeMultipart("alternative");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(content.plain(), StandardCharsets.UTF_8.name());
    both.addBodyPart(plain);
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(html, StandardCharsets.UTF_8.name(), "html");
    both.addBodyPart(rich);
    message.setContent(both);
    return message;
  }

  private static String opened(Delivery delivery) {
    return new Delivery(
            0,
            delivery.alert(),
            Delivery.What.OPENED,
            0,
            delivery.channel(),
            delivery.account(),
            delivery.state(),
            0,
            delivery.changed(),
            "")
        .name();
  }

  /** A message whose id is that of its delivery: a second copy is known as one. */
  private static final class NamedMessage extends MimeMessage {
    private final String id;

    NamedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
