package fr.teleguichet.fleet.pki.device;

import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.authority.CertificateStatus;
import fr.teleguichet.fleet.pki.authority.ClientCertificateDefect;
import fr.teleguichet.fleet.web.http.DeviceListenerMatcher;
import fr.teleguichet.hardware.identity.SpiffeId;
import io.micronaut.context.BeanProvider;
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
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages and devices apart, each on its own listener, and looks at the certificate of whoever
 * sends a request there: at each request, because a connection may live for days.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = {CertificateAuthority.class, DeviceRefusalAudit.class})
final class DeviceListenerFilter implements Ordered {
  private static final Pattern TOKEN =
      Pattern.compile("(TargetToken|GatewayToken) ", Pattern.CASE_INSENSITIVE);

  private final CertificateAuthority authority;
  private final DeviceRefusalAudit refusals;
  private final BeanProvider<Router> router;

  DeviceListenerFilter(
      CertificateAuthority authority, DeviceRefusalAudit refusals, BeanProvider<Router> router) {
    this.authority = authority;
    this.refusals = refusals;
    this.router = router;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
    if (route.isEmpty()) {
      return answerElsewhere(request);
    }
    Optional<DeviceRoute.Admits> admits = admits(route.get());
    if (admits.isPresent() != DeviceListenerMatcher.carries(request)) {
      throw nothing();
    }
    return admits.isPresent() ? judge(request, admits.get()) : null;
  }

  /** No route: perhaps there is one for other methods (RFC 9110, section 15.5.6). */
  private @Nullable HttpResponse<?> answerElsewhere(HttpRequest<?> request) {
    boolean onDevices = DeviceListenerMatcher.carries(request);
    List<UriRouteMatch<Object, Object>> others = router.get().findAny(request);
    Set<String> methods =
        others.stream()
            .filter(other -> admits(other).isPresent() == onDevices)
            .map(other -> other.getRouteInfo().getHttpMethodName())
            .collect(Collectors.toCollection(TreeSet::new));
    if (methods.isEmpty() && (onDevices || !others.isEmpty())) {
      throw nothing();
    }
    // Pages are answered by what answers their other errors.
    return methods.isEmpty() || !onDevices ? null : otherMethods(methods);
  }

  private static HttpResponse<String> otherMethods(Set<String> methods) {
    return HttpResponse.<String>status(HttpStatus.METHOD_NOT_ALLOWED)
        .header(HttpHeaders.ALLOW, String.join(", ", methods))
        .body("Use " + String.join(" or ", methods) + " here.\n")
        .contentType(MediaType.TEXT_PLAIN_TYPE);
  }

  private static HttpStatusException nothing() {
    return new HttpStatusException(HttpStatus.NOT_FOUND, "There is nothing at this address.");
  }

  private static Optional<DeviceRoute.Admits> admits(RouteMatch<?> match) {
    return Optional.of(match)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(DeviceRoute.class))
        .map(
            route ->
                route
                    .getAnnotationMetadata()
                    .enumValue(DeviceRoute.class, DeviceRoute.Admits.class)
                    .orElse(DeviceRoute.Admits.CERTIFIED));
  }

  private @Nullable HttpResponse<?> judge(HttpRequest<?> request, DeviceRoute.Admits admits) {
    CertificateStatus standing =
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
              new DevicePeer.Stranger(),
              HttpStatus.UNAUTHORIZED,
              "no-certificate",
              "This needs the kiosk’s certificate: enrol it first.");
      case CertificateStatus.Valid(SpiffeId name, X509Certificate certificate) -> {
        carry(request, new DevicePeer.Certified(name, certificate));
        yield null;
      }
      case CertificateStatus.Lapsed(SpiffeId name, X509Certificate certificate) ->
          admit(
              request,
              admits,
              new DevicePeer.Lapsed(name, certificate),
              HttpStatus.FORBIDDEN,
              ClientCertificateDefect.EXPIRED.code(),
              "The certificate’s time was over at "
                  + certificate.getNotAfter().toInstant()
                  + ": enrol again and let a person accept it.");
      case CertificateStatus.Refused(ClientCertificateDefect flaw, String sentence) ->
          refuse(request, HttpStatus.FORBIDDEN, flaw.code(), sentence);
    };
  }

  private @Nullable HttpResponse<?> admit(
      HttpRequest<?> request,
      DeviceRoute.Admits admits,
      DevicePeer peer,
      HttpStatus otherwise,
      String kind,
      String sentence) {
    if (admits == DeviceRoute.Admits.ANYONE
        || (admits == DeviceRoute.Admits.CERTIFIED_OR_TOKEN && bringsToken(request))) {
      carry(request, peer);
      return null;
    }
    return refuse(request, otherwise, kind, sentence);
  }

  private static boolean bringsToken(HttpRequest<?> request) {
    String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    return header != null && TOKEN.matcher(header).lookingAt();
  }

  private static void carry(HttpRequest<?> request, DevicePeer peer) {
    HttpRequest<?> _ = request.setAttribute(DevicePeer.ATTRIBUTE, peer);
  }

  private HttpResponse<?> refuse(
      HttpRequest<?> request, HttpStatus status, String kind, String sentence) {
    refusals.tell(
        new DeviceRefusalAudit.Refusal(address(request), kind, subject(request), sentence));
    return HttpResponse.<String>status(status)
        .body(sentence + "\n")
        .contentType(MediaType.TEXT_PLAIN_TYPE);
  }

  private static String subject(HttpRequest<?> request) {
    return request
        .getCertificate()
        .filter(X509Certificate.class::isInstance)
        .flatMap(certificate -> SpiffeId.of((X509Certificate) certificate))
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
