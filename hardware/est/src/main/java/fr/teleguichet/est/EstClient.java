package fr.teleguichet.est;

import fr.teleguichet.est.BoundedHttpsClient.Response;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/**
 * An EST client (RFC 7030 with the errata of RFC 8951) on the JDK's HTTPS. Each call is a fresh
 * connection, waits for the network for no longer than its limits allow, and may be interrupted.
 */
public final class EstClient {

  private static final String PLACE = "/.well-known/est/";

  /** PKCS #9, 5.4.1: a client that can't bind its request to the connection must not go on. */
  private static final String CHALLENGE_PASSWORD = "1.2.840.113549.1.9.7";

  private final URI manager;
  private final ServerTrust trust;
  private final EstLimits limits;
  private final Clock clock;
  private final OutboundRoute route;

  /** A client that makes no connection yet, and none by a proxy. */
  public EstClient(URI manager, ServerTrust trust, EstLimits limits, Clock clock) {
    this(manager, trust, limits, clock, OutboundRoute.direct());
  }

  /**
   * A client that makes no connection yet.
   *
   * @param manager the server, {@code https://host} or {@code https://host:port}
   * @param trust why it is believed
   * @param clock the time of day, against which issued certificates are checked
   * @param route the way to the server
   * @throws IllegalArgumentException when the manager is no such address
   */
  public EstClient(
      URI manager, ServerTrust trust, EstLimits limits, Clock clock, OutboundRoute route) {
    EnrolmentClaim.requireManager(manager);
    this.manager = manager;
    this.trust = trust;
    this.limits = limits;
    this.clock = clock;
    this.route = route;
  }

  /** Fetches the fleet's authorities: {@code cacerts}, RFC 7030, 4.1. */
  public CertificateAuthorities authorities() throws EstException {
    TlsContextFactory tls =
        trust instanceof ServerTrust.Pinned
            ? TlsContextFactory.provisional()
            : TlsContextFactory.trusting(tlsRoots(trust));
    try (var exchange = new BoundedHttpsClient(tls, limits, route)) {
      Response response = exchange.send(get("cacerts"));
      if (response.status() != 200) {
        throw new EstException(EstRefusalText.of(response).sentence());
      }
      return CertificateAuthorities.of(CertsOnlyResponseDecoder.decode(response.text()), trust);
    }
  }

  /** Which attributes the server wants in a request, as OIDs: {@code csrattrs}, RFC 7030, 4.5. */
  public List<String> attributes() throws EstException {
    try (var exchange = new BoundedHttpsClient(checked(authorities()), limits, route)) {
      return attributes(exchange);
    }
  }

  /** Asks for a first certificate, or for one instead of a lapsed one: RFC 7030, 4.2.1. */
  public EstResponse enrol(KeyPair key, EstClientCredential proof) throws EstException {
    return ask("simpleenroll", key, proof);
  }

  /** Asks for the next certificate for the same key and name: RFC 7030, 4.2.2. */
  public EstResponse renew(KeyPair key, List<X509Certificate> chain) throws EstException {
    return ask("simplereenroll", key, new EstClientCredential.ByCertificate(chain));
  }

  private EstResponse ask(String operation, KeyPair key, EstClientCredential proof)
      throws EstException {
    CertificateAuthorities authorities = authorities();
    TlsContextFactory tls = checked(authorities);
    if (proof instanceof EstClientCredential.ByCertificate(List<X509Certificate> chain)) {
      tls = tls.showing(chain, key.getPrivate());
    }
    try (var exchange = new BoundedHttpsClient(tls, limits, route)) {
      if (attributes(exchange).contains(CHALLENGE_PASSWORD)) {
        throw new EstException(
            "the server wants requests that are bound to their connection (RFC 7030, 3.5), which"
                + " this client can’t make");
      }
      Response response = exchange.send(post(operation, key, proof));
      return switch (response.status()) {
        case 200 ->
            new IssuedCertificateCheck(
                    key.getPublic(), proof.expectedName(), authorities, clock.instant())
                .check(CertsOnlyResponseDecoder.decode(response.text()));
        case 202 -> new EstResponse.Wait(RetryAfter.of(response, clock.instant()));
        default -> EstRefusalText.of(response);
      };
    }
  }

  private static List<String> attributes(BoundedHttpsClient exchange, HttpRequest request)
      throws EstException {
    Response response = exchange.send(request);
    return switch (response.status()) {
      case 200 -> CsrAttributesDecoder.decode(response.text());
      // RFC 7030, 4.5.2: none are wanted.
      case 204, 404 -> List.of();
      default -> throw new EstException(EstRefusalText.of(response).sentence());
    };
  }

  private List<String> attributes(BoundedHttpsClient exchange) throws EstException {
    return attributes(exchange, get("csrattrs"));
  }

  /** TLS to the server once its authorities are known. */
  private TlsContextFactory checked(CertificateAuthorities authorities) throws EstException {
    return TlsContextFactory.trusting(
        trust instanceof ServerTrust.Pinned ? authorities.roots() : tlsRoots(trust));
  }

  private static List<X509Certificate> tlsRoots(ServerTrust trust) {
    return trust instanceof ServerTrust.Roots(List<X509Certificate> roots) ? roots : List.of();
  }

  private HttpRequest get(String operation) {
    return request(operation).GET().build();
  }

  private HttpRequest post(String operation, KeyPair key, EstClientCredential proof)
      throws EstException {
    HttpRequest.Builder request =
        request(operation)
            .header("Content-Type", "application/pkcs10")
            .header("Content-Transfer-Encoding", "base64")
            .POST(BodyPublishers.ofString(SigningRequestBuilder.base64(key, proof.expectedName())));
    if (proof instanceof EstClientCredential.ByClaim(EnrolmentClaim claim)) {
      String pair = claim.id() + ":" + claim.secret();
      byte[] bytes = pair.getBytes(StandardCharsets.US_ASCII);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return request.build();
  }

  private HttpRequest.Builder request(String operation) {
    return HttpRequest.newBuilder(manager.resolve(PLACE + operation)).timeout(limits.answering());
  }
}
