package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.SecretFileReader;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.hardware.text.CodedEnum;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By which server mails go, and which program is told.
 *
 * @param mail the mail server; empty where no mail is sent
 * @param webhook who is told by HTTP; empty for nobody
 * @param pages what addresses in mails begin with
 */
public record DeliverySettings(Optional<Mail> mail, Optional<Webhook> webhook, String pages) {

  /**
   * A mail server.
   *
   * @param username empty where it asks for none
   * @param from the address that mails come from
   */
  public record Mail(
      String host,
      int port,
      MailSecurity security,
      String username,
      Optional<Secret> password,
      String from) {}

  /**
   * A program that is told.
   *
   * @param secret with which what is sent is signed
   */
  public record Webhook(URI address, Secret secret) {}

  static final Setting<String> HOST =
      Setting.text(
          "fleet.mail.host",
          "",
          "Mail server (SMTP) by which people are told of alerts; empty sends no mail.");
  static final Setting<Integer> PORT =
      Setting.whole("fleet.mail.port", 587, 1, 65_535, "Port of the mail server.");
  static final Setting<String> SECURITY =
      Setting.text(
          "fleet.mail.security",
          "starttls",
          "`starttls` (TLS after the greetings, or nothing is sent), `tls` from the first byte, or"
              + " `none` for a server on this machine.");
  static final Setting<String> USERNAME =
      Setting.text("fleet.mail.username", "", "User at the mail server; empty asks for none.");
  static final Setting<String> PASSWORD_FILE =
      Setting.text(
          "fleet.mail.password-file", "", "File with that user’s password; read at the start.");
  static final Setting<String> FROM =
      Setting.text(
          "fleet.mail.from",
          "",
          "Address that mails come from, such as `teleguichet@example.org`; needed with a mail"
              + " server.");
  static final Setting<String> WEBHOOK =
      Setting.text(
          "fleet.webhook.url",
          "",
          "Address to which every alert is posted, HTTPS or on this machine; empty posts none.");
  static final Setting<String> WEBHOOK_SECRET_FILE =
      Setting.text(
          "fleet.webhook.secret-file",
          "",
          "File with the secret that signs what is posted (HMAC-SHA256), 16 letters at least; read"
              + " at the start, needed with an address.");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(HOST, PORT, SECURITY, USERNAME, PASSWORD_FILE, FROM, WEBHOOK, WEBHOOK_SECRET_FILE);

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LEAST_SECRET = 16;

  /** Reads them. */
  public static DeliverySettings from(Settings settings, String pages) {
    return new DeliverySettings(mail(settings), webhook(settings), pages);
  }

  private static Optional<Mail> mail(Settings settings) {
    String host = settings.get(HOST);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    String from = settings.get(FROM);
    if (!from.matches("[^\\s@<>,]+@[^\\s@<>,]+")) {
      throw new SettingsException(
          FROM.key()
              + " must be an address such as teleguichet@example.org, not \""
              + from
              + "\".");
    }
    MailSecurity security =
        CodedEnum.of(MailSecurity.class, settings.get(SECURITY))
            .orElseThrow(
                () -> new SettingsException(SECURITY.key() + " must be starttls, tls or none."));
    if (security == MailSecurity.NONE && !LOOPBACK.contains(host)) {
      throw new SettingsException(
          SECURITY.key() + " may be none for a server on this machine only: " + host + " is none.");
    }
    return Optional.of(
        new Mail(
            host,
            settings.get(PORT),
            security,
            settings.get(USERNAME),
            SecretFileReader.read(PASSWORD_FILE, settings.get(PASSWORD_FILE)),
            from));
  }

  private static Optional<Webhook> webhook(Settings settings) {
    String text = settings.get(WEBHOOK);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI address = address(text);
    Secret secret =
        SecretFileReader.read(WEBHOOK_SECRET_FILE, settings.get(WEBHOOK_SECRET_FILE))
            .filter(it -> it.reveal().length() >= LEAST_SECRET)
            .orElseThrow(
                () ->
                    new SettingsException(
                        WEBHOOK_SECRET_FILE.key()
                            + " must name a file with a secret of 16 letters or more."));
    return Optional.of(new Webhook(address, secret));
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      if (isSafe(address)) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Told below, with what would be one.
    }
    throw new SettingsException(
        WEBHOOK.key()
            + " must be an address such as https://example.org/alerts, not \""
            + text
            + "\".");
  }

  private static boolean isSafe(URI address) {
    String host = address.getHost();
    return host != null
        && address.getUserInfo() == null
        && ("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && LOOPBACK.contains(host)));
  }
}
