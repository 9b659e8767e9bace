package fr.teleguichet.est;

import fr.teleguichet.est.BoundedHttpsClient.Response;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * An enrolled unit's requests to the fleet manager's device listener ({@code /device/v1/…}), over
 * mutual TLS. It waits for the network.
 */
public final class DeviceApiClient {

  private final URI manager;
  private final ServerTrust trust;
  private final EstLimits limits;
  private final OutboundRoute route;

  /** A client that makes no connection yet, and none by a proxy. */
  public DeviceApiClient(URI manager, ServerTrust trust, EstLimits limits) {
    this(manager, trust, limits, OutboundRoute.direct());
  }

  /**
   * A client that makes no connection yet.
   *
   * @param route the way to the manager
   */
  public DeviceApiClient(URI manager, ServerTrust trust, EstLimits limits, OutboundRoute route) {
    EnrolmentClaim.requireManager(manager);
    this.manager = manager;
    this.trust = trust;
    this.limits = limits;
    this.route = route;
  }

  /**
   * Sends a document in place of the former one.
   *
   * @param path such as {@code /device/v1/manufacturing}
   * @param json the document
   * @return nothing when the server took it, else its refusal
   * @throws EstException when there is no answer
   */
  public Optional<EstResponse.Refused> put(
      String path, String json, KeyPair key, List<X509Certificate> chain) throws EstException {
    return put(path, "application/json", json.getBytes(StandardCharsets.UTF_8), key, chain);
  }

  /**
   * Sends a file in place of the former one.
   *
   * @param path such as {@code /device/v1/care/…/result}
   * @param mediaType what the file is
   * @return nothing when the server took it, else its refusal
   * @throws EstException when there is no answer
   */
  public Optional<EstResponse.Refused> put(
      String path, String mediaType, byte[] content, KeyPair key, List<X509Certificate> chain)
      throws EstException {
    List<X509Certificate> roots =
        trust instanceof ServerTrust.Roots(List<X509Certificate> known) ? known : List.of();
    TlsContextFactory tls = TlsContextFactory.trusting(roots).showing(chain, key.getPrivate());
    try (var exchange = new BoundedHttpsClient(tls, limits, route)) {
      Response response =
          exchange.send(
              HttpRequest.newBuilder(manager.resolve(path))
                  .timeout(limits.answering())
                  .header("Content-Type", mediaType)
                  .PUT(BodyPublishers.ofByteArray(content))
                  .build());
      return response.status() / 100 == 2
          ? Optional.empty()
          : Optional.of(EstRefusalText.of(response));
    }
  }
}
