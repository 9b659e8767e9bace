package fr.teleguichet.swarm.enrol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.teleguichet.est.FakeEstServer;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.KioskId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fleet manager's programming interface on a real socket of the loopback, and its device listener
 * beside it. It hands out a claim to whoever has the token, and believes its own claims only.
 */
public final class FakeManager implements AutoCloseable {

  /** The token that it takes. */
  public static final String TOKEN = "correct-horse-battery-staple";

  private static final Pattern BODY =
      Pattern.compile("\\{\"kiosk\":\"(swarm-\\d{6})\",\"territory\":\"(\\w+)\"}");
  private static final String SECRET = "s".repeat(43);

  private final TestAuthority authority = TestAuthority.make("Fleet");
  private final FakeEstServer est;
  private final HttpServer pages;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<KioskName> planned = new CopyOnWriteArrayList<>();
  private volatile Clerk clerk = Reply::claim;
  private volatile URI listener;

  /** What is said to a kiosk that is to be planned; the claim is what it would get. */
  @FunctionalInterface
  public interface Clerk {
    Reply decide(EnrolmentClaim claim);
  }

  /** An answer of the pages. */
  public record Reply(int status, String body) {

    public static Reply claim(EnrolmentClaim claim) {
      return new Reply(201, ClaimFile.encode(claim));
    }

    public static Reply problem(int status, String detail) {
      return new Reply(status, "{\"title\":\"No\",\"errors\":[{}],\"detail\":\"" + detail + "\"}");
    }
  }

  private FakeManager() throws IOException {
    est = FakeEstServer.start(authority);
    est.enrolment(this::enrol);
    listener = est.address();
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.setExecutor(threads);
    pages.createContext("/api/v1/units", this::plan);
    pages.start();
  }

  public static FakeManager start() throws IOException {
    return new FakeManager();
  }

  /** Where its pages are. */
  public String address() {
    return "http://127.0.0.1:" + pages.getAddress().getPort();
  }

  /** Its device listener. */
  public FakeEstServer est() {
    return est;
  }

  public void clerk(Clerk decides) {
    clerk = decides;
  }

  /** Where its claims lead, whatever is there. */
  public void listener(URI address) {
    listener = address;
  }

  /** The kiosks that were asked for, in that order. */
  public List<KioskName> planned() {
    return planned;
  }

  /** What it says to a certificate request: it issues what the claim's id, made below, says. */
  public FakeEstServer.Reaction enrol(FakeEstServer.Asked request) {
    String pair =
        new String(
            Base64.getDecoder().decode(request.authorization().orElseThrow().substring(6)),
            StandardCharsets.US_ASCII);
    if (!pair.endsWith(":" + SECRET)) {
      return FakeEstServer.Reaction.status(401);
    }
    var kiosk = new KioskName(pair.substring(0, 12));
    Territory territory = new Territory(pair.substring(13, 22).replaceAll("_+$", ""));
    return est.issue(new KioskId(territory, kiosk)).decide(request);
  }

  private void plan(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher parts = BODY.matcher(body);
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      Reply reply;
      if (!("Bearer " + TOKEN).equals(token)) {
        reply = Reply.problem(401, "Send the token.");
      } else if (!parts.matches() || !exchange.getRequestMethod().equals("POST")) {
        reply = Reply.problem(400, "What is that?");
      } else {
        planned.add(new KioskName(parts.group(1)));
        reply = clerk.decide(claim(parts.group(1), parts.group(2)));
      }
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** The id says for whom it is, so that the device listener needs no memory. */
  private EnrolmentClaim claim(String kiosk, String territory) {
    return new EnrolmentClaim(
        kiosk + "-" + territory + "_".repeat(9 - territory.length()),
        SECRET,
        new KioskName(kiosk),
        new Territory(territory),
        listener,
        Instant.now().plus(Duration.ofDays(7)),
        List.of(authority.root()));
  }

  @Override
  public void close() {
    pages.stop(0);
    est.close();
    var _ = threads.shutdownNow();
  }
}
