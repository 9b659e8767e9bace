package fr.teleguichet.edge.boot;

import com.pi4j.Pi4J;
import com.sun.security.auth.module.UnixSystem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.security.Signature;
import java.sql.DriverManager;
import java.text.Collator;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;

/**
 * A program that a Java of a few modules runs, with the agent's libraries: does what the agent does
 * by what Java finds only at run time, and says what is not there. Its arguments are PKCS#12 files
 * with a key each, all with the password "secret".
 */
final class RuntimeProbe {

  private RuntimeProbe() {}

  private interface Need {
    void meet() throws Exception;
  }

  public static void main(String[] arguments) {
    for (String keys : arguments) {
      check("TLS with the key in " + keys, () -> shakeHands(Path.of(keys)));
    }
    for (String name : List.of("SHA256withECDSA", "SHA256withRSA", "Ed25519", "RSASSA-PSS")) {
      check("signature " + name, () -> expect(Signature.getInstance(name)));
    }
    check("CMS", () -> expect(Class.forName("org.bouncycastle.cms.CMSSignedData").getMethods()));
    check("key in a token", () -> expect(Security.getProvider("SunPKCS11")));
    check("certificates of the world", () -> expect(SSLContext.getDefault().getSocketFactory()));
    check("HTTP and WebSocket", () -> expect(HttpClient.newHttpClient().newWebSocketBuilder()));
    for (String name : List.of("windows-1252", "ISO-8859-1", "UTF-16LE")) {
      check("charset " + name, () -> expect(Charset.forName(name)));
    }
    check("French dates", () -> same(day(Locale.FRENCH), "samedi 28 novembre 2026"));
    check("Spanish dates", () -> same(day(Locale.of("es")), "sábado 28 noviembre 2026"));
    check("Portuguese dates", () -> same(day(Locale.of("pt")), "sábado 28 novembro 2026"));
    check("Arabic dates", () -> same(day(Locale.of("ar")), "السبت 28 نوفمبر 2026"));
    check("French order", RuntimeProbe::sortAccents);
    check(
        "XML by pieces",
        () ->
            expect(
                XMLInputFactory.newInstance()
                    .createXMLStreamReader(new StringReader("<a/>"))
                    .nextTag()));
    check(
        "XML as a tree",
        () -> expect(DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument()));
    check("pictures of a camera", RuntimeProbe::readJpeg);
    check("journal", () -> DriverManager.getConnection("jdbc:sqlite::memory:").close());
    check("user on the bus", () -> expect(new UnixSystem().getUsername()));
    check("header", () -> Pi4J.newContextBuilder().build().shutdown());
  }

  private static void check(String name, Need need) {
    try {
      need.meet();
      System.out.println("there: " + name);
    } catch (Exception | LinkageError e) {
      System.out.println("MISSING: " + name + ": " + e);
    }
  }

  private static void expect(Object there) {
    var _ = Objects.requireNonNull(there);
  }

  private static void same(String actual, String expected) {
    if (!actual.equals(expected)) {
      throw new IllegalStateException(actual + " instead of " + expected);
    }
  }

  private static String day(Locale locale) {
    return DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", locale)
        .format(LocalDate.of(2026, 11, 28));
  }

  private static void sortAccents() {
    Function<Locale, Integer> order = locale -> Collator.getInstance(locale).compare("été", "ete");
    if (order.apply(Locale.FRENCH) <= 0
        || Collator.getInstance(Locale.FRENCH).compare("été", "f") >= 0) {
      throw new IllegalStateException("é does not come between e and f");
    }
  }

  private static void readJpeg() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    if (!ImageIO.write(picture, "jpeg", bytes)) {
      throw new IOException("no writer");
    }
    expect(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
  }

  /** A server and a client that trusts only it, on the loopback interface. */
  private static void shakeHands(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = "secret".toCharArray();
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", store.getCertificate("mykey"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    InetAddress here = InetAddress.getLoopbackAddress();
    try (var server =
            (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0, 1, here);
        var client = (SSLSocket) tls.getSocketFactory().createSocket(here, server.getLocalPort())) {
      var answering =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var accepted = server.accept()) {
                      accepted.getOutputStream().write(1);
                    } catch (IOException _) {
                      // The client says what is wrong.
                    }
                  });
      client.setSoTimeout(60_000);
      if (client.getInputStream().read() != 1) {
        throw new IOException("no answer");
      }
      answering.join();
    }
  }
}
