package fr.teleguichet.fleet.web.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.pastfigure.PastFigureSamples;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.fleet.update.rollout.RolloutSamples;
import fr.teleguichet.fleet.update.trust.TrustListSamples;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.SignerIdentity;
import fr.teleguichet.release.TestKeys;
import fr.teleguichet.release.TrustLists;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server answers to requests that succeed is what the description says of each. */
final class OpenApiSuccessIT {

  @RegisterExtension
  static final SharedPages SERVER =
      SharedPages.with(
          Map.of(
              "fleet.update.target-token",
              "true",
              "fleet.update.gateway-token",
              "true",
              "fleet.update.second-person",
              "true"));

  private static final JsonMapper JSON = JsonMapper.createDefault();

  /** The smallest picture. */
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
          + "DwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private final Set<String> seen = new TreeSet<>();
  private final Map<String, String> known = new HashMap<>();
  private TestPages.Running pages;
  private UpdateBench bench;
  private Description description;
  private String token;

  private HttpResponse<String> succeeds(String operation, int status, String body, String... more)
      throws IOException {
    return succeeds(operation, status, body.getBytes(StandardCharsets.UTF_8), more);
  }

  private HttpResponse<String> succeeds(String operation, int status, byte[] sent, String... more)
      throws IOException {
    String body = new String(sent, StandardCharsets.UTF_8);
    int query = operation.contains("?") ? operation.indexOf('?') : operation.length();
    Description.Operation described = description.operation(operation.substring(0, query));
    String path = described.path() + operation.substring(query);
    for (var entry : known.entrySet()) {
      path = path.replace("{" + entry.getKey() + "}", entry.getValue());
    }
    HttpRequest.Builder request =
        pages
            .strangersRequest(path)
            .header("Authorization", "Bearer " + token)
            .method(described.method(), BodyPublishers.ofByteArray(sent));
    boolean json = body.isEmpty() || body.startsWith("{");
    request.header("Content-Type", json ? "application/json" : "text/csv");
    for (int i = 0; i < more.length; i += 2) {
      request.setHeader(more[i], more[i + 1]);
    }
    if (described.body().isPresent() && body.startsWith("{")) {
      assertThat(description.faults(described.body().orElseThrow(), json(body)))
          .as("%s, what is asked", operation)
          .isEmpty();
    }
    HttpResponse<String> answer = pages.send(request.build());
    String where = operation + " at " + path + ": " + answer.body();
    assertThat(answer.statusCode()).as(where).isEqualTo(status);
    assertThat(described.statuses()).as(where).contains(Integer.toString(status));
    assertThat(description.hasContent(described, Integer.toString(status)))
        .as("%s, whether an answer has a body", where)
        .isEqualTo(!answer.body().isEmpty());
    if (!answer.body().isEmpty()) {
      assertThat(description.faults(described, Integer.toString(status), bench.json(answer).node()))
          .as(where)
          .isEmpty();
    }
    seen.add(described.toString());
    return answer;
  }

  private static JsonNode json(String text) throws IOException {
    return requireNonNull(JSON.readValue(text, JsonNode.class));
  }

  private void know(String name, HttpResponse<String> answer, String member) throws IOException {
    known.put(name, bench.json(answer).get(member).node().coerceStringValue());
  }

  @BeforeEach
  void thereAreKiosks(TestPages.Running running) throws IOException {
    pages = running;
    EightKiosks.on(pages);
    bench = new UpdateBench(pages);
    token = Files.readString(pages.tokenFile()).strip();
    description = Description.of(pages.get("/api/v1/openapi.yml").body());
  }

  @Test
  void whatSucceedsIsAnsweredAsDescribed() throws IOException {
    sites();
    kiosks();
    appointments();
    software();
    rollouts();
    units();
    uploads();
    alerts();
    services();
    files();
    unitsThatWait();
    aRolloutThatAFailureHoldsUp();
    trust();
    HttpResponse<String> report =
        succeeds("POST /api/v1/evaluations", 201, "{\"from\":\"2025-01\",\"to\":\"2025-12\"}");
    assertThat(pages.get(report.headers().firstValue("Location").orElseThrow()).statusCode())
        .isEqualTo(200);

    Set<String> missed = new TreeSet<>();
    for (Description.Operation each : description.operations()) {
      if (!each.method().equals("GET") && !seen.contains(each.toString())) {
        missed.add(each.toString());
      }
    }
    assertThat(missed).isEmpty();
  }

  private void sites() throws IOException {
    known.put("code", "gourdon");
    String site =
        """
        {"name":"Mairie","commune":"Gourdon","insee":"46127","latitude":44.7,"longitude":1.38}
        """;
    HttpResponse<String> _ = succeeds("PUT /api/v1/sites/{code}", 201, site);
    HttpResponse<String> _ = succeeds("PUT /api/v1/sites/{code}", 200, site);
    HttpResponse<String> _ = succeeds("DELETE /api/v1/sites/{code}", 204, "");
  }

  private void kiosks() throws IOException {
    known.put("id", "borne-gramat");
    HttpResponse<String> _ = succeeds("PUT /api/v1/kiosks/{id}", 200, "{\"site\":\"gramat\"}");
    HttpResponse<String> _ = succeeds("POST /api/v1/kiosks/{id}/births", 202, "");
    know("care", succeeds("POST /api/v1/kiosks/{id}/care", 201, "{\"action\":\"identify\"}"), "id");
    HttpResponse<String> _ = succeeds("DELETE /api/v1/kiosks/{id}/care/{care}", 200, "");
  }

  private void appointments() throws IOException {
    Instant soon = pages.clock().instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(86_400);
    String day = soon.toString().substring(0, 10);
    HttpResponse<String> offer =
        succeeds(
            "POST /api/v1/appointments/offers",
            201,
            """
            {"kiosk":"borne-gramat","service":"caf","weekdays":["monday","tuesday","wednesday",
             "thursday","friday"],"begins":"09:00","finishes":"12:00","minutes":30,
             "first":"%s","last":"%s"}
            """
                .formatted(day, soon.plusSeconds(20 * 86_400).toString().substring(0, 10)));
    String start =
        bench
            .json(bench.ask("GET", "/api/v1/appointments/times/borne-gramat", ""))
            .get(0)
            .get("start")
            .getStringValue();
    know(
        "id",
        succeeds(
            "POST /api/v1/appointments",
            201,
            "{\"kiosk\":\"borne-gramat\",\"service\":\"caf\",\"start\":\"" + start + "\"}"),
        "id");
    HttpResponse<String> _ = succeeds("DELETE /api/v1/appointments/{id}", 204, "");
    know("id", offer, "id");
    HttpResponse<String> _ = succeeds("DELETE /api/v1/appointments/offers/{id}", 204, "");
  }

  private void software() throws IOException {
    bench.kiosk("figeac-1").close();
    known.put("id", "figeac-1");
    known.put("label", "pilot");
    known.put("appointment", "x");
    Instant start = pages.clock().instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(86_400);
    HttpResponse<String> _ = succeeds("PUT /api/v1/kiosks/{id}/labels/{label}", 200, "");
    HttpResponse<String> _ = succeeds("DELETE /api/v1/kiosks/{id}/labels/{label}", 200, "");
    HttpResponse<String> _ = succeeds("PUT /api/v1/kiosks/{id}/polling", 200, "{\"seconds\":600}");
    HttpResponse<String> _ = succeeds("POST /api/v1/kiosks/{id}/target-token", 201, "");
    HttpResponse<String> _ = succeeds("DELETE /api/v1/kiosks/{id}/target-token", 204, "");
    HttpResponse<String> _ =
        succeeds(
            "PUT /api/v1/kiosks/{id}/appointments/{appointment}",
            200,
            "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(start, start.plusSeconds(3600)));
    HttpResponse<String> _ =
        succeeds("DELETE /api/v1/kiosks/{id}/appointments/{appointment}", 204, "");
    know(
        "token",
        succeeds("POST /api/v1/gateway-tokens", 201, "{\"name\":\"Figeac\",\"days\":90}"),
        "id");
    HttpResponse<String> _ = succeeds("DELETE /api/v1/gateway-tokens/{token}", 204, "");

    known.put(
        "distribution",
        Integer.toString(bench.distribution("os.swu", "image".getBytes(StandardCharsets.UTF_8))));
    String artifact = first("/api/v1/artifacts");
    String wanted = "{\"distribution\":" + known.get("distribution") + "}";
    HttpResponse<String> _ = succeeds("POST /api/v1/kiosks/{id}/updates/dry-run", 200, wanted);
    String asking = wanted.replace("}", ",\"confirm\":true}");
    know("action", succeeds("POST /api/v1/kiosks/{id}/updates", 201, asking), "id");
    HttpResponse<String> _ =
        succeeds(
            "PUT /api/v1/kiosks/{id}/updates/{action}/confirmation",
            200,
            "{\"confirmation\":\"confirmed\"}");
    HttpResponse<String> _ = succeeds("DELETE /api/v1/kiosks/{id}/updates/{action}", 200, "");
    know(
        "module",
        succeeds(
            "POST /api/v1/software-modules",
            201,
            "{\"part\":\"os\",\"name\":\"kiosk-os\",\"version\":\"7.0\",\"artifacts\":["
                + artifact
                + "]}"),
        "id");
    known.put("key", "k");
    HttpResponse<String> _ =
        succeeds(
            "PUT /api/v1/software-modules/{module}/metadata/{key}", 200, "{\"value\":\"word\"}");
    HttpResponse<String> _ =
        succeeds("DELETE /api/v1/software-modules/{module}/metadata/{key}", 204, "");
    HttpResponse<String> _ =
        succeeds(
            "POST /api/v1/distributions",
            201,
            "{\"name\":\"kiosk\",\"version\":\"7.0\",\"modules\":[" + known.get("module") + "]}");
    known.put("id", artifact);
    HttpResponse<String> _ =
        succeeds("POST /api/v1/artifacts/{id}/withdraw", 200, "{\"reason\":\"x\"}");
    HttpResponse<String> _ =
        succeeds("POST /api/v1/artifacts/{id}/restore", 200, "{\"name\":\"os.swu\"}");
  }

  private String first(String path) throws IOException {
    return bench.json(bench.ask("GET", path, "")).get(0).get("id").node().coerceStringValue();
  }

  private void rollouts() throws IOException {
    String wanted = "{\"distribution\":" + known.get("distribution") + "}";
    HttpResponse<String> _ = succeeds("POST /api/v1/rollouts/dry-run", 200, wanted);
    know("id", succeeds("POST /api/v1/rollouts", 201, wanted), "id");
    approve();
    HttpResponse<String> _ =
        succeeds("POST /api/v1/rollouts/{id}/alone", 200, "{\"kiosks\":[\"figeac-1\"]}");
    for (String act : List.of("start", "pause", "resume", "diagnostics", "roll-back")) {
      HttpResponse<String> _ = succeeds("POST /api/v1/rollouts/{id}/" + act, 200, "");
    }
    know("id", succeeds("POST /api/v1/rollouts", 201, wanted), "id");
    approve();
    HttpResponse<String> _ = succeeds("POST /api/v1/rollouts/{id}/abort", 200, "");
    know("id", succeeds("POST /api/v1/rollouts", 201, wanted), "id");
    HttpResponse<String> _ =
        succeeds("POST /api/v1/rollouts/{id}/reject", 200, "{\"reason\":\"Après Noël\"}");
  }

  /** Another person agrees than the one who made it, signed in by name. */
  private void approve() throws IOException {
    HttpResponse<String> _ =
        succeeds(
            "POST /api/v1/rollouts/{id}/approve",
            200,
            "",
            "Authorization",
            "",
            "Cookie",
            "teleguichet=" + pages.session(),
            "Origin",
            pages.uri("").toString());
  }

  private void aRolloutThatAFailureHoldsUp() throws IOException {
    UpdateSamples.Ids _ = UpdateSamples.on(pages);
    known.put("id", Integer.toString(RolloutSamples.on(pages).failed()));
    HttpResponse<String> _ =
        succeeds("POST /api/v1/rollouts/{id}/retry", 200, "{\"kiosk\":\"borne-gramat\"}");
  }

  private void units() throws IOException {
    known.put("number", place(unit("borne-1")));
    HttpResponse<String> _ = succeeds("POST /api/v1/units/{number}/claim", 200, "{}");
    HttpResponse<String> _ = succeeds("POST /api/v1/units/{number}/cancel", 200, "");
    bench.kiosk("figeac-2").close();
    for (String act : List.of("revoke", "retire")) {
      String kiosk = act.equals("revoke") ? "figeac-1" : "figeac-2";
      known.put("number", enrolled(kiosk));
      HttpResponse<String> _ =
          succeeds("POST /api/v1/units/{number}/" + act, 200, "{\"kiosk\":\"" + kiosk + "\"}");
    }
  }

  private String enrolled(String kiosk) throws IOException {
    return bench.json(bench.ask("GET", "/api/v1/units?state=enrolled", "")).values().stream()
        .filter(it -> it.get("kiosk").getStringValue().equals(kiosk))
        .map(it -> it.get("number").node().coerceStringValue())
        .findFirst()
        .orElseThrow();
  }

  /** The last part of where the answer says that something is now. */
  private static String place(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
  }

  private HttpResponse<String> unit(String kiosk) throws IOException {
    return succeeds(
        "POST /api/v1/units", 201, "{\"kiosk\":\"" + kiosk + "\",\"territory\":\"lot\"}");
  }

  private void uploads() throws IOException {
    String name = Base64.getEncoder().encodeToString("new.swu".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> _ = succeeds("OPTIONS /api/v1/uploads", 204, "");
    HttpResponse<String> begun =
        succeeds(
            "POST /api/v1/uploads",
            201,
            "",
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            "10",
            "Upload-Metadata",
            "filename " + name);
    known.put("id", place(begun));
    HttpResponse<String> _ =
        succeeds("HEAD /api/v1/uploads/{id}", 200, "", "Tus-Resumable", "1.0.0");
    HttpResponse<String> _ =
        succeeds(
            "PATCH /api/v1/uploads/{id}",
            204,
            "abc",
            "Content-Type",
            "application/offset+octet-stream",
            "Tus-Resumable",
            "1.0.0",
            "Upload-Offset",
            "0");
    HttpResponse<String> _ =
        succeeds(
            "POST /api/v1/uploads/{id}",
            204,
            "def",
            "Content-Type",
            "application/offset+octet-stream",
            "Tus-Resumable",
            "1.0.0",
            "Upload-Offset",
            "3",
            "X-HTTP-Method-Override",
            "PATCH");
    HttpResponse<String> _ =
        succeeds("DELETE /api/v1/uploads/{id}", 204, "", "Tus-Resumable", "1.0.0");
  }

  private void alerts() throws IOException {
    known.put("id", Long.toString(AlertSamples.on(pages)));
    HttpResponse<String> _ = succeeds("POST /api/v1/alerts/{id}/see", 200, "");
    String somebody =
        bench
            .json(bench.ask("GET", "/api/v1/alerts/" + known.get("id") + "/assignees", ""))
            .get(0)
            .get("account")
            .node()
            .coerceStringValue();
    HttpResponse<String> _ =
        succeeds("POST /api/v1/alerts/{id}/assign", 200, "{\"account\":" + somebody + "}");
    HttpResponse<String> _ =
        succeeds("POST /api/v1/alerts/{id}/resolve", 200, "{\"note\":\"Papier remis\"}");
    HttpResponse<String> _ = succeeds("POST /api/v1/alerts/{id}/reopen", 200, "");
  }

  private void services() throws IOException {
    known.put("code", "point-justice");
    HttpResponse<String> _ =
        succeeds(
            "PUT /api/v1/services/{code}",
            200,
            """
            {"name": {"fr": "Justice (Point-justice)", "en": "Courts (Point-justice)"},
             "words": {"fr": "Connaître ses droits", "en": "Know your rights"},
             "pictogram": "court", "mode": "appointment",
             "opening": {"weekly": {"tuesday": ["09:00-12:00"]}}, "needs": ["print"],
             "telephone": "3039", "place": 5, "sites": ["cajarc"], "formerNames": ["TGI"],
             "offices": [{"name": "Palais", "town": "Cahors", "latitude": 44.45,
                          "longitude": 1.44}]}
            """);
    HttpResponse<String> _ =
        succeeds("POST /api/v1/services/{code}/state", 200, "{\"state\":\"agreed\"}");
    HttpResponse<String> _ =
        succeeds("PUT /api/v1/services/{code}/logo", 200, "{\"logo\":\"" + PIXEL + "\"}");
    HttpResponse<String> _ = succeeds("DELETE /api/v1/services/{code}/logo", 200, "");
    HttpResponse<String> _ = succeeds("PUT /api/v1/video", 200, "{\"provider\":\"direct\"}");
  }

  private void files() throws IOException {
    HttpResponse<String> _ =
        succeeds(
            "POST /api/v1/site-register?confirmed=true",
            200,
            """
            code;name;commune;insee;latitude;longitude
            souillac;Mairie de Souillac;Souillac;46309;44.8979;1.4738
            """);
    HttpResponse<String> _ =
        succeeds(
            "POST /api/v1/past-figures/imports?confirmed=true",
            200,
            PastFigureSamples.HEAD + "2019,,,,interviews,312,,Bilan 2019,\n");
    known.put("id", first("/api/v1/past-figures/imports"));
    HttpResponse<String> _ = succeeds("DELETE /api/v1/past-figures/imports/{id}", 204, "");
    know(
        "id",
        succeeds(
            "POST /api/v1/artifacts?name=pilot.swu",
            201,
            "a pilot",
            "Content-Type",
            "application/octet-stream"),
        "id");
    HttpResponse<String> _ =
        succeeds("PUT /api/v1/artifacts/{id}/notes", 200, "{\"notes\":\"Plus rapide.\"}");
    String module =
        """
        {"part":"os","name":"kiosk-os","version":"8.0","artifacts":[%s],"channel":"pilot"}
        """
            .formatted(known.get("id"));
    know("id", succeeds("POST /api/v1/software-modules", 201, module), "id");
    HttpResponse<String> _ = succeeds("POST /api/v1/software-modules/{id}/promote", 200, "");
  }

  private void trust() throws IOException {
    Instant now = pages.clock().instant();
    ReleaseSigner signer =
        ReleaseSigner.selfSigned(
            "Atelier", now.minus(1, ChronoUnit.DAYS), now.plus(100, ChronoUnit.DAYS));
    String key =
        """
        {"name":"Atelier","certificate":%s,"purpose":"releases"}
        """
            .formatted(JSON.writeValueAsString(TestKeys.pem(signer.certificate())));
    know("id", succeeds("POST /api/v1/release-keys", 201, key), "id");
    HttpResponse<String> _ =
        succeeds("POST /api/v1/release-keys/{id}/retire", 200, "{\"quarantine\":false}");
    ReleaseSigner root = TrustListSamples.rootOf(pages);
    known.put("serial", "7");
    HttpResponse<String> _ = succeeds("POST /api/v1/trust-lists/{serial}/publish", 200, "");
    HttpResponse<String> _ =
        succeeds(
            "POST /api/v1/trust-lists?name=trust-list-8.swu",
            201,
            TrustLists.without(root, 8, SignerIdentity.fingerprint(signer.certificate())),
            "Content-Type",
            "application/octet-stream");
  }

  private void unitsThatWait() throws IOException {
    FiveUnits.Numbers units = FiveUnits.on(pages);
    known.put("number", Integer.toString(units.waiting()));
    String accepted =
        """
        {"code":"%s","fingerprint":"%s","kiosk":"borne-neuve","territory":"lot"}
        """
            .formatted(ShortCode.of(FiveUnits.WAITING), FiveUnits.WAITING.hex());
    HttpResponse<String> _ = succeeds("POST /api/v1/units/{number}/accept", 200, accepted);
    known.put(
        "number",
        bench
            .json(bench.ask("GET", "/api/v1/units?state=waiting", ""))
            .get(0)
            .get("number")
            .node()
            .coerceStringValue());
    HttpResponse<String> _ = succeeds("POST /api/v1/units/{number}/reject", 200, "");
    known.put("number", Integer.toString(units.enrolled()));
    String record =
        """
        {"version":1,"kiosk":"borne-cajarc","territory":"grand-figeac","key":"%s",
         "board":"Raspberry Pi 5","at":"2026-11-24T09:00:00Z","technician":"Zoé",
         "peripherals":[{"device":"printer","result":"passed","measured":"1 page","remark":""}],
         "accessibility":[{"clause":"EN 301 549 8.3.2.1","measure":"high-reach","value":1180.5,
                           "unit":"mm","limit":"≤ 1220","passed":true}],
         "versions":{"agent":"1.2.3"},"verdict":"accepted"}
        """
            .formatted(FiveUnits.ENROLLED.hex());
    HttpResponse<String> _ = succeeds("POST /api/v1/units/{number}/acceptances", 204, record);
    HttpResponse<String> _ = succeeds("POST /api/v1/units/{number}/swap", 200, "{}");
  }
}
