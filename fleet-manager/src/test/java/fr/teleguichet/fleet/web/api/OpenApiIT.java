package fr.teleguichet.fleet.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description of the programming interface against the running server. */
@ExtendWith(SharedPages.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenApiIT {

  /** Values for members that the server asks for. */
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("account", "1"),
          Map.entry("name", "\"x\""),
          Map.entry("commune", "\"Gourdon\""),
          Map.entry("insee", "\"46127\""),
          Map.entry("latitude", "44.7"),
          Map.entry("longitude", "1.38"),
          Map.entry("logo", "\"x\""),
          Map.entry("part", "\"os\""),
          Map.entry("provider", "\"direct\""),
          Map.entry("version", "\"1.0\""),
          Map.entry("artifacts", "[0]"),
          Map.entry("modules", "[0]"),
          Map.entry("distribution", "0"),
          Map.entry("confirmation", "\"confirmed\""),
          Map.entry("certificate", "\"x\""),
          Map.entry("quarantine", "false"),
          Map.entry("days", "3"),
          Map.entry("kiosk", "\"borne-gramat\""),
          Map.entry("service", "\"caf\""),
          Map.entry("weekdays", "[\"monday\"]"),
          Map.entry("begins", "\"09:00\""),
          Map.entry("finishes", "\"12:00\""),
          Map.entry("minutes", "30"),
          Map.entry("from", "\"2025-01\""),
          Map.entry("to", "\"2025-12\""),
          Map.entry("first", "\"2026-12-01\""),
          Map.entry("last", "\"2026-12-08\""),
          Map.entry("territory", "\"lot\""),
          Map.entry("action", "\"identify\""),
          Map.entry("kiosks", "[\"figeac-1\"]"),
          Map.entry("reason", "\"x\""),
          Map.entry("state", "\"agreed\""),
          Map.entry("start", "\"2026-12-01T10:00:00Z\""),
          Map.entry("end", "\"2026-12-01T11:00:00Z\""));

  /** Routes whose bodies depend on something else, with what it is. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "POST /api/v1/units/{number}/accept", "on the unit's state",
          "POST /api/v1/units/{number}/acceptances", "on the version of the record",
          "POST /api/v1/gateway-tokens", "on a setting that is off here");

  private UpdateBench bench;
  private Description description;
  private final Map<String, String> known = new LinkedHashMap<>();

  @BeforeAll
  void thereIsSomethingToTellOf(TestPages.Running pages) throws IOException {
    EightKiosks.on(pages);
    bench = new UpdateBench(pages);
    description = Description.of(pages.get("/api/v1/openapi.yml").body());
    UpdateBench.Enrolled kiosk = bench.kiosk("figeac-1");
    kiosk.close();
    int distribution = bench.distribution("os.swu", "an image".getBytes(StandardCharsets.UTF_8));
    int update = bench.assign(kiosk, distribution, "");
    Instant tomorrow = pages.clock().instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(86_400);
    made(
        "PUT",
        "/api/v1/sites/gourdon",
        """
        {"name":"Mairie","commune":"Gourdon","insee":"46127","latitude":44.7,"longitude":1.38}
        """);
    made("PUT", "/api/v1/kiosks/figeac-1/labels/pilot", "");
    made(
        "PUT",
        "/api/v1/kiosks/figeac-1/appointments/x",
        "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(tomorrow, tomorrow.plusSeconds(3600)));
    made(
        "POST",
        "/api/v1/appointments/offers",
        """
        {"kiosk":"borne-gramat","service":"caf","weekdays":["monday","tuesday"],"begins":"09:00",
         "finishes":"12:00","minutes":30,"first":"%s","last":"%s"}
        """
            .formatted(
                tomorrow.toString().substring(0, 10),
                tomorrow.plusSeconds(20 * 86_400).toString().substring(0, 10)));
    made("POST", "/api/v1/rollouts", "{\"distribution\":" + distribution + "}");
    known.put("/kiosks/{id}/care", "/kiosks/borne-gramat/care");
    known.put("/kiosks/{id}", "/kiosks/figeac-1");
    known.put("/artifacts/{id}", "/artifacts/" + first("/api/v1/artifacts", "id"));
    String module = "/software-modules/" + first("/api/v1/software-modules", "id");
    known.put("/software-modules/{id}", module);
    known.put("/software-modules/{module}", module);
    known.put("/rollouts/{id}", "/rollouts/" + first("/api/v1/rollouts", "id"));
    known.put("/units/{number}", "/units/" + first("/api/v1/units", "number"));
    known.put("/services/{code}", "/services/carsat");
    known.put("{kiosk}", "borne-gramat");
    known.put("{action}", Integer.toString(update));
    known.put("{label}", "pilot");
    known.put("{appointment}", "x");
    known.put("{code}", "gourdon");
    known.put("{key}", "k");
  }

  private void made(String method, String path, String body) {
    assertThat(bench.ask(method, path, body).statusCode()).as(path).isIn(200, 201, 204);
  }

  private String first(String path, String member) throws IOException {
    Json list = bench.json(bench.ask("GET", path, ""));
    return list.get(0).get(member).node().coerceStringValue();
  }

  /** The path with what there is in it, and what there is not. */
  private String here(String path) {
    String filled = path;
    for (var entry : known.entrySet()) {
      filled = filled.replace(entry.getKey(), entry.getValue());
    }
    return filled.replaceAll("\\{[^}]*}", "0");
  }

  private static Stream<String> nowhere(String path) {
    return Stream.of("0", "no-such", "%C3%A9%20x")
        .map(it -> path.replaceAll("\\{[^}]*}", it))
        .distinct();
  }

  private void described(Description.Operation operation, HttpResponse<String> answer, String how)
      throws IOException {
    String where = operation + " " + how + ": " + answer.body();
    String status = Integer.toString(answer.statusCode());
    assertThat(operation.statuses()).as(where).contains(status);
    if (answer.statusCode() >= 400 && !operation.method().equals("HEAD")) {
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(where)
          .startsWith(Problem.MEDIA_TYPE);
    }
    if (answer.statusCode() < 300) {
      assertThat(description.hasContent(operation, status))
          .as("%s, whether an answer has a body", where)
          .isEqualTo(!answer.body().isEmpty());
    }
    if (!answer.body().isEmpty()
        && answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
      assertThat(description.faults(operation, status, bench.json(answer).node()))
          .as(where)
          .isEmpty();
    }
  }

  @Test
  void everyRouteSaysThatItNeedsATokenAndDoes(TestPages.Running pages) {
    assertThat(description.operations()).hasSizeGreaterThan(80);
    for (Description.Operation operation : description.operations()) {
      boolean isPublic = operation.path().startsWith("/api/v1/public/");
      assertThat(operation.needsToken()).as("%s", operation).isEqualTo(!isPublic);
      if (isPublic) {
        continue;
      }
      assertThat(operation.statuses()).as("%s", operation).contains("401");
      int status =
          pages
              .send(
                  pages
                      .strangersRequest(here(operation.path()))
                      .method(operation.method(), BodyPublishers.ofString(""))
                      .build())
              .statusCode();
      assertThat(status).as("%s", operation).isEqualTo(401);
    }
  }

  @Test
  void whatTheServerAnswersIsDescribed() throws IOException {
    for (Description.Operation operation : description.operations()) {
      if (operation.method().equals("GET")) {
        described(operation, bench.ask("GET", here(operation.path()), ""), "of what there is");
      }
      List<String> bodies =
          operation.body().isPresent() ? List.of("", "{}", "x", "[]", "{\"no\":1}") : List.of("");
      for (String path : nowhere(operation.path()).toList()) {
        for (String body : bodies) {
          described(operation, bench.ask(operation.method(), path, body), path + " " + body);
        }
      }
      if (operation.method().equals("GET")) {
        for (String name : operation.parameters().keySet()) {
          described(
              operation,
              bench.ask("GET", here(operation.path()) + "?" + name + "=%C3%A9", ""),
              name);
        }
      }
    }
  }

  @Test
  void parametersThatAreCalledRequiredAreAndNoOthers() {
    for (Description.Operation operation : description.operations()) {
      boolean needs = operation.parameters().containsValue(true);
      if (operation.method().equals("GET")) {
        assertThat(bench.ask("GET", here(operation.path()), "").statusCode() == 400)
            .as("%s without parameters", operation)
            .isEqualTo(needs);
      }
    }
    assertThat(description.operation("POST /api/v1/artifacts").parameters())
        .isEqualTo(Map.of("name", true, "sha256", false));
  }

  /** A name of a class of ours, or one with a number, is that of a second schema for one thing. */
  @Test
  void eachThingHasOneSchemaWithANameOfItsOwn() {
    assertThat(description.schemas())
        .contains("Share", "Opening", "EvaluationChapterCode")
        .allSatisfy(it -> assertThat(it).matches("[A-Z][A-Za-z]+").doesNotEndWith("Json"));
  }

  @Test
  void aWordIsDescribedAsItIsSent() {
    assertThat(description.words("EvaluationChapterCode"))
        .containsExactlyElementsOf(
            Stream.of(EvaluationChapter.values()).map(EvaluationChapter::code).toList());
    assertThat(description.words("CommitmentBound")).containsExactly("at-least", "at-most");
  }

  /** Members are left out until nothing is missed any more: those that were are required. */
  @Test
  void membersThatAreCalledRequiredAreAndNoOthers() throws IOException {
    for (Description.Operation operation : description.operations()) {
      if (operation.body().isEmpty() || ELSEWHERE.containsKey(operation.toString())) {
        continue;
      }
      Map<String, String> given = new LinkedHashMap<>();
      String missed = missed(operation, given);
      while (!missed.isEmpty() && !given.containsKey(missed)) {
        assertThat(SAMPLES).as("%s", operation).containsKey(missed);
        given.put(missed, SAMPLES.get(missed));
        missed = missed(operation, given);
      }
      assertThat(new TreeSet<>(given.keySet()))
          .as("%s", operation)
          .isEqualTo(new TreeSet<>(description.required(operation.body().orElseThrow())));
    }
  }

  /** The member that the server asks for; empty when it has all that it needs. */
  private String missed(Description.Operation operation, Map<String, String> given)
      throws IOException {
    List<String> members = new ArrayList<>();
    given.forEach((name, value) -> members.add("\"" + name + "\":" + value));
    HttpResponse<String> answer =
        bench.ask(
            operation.method().toUpperCase(Locale.ROOT),
            here(operation.path()),
            "{" + String.join(",", members) + "}");
    described(operation, answer, "of " + members);
    if (answer.statusCode() != 400) {
      return "";
    }
    List<Json> errors = bench.json(answer).get("errors").values();
    return errors.isEmpty() ? "" : errors.getFirst().get("field").getStringValue();
  }
}
