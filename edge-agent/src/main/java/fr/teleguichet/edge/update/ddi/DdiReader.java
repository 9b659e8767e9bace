package fr.teleguichet.edge.update.ddi;

import fr.teleguichet.edge.json.UntrustedJsonParser;
import fr.teleguichet.edge.update.ddi.DdiException.Kind;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands what a server of DDI v1 says. Members that it does not know are passed over; what it
 * needs must be there and of its kind.
 */
final class DdiReader {

  static final int MAX_CHUNKS = 16;
  static final int MAX_ARTIFACTS = 16;

  /** hawkBit's default, for a server that says nothing. */
  static final Duration USUAL_SLEEP = Duration.ofMinutes(5);

  private static final Pattern SLEEP = Pattern.compile("(\\d{1,2}):(\\d{2}):(\\d{2})");
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z._+~:-]{1,128}");
  private static final Pattern FILE =
      Pattern.compile("[0-9A-Za-z_+~()=,@-][0-9A-Za-z._+~()=,@ -]{0,254}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

  private final URI server;
  private final String own;

  /** Reads what is said to this kiosk: no link may lead the conversation anywhere else. */
  DdiReader(DdiServerAddress terms) {
    this.server = terms.server();
    this.own = terms.base().getPath() + "/";
  }

  PollResponse poll(byte[] body) throws DdiException {
    JsonObject whole = object(body);
    Duration sleep =
        at(whole, "config")
            .flatMap(config -> at(config, "polling"))
            .flatMap(polling -> text(polling, "sleep"))
            .flatMap(DdiReader::sleep)
            .orElse(USUAL_SLEEP);
    JsonObject links = at(whole, "_links").orElseGet(JsonObject::new);
    return new PollResponse(sleep, offer(links), conversation(links, "configData"));
  }

  static Optional<Duration> sleep(String text) {
    Matcher parts = SLEEP.matcher(text);
    return parts.matches()
        ? Optional.of(
            Duration.ofHours(Long.parseLong(parts.group(1)))
                .plusMinutes(Long.parseLong(parts.group(2)))
                .plusSeconds(Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  /** What is to be stopped goes before what is to be done. */
  private Optional<PollResponse.Offer> offer(JsonObject links) throws DdiException {
    Optional<URI> cancel = conversation(links, "cancelAction");
    if (cancel.isPresent()) {
      return Optional.of(new PollResponse.Cancel(id(cancel.get()), cancel.get()));
    }
    Optional<URI> deploy = conversation(links, "deploymentBase");
    if (deploy.isPresent()) {
      return Optional.of(new PollResponse.Deploy(id(deploy.get()), deploy.get()));
    }
    Optional<URI> confirm = conversation(links, "confirmationBase");
    return confirm.isPresent()
        ? Optional.of(new PollResponse.Confirm(id(confirm.get())))
        : Optional.empty();
  }

  /** The last part of a link's path; {@code ?c=} is no part of it. */
  private static String id(URI link) throws DdiException {
    String path = link.getPath();
    return id(path.substring(path.lastIndexOf('/') + 1));
  }

  private static String id(String text) throws DdiException {
    if (!ID.matcher(text).matches()) {
      throw garbage("an action’s number is unreadable");
    }
    return text;
  }

  private Optional<URI> conversation(JsonObject links, String rel) throws DdiException {
    Optional<URI> link = link(links, rel);
    if (link.isPresent() && !isSameServer(link.get())) {
      throw garbage("the link " + rel + " leads to another server");
    }
    if (link.isPresent() && !link.get().getPath().regionMatches(true, 0, own, 0, own.length())) {
      throw garbage("the link " + rel + " leads to another kiosk’s");
    }
    return link;
  }

  private boolean isSameServer(URI link) {
    return server.getScheme().equals(link.getScheme())
        && server.getHost().equalsIgnoreCase(link.getHost())
        && port(server) == port(link);
  }

  static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return address.getScheme().equals("https") ? 443 : 80;
  }

  /** Absolute as hawkBit makes them, or relative to the server. */
  private Optional<URI> link(JsonObject links, String rel) throws DdiException {
    Optional<String> href = at(links, rel).flatMap(link -> text(link, "href"));
    if (href.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI link = server.resolve(href.get());
      if (link.getHost() == null || link.getPath() == null || link.getUserInfo() != null) {
        throw garbage("the link " + rel + " is no address");
      }
      return Optional.of(link);
    } catch (IllegalArgumentException e) {
      throw new DdiException(Kind.GARBAGE, "the link " + rel + " is no address", e);
    }
  }

  String stopId(byte[] body) throws DdiException {
    return id(
        at(object(body), "cancelAction")
            .flatMap(cancel -> text(cancel, "stopId"))
            .orElseThrow(() -> garbage("the cancellation does not say of what")));
  }

  Deployment deployment(byte[] body) throws DdiException, UnfitDeploymentException {
    JsonObject whole = object(body);
    String id = id(text(whole, "id").orElseThrow(() -> garbage("the deployment has no id")));
    JsonObject deployment =
        at(whole, "deployment").orElseThrow(() -> garbage("there is no deployment in it"));
    JsonArray chunks = array(deployment, "chunks").orElseGet(JsonArray::new);
    if (chunks.size() > MAX_CHUNKS) {
      throw new UnfitDeploymentException("it has more than " + MAX_CHUNKS + " modules");
    }
    List<DeploymentChunk> read = new ArrayList<>();
    for (Object chunk : chunks) {
      read.add(chunk(required(chunk, "a module")));
    }
    return new Deployment(id, mode(deployment, "download"), mode(deployment, "update"), read);
  }

  /** A word of a newer server is no permission. */
  private static DeploymentMode mode(JsonObject deployment, String name) {
    return switch (text(deployment, name).orElse("").toLowerCase(Locale.ROOT)) {
      case "attempt" -> DeploymentMode.ATTEMPT;
      case "forced" -> DeploymentMode.FORCED;
      default -> DeploymentMode.SKIP;
    };
  }

  private DeploymentChunk chunk(JsonObject chunk) throws DdiException, UnfitDeploymentException {
    String part = text(chunk, "part").orElseThrow(() -> garbage("a module has no part"));
    String version = text(chunk, "version").orElse("");
    if (!WORD.matcher(part).matches()) {
      throw new UnfitDeploymentException("the name of a module’s part is no word");
    }
    JsonArray artifacts = array(chunk, "artifacts").orElseGet(JsonArray::new);
    if (artifacts.size() > MAX_ARTIFACTS) {
      throw new UnfitDeploymentException("a module has more than " + MAX_ARTIFACTS + " files");
    }
    List<DdiArtifact> read = new ArrayList<>();
    for (Object artifact : artifacts) {
      read.add(artifact(required(artifact, "a file")));
    }
    return new DeploymentChunk(part, text(chunk, "name").orElse(""), version, read);
  }

  private DdiArtifact artifact(JsonObject artifact) throws DdiException, UnfitDeploymentException {
    String name = text(artifact, "filename").orElse("");
    if (!FILE.matcher(name).matches()) {
      throw new UnfitDeploymentException("a file’s name is none: it would lead elsewhere");
    }
    if (!(artifact.getValue("size") instanceof Number size) || size.longValue() < 0) {
      throw garbage("the file " + name + " has no size");
    }
    JsonObject hashes = at(artifact, "hashes").orElseGet(JsonObject::new);
    var sums =
        new ArtifactHashes(
            sum(hashes, "sha256", 64), sum(hashes, "sha1", 40), sum(hashes, "md5", 32));
    if (sums.sha256().isEmpty() && (sums.sha1().isEmpty() || sums.md5().isEmpty())) {
      throw new UnfitDeploymentException("the file " + name + " has no sum to know it by");
    }
    JsonObject links = at(artifact, "_links").orElseGet(JsonObject::new);
    Optional<URI> link = link(links, "download");
    if (link.isEmpty()) {
      link = link(links, "download-http");
    }
    URI found = link.orElseThrow(() -> garbage("the file " + name + " has no link"));
    // A file may lie elsewhere, with less protection than the conversation it may not.
    if (!found.getScheme().equals("https") && !found.getScheme().equals(server.getScheme())) {
      throw new UnfitDeploymentException("the file " + name + " would come unprotected");
    }
    return new DdiArtifact(name, size.longValue(), sums, found);
  }

  private static Optional<String> sum(JsonObject hashes, String name, int digits)
      throws UnfitDeploymentException {
    Optional<String> sum = text(hashes, name).filter(it -> !it.isEmpty());
    if (sum.isPresent() && (sum.get().length() != digits || !HEX.matcher(sum.get()).matches())) {
      throw new UnfitDeploymentException("a file’s " + name + " is none");
    }
    return sum.map(it -> it.toLowerCase(Locale.ROOT));
  }

  private static JsonObject object(byte[] body) throws DdiException {
    try {
      return UntrustedJsonParser.object(new String(body, StandardCharsets.UTF_8));
    } catch (DecodeException e) {
      throw new DdiException(
          Kind.GARBAGE, "the answer is no JSON object, or is nested too deep", e);
    }
  }

  private static JsonObject required(Object value, String what) throws DdiException {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw garbage(what + " is no object");
  }

  private static Optional<JsonObject> at(JsonObject object, String name) {
    return object.getValue(name) instanceof JsonObject it ? Optional.of(it) : Optional.empty();
  }

  private static Optional<JsonArray> array(JsonObject object, String name) {
    return object.getValue(name) instanceof JsonArray it ? Optional.of(it) : Optional.empty();
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.getValue(name) instanceof String it ? Optional.of(it) : Optional.empty();
  }

  private static DdiException garbage(String message) {
    return new DdiException(Kind.GARBAGE, message);
  }
}
