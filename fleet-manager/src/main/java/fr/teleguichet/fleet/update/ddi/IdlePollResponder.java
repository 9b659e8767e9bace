package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.authority.CertificateStatus;
import fr.teleguichet.fleet.update.action.LastPollWriter;
import fr.teleguichet.fleet.update.action.PollReply;
import fr.teleguichet.fleet.update.action.PollReplyCache;
import fr.teleguichet.fleet.update.token.AcceptedTokenCache;
import fr.teleguichet.fleet.update.token.PresentedToken;
import fr.teleguichet.fleet.web.api.HttpDateFormat;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.context.annotation.Requires;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Answers the question that kiosks ask most, whether there is something for them, where the answer
 * is that there is nothing and it is known without the database. Whatever is not exactly that goes
 * the usual way, which decides and explains; {@code IdlePollResponderIT} holds both against each
 * other.
 */
@Singleton
@Requires(beans = CertificateAuthority.class)
final class IdlePollResponder {
  private static final String BEFORE_KIOSK = "/controller/v1/";
  private static final String JSON_TYPE = "application/json";

  /**
   * What devices say that they accept, and the type that they get for it. The kiosks' own agent
   * asks for both types, rauc-hawkbit-updater for JSON in UTF-8; who says nothing gets the first.
   */
  private static final Map<String, String> TYPES =
      Map.of(
          "",
          DdiBodyCodec.HAL_TYPE,
          "*/*",
          DdiBodyCodec.HAL_TYPE,
          DdiBodyCodec.HAL_TYPE,
          DdiBodyCodec.HAL_TYPE,
          DdiBodyCodec.HAL_TYPE + ", " + JSON_TYPE,
          DdiBodyCodec.HAL_TYPE,
          JSON_TYPE,
          JSON_TYPE,
          JSON_TYPE + ";charset=UTF-8",
          JSON_TYPE);

  /** An answer, its media type, and its time as a header has it. */
  record Answer(ETaggedBody content, String type, String date) {}

  /** A second as a header has it: it is written once for the thousands of answers in it. */
  private record Second(long number, String text) {}

  private final CertificateAuthority authority;
  private final TargetIdResolver targets;
  private final PollReplyCache situations;
  private final LastPollWriter lastPolls;
  private final AcceptedTokenCache tokens;
  private final PollResponseFactory answers;
  private final Clock clock;
  private volatile Second second = new Second(Long.MIN_VALUE, ""); // any thread's is as good

  IdlePollResponder(
      CertificateAuthority authority,
      TargetIdResolver targets,
      PollReplyCache situations,
      LastPollWriter lastPolls,
      AcceptedTokenCache tokens,
      PollResponseFactory answers,
      Clock clock) {
    this.authority = authority;
    this.targets = targets;
    this.situations = situations;
    this.lastPolls = lastPolls;
    this.tokens = tokens;
    this.answers = answers;
    this.clock = clock;
  }

  /** The answer to a request that came in over this TLS session; empty for the usual way. */
  Optional<Answer> answer(HttpRequest request, SSLSession session) {
    String type = TYPES.get(request.headers().get(HttpHeaderNames.ACCEPT, ""));
    if (type == null || !isPlain(request)) {
      return Optional.empty();
    }
    String path = request.uri();
    int end = path.indexOf(BEFORE_KIOSK);
    if (end != DdiAuthoriser.TENANT.length() + 1
        || !path.regionMatches(true, 1, DdiAuthoriser.TENANT, 0, DdiAuthoriser.TENANT.length())) {
      return Optional.empty();
    }
    String controllerId = path.substring(end + BEFORE_KIOSK.length());
    String host = request.headers().get(HttpHeaderNames.HOST);
    if (!DdiAuthoriser.isHost(host)) {
      return Optional.empty();
    }
    return kiosk(request, session, controllerId)
        .flatMap(
            kiosk ->
                situations
                    .known(kiosk)
                    .filter(PollReply::isIdle)
                    .map(
                        situation -> {
                          lastPolls.seen(kiosk);
                          String base =
                              DdiAuthoriser.base(
                                  String.valueOf(host), path.substring(1, end), controllerId);
                          return new Answer(answers.idle(kiosk, base, situation), type, date());
                        }));
  }

  private String date() {
    Instant now = clock.instant();
    Second known = second;
    if (known.number() != now.getEpochSecond()) {
      known = new Second(now.getEpochSecond(), HttpDateFormat.format(now));
      second = known;
    }
    return known.text();
  }

  /** A question without a body and without wishes. */
  private static boolean isPlain(HttpRequest request) {
    HttpHeaders headers = request.headers();
    return request.method().equals(HttpMethod.GET)
        && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && request.decoderResult().isSuccess()
        && HttpUtil.isKeepAlive(request)
        && headers.getAll(HttpHeaderNames.HOST).size() == 1
        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !headers.contains(HttpHeaderNames.EXPECT)
        && !headers.contains(HttpHeaderNames.UPGRADE);
  }

  /**
   * The id of the kiosk that asks, where memory knows that it may. Judged at each request: a
   * connection may live for days.
   */
  private Optional<TargetId> kiosk(HttpRequest request, SSLSession session, String controllerId) {
    try {
      Certificate[] shown = session.getPeerCertificates();
      return shown.length > 0
              && shown[0] instanceof X509Certificate certificate
              && authority.check(certificate)
                  instanceof CertificateStatus.Valid(KioskId name, X509Certificate _)
              && DdiAuthoriser.isOf(name, controllerId)
          ? targets.known(name)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException _) {
      return controllerId.isEmpty()
          ? Optional.empty()
          : withToken(request, new TargetId(controllerId));
    }
  }

  private Optional<TargetId> withToken(HttpRequest request, TargetId kiosk) {
    return situations
        .known(kiosk)
        .flatMap(
            situation ->
                PresentedToken.read(request.headers().get(HttpHeaderNames.AUTHORIZATION))
                    .filter(token -> tokens.isKnown(kiosk, token, situation)))
        .map(_ -> kiosk);
  }
}
