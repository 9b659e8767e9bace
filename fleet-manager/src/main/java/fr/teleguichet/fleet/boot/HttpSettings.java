package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.page.Doors;
import fr.teleguichet.fleet.settings.Setting;
import fr.teleguichet.fleet.settings.Settings;
import fr.teleguichet.fleet.settings.SettingsException;
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
 * @param tls the certificate where the program itself speaks HTTPS
 */
record HttpSettings(
    String host, int port, boolean open, Optional<URI> publicAddress, Optional<TlsFiles> tls) {
  static final Setting<String> HOST =
      Setting.text(
          "fleet.http.host",
          "127.0.0.1",
          "Address that serves pages; only this machine reaches the default. Any other needs HTTPS:"
              + " a certificate, or a proxy that has one.");
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
  static final Setting<String> CERTIFICATE =
      Setting.text(
          "fleet.http.tls.certificate",
          "",
          "A PEM file with the certificate for HTTPS and those above it; empty for plain HTTP.");
  static final Setting<String> KEY =
      Setting.text(
          "fleet.http.tls.key",
          "",
          "A PEM file with the certificate’s private key, PKCS #8 and not encrypted.");

  static final List<Setting<?>> ALL = List.of(HOST, PORT, OPEN, PUBLIC_ADDRESS, CERTIFICATE, KEY);

  HttpSettings {
    if (!host.matches("[0-9A-Za-z.:%-]+")) {
      throw new SettingsException(
          HOST.key() + " is \"" + host + "\": give an IP address or a host name.");
    }
    boolean hidden = tls.isPresent() || publicAddress.filter(HttpSettings::isHttps).isPresent();
    if (!open && !hidden && !Doors.isLoopback(host)) {
      throw new SettingsException(
          HOST.key()
              + " is \""
              + host
              + "\": by plain HTTP whoever is on the way could read passwords; give "
              + CERTIFICATE.key()
              + " and "
              + KEY.key()
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
        tls(settings.get(CERTIFICATE), settings.get(KEY)));
  }

  private static Optional<URI> publicAddress(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("https?://[0-9A-Za-z.-]+(:[0-9]{1,5})?")) {
      throw new SettingsException(
          PUBLIC_ADDRESS.key()
              + " is \""
              + text
              + "\": give an address without a path, such as https://fleet.example.org.");
    }
    return Optional.of(URI.create(text));
  }

  private static Optional<TlsFiles> tls(String certificate, String key) {
    if (certificate.isEmpty() != key.isEmpty()) {
      throw new SettingsException(
          CERTIFICATE.key() + " and " + KEY.key() + " go together: give both or neither.");
    }
    return certificate.isEmpty()
        ? Optional.empty()
        : Optional.of(new TlsFiles(Path.of(certificate), Path.of(key)));
  }

  /** Under which names the pages may be reached. */
  Doors doors() {
    return new Doors(!Doors.isLoopback(host), tls.isPresent(), publicAddress);
  }
}
