package fr.teleguichet.broker.access;

import fr.teleguichet.broker.tls.TestAuthority.Leaf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** Clients' side of TLS: they present what a test says, also what no sane client would. */
public final class TlsClients {
  private static final int ATTEMPTS = 5;

  private TlsClients() {}

  /** TLS that trusts this root and presents this certificate. */
  public static SSLContext context(X509Certificate root, Optional<Leaf> leaf) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("root", root);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          leaf.map(given -> new KeyManager[] {new Obstinate(given)}).orElse(new KeyManager[0]),
          trust.getTrustManagers(),
          new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the broker answers to a handshake: the alert, or "accepted". */
  static String answer(SSLContext context, int port, String... protocols) throws IOException {
    return answer(context, port, protocols, new String[0]);
  }

  /**
   * A broker that refuses may hang up before all of the client's handshake is written, and TCP then
   * throws its alert away: that is tried again.
   */
  static String answer(SSLContext context, int port, String[] protocols, String[] suites)
      throws IOException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return answered(context, port, protocols, suites);
      } catch (SocketException _) {
        // The next attempt may be quicker.
      }
    }
    return answered(context, port, protocols, suites);
  }

  private static String answered(SSLContext context, int port, String[] protocols, String[] suites)
      throws IOException {
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true)) {
      socket.setSoTimeout(2_000);
      if (protocols.length > 0) {
        socket.setEnabledProtocols(protocols);
      }
      if (suites.length > 0) {
        socket.setEnabledCipherSuites(suites);
      }
      socket.startHandshake();
      // In TLS 1.3 the server judges the client's certificate after the client's last word.
      int _ = socket.getInputStream().read();
      return "closed";
    } catch (java.net.SocketTimeoutException _) {
      return "accepted";
    } catch (javax.net.ssl.SSLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Presents its certificate even where the server would not have it. */
  private static final class Obstinate extends X509ExtendedKeyManager {
    private final Leaf leaf;

    Obstinate(Leaf leaf) {
      this.leaf = leaf;
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return "own";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return leaf.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return leaf.keys().getPrivate();
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {"own"};
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      throw new UnsupportedOperationException("a client");
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      throw new UnsupportedOperationException("a client");
    }
  }
}
