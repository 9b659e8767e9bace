package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.fleet.web.http.PagesTls;
import fr.teleguichet.fleet.web.http.PublicHosts;
import fr.teleguichet.fleet.web.http.TrustedProxies;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where pages are served.
 *
 * @param host address to listen on; loopback unless the operator says otherwise
 * @param port TCP port, 0 for any free one
 * @param open whether passwords may be readable on their way from other machines
 * @param publicAddress what people type when a proxy stands in front
 * @param proxies whose word on a request's origin is believed
 * @param keyFiles with what the program itself speaks HTTPS; without it it speaks HTTP
 */
record HttpSettings(
    String host,
    int port,
    boolean open,
    Optional<URI> publicAddress,
    TrustedProxies proxies,
    Optional<PagesTls.KeyFiles> keyFiles) {
  static final Setting<String> HOST =
      Setting.text(
          "fleet.http.host",
          "127.0.0.1",
          "Address that serves pages; only this machine reaches the default. Any other needs"
              + " HTTPS, by a certificate file or by a proxy in front.");
  static final Setting<Integer> PORT =
      Setting.whole("fleet.http.port", 8080, 0, 65_535, "Port that serves pages; 0 takes any.");

  static final Setting<Boolean> OPEN =
      Setting.flag(
          "fleet.http.open",
          false,
          "Serve pages to other machines by plain HTTP: whoever is on the way may then read"
              + " passwords.");
  static final Setting<String> PUBLIC_ADDRESS =
      Setting.text(
          "fleet.http.public-address",
          "",
          "What people type when a proxy stands in front, such as `https://fleet.example.org`.");
  static final Setting<String> PROXIES =
      Setting.text(
          "fleet.http.proxies",
          "",
          "Addresses and networks of the proxies in front, separated by commas, such as `10.0.0.5,"
              + " 10.1.0.0/24`: their X-Forwarded-For is believed, nobody else's. Empty believes"
              + " one on this machine where there is a public address.");
  static final Setting<String> CERTIFICATE_FILE =
      Setting.text(
          "fleet.http.certificate-file",
          "",
          "PEM file of the pages' certificate, the server's own first: with it the pages are served"
              + " by HTTPS. It is read again within a minute of its renewal.");
  static final Setting<String> KEY_FILE =
      Setting.text(
          "fleet.http.key-file",
          "",
          "PEM file of that certificate's key, PKCS #8 without a password.");
  static final List<Setting<?>> ALL =
      List.of(HOST, PORT, OPEN, PUBLIC_ADDRESS, PROXIES, CERTIFICATE_FILE, KEY_FILE);

  HttpSettings {
    if (!host.matches("[0-9A-Za-z.:%-]+")) {
      throw HOST.wrong(host, "give an IP address or a host name.");
    }
    boolean hidden =
        keyFiles.isPresent() || publicAddress.filter(HttpSettings::isHttps).isPresent();
    if (!open && !hidden && !PublicHosts.isLoopback(host)) {
      throw HOST.wrong(
          host,
          "by plain HTTP whoever is on the way could read passwords; give a certificate as "
              + CERTIFICATE_FILE.key()
              + ", or the https address of a proxy in front as "
              + PUBLIC_ADDRESS.key()
              + ", or set "
              + OPEN.key()
              + " to true where that does not matter.");
    }
  }

  private static boolean isHttps(URI address) {
    return "https".equals(address.getScheme());
  }

  static HttpSettings from(Settings settings) {
    return new HttpSettings(
        settings.get(HOST),
        settings.get(PORT),
        settings.get(OPEN),
        publicAddress(settings.get(PUBLIC_ADDRESS)),
        proxies(settings),
        keyFiles(settings.get(CERTIFICATE_FILE), settings.get(KEY_FILE)));
  }

  private static Optional<PagesTls.KeyFiles> keyFiles(String certificate, String key) {
    if (certificate.isEmpty() != key.isEmpty()) {
      throw new SettingsException(
          "Give both, " + CERTIFICATE_FILE.key() + " and " + KEY_FILE.key() + ", or neither.");
    }
    return certificate.isEmpty()
        ? Optional.empty()
        : Optional.of(new PagesTls.KeyFiles(Path.of(certificate), Path.of(key)));
  }

  /** TLS with the files of the settings, read now. */
  Optional<PagesTls> tls() {
    return keyFiles.map(HttpSettings::open);
  }

  private static PagesTls open(PagesTls.KeyFiles files) {
    try {
      return PagesTls.open(files);
    } catch (IOException e) {
      throw new SettingsException(CERTIFICATE_FILE.key() + ": " + e.getMessage() + ".");
    }
  }

  /** What addresses of pages begin with, as far as anybody has said how people come here. */
  String shownAddress() {
    return publicAddress
        .map(URI::toString)
        .orElseGet(() -> (keyFiles.isPresent() ? "https" : "http") + "://" + host + ":" + port)
        .replaceFirst("/$", "");
  }

  private static Optional<URI> publicAddress(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("https?://[0-9A-Za-z.-]+(:[0-9]{1,5})?")) {
      throw PUBLIC_ADDRESS.wrong(
          text, "give an address without a path, such as https://fleet.example.org.");
    }
    return Optional.of(URI.create(text));
  }

  private static TrustedProxies proxies(Settings settings) {
    String text = settings.get(PROXIES);
    if (text.isBlank()) {
      return settings.get(PUBLIC_ADDRESS).isEmpty()
          ? TrustedProxies.NONE
          : TrustedProxies.THIS_MACHINE;
    }
    try {
      return TrustedProxies.parse(text);
    } catch (IllegalArgumentException _) {
      throw PROXIES.wrong(
          text, "give IP addresses or networks such as 10.1.0.0/24, separated by commas.");
    }
  }

  /** Under which names the pages may be reached. */
  PublicHosts doors() {
    return new PublicHosts(
        !PublicHosts.isLoopback(host), keyFiles.isPresent(), publicAddress, proxies);
  }
}
