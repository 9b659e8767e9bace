package fr.teleguichet.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Made-up people, one of each role: each has a link that is good once, on which whoever tries the
 * demo chooses a password. They are invited as a person would do it, by a first account whose
 * password nobody knows afterwards.
 */
final class DemoPeople {

  private static final String FILE = "sign-in.json";
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("http://[^\\s\"<]+/welcome\\?token=[\\w-]+");
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Invited(String role, String name) {}

  private static final List<Invited> PEOPLE =
      List.of(
          new Invited("coordinator", "Camille Coordination"),
          new Invited("technician", "Thomas Technique"),
          new Invited("mediator", "Mona Médiation"),
          new Invited("adviser", "Alex Conseil"));

  private final ManagerProcess manager;
  private final DemoFolder folder;
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  DemoPeople(ManagerProcess manager, DemoFolder folder) {
    this.manager = manager;
    this.folder = folder;
  }

  /** The link of each role; those of an earlier run, of which some may be used up. */
  JsonNode links() {
    if (Files.exists(folder.path(FILE))) {
      return ManagerProcess.read(folder.path(FILE));
    }
    ObjectNode links = JSON.createObjectNode();
    manager.firstAccount().ifPresent(first -> invite(first, links));
    return links;
  }

  private void invite(String first, ObjectNode links) {
    String password = newPassword();
    String _ =
        submit(
            "/first-account",
            Map.of(
                "token",
                first.replaceAll(".*token=", ""),
                "name",
                "Démonstration",
                "email",
                "demo@example.org",
                "password",
                password,
                "again",
                password));
    String _ = submit("/compliance/authority", DemoPublicAuthority.FORM);
    PEOPLE.forEach(person -> links.put(person.role(), link(person)));
    folder.write(FILE, links.toPrettyString() + "\n");
  }

  private static String newPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }

  /** An adviser of the demo serves every public body that there is. */
  private String link(Invited person) {
    Map<String, String> fields = new HashMap<>();
    fields.put("name", person.name());
    fields.put("email", person.role() + "@example.org");
    fields.put("role", person.role());
    fields.put("scope", "fleet");
    for (JsonNode service : manager.get("/api/v1/services")) {
      fields.put("service-" + service.get("code").asText(), "on");
    }
    String page = submit("/accounts", fields);
    Matcher link = LINK.matcher(page);
    if (!link.find()) {
      throw new DemoException("The fleet manager made no link for " + person.name() + ".");
    }
    return link.group();
  }

  private static HttpRequest request(URI address, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(address)
        .timeout(ANSWER)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Origin", "http://" + address.getAuthority())
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }

  private String submit(String path, Map<String, String> fields) {
    URI address = manager.pages().resolve(path);
    try {
      HttpResponse<String> answer =
          browser.send(request(address, fields), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new DemoException(
            "The fleet manager answers %d to %s.".formatted(answer.statusCode(), address));
      }
      return answer.body();
    } catch (IOException e) {
      throw new DemoException("The fleet manager does not answer at " + address + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("Stopped while waiting for the fleet manager.", e);
    }
  }
}
