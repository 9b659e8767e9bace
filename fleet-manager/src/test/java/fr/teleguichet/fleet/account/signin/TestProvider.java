package fr.teleguichet.fleet.account.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.teleguichet.fleet.account.secret.SecretToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A small OpenID Connect provider on loopback: it signs real tokens with a real key, takes each
 * code once, and refuses whoever lacks the client's secret or the verifier of the challenge.
 */
final class TestProvider implements AutoCloseable {

  static final String CLIENT = "teleguichet";
  static final String SECRET = "the provider's secret";

  private record Code(Map<String, String> asked, String subject, String email) {}

  private final HttpServer server;
  private volatile RSAKey key;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private UnaryOperator<JWTClaimsSet.Builder> twist = UnaryOperator.identity();
  private volatile RSAKey signing;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private volatile boolean isAway;

  TestProvider() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    signing = key;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", it -> told(it, description()));
    server.createContext("/keys", it -> told(it, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Makes later tokens say something else. */
  void twist(UnaryOperator<JWTClaimsSet.Builder> change) {
    twist = change;
  }

  /** Signs later tokens with a key that nobody published. */
  void signWithAnotherKey() throws JOSEException {
    signing = new RSAKeyGenerator(2048).keyID("one").generate();
  }

  /** Publishes another key than before, and signs later tokens with it. */
  void changeKey(String id) throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID(id).generate();
    signing = key;
  }

  /** Says nothing of itself until further notice. */
  void isAway(boolean away) {
    isAway = away;
  }

  /** How often somebody asked for its description or its keys. */
  int asked(String path) {
    return asked.getOrDefault(path, 0);
  }

  private void told(HttpExchange exchange, String document) throws IOException {
    int _ = asked.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
    json(exchange, isAway ? 503 : 200, isAway ? "{}" : document);
  }

  private String description() {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
     "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
     "response_types_supported": ["code"], "subject_types_supported": ["public"],
     "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(issuer());
  }

  /** What the person's browser would be sent back with after she signed in here. */
  String approve(URI request, String subject, String email) {
    Map<String, String> asked = fields(request.getRawQuery());
    String code = "code-" + codes.size();
    codes.put(code, new Code(asked, subject, email));
    return "/sign-in/provider/back?code=" + code + "&state=" + asked.get("state");
  }

  static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Optional<Code> code =
        Optional.ofNullable(codes.remove(form.getOrDefault("code", "")))
            .filter(it -> isClient(exchange) && isAnswered(it.asked(), form));
    if (code.isEmpty()) {
      json(exchange, 400, "{\"error\": \"invalid_grant\"}");
      return;
    }
    json(
        exchange,
        200,
        "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \""
            + signed(code.get())
            + "\"}");
  }

  /** RFC 7636, section 4.6. */
  private static boolean isAnswered(Map<String, String> asked, Map<String, String> form) {
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(SecretToken.sha256(form.getOrDefault("code_verifier", "")));
    return challenge.equals(asked.get("code_challenge"))
        && "S256".equals(asked.get("code_challenge_method"))
        && Objects.equals(asked.get("redirect_uri"), form.get("redirect_uri"));
  }

  private static boolean isClient(HttpExchange exchange) {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + SECRET.replace(" ", "+").replace("'", "%27"))
                        .getBytes(StandardCharsets.UTF_8));
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private String signed(Code code) {
    Instant now = new fr.teleguichet.fleet.platform.time.ClockFactory().machine().instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .subject(code.subject())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", code.asked().get("nonce"))
            .claim("auth_time", proved(code, now).getEpochSecond())
            .claim("email", code.email())
            .claim("email_verified", true);
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signing.getKeyID()).build(),
              twist.apply(claims).build());
      token.sign(new RSASSASigner(signing));
      return token.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Whoever is not asked to prove anything again was signed in here this morning. */
  private static Instant proved(Code code, Instant now) {
    return "0".equals(code.asked().get("max_age")) ? now : now.minusSeconds(7_200);
  }

  private static void json(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
