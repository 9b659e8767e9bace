package fr.teleguichet.fleet.pki.est;

import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.device.DevicePeer;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations of EST (RFC 7030, section 4, with the clarifications of RFC 8951). */
@Hidden
@Controller("/.well-known/est")
@DeviceRoute(DeviceRoute.Admits.ANYONE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = {CertificateAuthority.class, EnrolmentAuthoriser.class})
final class EstController {
  private static final MediaType CERTIFICATES =
      new MediaType("application/pkcs7-mime; smime-type=certs-only");
  private static final MediaType ATTRIBUTES = new MediaType("application/csrattrs");
  private static final String REQUEST_TYPE = "application/pkcs10";
  private static final String CHALLENGE = "Basic realm=\"teleguichet\", charset=\"UTF-8\"";

  private final CertificateAuthority authority;
  private final CertificateEnrolmentService enrolment;

  EstController(CertificateAuthority authority, CertificateEnrolmentService enrolment) {
    this.authority = authority;
    this.enrolment = enrolment;
  }

  @Get("/cacerts")
  HttpResponse<byte[]> authorities() {
    return message(CERTIFICATES, EstResponseEncoder.certificates(authority.authorities()));
  }

  @Get("/csrattrs")
  HttpResponse<byte[]> attributes() {
    return message(ATTRIBUTES, EstResponseEncoder.attributes());
  }

  @Consumes(MediaType.ALL)
  @Post("/simpleenroll")
  HttpResponse<?> enrol(HttpRequest<?> request, @Body byte @Nullable [] body) {
    Optional<HttpResponse<?>> wrong = wrongForm(request);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<String> header = request.getHeaders().getAuthorization();
    Optional<EstCredential.Claim> claim = header.flatMap(BasicCredentialParser::read);
    if (header.isPresent() && claim.isEmpty()) {
      return refusal(
          EnrolmentDecision.Why.NOT_AUTHENTICATED,
          "The header Authorization cannot be read: use HTTP Basic with the claim’s id and"
              + " secret.");
    }
    EstCredential credential =
        claim.<EstCredential>map(it -> it).orElseGet(() -> credential(DevicePeer.of(request)));
    return response(enrolment.enrol(content(body), credential, address(request)));
  }

  @Consumes(MediaType.ALL)
  @Post("/simplereenroll")
  @DeviceRoute(DeviceRoute.Admits.CERTIFIED)
  HttpResponse<?> renew(HttpRequest<?> request, @Body byte @Nullable [] body) {
    Optional<HttpResponse<?>> wrong = wrongForm(request);
    return wrong.isPresent()
        ? wrong.get()
        : response(enrolment.renew(content(body), DevicePeer.of(request), address(request)));
  }

  private static EstCredential credential(DevicePeer peer) {
    return switch (peer) {
      case DevicePeer.Stranger() -> new EstCredential.Nothing();
      case DevicePeer.Certified(var _, X509Certificate certificate) ->
          new EstCredential.Certificate(certificate);
      case DevicePeer.Lapsed(var _, X509Certificate certificate) ->
          new EstCredential.Lapsed(certificate);
    };
  }

  private static byte[] content(byte @Nullable [] body) {
    return body == null ? new byte[0] : body;
  }

  private static String address(HttpRequest<?> request) {
    InetSocketAddress remote = request.getRemoteAddress();
    return remote.getAddress() == null ? "-" : remote.getAddress().getHostAddress();
  }

  private static Optional<HttpResponse<?>> wrongForm(HttpRequest<?> request) {
    boolean typed =
        request.getContentType().map(type -> type.getName().equals(REQUEST_TYPE)).orElse(false);
    if (!typed) {
      return Optional.of(
          text(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "Send the request with Content-Type: application/pkcs10."));
    }
    long length = request.getContentLength();
    if (length < 0) {
      return Optional.of(text(HttpStatus.LENGTH_REQUIRED, "Send the header Content-Length."));
    }
    return length > SigningRequest.MAX_BODY_BYTES
        ? Optional.of(
            text(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request is larger than 16 KiB."))
        : Optional.empty();
  }

  private static HttpResponse<?> response(EstResponse answer) {
    return switch (answer) {
      case EstResponse.Certificate(X509Certificate certificate) ->
          message(CERTIFICATES, EstResponseEncoder.certificates(List.of(certificate)));
      case EstResponse.Later(Duration retryAfter) ->
          text(HttpStatus.ACCEPTED, "A person must accept this unit first; ask again later.")
              .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
      case EstResponse.No(EnrolmentDecision.Why why, String sentence) -> refusal(why, sentence);
    };
  }

  private static HttpResponse<?> refusal(EnrolmentDecision.Why why, String sentence) {
    return switch (why) {
      case NOT_AUTHENTICATED ->
          text(HttpStatus.UNAUTHORIZED, sentence).header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
      case NOT_ALLOWED -> text(HttpStatus.FORBIDDEN, sentence);
      case BAD_REQUEST -> text(HttpStatus.BAD_REQUEST, sentence);
      case TOO_MANY -> text(HttpStatus.TOO_MANY_REQUESTS, sentence);
    };
  }

  private static MutableHttpResponse<String> text(HttpStatus status, String sentence) {
    return HttpResponse.<String>status(status)
        .body(sentence + "\n")
        .contentType(MediaType.TEXT_PLAIN_TYPE);
  }

  private static HttpResponse<byte[]> message(MediaType type, byte[] body) {
    return HttpResponse.ok(body).contentType(type).header("Content-Transfer-Encoding", "base64");
  }
}
