package fr.teleguichet.fleet.device;

import fr.teleguichet.fleet.authority.Authority;
import fr.teleguichet.fleet.authority.Flaw;
import fr.teleguichet.fleet.authority.Standing;
import fr.teleguichet.fleet.listener.DeviceListener;
import fr.teleguichet.hardware.identity.CertificateName;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.RouteAttributes;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages and devices apart, each on its own listener, and looks at the certificate of whoever
 * sends a request there: at each request, because a connection may live for days.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = {Authority.class, Refusals.class})
final class DeviceGate implements Ordered {
  private static final Pattern TOKEN =
      Pattern.compile("(TargetToken|GatewayToken) ", Pattern.CASE_INSENSITIVE);

  private final Authority authority;
  private final Refusals refusals;

  DeviceGate(Authority authority, Refusals refusals) {
    this.authority = authority;
    this.refusals = refusals;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    Optional<ForDevices.Admits> admits = admits(request);
    if (admits.isPresent() != DeviceListener.carries(request)) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "There is nothing at this address.");
    }
    return admits.isPresent() ? judge(request, admits.get()) : null;
  }

  private static Optional<ForDevices.Admits> admits(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(ForDevices.class))
        .map(
            route ->
                route
                    .getAnnotationMetadata()
                    .enumValue(ForDevices.class, ForDevices.Admits.class)
                    .orElse(ForDevices.Admits.CERTIFIED));
  }

  private @Nullable HttpResponse<?> judge(HttpRequest<?> request, ForDevices.Admits admits) {
    Standing standing =
        request
            .getCertificate()
            .filter(X509Certificate.class::isInstance)
            .map(X509Certificate.class::cast)
            .map(authority::check)
            .orElse(null);
    return switch (standing) {
      case null ->
          admit(
              request,
              admits,
              new Peer.Stranger(),
              HttpStatus.UNAUTHORIZED,
              "no-certificate",
              "This needs the kiosk’s certificate: enrol it first.");
      case Standing.Valid(CertificateName name, X509Certificate certificate) -> {
        carry(request, new Peer.Certified(name, certificate));
        yield null;
      }
      case Standing.Lapsed(CertificateName name, X509Certificate certificate) ->
          admit(
              request,
              admits,
              new Peer.Lapsed(name, certificate),
              HttpStatus.FORBIDDEN,
              Flaw.EXPIRED.word(),
              "The certificate’s time was over at "
                  + certificate.getNotAfter().toInstant()
                  + ": enrol again and let a person accept it.");
      case Standing.Refused(Flaw flaw, String sentence) ->
          refuse(request, HttpStatus.FORBIDDEN, flaw.word(), sentence);
    };
  }

  private @Nullable HttpResponse<?> admit(
      HttpRequest<?> request,
      ForDevices.Admits admits,
      Peer peer,
      HttpStatus otherwise,
      String kind,
      String sentence) {
    if (admits == ForDevices.Admits.ANYONE
        || (admits == ForDevices.Admits.CERTIFIED_OR_TOKEN && bringsToken(request))) {
      carry(request, peer);
      return null;
    }
    return refuse(request, otherwise, kind, sentence);
  }

  private static boolean bringsToken(HttpRequest<?> request) {
    String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    return header != null && TOKEN.matcher(header).lookingAt();
  }

  private static void carry(HttpRequest<?> request, Peer peer) {
    HttpRequest<?> _ = request.setAttribute(Peer.ATTRIBUTE, peer);
  }

  private HttpResponse<?> refuse(
      HttpRequest<?> request, HttpStatus status, String kind, String sentence) {
    refusals.tell(new Refusals.Refusal(address(request), kind, subject(request), sentence));
    return HttpResponse.<String>status(status)
        .body(sentence + "\n")
        .contentType(MediaType.TEXT_PLAIN_TYPE);
  }

  private static String subject(HttpRequest<?> request) {
    return request
        .getCertificate()
        .filter(X509Certificate.class::isInstance)
        .flatMap(certificate -> CertificateName.of((X509Certificate) certificate))
        .map(name -> name.uri().toString())
        .orElse("-");
  }

  private static String address(HttpRequest<?> request) {
    InetSocketAddress remote = request.getRemoteAddress();
    return remote.getAddress() == null ? "-" : remote.getAddress().getHostAddress();
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
