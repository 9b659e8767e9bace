package fr.teleguichet.fleet.pki.device;

import fr.teleguichet.fleet.pki.authority.CertificateWithKey;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows in each handshake the certificate that is the listener's at that moment. The alias is the
 * certificate's fingerprint, so that a renewal between two questions of one handshake does not mix
 * two certificates.
 */
final class DeviceListenerKeySelector extends X509ExtendedKeyManager {
  private static final String KIND = "EC";
  private static final int MAX_REMEMBERED = 8;

  private final Supplier<CertificateWithKey> current;
  private final Map<String, CertificateWithKey> shown = new ConcurrentHashMap<>();

  DeviceListenerKeySelector(Supplier<CertificateWithKey> current) {
    this.current = current;
  }

  private String alias() {
    CertificateWithKey now = current.get();
    String alias = now.fingerprint().hex();
    if (!shown.containsKey(alias)) {
      if (shown.size() >= MAX_REMEMBERED) {
        shown.clear();
      }
      shown.put(alias, now);
    }
    return alias;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return keyType.startsWith(KIND) ? alias() : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return keyType.startsWith(KIND) ? alias() : null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return keyType.startsWith(KIND) ? new String[] {alias()} : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    CertificateWithKey known = shown.get(alias);
    return known == null ? null : known.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    CertificateWithKey known = shown.get(alias);
    return known == null ? null : known.key();
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    throw new UnsupportedOperationException(
        "this key serves and never asks, not even for " + List.copyOf(Arrays.asList(keyType)));
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }
}
