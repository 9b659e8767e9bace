package fr.teleguichet.est;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.est.FakeEstServer.Asked;
import fr.teleguichet.est.FakeEstServer.Reaction;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of an EST server, over real TLS. */
class EstClientTest {

  private static final KioskId NAME = new KioskId(new Territory("lot"), new KioskName("cahors-01"));
  private static final KioskId OTHER =
      new KioskId(new Territory("lot"), new KioskName("gourdon-01"));
  private static final EstLimits SHORT =
      new EstLimits(Duration.ofSeconds(5), Duration.ofSeconds(3), 64 * 1024);
  private static final TestAuthority FLEET = TestAuthority.make("Lot");
  private static final TestAuthority STRANGER = TestAuthority.make("Elsewhere");

  private final KeyPair key = TestAuthority.key();
  private FakeEstServer server;

  EstClientTest() throws Exception {
    server = FakeEstServer.start(FLEET);
  }

  @BeforeEach
  void issue() {
    server.enrolment(server.issue(NAME));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void restart(TestAuthority.Pair own) throws Exception {
    server.close();
    server = FakeEstServer.start(FLEET, own);
    issue();
  }

  private EstClient client() {
    return client(new ServerTrust.Roots(List.of(FLEET.root())));
  }

  private EstClient client(ServerTrust trust) {
    return new EstClient(server.address(), trust, EstLimits.STANDARD, Clock.systemUTC());
  }

  private EnrolmentClaim claim() {
    return FLEET.claim(NAME, server.address());
  }

  @Test
  void aClaimGetsACertificateThatLeadsToTheRoot() throws Exception {
    EstResponse answer = client().enrol(key, new EstClientCredential.ByClaim(claim()));

    assertThat(answer).isInstanceOf(EstResponse.Issued.class);
    var issued = (EstResponse.Issued) answer;
    assertThat(issued.certificate().getPublicKey()).isEqualTo(key.getPublic());
    assertThat(SpiffeId.of(issued.certificate())).contains(NAME);
    assertThat(issued.chain()).hasSize(2).endsWith(FLEET.issuing());
    assertThat(issued.roots()).containsExactly(FLEET.root());

    Asked request = server.asked("simpleenroll").getFirst();
    String basic = TestAuthority.CLAIM_ID + ":" + TestAuthority.CLAIM_SECRET;
    assertThat(request.authorization())
        .contains(
            "Basic "
                + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.US_ASCII)));
    assertThat(request.key()).isEqualTo(key.getPublic());
    assertThat(request.subject()).isEqualTo("CN=cahors-01,OU=lot");
    assertThat(request.client()).isEmpty();
  }

  @Test
  void aUnitWithoutAClaimShowsItsKeyAloneAndTakesTheNameItIsGiven() throws Exception {
    var issued = (EstResponse.Issued) client().enrol(key, new EstClientCredential.Nothing());

    assertThat(SpiffeId.of(issued.certificate())).contains(NAME);
    Asked request = server.asked("simpleenroll").getFirst();
    assertThat(request.authorization()).isEmpty();
    assertThat(request.subject()).isEqualTo("CN=" + ShortCode.of(Fingerprint.of(key.getPublic())));
  }

  @Test
  void aRenewalShowsTheOldCertificateInTheHandshake() throws Exception {
    server.renewal(server.issue(NAME));
    X509Certificate old = FLEET.unit(key.getPublic(), NAME);

    EstResponse answer = client().renew(key, List.of(old, FLEET.issuing()));

    assertThat(answer).isInstanceOf(EstResponse.Issued.class);
    assertThat(server.asked("simplereenroll").getFirst().client()).contains(old);
    assertThat(server.asked("simplereenroll").getFirst().authorization()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "60, 60",
    "0, 1",
    "99999999, 3600",
    "soon, 30",
    "'', 30",
    "-5, 30",
    "'Thu, 01 Jan 1970 00:00:00 GMT', 1",
    "99999999999999999999, 30"
  })
  void waitingIsTakenWithinBounds(String retryAfter, int seconds) throws Exception {
    server.enrolment(_ -> Reaction.text(202, "text/plain", "", "Retry-After", retryAfter));
    assertThat(client().enrol(key, new EstClientCredential.Nothing()))
        .isEqualTo(new EstResponse.Wait(Duration.ofSeconds(seconds)));
  }

  @Test
  void waitingWithoutATimeIsHalfAMinute() throws Exception {
    server.enrolment(_ -> Reaction.status(202));
    assertThat(client().enrol(key, new EstClientCredential.Nothing()))
        .isEqualTo(new EstResponse.Wait(Duration.ofSeconds(30)));
  }

  @Test
  void aRefusalComesInTheServersWords() throws Exception {
    server.enrolment(
        _ ->
            Reaction.text(
                401, "text/plain; charset=utf-8", "The claim\n is\u0007 over;\tmake one."));
    assertThat(client().enrol(key, new EstClientCredential.ByClaim(claim())))
        .isEqualTo(new EstResponse.Refused(401, "The claim is over; make one."));
  }

  @Test
  void anEndlessRefusalIsCut() throws Exception {
    server.enrolment(_ -> Reaction.text(403, "text/plain", "no ".repeat(5_000)));
    assertThat(client().enrol(key, new EstClientCredential.Nothing()))
        .isInstanceOfSatisfying(
            EstResponse.Refused.class, it -> assertThat(it.sentence()).hasSize(300).endsWith("…"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, can’t read", "401, does not accept the claim", "403, ask a coordinator",
    "404, check enrolment.manager", "429, too many tries", "302, sends the unit elsewhere",
    "418, status 418", "503, a fault of its own"
  })
  void aRefusalWithoutWordsGetsOurs(int status, String words) throws Exception {
    server.enrolment(
        _ ->
            Reaction.text(
                status, "text/html", "<h1>no</h1>", "Location", "https://elsewhere.example/"));
    assertThat(client().enrol(key, new EstClientCredential.Nothing()))
        .isInstanceOfSatisfying(
            EstResponse.Refused.class,
            it -> {
              assertThat(it.status()).isEqualTo(status);
              assertThat(it.sentence()).contains(words);
            });
  }

  interface Mischief {
    Reaction of(Asked request);
  }

  static Stream<Arguments> wrongCertificates() {
    var late = new TestAuthority.Times(Instant.now().plus(Duration.ofDays(2)), Duration.ofDays(9));
    var over = new TestAuthority.Times(Instant.now().minus(Duration.ofDays(9)), Duration.ofDays(2));
    return Stream.of(
        argumentSet(
            "another key",
            mischief(r -> FLEET.unit(TestAuthority.key().getPublic(), NAME)),
            "for another key"),
        argumentSet("another name", mischief(r -> FLEET.unit(r.key(), OTHER)), "instead of spiffe"),
        argumentSet(
            "a host's name",
            mischief(r -> FLEET.unit(r.key(), new SpiffeId.Host("fleet"))),
            "names no kiosk"),
        argumentSet("no name", mischief(r -> FLEET.nameless(r.key())), "names no kiosk"),
        argumentSet(
            "a server's purpose",
            mischief(r -> FLEET.wrongPurpose(r.key(), NAME)),
            "not for clients"),
        argumentSet(
            "another fleet's", mischief(r -> STRANGER.unit(r.key(), NAME)), "does not lead to"),
        argumentSet(
            "to come", mischief(r -> FLEET.unit(r.key(), NAME, late)), "is the clock right"),
        argumentSet("past", mischief(r -> FLEET.unit(r.key(), NAME, over)), "is the clock right"));
  }

  private static Mischief mischief(java.util.function.Function<Asked, X509Certificate> make) {
    return request -> Reaction.certificates(make.apply(request));
  }

  @ParameterizedTest
  @MethodSource("wrongCertificates")
  void aCertificateThatIsNotWhatWasAskedForIsNotTaken(Mischief mischief, String sentence) {
    server.enrolment(mischief::of);
    assertThatThrownBy(() -> client().enrol(key, new EstClientCredential.ByClaim(claim())))
        .isInstanceOf(EstException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aServerOfAnotherFleetGetsNothing() {
    assertThatThrownBy(
            () ->
                client(new ServerTrust.Roots(List.of(STRANGER.root())))
                    .enrol(key, new EstClientCredential.ByClaim(claim())))
        .isInstanceOf(EstException.class)
        .hasMessage("the server’s certificate is not from the authority that this kiosk trusts");
    assertThat(server.asked("")).isEmpty();
  }

  @Test
  void aServerWhoseCertificateIsOverGetsNothing() throws Exception {
    var over = new TestAuthority.Times(Instant.now().minus(Duration.ofDays(9)), Duration.ofDays(2));
    restart(FLEET.server("127.0.0.1", over));
    assertThatThrownBy(() -> client().enrol(key, new EstClientCredential.ByClaim(claim())))
        .hasMessage("the server’s certificate has expired, or this kiosk’s clock is ahead");
    assertThat(server.asked("")).isEmpty();
  }

  @Test
  void aServerWhoseCertificateIsToComePointsToTheClock() throws Exception {
    var late = new TestAuthority.Times(Instant.now().plus(Duration.ofDays(2)), Duration.ofDays(9));
    restart(FLEET.server("127.0.0.1", late));
    assertThatThrownBy(() -> client().enrol(key, new EstClientCredential.ByClaim(claim())))
        .hasMessageContaining("this kiosk’s clock is probably behind");
  }

  @Test
  void aServerOfAnotherNameGetsNothing() throws Exception {
    restart(FLEET.server("10.1.2.3", TestAuthority.recent()));
    assertThatThrownBy(() -> client().enrol(key, new EstClientCredential.ByClaim(claim())))
        .hasMessageContaining("is for another host name");
    assertThat(server.asked("")).isEmpty();
  }

  @Test
  void thePinnedRootIsFetchedAndEverythingElseGoesToItsServersOnly() throws Exception {
    var pinned = new ServerTrust.Pinned(Fingerprint.ofEncoded(FLEET.root().getEncoded()));
    var issued = (EstResponse.Issued) client(pinned).enrol(key, new EstClientCredential.Nothing());
    assertThat(issued.roots()).containsExactly(FLEET.root());
  }

  @Test
  void aServerWithoutThePinnedRootLearnsNothing() throws Exception {
    var pinned = new ServerTrust.Pinned(Fingerprint.ofEncoded(STRANGER.root().getEncoded()));
    assertThatThrownBy(() -> client(pinned).enrol(key, new EstClientCredential.Nothing()))
        .hasMessageContaining("not the one that enrolment.authority names");
    assertThat(server.asked("")).extracting(Asked::path).containsOnly("/.well-known/est/cacerts");
  }

  /** Whoever sits in between can pass the real root on, but can't speak in its name. */
  @Test
  void aServerThatOnlyPassesThePinnedRootOnLearnsNothing() throws Exception {
    server.cacerts(Reaction.certificates(STRANGER.root(), STRANGER.issuing()));
    var pinned = new ServerTrust.Pinned(Fingerprint.ofEncoded(STRANGER.root().getEncoded()));
    assertThatThrownBy(() -> client(pinned).enrol(key, new EstClientCredential.Nothing()))
        .hasMessageContaining("not from the authority that this kiosk trusts");
    assertThat(server.asked("simpleenroll")).isEmpty();
  }

  @Test
  void withoutAnyRootTheMachinesOwnAuthoritiesCount() {
    assertThatThrownBy(
            () ->
                client(new ServerTrust.WebPki(List.of()))
                    .enrol(key, new EstClientCredential.Nothing()))
        .hasMessageContaining("not from the authority that this kiosk trusts");
  }

  @Test
  void nobodyAnswers() {
    URI gone = server.address();
    server.close();
    var client =
        new EstClient(
            gone,
            new ServerTrust.Roots(List.of(FLEET.root())),
            EstLimits.STANDARD,
            Clock.systemUTC());
    assertThatThrownBy(client::authorities).hasMessageContaining("can’t be reached");
  }

  @Test
  void aServerThatDripsItsAnswerIsLeft() {
    server.cacerts(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          while (true) {
            body.write('A');
            body.flush();
            TimeUnit.MILLISECONDS.sleep(50);
          }
        });
    var client =
        new EstClient(
            server.address(),
            new ServerTrust.Roots(List.of(FLEET.root())),
            SHORT,
            Clock.systemUTC());
    assertThatThrownBy(client::authorities).hasMessage("the server did not answer in time");
  }

  @Test
  void aServerThatSaysNothingIsLeft() {
    server.cacerts(_ -> TimeUnit.MINUTES.sleep(5));
    var client =
        new EstClient(
            server.address(),
            new ServerTrust.Roots(List.of(FLEET.root())),
            SHORT,
            Clock.systemUTC());
    assertThatThrownBy(client::authorities).hasMessage("the server did not answer in time");
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        argumentSet("nothing", ""),
        argumentSet("no base64", "<html>"),
        argumentSet("no DER", "AAAA"),
        argumentSet("an empty sequence", "MAA="),
        argumentSet("cut short", cut()),
        argumentSet("another OID", "MBEGCSqGSIb3DQEHAaAEBAIAAA=="));
  }

  private static String cut() {
    byte[] whole = TestAuthority.certsOnly(FLEET.root());
    return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(whole, whole.length / 2));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseIsNoCertificate(String body) {
    server.enrolment(_ -> Reaction.text(200, "application/pkcs7-mime", body));
    assertThatThrownBy(() -> client().enrol(key, new EstClientCredential.Nothing()))
        .isInstanceOf(EstException.class)
        .hasMessageStartingWith("the server’s answer");
  }

  @Test
  void aHugeAnswerIsNotReadToItsEnd() {
    server.enrolment(
        _ ->
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              while (true) {
                exchange.getResponseBody().write(new byte[64 * 1024]);
              }
            });
    assertThatThrownBy(() -> client().enrol(key, new EstClientCredential.Nothing()))
        .isInstanceOf(EstException.class)
        .hasMessageStartingWith("the server’s answer can’t be used");
  }

  @Test
  void moreCertificatesThanAFleetHasAreRefused() {
    var many = new X509Certificate[17];
    for (int i = 0; i < many.length; i++) {
      many[i] = FLEET.unit(TestAuthority.key().getPublic(), NAME);
    }
    server.cacerts(Reaction.certificates(many));
    assertThatThrownBy(() -> client().authorities()).hasMessageContaining("more than 16");
  }

  @Test
  void theServersWishesAreRead() throws Exception {
    // The example of RFC 7030, 4.5.2, without its attributes with values.
    server.csrattrs(Reaction.text(200, "application/csrattrs", "MBQGByqGSM49AgEGCSqGSIb3DQEJBw=="));
    assertThat(client().attributes()).containsExactly("1.2.840.10045.2.1", "1.2.840.113549.1.9.7");
    assertThatThrownBy(() -> client().enrol(key, new EstClientCredential.Nothing()))
        .hasMessageContaining("bound to their connection");

    server.csrattrs(Reaction.text(200, "application/csrattrs", "bm9uc2Vuc2U="));
    assertThatThrownBy(() -> client().attributes()).hasMessageContaining("can’t be read");
    server.csrattrs(Reaction.status(404));
    assertThat(client().attributes()).isEmpty();
  }

  @Test
  void aDocumentGoesUnderTheUnitsName() throws Exception {
    X509Certificate own = FLEET.unit(key.getPublic(), NAME);
    var device =
        new DeviceApiClient(
            server.address(), new ServerTrust.Roots(List.of(FLEET.root())), EstLimits.STANDARD);
    var chain = List.of(own, FLEET.issuing());
    assertThat(device.put("/device/v1/manufacturing", "{}", key, chain)).isEmpty();
    assertThat(server.asked("manufacturing").getFirst().client()).contains(own);

    server.documents(_ -> Reaction.text(400, "text/plain", "No."));
    assertThat(device.put("/device/v1/manufacturing", "{}", key, chain))
        .contains(new EstResponse.Refused(400, "No."));
  }

  @Test
  void neitherProofNorAnswerShowsTheSecret() {
    assertThat(new EstClientCredential.ByClaim(claim()).toString())
        .doesNotContain(TestAuthority.CLAIM_SECRET);
  }
}
